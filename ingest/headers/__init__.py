"""How `ingest.header` reads what stands above the body (thể thức văn bản): number, place and date, kind, title, issuer."""
