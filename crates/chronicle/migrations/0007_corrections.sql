-- What the user says of events in place of what was found. What was found stays in `events` and is found
-- anew with every extraction; `chronology` is what is shown: the events as the user left them.

CREATE TABLE corrections (
  event     INTEGER PRIMARY KEY        -- the event
    REFERENCES events (id) ON DELETE CASCADE,
  date      TEXT,                      -- EDTF; empty: not known; NULL, here and below: as found
  first_day INTEGER,                   -- of that date, as in `events`
  last_day  INTEGER,
  status    TEXT
    CHECK (status IN ('asserted', 'planned', 'possible', 'negated')),
  kind      TEXT
    CHECK (kind IN ('meeting', 'statement', 'attack', 'death', 'agreement', 'vote', 'court', 'arrest',
      'publication', 'launch', 'appointment', 'disaster', 'business', 'sport', 'travel', 'other')),
  headline  TEXT CHECK (headline <> ''),
  struck    INTEGER NOT NULL           -- 1: it is no event, and not shown
    CHECK (struck IN (0, 1))
) STRICT;

CREATE VIEW chronology AS
  SELECT e.id, e.article, e.sentence, e.trigger_start, e.trigger_stop, e.trigger_words,
    e.timex_start, e.timex_stop, e.timex_words, e.value, e.rule,
    CASE WHEN c.date IS NULL THEN e.date ELSE nullif(c.date, '') END AS date,
    CASE WHEN c.date IS NULL THEN e.first_day ELSE c.first_day END AS first_day,
    CASE WHEN c.date IS NULL THEN e.last_day ELSE c.last_day END AS last_day,
    coalesce(c.status, e.status) AS status, coalesce(c.headline, e.headline) AS headline, e.place,
    coalesce(c.kind, e.kind) AS kind, e.source, e.quoted,
    CASE WHEN c.date IS NULL THEN e.confidence ELSE 1.0 END AS confidence, e.importance, e.why,
    e.dated_by, coalesce(c.struck, 0) AS struck
  FROM events e LEFT JOIN corrections c ON c.event = e.id;
