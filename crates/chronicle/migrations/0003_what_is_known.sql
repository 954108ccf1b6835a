-- What reading and time tagging know is kept: how a date was come by, ... Rows made before this step
-- have NULL in what is not known of them, until their article is extracted again.

ALTER TABLE timexes ADD COLUMN why TEXT;           -- one sentence: what it was counted from, which way
ALTER TABLE timexes ADD COLUMN extent TEXT         -- how what it dates fills it: at one point, all
  CHECK (extent IN ('once', 'throughout', 'unknown'));  -- through, or the words do not tell
ALTER TABLE timexes ADD COLUMN dates INTEGER       -- 1: can date a happening, 0: a length, a
  CHECK (dates IN (0, 1));                         -- recurrence, a word such as "now"
ALTER TABLE events ADD COLUMN why TEXT;            -- timexes.why of its date words; NULL without any
