-- What an event came before or after, where its sentence gives that no date: "before the vote".
-- Events found before this step have none until their article is extracted again.

CREATE TABLE event_order (
  event       INTEGER NOT NULL        -- the event
    REFERENCES events (id) ON DELETE CASCADE,
  ordinal     INTEGER NOT NULL,       -- 0 for the first
  relation    TEXT NOT NULL           -- where the event stands to the other happening
    CHECK (relation IN ('before', 'after')),
  start       INTEGER NOT NULL,       -- first code point of the word that names the other; the
  stop        INTEGER NOT NULL,       -- trigger of another event where it has a date after all
  words_start INTEGER NOT NULL,       -- first code point of the words that say so
  words_stop  INTEGER NOT NULL,       -- one past their last code point
  label       TEXT NOT NULL,          -- the other happening in the article's words
  PRIMARY KEY (event, ordinal)
) STRICT, WITHOUT ROWID;
