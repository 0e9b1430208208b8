-- The tables of the index's database (search.catalog). A change here needs another format number in search.index.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE documents (
    row INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, digest TEXT NOT NULL, label TEXT NOT NULL,
    title TEXT, type TEXT, issuer TEXT, place TEXT, date TEXT, earliest TEXT, latest TEXT,
    folded_type TEXT, folded_issuer TEXT, folded_place TEXT
);
CREATE TABLE units (
    row INTEGER PRIMARY KEY AUTOINCREMENT, document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    id TEXT NOT NULL, kind TEXT NOT NULL, path TEXT NOT NULL, headings TEXT NOT NULL, start INTEGER NOT NULL,
    size INTEGER NOT NULL, text TEXT NOT NULL, context TEXT NOT NULL, heading TEXT NOT NULL, category TEXT,
    periods TEXT NOT NULL, due TEXT, timing TEXT
);
CREATE INDEX units_document ON units (document);
CREATE INDEX units_id ON units (id);
CREATE TABLE parties (unit INTEGER NOT NULL REFERENCES units ON DELETE CASCADE, role TEXT NOT NULL, name TEXT NOT NULL,
    folded TEXT NOT NULL);
CREATE INDEX parties_unit ON parties (unit);
CREATE TABLE vectors (row INTEGER PRIMARY KEY AUTOINCREMENT, hash BLOB NOT NULL UNIQUE, value BLOB NOT NULL);
CREATE TABLE passages (unit INTEGER NOT NULL REFERENCES units ON DELETE CASCADE, vector INTEGER NOT NULL REFERENCES vectors);
CREATE INDEX passages_unit ON passages (unit);
CREATE INDEX passages_vector ON passages (vector);
CREATE TABLE numbers (document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE, own INTEGER NOT NULL,
    text TEXT NOT NULL, serial INTEGER NOT NULL, year INTEGER, symbol TEXT NOT NULL, type TEXT NOT NULL, unit TEXT);
CREATE INDEX numbers_serial ON numbers (serial);
CREATE TABLE abbreviations (document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE, short TEXT NOT NULL,
    long TEXT NOT NULL);
CREATE INDEX abbreviations_short ON abbreviations (short);
CREATE TABLE pending (document INTEGER PRIMARY KEY);
CREATE TABLE changes (revision INTEGER NOT NULL, vector INTEGER NOT NULL);
CREATE INDEX changes_revision ON changes (revision);
