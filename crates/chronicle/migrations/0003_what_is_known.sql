-- What reading and time tagging know is kept: how a date was come by, who wrote an article and where,
-- what its lines are, the bytes it came from, and which articles are one text. Rows made before this
-- step have NULL or an empty text in what is not known of them.

ALTER TABLE timexes ADD COLUMN why TEXT;           -- one sentence: what it was counted from, which way
ALTER TABLE timexes ADD COLUMN extent TEXT         -- how what it dates fills it: at one point, all
  CHECK (extent IN ('once', 'throughout', 'unknown'));  -- through, or the words do not tell
ALTER TABLE timexes ADD COLUMN dates INTEGER       -- 1: can date a happening, 0: a length, a
  CHECK (dates IN (0, 1));                         -- recurrence, a word such as "now"
ALTER TABLE events ADD COLUMN why TEXT;            -- timexes.why of its date words; NULL without any

-- The bytes of a file as it was added: one copy, however many articles are in it, gone with the last.
CREATE TABLE originals (
  id     INTEGER PRIMARY KEY,         -- of no meaning outside this file
  name   TEXT NOT NULL,               -- path, URL or name the bytes came from, as given
  sha256 TEXT NOT NULL UNIQUE,        -- of the bytes, hex
  size   INTEGER NOT NULL,            -- how many bytes
  packed BLOB NOT NULL                -- the bytes as a gzip file
) STRICT;

ALTER TABLE articles ADD COLUMN subtitle TEXT NOT NULL DEFAULT '';  -- line below the title; all these may be empty
ALTER TABLE articles ADD COLUMN byline TEXT NOT NULL DEFAULT '';    -- who wrote it, as the article names them
ALTER TABLE articles ADD COLUMN site TEXT NOT NULL DEFAULT '';      -- the outlet
ALTER TABLE articles ADD COLUMN section TEXT NOT NULL DEFAULT '';   -- the part of the outlet
ALTER TABLE articles ADD COLUMN url TEXT NOT NULL DEFAULT '';       -- the address it states for itself
ALTER TABLE articles ADD COLUMN language TEXT NOT NULL DEFAULT '';  -- BCP 47 tag that it states
ALTER TABLE articles ADD COLUMN updated TEXT;      -- day of the last change, ISO; NULL where none is stated
ALTER TABLE articles ADD COLUMN unread TEXT;       -- language of its text, in English, where dates are not read in it
ALTER TABLE articles ADD COLUMN title_by_hand INTEGER NOT NULL DEFAULT 0  -- 1: the user gave the title
  CHECK (title_by_hand IN (0, 1));
ALTER TABLE articles ADD COLUMN dct_by_hand INTEGER NOT NULL DEFAULT 0    -- 1: the user gave dct, or that it is not known
  CHECK (dct_by_hand IN (0, 1));
ALTER TABLE articles ADD COLUMN original INTEGER   -- the file it came from; NULL where that was not kept
  REFERENCES originals (id);
ALTER TABLE articles ADD COLUMN part INTEGER NOT NULL DEFAULT 0;    -- which of the file's articles it is, from 0
ALTER TABLE articles ADD COLUMN read_by TEXT NOT NULL DEFAULT '';   -- version of the program that read it
UPDATE articles SET dct_by_hand = 1 WHERE dct_evidence = 'user';
CREATE INDEX articles_by_original ON articles (original);
CREATE TRIGGER articles_deleted AFTER DELETE ON articles WHEN old.original IS NOT NULL BEGIN
  DELETE FROM originals WHERE id = old.original
    AND NOT EXISTS (SELECT 1 FROM articles WHERE original = old.original);
END;

-- Lines of an article's text that are no paragraphs.
CREATE TABLE blocks (
  article INTEGER NOT NULL            -- the article
    REFERENCES articles (id) ON DELETE CASCADE,
  line    INTEGER NOT NULL,           -- which of the lines that have words, from 0
  kind    TEXT NOT NULL               -- what it is
    CHECK (kind IN ('heading', 'list-item', 'table-row', 'quotation', 'caption')),
  PRIMARY KEY (article, line)
) STRICT, WITHOUT ROWID;

-- What the source shows beside an article's text: navigation, teasers, credits.
CREATE TABLE cuttings (
  article INTEGER NOT NULL            -- the article
    REFERENCES articles (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,           -- 0 for the first
  above   INTEGER NOT NULL,           -- how many lines of the text that have words stand above it
  text    TEXT NOT NULL,              -- its words
  PRIMARY KEY (article, ordinal)
) STRICT, WITHOUT ROWID;

-- Stretches of an article's text that the user says were written on a day of their own.
CREATE TABLE passages (
  id      INTEGER PRIMARY KEY,        -- of no meaning outside this table
  article INTEGER NOT NULL            -- the article
    REFERENCES articles (id) ON DELETE CASCADE,
  start   INTEGER NOT NULL,           -- first code point in articles.text
  stop    INTEGER NOT NULL,           -- one past the last code point
  day     TEXT NOT NULL               -- when it was written, ISO
) STRICT;
CREATE INDEX passages_by_article ON passages (article);

-- Articles that have nearly the same text as an earlier one, such as copies of a wire story.
CREATE TABLE same_texts (
  article  INTEGER PRIMARY KEY        -- the copy
    REFERENCES articles (id) ON DELETE CASCADE,
  first    INTEGER NOT NULL           -- the earliest article of that text
    REFERENCES articles (id) ON DELETE CASCADE,
  likeness REAL NOT NULL              -- part of the three-word sequences that it shares with
    CHECK (likeness BETWEEN 0 AND 1)  -- the article it is most like, 0 to 1
) STRICT;
CREATE INDEX same_texts_by_first ON same_texts (first);
-- Of copies whose first article is deleted the next takes its place.
CREATE TRIGGER same_texts_of_deleted BEFORE DELETE ON articles BEGIN
  UPDATE same_texts SET first = (SELECT min(article) FROM same_texts WHERE first = old.id)
    WHERE first = old.id;
  DELETE FROM same_texts WHERE article = first;
END;

-- By what such articles find each other: parts of a MinHash signature of the text.
CREATE TABLE signature_bands (
  band    INTEGER NOT NULL,           -- hash of a part of the signature
  article INTEGER NOT NULL            -- the article
    REFERENCES articles (id) ON DELETE CASCADE,
  PRIMARY KEY (band, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX signature_bands_by_article ON signature_bands (article);

-- Articles that are no copies: what counts as a source of its own.
CREATE VIEW independent AS
  SELECT id AS article FROM articles WHERE id NOT IN (SELECT article FROM same_texts);
