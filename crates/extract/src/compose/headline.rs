//! The short label of an event: subject, verb and what follows, in the article's own words, without
//! the date words.

use super::{Read, Sentence};
use crate::language::Stance;
use crate::model::{Event, Mention};
use dateline_nlp::{Label, Tag, Token};
use std::collections::BTreeMap;

/// Words a card can show at a glance (the gold headlines have as many at most).
const MOST_WORDS: usize = 14;
/// A label with fewer words says too little alone: "charge", "he voted".
pub(super) const FEWEST_WORDS: usize = 3;

/// The label of `mention`, which `happened` or is otherwise told of.
pub(super) fn headline(sentence: &Sentence<'_>, mention: &Mention, happened: bool) -> String {
    let mut label = of_words(sentence, mention, happened, MOST_WORDS);
    // Full names may have made it too long.
    let surplus = label.split(' ').count().saturating_sub(MOST_WORDS);
    if surplus > 0 {
        label = of_words(sentence, mention, happened, MOST_WORDS - surplus.min(FEWEST_WORDS));
    }
    match sentence.speaker(mention, &label) {
        Some(speaker) => format!("{speaker}: {label}"),
        None => label,
    }
}

/// Gives an event that only a noun names ("the call") the label of another of the same day and noun
/// that says more ("the president’s call with the envoy").
pub(super) fn name_again(
    told: &mut [(usize, Vec<Event>)],
    text: &str,
    read: &Read<'_>,
    mentions: &[Mention],
) {
    let tokens = &read.analysis.tokens;
    // What follows the noun says which one it is: "call with", "quake struck".
    let told_of = |event: &Event| {
        let at = tokens.partition_point(|token| token.span.start < event.trigger.start);
        let says = |next: &Token| next.tag == Tag::In || next.tag.is_verb() && next.lemma != "be";
        let next = tokens.get(at + 1).filter(|next| says(next))?;
        let words = format!("{} {}", event.trigger.of(text), &text[next.span.clone()]);
        event.headline.contains(&words).then_some(())
    };
    let noun = |event: &Event| {
        let found = mentions.binary_search_by_key(&event.trigger, |mention| mention.trigger);
        let nominal = found.is_ok_and(|at| mentions[at].nominal);
        let date = event.date.map(|date| date.to_string());
        nominal.then(|| (event.trigger.of(text).to_lowercase(), date))
    };
    let words = |label: &str| label.split(' ').count();
    let events = told.iter().flat_map(|(_, events)| events);
    let full = events.filter(|event| words(&event.headline) > FEWEST_WORDS);
    let mut labels = BTreeMap::new();
    for event in full {
        if let Some(key) = noun(event).filter(|_| told_of(event).is_some()) {
            labels.entry(key).or_insert_with(|| event.headline.clone());
        }
    }
    for event in told.iter_mut().flat_map(|(_, events)| events) {
        let bare = words(&event.headline) < FEWEST_WORDS;
        if let Some(label) = noun(event).filter(|_| bare).and_then(|key| labels.get(&key)) {
            event.headline.clone_from(label);
        }
    }
}

/// What `mention` tells, by its own words alone: "the vote", "the trial ended".
pub(super) fn phrase(sentence: &Sentence<'_>, mention: &Mention) -> String {
    let Some(trigger) = sentence.token_at(mention.trigger) else { return String::new() };
    if mention.nominal {
        let words = sentence.noun_phrase(trigger);
        return sentence.spell(&sentence.label(words, trigger, MOST_WORDS), None);
    }
    let label = sentence.label(sentence.clause(trigger), trigger, MOST_WORDS);
    sentence.spell(&label, sentence.unsaid_copula(trigger, &label).as_ref())
}

