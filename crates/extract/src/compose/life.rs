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
/// With a title before the name: "Pope Karl (1978–2005)" may be his time in office.
const LIFETIME_OF_TITLED: std::ops::RangeInclusive<i32> = 60..=115;

/// Words of brackets behind a name before the last date of a life in them.
const LONGEST_ASIDE: usize = 12;

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
            let (name, titled) = self.person_ending_at(open)?;
            let years = if titled { LIFETIME_OF_TITLED } else { LIFETIME };
            if self.norm(open) != "(" || !years.contains(&self.years_between(&pair[0], &pair[1])?) {
                return None;
            }
            Some(
                [(0, End::Birth), (1, End::Death)]
                    .map(|(at, end)| self.end_of_life(name, &pair[at], end)),
            )
        };
        let both = self.timexes.windows(2).filter_map(life).flatten();
        both.chain(self.timexes.iter().filter_map(|timex| self.lone_end(timex))).collect()
    }

    /// "Ana Lopez (b. 1944)", "(b. 1944, d. 2001)": a birth or a death that an abbreviation names.
    fn lone_end(&self, timex: &Timex) -> Option<Event> {
        let (name, end) = self.abbreviated_end(timex)?;
        Some(self.end_of_life(name, timex, end))
    }

    /// Whether an abbreviation says that `timex` is the date of a birth or a death.
    pub(super) fn ends_life(&self, timex: &Timex) -> bool {
        self.abbreviated_end(timex).is_some()
    }

    fn abbreviated_end(&self, timex: &Timex) -> Option<(&Name, End)> {
        let word = self.tokens_of(timex.span).start.checked_sub(1)?;
        let end = match self.norm(word) {
            "b." | "b" => End::Birth,
            "d." | "d" => End::Death,
            _ => return None,
        };
        let inside = (self.tokens().start..word).rev().take(LONGEST_ASIDE);
        let open = inside.into_iter().find(|&at| matches!(self.norm(at), "(" | ")"))?;
        let (name, _) = self.person_ending_at(open).filter(|_| self.norm(open) == "(")?;
        Some((name, end))
    }

    /// How many years lie between two dates that fill brackets, with a dash between.
    fn years_between(&self, birth: &Timex, death: &Timex) -> Option<i32> {
        let end = self.tokens_of(death.span).end;
        let between = self.article.text.get(birth.span.end..death.span.start)?;
        let whole = matches!(between.trim(), "-" | "–" | "—" | "to")
            && self.tokens().contains(&end)
            && self.norm(end) == ")";
        let year = |timex: &Timex| Some(timex.date?.first_day()?.year());
        year(birth).zip(year(death)).map(|(birth, death)| death - birth).filter(|_| whole)
    }

    /// The person whose name ends right before the token `end`, and whether a title stands before it.
    /// A number in the name ("Karl II") tells of a ruler, whose years are as often those of the reign.
    fn person_ending_at(&self, end: usize) -> Option<(&Name, bool)> {
        let last = end.checked_sub(1).filter(|at| self.tokens().contains(at))?;
        let name = &self.article.names.entities[self.article.names.at(last)?];
        let mention = name.mentions.iter().find(|mention| mention.contains(&last))?;
        let before = mention.start.checked_sub(1).filter(|at| self.tokens().contains(at));
        let titled = before.is_some_and(|at| self.token(at).tag.is_name());
        let roman = |at: usize| {
            let word = &self.article.text[self.token(at).span.clone()];
            word.chars().all(|letter| matches!(letter, 'I' | 'V' | 'X'))
        };
        (name.kind == NameKind::Person && !roman(last)).then_some((name, titled))
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
