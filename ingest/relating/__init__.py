"""How `ingest.relations` reads what one document does to another (quan hệ): cues, lists, plans that carry out a decision."""
