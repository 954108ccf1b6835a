//! Writing what was found in one article. Spans become code points here.

use super::articles::READER;
use super::corrections;
use super::day_number;
use dateline_extract::{
    Article, CodePoints, Edtf, Event, Extraction, Language, Modality, Polarity, Span, Tense,
};
use rusqlite::{Connection, named_params, params};
use std::collections::{BTreeMap, BTreeSet};

/// What makes an event of a new extraction the same as one of the last: the code points of its
/// trigger and of its date words.
type Identity = (i64, i64, Option<i64>, Option<i64>);

/// Writes the rows of one article.
struct Writer<'a> {
    connection: &'a Connection,
    id: i64,
    text: &'a str,
    points: CodePoints,
    /// Sentence spans in order, and the row of each.
    sentences: Vec<(Span, i64)>,
}

/// Replaces all that is stored of the extraction of article `id`. Events with the same trigger and
/// date words keep their numbers. Belongs in a transaction.
pub(crate) fn replace(
    connection: &Connection,
    id: i64,
    article: &Article,
    extraction: &Extraction,
) -> rusqlite::Result<()> {
    let mut known = Known::of(connection, id)?;
    for table in ["mentions", "timexes", "sentences"] {
        connection.execute(&format!("DELETE FROM {table} WHERE article = ?1"), [id])?;
    }
    let points = CodePoints::new(&article.text);
    let text = article.text.as_str();
    let mut writer = Writer { connection, id, text, points, sentences: Vec::new() };
    writer.sentences(extraction)?;
    writer.timexes(extraction)?;
    writer.mentions(extraction)?;
    let identities = extraction.events.iter().map(|event| writer.identity(event));
    known.set_adrift(&identities.collect());
    for (index, event) in extraction.events.iter().enumerate() {
        let row = writer.event(event, &mut known)?;
        let told = extraction.told.iter().filter(|told| told.event == index);
        super::told::replace(connection, row, told, |span| writer.range(span))?;
    }
    for corrected in known.adrift.values().flatten() {
        writer.keep(*corrected)?;
    }
    for gone in known.exact.values().flatten() {
        connection.execute("DELETE FROM events WHERE id = ?1", [gone])?;
    }
    connection.execute(
        "UPDATE articles SET extracted_by = ?2, unread = ?3 WHERE id = ?1",
        params![id, version(), extraction.unread],
    )?;
    Ok(())
}

/// What found the events that are written now.
fn version() -> String {
    format!("{} data {}", env!("CARGO_PKG_VERSION"), Language::english().version)
}

/// The articles whose events something else found, or that something else read from bytes that were
/// kept.
pub(crate) fn outdated(connection: &Connection) -> rusqlite::Result<Vec<i64>> {
    let mut statement = connection.prepare_cached(
        "SELECT id FROM articles WHERE extracted_by <> ?1
               OR (original IS NOT NULL AND read_by <> ?2) ORDER BY id",
    )?;
    statement.query_map([version().as_str(), READER], |row| row.get(0))?.collect()
}

/// The events an article has.
struct Known {
    /// By identity; the same identity twice is a list in order.
    exact: BTreeMap<Identity, Vec<i64>>,
    /// Those of which the user said something.
    corrected: BTreeSet<i64>,
    /// Of these, those whose date words are no event's any more, by their trigger.
    adrift: BTreeMap<(i64, i64), Vec<i64>>,
}

impl Known {
    fn of(connection: &Connection, article: i64) -> rusqlite::Result<Self> {
        let mut exact: BTreeMap<Identity, Vec<i64>> = BTreeMap::new();
        let mut statement = connection.prepare_cached(
            "SELECT trigger_start, trigger_stop, timex_start, timex_stop, id FROM events
             WHERE article = ?1 ORDER BY id DESC",
        )?;
        let mut rows = statement.query([article])?;
        while let Some(row) = rows.next()? {
            let identity = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
            exact.entry(identity).or_default().push(row.get(4)?);
        }
        let corrected = corrections::of_article(connection, article)?.into_iter().collect();
        Ok(Self { exact, corrected, adrift: BTreeMap::new() })
    }

    /// Sets apart the events of which the user said something and that are not among `found`: another
    /// date found for the same word does not make another event of them.
    fn set_adrift(&mut self, found: &BTreeSet<Identity>) {
        for (identity, events) in &mut self.exact {
            if !found.contains(identity) {
                let (apart, rest) = events.iter().partition(|event| self.corrected.contains(event));
                *events = rest;
                self.adrift.entry((identity.0, identity.1)).or_default().extend::<Vec<i64>>(apart);
            }
        }
    }

    /// The number of the event that one with this identity is.
    fn take(&mut self, identity: Identity) -> Option<i64> {
        let exact = self.exact.get_mut(&identity).and_then(Vec::pop);
        exact.or_else(|| self.adrift.get_mut(&(identity.0, identity.1)).and_then(Vec::pop))
    }
}

