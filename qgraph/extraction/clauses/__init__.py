"""Responsibility clauses: found in a text, and cut into names with their roles."""
