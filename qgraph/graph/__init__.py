"""A plan becomes triples, and triples are kept, checked and asked."""
