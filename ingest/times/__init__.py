"""How `ingest.timing` reads when something is due (thời hạn): days, rhythms, written times."""
