-- A line that says when the article was published ("Published: 9 March 2021") tells no event, and none
-- is missing there: it is no longer listed among the sentences whose dates made no event.

DROP VIEW uncovered;

CREATE VIEW uncovered AS
  SELECT s.id AS sentence, s.article, s.ordinal, s.text FROM sentences s
  JOIN articles a ON a.id = s.article
  WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.sentence = s.id)
    AND EXISTS (SELECT 1 FROM timexes t
      WHERE t.article = s.article AND t.start >= s.start AND t.start < s.stop
        AND t.kind IN ('DATE', 'TIME') AND t.value NOT LIKE '%REF')
    AND NOT EXISTS (SELECT 1 FROM events e
      WHERE e.article = s.article AND e.timex_start >= s.start AND e.timex_start < s.stop)
    AND NOT (a.dct_evidence IS 'byline' AND instr(a.dct_words, s.text) > 0);
