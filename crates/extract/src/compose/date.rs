//! Which Timex dates which Mention, and what the words before it make of its date.

use super::Sentence;
use crate::model::{Edtf, Mention, Precision, Span, Timex, TimexKind};
use dateline_nlp::{Label, Tag};
use std::ops::Range;

/// A mention with the date that its words give it.
#[derive(Clone, Debug)]
pub(super) struct Dated<'a> {
    pub mention: &'a Mention,
    pub timex: &'a Timex,
    pub date: Option<Edtf>,
    pub tie: Tie,
}

/// How a date and a mention belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tie {
    /// The date stands before the noun: "the Oct. 7, 2023 attack".
    Prenominal,
    /// The date opens the clause of the verb: "in September, when it fired missiles".
    Clause,
    /// The date hangs from the noun: "the attack on Monday".
    Noun,
    /// The date hangs from the verb: "fired missiles in September".
    Verb,
    /// The date hangs from a verb that this one is coordinated with: "met on Monday and agreed".
    Shared,
    /// The date hangs from a verb without a happening of its own that leans on the noun: "the
    /// meeting was on Monday".
    Leaning,
    /// The sentence has no verb; the noun is the nearest.
    Alone,
    /// The date is a heading, and the sentence stands below it.
    Heading,
    /// The date is that of a sentence before it, which it goes on telling.
    Before,
}

/// One date of a sentence: a Timex, or two joined by "from … to".
pub(super) struct Dating<'a> {
    pub timex: &'a Timex,
    /// Tokens from its preposition to its last word.
    pub tokens: Range<usize>,
    pub date: Option<Edtf>,
    /// The later of two that are joined by "to".
    pub end: Option<&'a Timex>,
}

/// Tokens before a date in which a comparison may begin: "compared with about 500 new cars in 2018".
const COMPARISON_REACH: usize = 9;

