"""How `ingest.agencies` reads the names of bodies (cơ quan): words of the vocabulary, and whose body a short name means."""
