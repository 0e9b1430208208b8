"""Reading: a file becomes a Document."""
