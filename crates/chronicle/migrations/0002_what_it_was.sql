-- What kind of happening an event is, who says so, how sure its date is and how much it matters.
-- Events found before this step are of kind `other` and NULL in what is not known of them, until
-- their article is extracted again.

ALTER TABLE events ADD COLUMN kind TEXT NOT NULL DEFAULT 'other'  -- what kind of happening
  CHECK (kind IN ('meeting', 'statement', 'attack', 'death', 'agreement', 'vote', 'court', 'arrest',
    'publication', 'launch', 'appointment', 'disaster', 'business', 'sport', 'travel', 'other'));
ALTER TABLE events ADD COLUMN source TEXT;         -- who says so, in the article's words; NULL where
                                                   -- it names nobody
ALTER TABLE events ADD COLUMN quoted INTEGER       -- 1: told in the source's own words, 0: not;
  CHECK (quoted IN (0, 1));                        -- NULL where the article itself says so
ALTER TABLE events ADD COLUMN confidence REAL      -- how likely the date is the event's, 0 to 1
  CHECK (confidence BETWEEN 0 AND 1);
ALTER TABLE events ADD COLUMN importance REAL      -- how much it matters in its article, 0 to 1
  CHECK (importance BETWEEN 0 AND 1);

ALTER TABLE participants ADD COLUMN role TEXT      -- does it, has it done to them, or takes part
  CHECK (role IN ('agent', 'patient', 'other'));   -- otherwise

-- Sentences with date words that made no event: they tell none, and none of their words dates one.
DROP INDEX timexes_by_article;
CREATE INDEX timexes_by_start ON timexes (article, start);
CREATE VIEW uncovered AS
  SELECT s.id AS sentence, s.article, s.ordinal, s.text FROM sentences s
  WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.sentence = s.id)
    AND EXISTS (SELECT 1 FROM timexes t
      WHERE t.article = s.article AND t.start >= s.start AND t.start < s.stop
        AND t.kind IN ('DATE', 'TIME') AND t.value NOT LIKE '%REF')
    AND NOT EXISTS (SELECT 1 FROM events e
      WHERE e.article = s.article AND e.timex_start >= s.start AND e.timex_start < s.stop);
