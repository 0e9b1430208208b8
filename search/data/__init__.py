"""Data that search rests on; each file says at its head what it is and where it comes from."""
