"""``python -m qgraph`` is ``qgraph``."""

from qgraph.cli import main

main()
