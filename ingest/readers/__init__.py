"""Readers of formats, one file a format; each takes the bytes of a file and returns its text."""
