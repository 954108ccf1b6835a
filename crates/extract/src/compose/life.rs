//! The dates of a life in brackets behind a name: "Maria Lopez (1921–1999)".

use super::Sentence;
use super::date::{Dated, Tie};
use crate::model::{
    Aspect, Event, EventKind, Mention, Modality, Participant, Polarity, Role, Tense, Timex,
};
use chrono::Datelike;
use dateline_nlp::{Name, NameKind};

/// Years that two dates of one life lie apart; fewer are rather those of an office.
const LIFETIME: std::ops::RangeInclusive<i32> = 16..=115;

/// What a date of a life tells.
#[derive(Clone, Copy)]
enum End {
    Birth,
    Death,
}

impl Sentence<'_> {
    /// Births and deaths that brackets behind a person's name tell of.
    pub(super) fn lives(&self) -> Vec<Event> {
        let life = |pair: &[Timex]| -> Option<[Event; 2]> {
            let open = self.tokens_of(pair[0].span).start.checked_sub(1)?;
            let spans = self.norm(open) == "(" && self.spans_life(&pair[0], &pair[1]);
            let name = self.person_ending_at(open).filter(|_| spans)?;
            Some(
                [(0, End::Birth), (1, End::Death)]
                    .map(|(at, end)| self.end_of_life(name, &pair[at], end)),
            )
        };
        self.timexes.windows(2).filter_map(life).flatten().collect()
    }

    /// Whether the two dates fill their brackets with a dash between, and lie a lifetime apart.
    fn spans_life(&self, birth: &Timex, death: &Timex) -> bool {
        let (first, last) = (self.tokens_of(birth.span), self.tokens_of(death.span));
        let between = &self.article.text[birth.span.end..death.span.start];
        let year = |timex: &Timex| Some(timex.date?.first_day()?.year());
        let apart = year(birth).zip(year(death)).map(|(birth, death)| death - birth);
        matches!(between.trim(), "-" | "–" | "—" | "to")
            && self.tokens().contains(&last.end)
            && self.norm(last.end) == ")"
            && first.start < last.end
            && apart.is_some_and(|years| LIFETIME.contains(&years))
    }

    /// The person whose name ends right before the token `end`.
    fn person_ending_at(&self, end: usize) -> Option<&Name> {
        let last = end.checked_sub(1).filter(|at| self.tokens().contains(at))?;
        let name = &self.article.names.entities[self.article.names.at(last)?];
        (name.kind == NameKind::Person).then_some(name)
    }

    fn end_of_life(&self, name: &Name, timex: &Timex, end: End) -> Event {
        let (word, kind) = match end {
            End::Birth => ("was born", EventKind::Other),
            End::Death => ("died", EventKind::Death),
        };
        // No word names it but the date.
        let mention = Mention {
            trigger: timex.span,
            sentence: self.index,
            nominal: true,
            reporting: false,
            tense: Tense::Past,
            aspect: Aspect::None,
            modality: Modality::Actual,
            polarity: Polarity::Positive,
            kind,
            participants: Vec::new(),
            place: None,
            report: None,
        };
        let dated = Dated { mention: &mention, timex, date: timex.shaped, tie: Tie::Noun };
        let mut event = self.event(&dated);
        event.headline = format!("{} {word}", name.text);
        event.participants = vec![Participant { name: name.text.clone(), role: Role::Patient }];
        event.importance = super::importance::importance(self.article, &event);
        event
    }
}