impl<'a> Sentence<'a> {
    /// Every date of the sentence with the mention it dates, where there is one.
    pub(super) fn dated(&self) -> Vec<Dated<'a>> {
        let datings = self.datings();
        let find = |dating: &Dating<'a>| {
            let (timex, date) = (dating.timex, dating.date);
            let mentions = self.mentions_of(dating).into_iter();
            let tells = |(mention, _): &(&Mention, Tie)| {
                !self.is_asked(mention) && !self.lasts_beyond(dating, mention)
            };
            let dated = mentions.filter(tells).map(|(mention, tie)| {
                // "after the Oct. 7 attack", "until May, when it broke": it was that day, that month.
                let shaped = matches!(timex.shaped, Some(Edtf::Range(..))) && date == timex.shaped;
                let own = shaped && matches!(tie, Tie::Prenominal | Tie::Clause);
                // "from Monday to Friday, when it broke": it broke on the Friday.
                if let Some(end) = dating.end.filter(|_| tie == Tie::Clause) {
                    return Dated { mention, timex: end, date: end.date, tie };
                }
                Dated { mention, timex, date: if own { timex.date } else { date }, tie }
            });
            dated.collect::<Vec<_>>()
        };
        let mut dated: Vec<Dated<'a>> = datings.iter().flat_map(find).collect();
        // "will now take place on Friday"
        let now = |dated: &Dated<'_>| dated.timex.value == "PRESENT_REF";
        let told: Vec<Span> =
            dated.iter().filter(|dated| !now(dated)).map(|d| d.mention.trigger).collect();
        dated.retain(|dated| !now(dated) || !told.contains(&dated.mention.trigger));
        let shared: Vec<_> = dated.iter().flat_map(|first| self.shared(first, &dated)).collect();
        dated.extend(shared);
        dated
    }

    fn datings(&self) -> Vec<Dating<'a>> {
        let mut out: Vec<Dating<'a>> = Vec::new();
        for timex in self.timexes {
            if !may_date(timex) || self.is_in_dateline(timex) {
                continue;
            }
            let words = self.tokens_of(timex.span);
            let start = self.phrase_start(words.start);
            // "moved from Saturday to Sunday": the second is the day.
            if let Some(last) = out.last()
                && words.start == last.tokens.end + 1
                && self.norm(last.tokens.start) == "from"
                && self.is_shifted(last.tokens.clone())
            {
                out.pop();
            }
            // "from May 2018 to June 2019": one date with two ends.
            if let Some(last) = out.last_mut()
                && let Some(joined) = self.join(last, timex, &words)
            {
                last.date = Some(joined);
                last.end = (self.lemma(last.tokens.start) != "between").then_some(timex);
                last.tokens.end = words.end;
                continue;
            }
            let mut dating =
                Dating { timex, tokens: start..words.end, date: timex.shaped, end: None };
            if self.is_shifted_to(&dating) {
                dating.date = timex.date;
            }
            out.push(dating);
        }
        out
    }

    /// Whether a date stands between place and agency: "DOHA, Jan. 14 (AP) —". It is the day of the
    /// report; one that opens the sentence dates what follows: "MAY 8, 1945 — Germany surrendered".
    fn is_in_dateline(&self, timex: &Timex) -> bool {
        let sentence = &self.article.analysis.sentences[self.index];
        let body = self.token(sentence.body).span.start;
        let agency = || self.article.text[timex.span.end..body].contains(')');
        timex.span.end <= body && (timex.span.start > sentence.span.start || agency())
    }

    pub(super) fn tokens_of(&self, span: Span) -> Range<usize> {
        let tokens = self.article.analysis.sentences[self.index].tokens.clone();
        let all = &self.article.analysis.tokens;
        let start = tokens.clone().find(|&at| all[at].span.end > span.start).unwrap_or(tokens.end);
        let end = (start..tokens.end).find(|&at| all[at].span.start >= span.end);
        start..end.unwrap_or(tokens.end)
    }

    /// Where the phrase of a date begins: before its prepositions and determiners.
    fn phrase_start(&self, mut at: usize) -> usize {
        while at > self.tokens().start {
            let before = self.token(at - 1);
            let lead = before.tag == Tag::In && before.lemma != "that"
                || matches!(
                    before.lemma.as_str(),
                    "until" | "starting" | "beginning" | "late" | "early" | "only"
                );
            if !lead {
                break;
            }
            at -= 1;
        }
        at
    }

    /// The range that two dates joined by "to", "and" or a dash make.
    fn join(&self, first: &Dating<'a>, second: &Timex, words: &Range<usize>) -> Option<Edtf> {
        let between = first.tokens.end..words.start;
        if between.len() != 1 {
            return None;
        }
        let opened = self.lemma(first.tokens.start);
        let joined = match self.lemma(between.start) {
            "to" | "through" | "–" | "-" | "until" | "till" => true,
            "and" => opened == "between",
            _ => false,
        };
        if joined && first.timex.date == second.date {
            return second.date;
        }
        let from = first.timex.date?.first_end()?;
        let range = Edtf::Range(from, second.date?.last_end()?);
        let ordered =
            range.first_day().zip(range.last_day()).is_some_and(|(first, last)| first <= last);
        (joined && ordered).then_some(range)
    }

    /// The mentions that a date belongs to.
    fn mentions_of(&self, dating: &Dating<'a>) -> Vec<(&'a Mention, Tie)> {
        if let Some(noun) = self.noun_after(dating) {
            // "In a Tuesday report, the bank said": what was said there tells more than the occasion.
            let told = self.token_at(noun.trigger).and_then(|at| self.told_on(at, noun));
            return vec![told.map_or((noun, Tie::Prenominal), |verb| (verb, Tie::Verb))];
        }
        if let Some(verb) = self.verb_around(dating) {
            return vec![(verb, Tie::Verb)];
        }
        if self.names_a_thing(dating)
            || self.compares(dating)
            || self.stands_aside(dating)
            || self.ends_life(dating.timex)
        {
            return Vec::new();
        }
        // "in May, when it tapped three, only two committed": what the date hangs from is dated too,
        // unless that is a noun: "the loss of his son in September, when missiles were fired".
        let clause = self.when_clause(dating);
        let alone = clause.is_some() && self.hangs_from_noun(dating);
        let governor = if alone { None } else { self.governor(dating) };
        clause.map(|verb| (verb, Tie::Clause)).into_iter().chain(governor).collect()
    }

    fn hangs_from_noun(&self, dating: &Dating<'a>) -> bool {
        let analysis = self.article.analysis;
        let root = analysis.root_of(dating.tokens.clone());
        root.is_some_and(|root| self.token(self.token(root).head).tag.is_noun())
    }

    /// Whether the date only tells one thing from others like it: "the 2020 budget", "Euro 2020",
    /// "last year’s list". Called after `noun_after` has found no happening.
    fn names_a_thing(&self, dating: &Dating<'a>) -> bool {
        let words = self.tokens_of(dating.timex.span);
        let sentence = self.tokens();
        let before = (words.start > sentence.start).then(|| self.token(words.start - 1));
        let after = (words.end < sentence.end).then(|| self.token(words.end));
        if after.is_some_and(|token| token.tag == Tag::Pos) {
            return true;
        }
        let year = matches!(dating.timex.date, Some(Edtf::Point(point)) if matches!(point.precision, Precision::Year(_)));
        let named = before.is_some_and(|token| token.tag.is_name());
        let opened = self.stands_in_phrase(words.start);
        let noun_next = after.is_some_and(|token| token.tag.is_noun() || token.tag.is_adjective());
        // "half of 1990 levels", "beat 2018 figures"
        let measured = noun_next
            && self.article.analysis.root_of(words.clone()).is_some_and(|root| {
                let token = self.token(root);
                token.head == words.end
                    && matches!(token.label, Label::Nummod | Label::Compound | Label::Nmod)
                    && before.is_some_and(|before| {
                        matches!(before.norm(), "of" | "from" | "than" | "above" | "below" | "to")
                    })
            });
        year && words.len() == 1 && (named || opened && noun_next || measured)
            || self.qualifies(dating.timex)
    }

    /// Whether the date qualifies a noun behind it: "the July 25 record", "Monday’s paper".
    pub(super) fn stands_before_noun(&self, dating: &Dating<'_>) -> bool {
        let words = self.tokens_of(dating.timex.span);
        self.article.analysis.root_of(words.clone()).is_some_and(|root| {
            let token = self.token(root);
            token.head >= words.end
                && self.token(token.head).tag.is_noun()
                && matches!(
                    token.label,
                    Label::Compound | Label::Nmod | Label::Nummod | Label::Poss | Label::Amod
                )
        })
    }

    /// Whether a season or a feast tells what sort of thing a noun means: "winter weather", "the
    /// Christmas tree". A month or quarter there mostly dates it: "March sales rose".
    pub(super) fn qualifies(&self, timex: &Timex) -> bool {
        let words = self.tokens_of(timex.span);
        let feast = timex.rule.starts_with("holiday");
        let season = matches!(timex.date, Some(Edtf::Point(point)) if matches!(point.precision, Precision::Season(..)));
        let root = self.article.analysis.root_of(words.clone());
        root.is_some_and(|root| {
            let token = self.token(root);
            (feast || season)
                && matches!(token.label, Label::Compound | Label::Nmod | Label::Amod)
                && token.head >= words.end
                && self.token(token.head).tag.is_noun()
                && !self.mention_at(token.head).is_some_and(|mention| mention.nominal)
        })
    }

    /// Whether nothing but dates stands in the brackets around the date: the years of a life or of a
    /// work, which say nothing of the verb.
    fn stands_aside(&self, dating: &Dating<'a>) -> bool {
        let words = self.tokens_of(dating.timex.span);
        let inner = |at: &usize| self.is_date(*at) || self.token(*at).tag.is_mark();
        let bracket = |at: usize| matches!(self.norm(at), "(" | "[" | ")" | "]");
        let outer = |at: &usize| !inner(at) || bracket(*at);
        let before = (self.tokens().start..words.start).rev().find(outer);
        let after = (words.end..self.tokens().end).find(outer);
        before.zip(after).is_some_and(|(before, after)| {
            matches!(self.norm(before), "(" | "[") && matches!(self.norm(after), ")" | "]")
        })
    }

    /// Whether the date is that of a figure another is compared with: "down from 6.2 percent a year
    /// earlier", "compared with 500 in 2018". The happening is the other one's.
    fn compares(&self, dating: &Dating<'a>) -> bool {
        let (start, words) = (self.tokens().start, self.tokens_of(dating.timex.span));
        for at in (start..words.start).rev().take(COMPARISON_REACH) {
            let measure = |at: usize| {
                let token = self.token(at);
                token.tag == Tag::Cd
                    || matches!(
                        token.lemma.as_str(),
                        "percent" | "%" | "points" | "up" | "down" | "cent"
                    )
            };
            match self.lemma(at) {
                "than" | "versus" | "vs" | "vs." | "compare" | "compared" => return true,
                "from" if at > start && measure(at - 1) => return true,
                // "rose 3% in December from a year earlier"
                "from" if self.counts_back(at + 1..words.end) => return true,
                // "and from $5 in May": nothing but a figure stands between.
                "from" if self.is_figure(at + 1..words.start) => return true,
                _ if self.token(at).tag.is_verb() => return false,
                "," | ";" | "“" | "”" => return false,
                _ => {}
            }
        }
        false
    }

    /// "a year earlier", "the same month a year ago".
    fn counts_back(&self, mut words: Range<usize>) -> bool {
        let back = |at| matches!(self.norm(at), "earlier" | "ago" | "before" | "previous" | "same");
        let plain = |at| {
            self.is_date(at)
                || matches!(
                    self.norm(at),
                    "the" | "same" | "month" | "quarter" | "period" | "year" | "week"
                )
        };
        words.clone().all(plain) && words.any(back)
    }

    /// "$34,410 in", "2.3 million a share in": an amount, and what leads the date.
    fn is_figure(&self, tokens: Range<usize>) -> bool {
        let part = |at: usize| {
            let token = self.token(at);
            matches!(token.tag, Tag::Cd | Tag::Dollar | Tag::In)
                || matches!(token.lemma.as_str(), "$" | "£" | "€" | "%" | "percent")
        };
        tokens.clone().any(|at| self.token(at).tag == Tag::Cd) && tokens.into_iter().all(part)
    }

    /// The mention at `token`; a word of a date ("in coming days") names no happening.
    pub(super) fn mention_at(&self, token: usize) -> Option<&'a Mention> {
        if self.is_date(token) {
            return None;
        }
        let span = Span::from(self.token(token).span.clone());
        let mentions = self.article.mentions;
        mentions.binary_search_by_key(&span, |mention| mention.trigger).ok().map(|at| &mentions[at])
    }
}

/// Whether a Timex can date an event: a date, or a stretch that ends or begins with the DCT.
pub(super) fn may_date(timex: &Timex) -> bool {
    match timex.kind {
        _ if !timex.dates => false,
        TimexKind::Date => timex.value != "PAST_REF" || timex.date.is_some(),
        TimexKind::Time | TimexKind::Duration => timex.date.is_some(),
        TimexKind::Set => false,
    }
}

/// Whether a date is one day.
pub(super) fn is_day(date: Edtf) -> bool {
    matches!(date, Edtf::Point(point) if matches!(point.precision, Precision::Day(..)))
}