impl Writer<'_> {
    fn range(&self, span: Span) -> (i64, i64) {
        let [start, stop] = self.points.range(self.text, span);
        (start as i64, stop as i64)
    }

    fn sentences(&mut self, extraction: &Extraction) -> rusqlite::Result<()> {
        let mut spans: BTreeSet<Span> = extraction.sentences.iter().copied().collect();
        spans.extend(extraction.events.iter().map(|event| event.provenance.sentence));
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO sentences (article, ordinal, start, stop, text) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for (ordinal, span) in spans.into_iter().enumerate() {
            let (start, stop) = self.range(span);
            let row = params![self.id, ordinal as i64, start, stop, span.of(self.text)];
            self.sentences.push((span, statement.insert(row)?));
        }
        Ok(())
    }

    /// The row of a sentence, by the span it was written with.
    fn sentence(&self, span: Span) -> Option<i64> {
        let found = self.sentences.binary_search_by_key(&span, |(span, _)| *span).ok()?;
        self.sentences.get(found).map(|(_, row)| *row)
    }

    fn timexes(&self, extraction: &Extraction) -> rusqlite::Result<()> {
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO timexes (article, start, stop, kind, value, date, rule, why,
               extent, dates)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?;
        for timex in &extraction.timexes {
            let (start, stop) = self.range(timex.span);
            let date = timex.date.map(|date| date.to_string());
            let kind = timex.kind.as_str();
            statement.execute(params![
                self.id,
                start,
                stop,
                kind,
                timex.value,
                date,
                timex.rule,
                timex.why,
                timex.extent.as_str(),
                timex.dates,
            ])?;
        }
        Ok(())
    }

    fn mentions(&self, extraction: &Extraction) -> rusqlite::Result<()> {
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO mentions (article, sentence, start, stop, nominal, reporting, tense,
               modality, polarity) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?;
        for mention in &extraction.mentions {
            let (start, stop) = self.range(mention.trigger);
            let sentence =
                extraction.sentences.get(mention.sentence).and_then(|span| self.sentence(*span));
            statement.execute(params![
                self.id,
                sentence,
                start,
                stop,
                mention.nominal,
                mention.reporting,
                tense(mention.tense),
                modality(mention.modality),
                polarity(mention.polarity),
            ])?;
        }
        Ok(())
    }

    fn identity(&self, event: &Event) -> Identity {
        let (start, stop) = self.range(event.trigger);
        let timex = event.provenance.timex.map(|span| self.range(span));
        (start, stop, timex.map(|range| range.0), timex.map(|range| range.1))
    }

    /// Keeps an event of which the user said something and that is found no more, in the sentence
    /// that has its word. Where the article no longer says that word there, it goes.
    fn keep(&self, event: i64) -> rusqlite::Result<()> {
        let sql = "UPDATE events SET sentence = s.id FROM sentences s
             WHERE events.id = ?1 AND s.article = events.article
               AND s.start <= trigger_start AND s.stop >= trigger_stop
               AND substr(s.text, trigger_start - s.start + 1, trigger_stop - trigger_start)
                 = trigger_words";
        if self.connection.execute(sql, [event])? == 0 {
            self.connection.execute("DELETE FROM events WHERE id = ?1", [event])?;
        }
        Ok(())
    }

    /// Writes an event; gives its number.
    fn event(&self, event: &Event, known: &mut Known) -> rusqlite::Result<i64> {
        let identity = self.identity(event);
        let kept = known.take(identity);
        let day = |day: fn(Edtf) -> Option<_>| event.date.and_then(day).map(day_number);
        let mut statement = self.connection.prepare_cached(include_str!("upsert_event.sql"))?;
        let mut rows = statement.query(named_params! {
            ":id": kept,
            ":article": self.id,
            ":sentence": self.sentence(event.provenance.sentence),
            ":trigger_start": identity.0,
            ":trigger_stop": identity.1,
            ":trigger_words": event.trigger.of(self.text),
            ":timex_start": identity.2,
            ":timex_stop": identity.3,
            ":timex_words": event.provenance.timex.map(|span| span.of(self.text)),
            ":value": event.provenance.value,
            ":rule": event.provenance.rule,
            ":date": event.date.map(|date| date.to_string()),
            ":first_day": day(Edtf::first_day),
            ":last_day": day(Edtf::last_day),
            ":status": event.status.as_str(),
            ":headline": event.headline,
            ":place": event.place,
            ":kind": event.kind.as_str(),
            ":source": event.attribution.as_ref().and_then(|said| said.source.as_deref()),
            ":quoted": event.attribution.as_ref().map(|said| said.quoted),
            ":confidence": event.confidence,
            ":importance": event.importance,
            ":why": event.provenance.why,
            ":dated_by": event.provenance.dated_by.as_str(),
        })?;
        let row = rows.next()?.ok_or(rusqlite::Error::QueryReturnedNoRows)?.get(0)?;
        drop(rows);
        self.event_lists(row, event)?;
        Ok(row)
    }

    fn event_lists(&self, row: i64, event: &Event) -> rusqlite::Result<()> {
        for table in ["event_triggers", "participants"] {
            self.connection.execute(&format!("DELETE FROM {table} WHERE event = ?1"), [row])?;
        }
        for (ordinal, span) in event.also.iter().enumerate() {
            let (start, stop) = self.range(*span);
            self.connection.execute(
                "INSERT INTO event_triggers (event, ordinal, start, stop) VALUES (?1, ?2, ?3, ?4)",
                params![row, ordinal as i64, start, stop],
            )?;
        }
        super::order::replace(self.connection, row, &event.order, |span| self.range(span))?;
        for (ordinal, participant) in event.participants.iter().enumerate() {
            self.connection.execute(
                "INSERT INTO participants (event, ordinal, name, role) VALUES (?1, ?2, ?3, ?4)",
                params![row, ordinal as i64, participant.name, participant.role.as_str()],
            )?;
        }
        Ok(())
    }
}

fn tense(tense: Tense) -> &'static str {
    match tense {
        Tense::Past => "past",
        Tense::Present => "present",
        Tense::Future => "future",
        Tense::None => "none",
    }
}

fn modality(modality: Modality) -> &'static str {
    match modality {
        Modality::Actual => "actual",
        Modality::Planned => "planned",
        Modality::Possible => "possible",
    }
}

fn polarity(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::Positive => "positive",
        Polarity::Negative => "negative",
    }
}
