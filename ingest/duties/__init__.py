"""How `ingest.obligations` reads the duties (nhiệm vụ) of a document: what is known of the page, whom a sentence charges, where
its clauses end, and with whom, to whom and when each is to be done."""
