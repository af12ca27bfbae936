"""Answers become pages and files."""
