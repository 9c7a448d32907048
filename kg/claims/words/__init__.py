"""The words of an article that bear on claims: event words, what stands around them, names beside them."""
