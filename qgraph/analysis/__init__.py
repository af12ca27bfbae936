"""Networks and figures, made of what a store answers."""
