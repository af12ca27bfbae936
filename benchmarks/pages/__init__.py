"""Pages of qgraph and of its peers, of the same invented plans, measured side by side in a real Chromium."""
