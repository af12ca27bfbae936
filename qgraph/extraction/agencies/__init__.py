"""Printed names become identities: which body, of which area, of which kind."""
