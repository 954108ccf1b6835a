-- How an event came by its date, and what else is told of it at the same time: "guards stopped the
-- raid on Monday, and two men fled". Events found before this step have neither until their article is
-- extracted again.

ALTER TABLE events ADD COLUMN dated_by TEXT -- words of its own sentence, the heading above it, or
  CHECK (dated_by IN ('own', 'heading', 'before')); -- a sentence before it; NULL: not known

CREATE TABLE told (
  event      INTEGER NOT NULL         -- the event
    REFERENCES events (id) ON DELETE CASCADE,
  ordinal    INTEGER NOT NULL,        -- 0 for the first
  start      INTEGER NOT NULL,        -- first code point of the word that names it
  stop       INTEGER NOT NULL,        -- one past its last code point
  label      TEXT NOT NULL,           -- what is told, in the article's words
  confidence REAL NOT NULL,           -- how likely the event's date is its date too, 0 to 1
  PRIMARY KEY (event, ordinal)
) STRICT, WITHOUT ROWID;
