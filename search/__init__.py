"""Documents become a searchable index."""