/// The label of `mention` from at most `most` words of the sentence.
fn of_words(sentence: &Sentence<'_>, mention: &Mention, happened: bool, most: usize) -> String {
    let Some(trigger) = sentence.token_at(mention.trigger) else { return String::new() };
    let clause_of = |verb: usize| sentence.label(sentence.clause(verb), trigger, most);
    let mut verb = Some(trigger).filter(|_| !mention.nominal);
    let mut label = verb.map_or_else(Vec::new, clause_of);
    if mention.nominal {
        label = sentence.label(sentence.noun_phrase(trigger), trigger, most);
        let short = sentence.word_count(&label) < FEWEST_WORDS;
        let above = sentence.verb_above(trigger).filter(|&verb| {
            (short && sentence.tells(verb, trigger) || sentence.is_course(verb, trigger))
                && !sentence.is_put_on_a_day(trigger)
                && !sentence.has_date_for_subject(verb)
                // "The hearing was not the first time"
                && !sentence.groups.iter().any(|group| group.head == verb && group.negated)
                // "The vote, scheduled for Tuesday, was called off": the label says nothing of it.
                && !sentence.article.lexicon.undoes(sentence.article.analysis, verb)
        });
        if let Some((above, clause)) = above.map(|verb| (verb, clause_of(verb)))
            && clause.contains(&trigger)
            && clause.first() == sentence.without_dates(sentence.clause(above), trigger).first()
        {
            (verb, label) = (Some(above), clause);
        } else {
            label = sentence.with_article(label);
        }
    }
    if sentence.word_count(&label) < 2 {
        label = sentence.lengthened(label, trigger, most);
    }
    let past = |verb| {
        let told = |verb: usize| match happened {
            true => sentence.told_past(verb, &label),
            false => sentence.told_ahead(verb, &label),
        };
        // "prompting the court to ask": the verb above has the subject.
        told(verb).or_else(|| Some(sentence.top(verb)).filter(|&top| top != verb).and_then(told))
    };
    // "a release issued on Monday"
    let issued = || label.last().copied().filter(|&at| sentence.token(at).head == trigger);
    let participle = verb.or_else(issued);
    let ahead = || verb.filter(|_| !happened).and_then(|verb| sentence.told_ahead(verb, &label));
    let lent = ahead().or_else(|| {
        participle.and_then(|verb| sentence.unsaid_copula(verb, &label).or_else(|| past(verb)))
    });
    let text = sentence.spell(&label, lent.as_ref());
    if mention.nominal && !text.contains(' ') { sentence.with_the(&label, text) } else { text }
}

