"""Offices as the text words them, and who holds them."""
