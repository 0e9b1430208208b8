"""Reviewed data: the words of the field, loaded by the recognisers."""