impl Sentence<'_> {
    /// Who speaks in the quotation that the word of `mention` stands in, where the `label` says "I" or
    /// "we": “We open in May,” the mayor said.
    fn speaker(&self, mention: &Mention, label: &str) -> Option<String> {
        let first = ["I", "we", "We", "my", "My", "our", "Our", "us", "me"];
        let mut words = label.split([' ', '’', '\'']);
        let source = self.attribution(mention).filter(|report| report.quoted)?.source?;
        let pronoun = source.split(' ').count() == 1 && !source.starts_with(char::is_uppercase);
        let mut chars = source.chars();
        let initial = chars.next()?.to_uppercase();
        (words.any(|word| first.contains(&word)) && !pronoun && source.split(' ').count() < 6)
            .then(|| format!("{initial}{}", chars.as_str()))
    }

    /// "Promised": `label` with what follows it up to the next mark or the next clause.
    fn lengthened(&self, label: Vec<usize>, trigger: usize, most: usize) -> Vec<usize> {
        let start = label.first().map_or(trigger, |&first| first.min(trigger));
        let other = |at: usize| at != trigger && self.groups.iter().any(|group| group.head == at);
        let border = |at: &usize| {
            let token = self.token(*at);
            *at > trigger && (token.tag.is_mark() || token.tag == Tag::Cc && other(token.head))
        };
        let end = (start..self.tokens().end).find(border).unwrap_or(self.tokens().end);
        let longer = self.label((start..end).collect(), trigger, most);
        if longer.len() > label.len() { longer } else { label }
    }

    /// The phrase of a noun with the article that the parser gives to the date before the noun: "the
    /// Oct. 7, 2023 attack".
    fn with_article(&self, mut phrase: Vec<usize>) -> Vec<usize> {
        let Some(&first) = phrase.first() else { return phrase };
        let opened = matches!(self.token(first).tag, Tag::Dt | Tag::PrpPoss);
        let passed = |at: &usize| !self.is_date(*at) && !self.token(*at).tag.is_mark();
        let before = (self.tokens().start..first).rev().find(passed);
        let article =
            |at: &usize| matches!(self.token(*at).tag, Tag::Dt | Tag::PrpPoss) && at + 1 < first;
        if let Some(article) = before.filter(|at| !opened && article(at)) {
            phrase.insert(0, article);
        }
        phrase
    }

    /// The one word `text` of a label with "The" before it, unless it is a name.
    fn with_the(&self, label: &[usize], text: String) -> String {
        let common = label.iter().all(|&at| matches!(self.token(at).tag, Tag::Nn | Tag::Nns));
        let mut chars = text.chars();
        match chars.next() {
            Some(first) if common => {
                format!("The {}{}", first.to_lowercase(), chars.as_str())
            }
            _ => text,
        }
    }

    /// Whether the verb at `verb` only tells how the happening at `noun`, its subject, went: "the
    /// summit ended without a deal".
    fn is_course(&self, verb: usize, noun: usize) -> bool {
        let token = self.token(noun);
        token.label.is_subject()
            && token.head == verb
            && self.article.lexicon.stance(self.lemma(verb)) == Some(Stance::Phase)
    }

    /// The nearest verb above a noun.
    fn verb_above(&self, noun: usize) -> Option<usize> {
        let mut above = self.article.analysis.ancestors(noun).skip(1);
        above.find(|&at| self.groups.iter().any(|group| group.head == at))
    }

    /// Whether the clause of the verb at `verb` tells of the noun at `noun` and not of something else:
    /// "the vote failed", "they held a vote", but not "he heard of the vote".
    fn tells(&self, verb: usize, noun: usize) -> bool {
        let lemma = self.lemma(verb);
        let stance = self.article.lexicon.stance(lemma);
        let preposition = self.token(noun).head;
        let at = self.token(noun).label == Label::Pobj
            && matches!(self.norm(preposition), "at" | "in" | "during")
            && self.token(preposition).head == verb;
        let own = self.token(noun).head == verb || self.token(preposition).head == verb;
        at || self.token(noun).label.is_subject() && self.token(noun).head == verb
            || own
                && (lemma == "be"
                    || self.article.lexicon.is_light(lemma)
                    || matches!(stance, Some(Stance::Plan | Stance::Phase)))
    }

    /// `tokens` without dates and what they take with them, cut to `most` words; the trigger always
    /// stays.
    fn label(&self, tokens: Vec<usize>, trigger: usize, most: usize) -> Vec<usize> {
        let mut kept = self.without_dates(tokens, trigger);
        // "fear that it could spread"
        let marks = |at: usize| self.token(at).tag == Tag::In && self.norm(at) == "that";
        if kept.len() > 1 && kept.first().is_some_and(|&at| marks(at)) {
            kept.remove(0);
        }
        self.shorten(&mut kept, trigger, most);
        self.drop_lone_marks(&mut kept);
        self.drop_loose_ends(&mut kept, trigger);
        kept
    }

    /// `tokens` less dates, and less prepositions, articles and "early" that only a date hung from.
    fn without_dates(&self, tokens: Vec<usize>, trigger: usize) -> Vec<usize> {
        let analysis = self.article.analysis;
        let mut gone: Vec<usize> =
            tokens.iter().copied().filter(|&at| at != trigger && self.is_idle(at)).collect();
        loop {
            let goes = |at: usize| {
                let token = self.token(at);
                let children = analysis.children(at);
                // "early on Sunday", "two years after the Oct. 7 attack"
                // "as soon as 2028"
                let leaves = |child: usize| {
                    gone.contains(&child) || self.measures(child, at) || self.norm(child) == "as"
                };
                let bereft = children.iter().any(|child| gone.contains(child))
                    && children.iter().all(|&child| leaves(child))
                    && matches!(token.tag, Tag::In | Tag::To | Tag::Rb | Tag::Rbr | Tag::Vbg)
                    // "pushed back from May to June"
                    && !matches!(token.norm(), "back" | "forward" | "up" | "down");
                let of_date = gone.contains(&token.head)
                    && (matches!(token.tag, Tag::Dt | Tag::Pos | Tag::Cc)
                        || token.tag.is_mark()
                        // "early Tuesday"
                        || token.tag.is_adjective() && token.label == Label::Amod && at < token.head
                        || self.measures(at, token.head)
                        || self.measures(token.head, self.token(token.head).head));
                // "broke out late on Tuesday"
                let closer = gone.contains(&(at + 1))
                    && matches!(
                        token.norm(),
                        "early" | "late" | "shortly" | "just" | "only" | "over"
                    );
                let orphan = token.tag == Tag::Pos && at > 0 && gone.contains(&(at - 1));
                let bereft = bereft && !self.leads_more(at, &gone);
                (bereft || of_date || closer || orphan) && at != trigger && !gone.contains(&at)
            };
            let next: Vec<usize> = tokens.iter().copied().filter(|&at| goes(at)).collect();
            if next.is_empty() {
                break;
            }
            gone.extend(next);
        }
        tokens.into_iter().filter(|at| !gone.contains(at)).collect()
    }

    /// Whether a label says nothing with the token at `at`: a date, or a word that ties the sentence to
    /// those around it ("also", "however").
    fn is_idle(&self, at: usize) -> bool {
        let alone = self.article.analysis.children(at).is_empty();
        let ties = alone
            && matches!(self.token(at).label, Label::Advmod)
            && self.article.lexicon.is_connective(self.norm(at));
        ties || self.is_dating(at)
    }

    /// Whether the token at `at` only says how far or how close what the preposition `head` leads is:
    /// "early" of "early on Sunday", "years" of "two years after the attack".
    fn measures(&self, at: usize, head: usize) -> bool {
        let label = self.token(at).label;
        at < head
            && self.token(at).head == head
            && self.token(head).tag == Tag::In
            && matches!(label, Label::Advmod | Label::Npadvmod | Label::Quantmod)
    }

    /// "during the band's set Monday night", where the parser takes the night for what "during" leads:
    /// whether a noun that is no date stands between the preposition at `at` and the dates `gone`.
    fn leads_more(&self, at: usize, gone: &[usize]) -> bool {
        let date = gone.iter().copied().filter(|&date| date > at).min().unwrap_or(at);
        let phrase = self.article.analysis.subtree(at, |_| false);
        let mut words = phrase.into_iter().filter(|&word| word > at && word < date);
        words.any(|word| self.token(word).tag.is_noun() && !gone.contains(&word))
    }

    /// Removes commas and the like beside which words are gone, and at the start.
    fn drop_lone_marks(&self, kept: &mut Vec<usize>) {
        let whole = kept.clone();
        let has = |at: Option<usize>| at.is_some_and(|at| whole.contains(&at));
        kept.retain(|&at| {
            let token = self.token(at);
            let inner = matches!(token.tag, Tag::Comma | Tag::Colon | Tag::Superfluous | Tag::Stop);
            // "the band (formed in 1994)"
            let pair = match self.norm(at) {
                "(" => whole.iter().any(|&other| other > at && self.norm(other) == ")"),
                ")" => whole.iter().any(|&other| other < at && self.norm(other) == "("),
                _ => true,
            };
            pair && !inner
                || inner && has(Some(at + 1)) && (has(at.checked_sub(1)) || self.parts(at, &whole))
        });
        let first = kept.iter().position(|&at| !self.token(at).tag.is_mark());
        kept.drain(..first.unwrap_or(0));
    }

    /// Whether the comma at `at`, before which a date is gone, still parts what is left: "a profit of
    /// $2 billion in the fourth quarter, up from $1 billion".
    fn parts(&self, at: usize, kept: &[usize]) -> bool {
        let start = self.tokens().start;
        let left = (start..at).rev().find(|at| kept.contains(at));
        let Some(left) = left.filter(|&left| self.token(at).tag == Tag::Comma && at - left > 1)
        else {
            return false;
        };
        let of_date =
            |at: usize| self.is_date(at) || matches!(self.token(at).tag, Tag::In | Tag::Dt);
        let full = !self.token(left).tag.is_mark()
            && !matches!(self.token(left).tag, Tag::Dt | Tag::In | Tag::Jj | Tag::PrpPoss);
        // "on June 4, 1990, in Paris": the comma belongs to the date.
        let of_year = (left + 1..at).any(|at| self.token(at).tag == Tag::Comma);
        full && !of_year && (left + 1..at).all(of_date) && self.token(at + 1).label != Label::Conj
    }

    pub(super) fn word_count(&self, kept: &[usize]) -> usize {
        kept.iter().filter(|&&at| !self.joins(at)).count()
    }

    /// Whether a token is written without a space before it.
    pub(super) fn joins(&self, at: usize) -> bool {
        at > self.tokens().start && self.token(at - 1).span.end == self.token(at).span.start
    }
}
