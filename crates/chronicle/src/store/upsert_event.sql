INSERT INTO events (id, article, sentence, trigger_start, trigger_stop, trigger_words,
  timex_start, timex_stop, timex_words, value, rule, date, first_day, last_day, status, headline,
  place, kind, source, quoted, confidence, importance,
  why, dated_by)
VALUES (:id, :article, :sentence, :trigger_start, :trigger_stop, :trigger_words,
  :timex_start, :timex_stop, :timex_words, :value, :rule, :date, :first_day, :last_day, :status,
  :headline, :place, :kind, :source, :quoted, :confidence, :importance, :why,
  :dated_by)
ON CONFLICT (id) DO UPDATE SET sentence = excluded.sentence,
  timex_start = excluded.timex_start, timex_stop = excluded.timex_stop, timex_words = excluded.timex_words,
  value = excluded.value, rule = excluded.rule, date = excluded.date,
  first_day = excluded.first_day, last_day = excluded.last_day, status = excluded.status,
  headline = excluded.headline, place = excluded.place, kind = excluded.kind,
  source = excluded.source, quoted = excluded.quoted, confidence = excluded.confidence,
  importance = excluded.importance, why = excluded.why,
  dated_by = excluded.dated_by
RETURNING id
