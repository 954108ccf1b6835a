-- The first schema of a chronicle. A shipped migration is never edited: a change is a new file.
--
-- Offsets (`start`, `stop`) count Unicode code points of articles.text, `stop` exclusive, so
-- substr(text, start + 1, stop - start) is the words. Days (`first_day`, `last_day`) are days since
-- 0001-01-01, proleptic Gregorian: date(first_day + 1721425.5) is the ISO day.

CREATE TABLE articles (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used again after a removal
  source       TEXT NOT NULL,         -- path, URL or name the bytes came from, as given
  title        TEXT NOT NULL,         -- may be empty
  dct          TEXT,                  -- day of publication, ISO; NULL where nothing says it
  dct_evidence TEXT                   -- what says so; NULL exactly where dct is
    CHECK (dct_evidence IN ('user', 'metadata', 'url', 'byline')),
  dct_words    TEXT,                  -- name of the metadata field, part of the URL, or words of the byline
  text         TEXT NOT NULL,         -- clean text, paragraphs separated by line feeds
  sha256       TEXT NOT NULL UNIQUE,  -- of the bytes as they were added, hex
  text_sha256  TEXT NOT NULL UNIQUE,  -- of the text with each run of white space made one space, hex
  added        TEXT NOT NULL,         -- when, RFC 3339 in UTC
  extracted_by TEXT NOT NULL,         -- version of the extraction that made the rows below
  CHECK ((dct IS NULL) = (dct_evidence IS NULL))
) STRICT;

CREATE TABLE sentences (
  id      INTEGER PRIMARY KEY,        -- also the rowid in sentence_words
  article INTEGER NOT NULL            -- the article it stands in
    REFERENCES articles (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,           -- 0 for the article's first
  start   INTEGER NOT NULL,           -- first code point in articles.text
  stop    INTEGER NOT NULL,           -- one past the last code point
  text    TEXT NOT NULL,              -- the words, so that a list of events reads no whole article
  UNIQUE (article, ordinal)
) STRICT;

-- Full text of the sentences, without accents and case; kept in step by the three triggers.
CREATE VIRTUAL TABLE sentence_words USING fts5 (
  text,                               -- sentences.text
  content = 'sentences', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER sentences_inserted AFTER INSERT ON sentences BEGIN
  INSERT INTO sentence_words (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER sentences_deleted AFTER DELETE ON sentences BEGIN
  INSERT INTO sentence_words (sentence_words, rowid, text) VALUES ('delete', old.id, old.text);
END;
CREATE TRIGGER sentences_updated AFTER UPDATE ON sentences BEGIN
  INSERT INTO sentence_words (sentence_words, rowid, text) VALUES ('delete', old.id, old.text);
  INSERT INTO sentence_words (rowid, text) VALUES (new.id, new.text);
END;

-- Temporal expressions (TimeML TIMEX3).
CREATE TABLE timexes (
  id      INTEGER PRIMARY KEY,        -- of no meaning outside this table
  article INTEGER NOT NULL            -- the article it stands in
    REFERENCES articles (id) ON DELETE CASCADE,
  start   INTEGER NOT NULL,           -- first code point of the words
  stop    INTEGER NOT NULL,           -- one past the last code point
  kind    TEXT NOT NULL               -- TIMEX3 type
    CHECK (kind IN ('DATE', 'TIME', 'DURATION', 'SET')),
  value   TEXT NOT NULL,              -- TIMEX3 value: 2023-W40, P3D, PRESENT_REF
  date    TEXT,                       -- the same as EDTF; NULL for lengths, recurrences and the unplaced
  rule    TEXT NOT NULL               -- name of the rule that matched
) STRICT;
CREATE INDEX timexes_by_article ON timexes (article);

-- Words that name happenings (TimeML EVENT).
CREATE TABLE mentions (
  id        INTEGER PRIMARY KEY,      -- of no meaning outside this table
  article   INTEGER NOT NULL          -- the article it stands in
    REFERENCES articles (id) ON DELETE CASCADE,
  sentence  INTEGER NOT NULL          -- the sentence it stands in
    REFERENCES sentences (id) ON DELETE CASCADE,
  start     INTEGER NOT NULL,         -- first code point of the trigger
  stop      INTEGER NOT NULL,         -- one past the last code point
  nominal   INTEGER NOT NULL,         -- 1: a noun ("attack"), 0: a verb
  reporting INTEGER NOT NULL,         -- 1: a verb of saying
  tense     TEXT NOT NULL             -- of the verb group
    CHECK (tense IN ('past', 'present', 'future', 'none')),
  modality  TEXT NOT NULL             -- told as fact, as plan, as possibility
    CHECK (modality IN ('actual', 'planned', 'possible')),
  polarity  TEXT NOT NULL             -- affirmed or denied
    CHECK (polarity IN ('positive', 'negative'))
) STRICT;
CREATE INDEX mentions_by_article ON mentions (article);
CREATE INDEX mentions_by_sentence ON mentions (sentence);

-- What stands on the timeline.
CREATE TABLE events (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,  -- kept when an article is extracted again
  article       INTEGER NOT NULL      -- the article that tells it
    REFERENCES articles (id) ON DELETE CASCADE,
  sentence      INTEGER NOT NULL      -- the sentence that tells it
    REFERENCES sentences (id) DEFERRABLE INITIALLY DEFERRED,
  trigger_start INTEGER NOT NULL,     -- first code point of the word that names it best
  trigger_stop  INTEGER NOT NULL,     -- one past its last code point
  trigger_words TEXT NOT NULL,        -- that word
  timex_start   INTEGER,              -- first code point of the date words; NULL where there are none
  timex_stop    INTEGER,              -- one past their last code point
  timex_words   TEXT,                 -- the date words as written
  value         TEXT,                 -- their TIMEX3 value
  rule          TEXT,                 -- name of the rule that read them
  date          TEXT,                 -- EDTF; NULL where the time has no known place in the calendar
  first_day     INTEGER,              -- earliest day it may mean; NULL for an open start or no known year
  last_day      INTEGER,              -- latest day it may mean; NULL for an open end or no known year
  status        TEXT NOT NULL         -- what the text says of it
    CHECK (status IN ('asserted', 'planned', 'possible', 'negated')),
  headline      TEXT NOT NULL,        -- short label in the article's own words
  place         TEXT,                 -- where, as written
  CHECK ((timex_start IS NULL) = (timex_stop IS NULL))
) STRICT;
CREATE INDEX events_by_article ON events (article);
CREATE INDEX events_by_sentence ON events (sentence);
CREATE INDEX events_by_day ON events (first_day, last_day);

-- Other words that name the same event.
CREATE TABLE event_triggers (
  event   INTEGER NOT NULL            -- the event
    REFERENCES events (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,           -- 0 for the first
  start   INTEGER NOT NULL,           -- first code point of the word
  stop    INTEGER NOT NULL,           -- one past the last code point
  PRIMARY KEY (event, ordinal)
) STRICT, WITHOUT ROWID;

-- Who or what takes part.
CREATE TABLE participants (
  event   INTEGER NOT NULL            -- the event
    REFERENCES events (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,           -- 0 for the first
  name    TEXT NOT NULL,              -- as written
  PRIMARY KEY (event, ordinal)
) STRICT, WITHOUT ROWID;
