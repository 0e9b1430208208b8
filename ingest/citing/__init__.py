"""How `ingest.citations` reads what names another document (viện dẫn): numbers, names, short forms, what stands around them."""
