CREATE TABLE links (
    id            INTEGER PRIMARY KEY,
    code          TEXT    NOT NULL UNIQUE,
    target        TEXT    NOT NULL,
    created_ms    INTEGER NOT NULL,
    clicks        INTEGER NOT NULL DEFAULT 0,
    last_click_ms INTEGER
) STRICT;
