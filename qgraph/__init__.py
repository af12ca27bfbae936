"""qgraph: who does what, and where it says so."""
