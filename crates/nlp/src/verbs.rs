//! Tagged tokens to verb groups: auxiliaries, adverbs and the main verb, with tense and voice.

use crate::tokens::{Tag, Token};
use std::ops::Range;

/// The tense a verb group shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerbTense {
    /// "signed", "was signed", "had signed".
    Past,
    /// "signs", "is signing", "has signed".
    Present,
    /// "will sign", "is to sign", "is going to sign".
    Future,
    /// Infinitives and participles show none of their own.
    None,
}

/// A main verb with its auxiliaries: "had not been told", "will sign", "to meet".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerbGroup {
    /// Range of indices into the analysis' tokens.
    pub tokens: Range<usize>,
    /// Index of the main verb.
    pub head: usize,
    /// Tense of the first finite verb.
    pub tense: VerbTense,
    /// "has signed", "had signed".
    pub perfect: bool,
    /// "was signed".
    pub passive: bool,
    /// Index of the modal verb: "may", "will".
    pub modal: Option<usize>,
    /// "not", "never", "no longer" inside or just before.
    pub negated: bool,
    /// "to meet".
    pub infinitive: bool,
    /// Whether a finite verb or a modal leads it; otherwise it is an infinitive or a participle.
    pub finite: bool,
    /// Index, among the sentence's groups, of the verb an infinitive hangs from: "plans" of
    /// "plans to meet".
    pub governor: Option<usize>,
}

/// Tokens between a verb and the infinitive it governs: "asked the court to rule".
const GOVERNOR_REACH: usize = 6;

/// The verb groups among `tokens[sentence]`, in order.
pub(crate) fn groups(tokens: &[Token], sentence: Range<usize>) -> Vec<VerbGroup> {
    let mut out: Vec<VerbGroup> = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let starts = tokens[at].tag.is_verb()
            || tokens[at].tag == Tag::Md
            || (tokens[at].tag == Tag::To
                && next_verb(tokens, at + 1, sentence.end, Tag::Vb).is_some());
        if !starts {
            at += 1;
            continue;
        }
        let mut group = read_group(tokens, at, &sentence);
        if group.infinitive {
            group.governor = governor(tokens, &out, &group);
        }
        at = group.tokens.end;
        out.push(group);
    }
    out
}

/// The next token if it is tagged `tag`, adverbs skipped.
fn next_verb(tokens: &[Token], mut at: usize, end: usize, tag: Tag) -> Option<usize> {
    while at < end && tokens[at].tag == Tag::Rb {
        at += 1;
    }
    (at < end && tokens[at].tag == tag).then_some(at)
}

fn read_group(tokens: &[Token], start: usize, sentence: &Range<usize>) -> VerbGroup {
    let mut group = VerbGroup {
        tokens: start..start + 1,
        head: start,
        tense: VerbTense::None,
        perfect: false,
        passive: false,
        modal: None,
        negated: start > sentence.start && is_negation(&tokens[start - 1]),
        infinitive: tokens[start].tag == Tag::To,
        finite: matches!(tokens[start].tag, Tag::Md | Tag::Vbd | Tag::Vbz | Tag::Vbp),
        governor: None,
    };
    group.tense = match tokens[start].tag {
        Tag::Md => {
            group.modal = Some(start);
            match tokens[start].lemma.as_str() {
                "will" | "'ll" | "wo" | "shall" => VerbTense::Future,
                _ => VerbTense::Present,
            }
        }
        Tag::Vbd => VerbTense::Past,
        Tag::Vbz | Tag::Vbp => VerbTense::Present,
        _ => VerbTense::None,
    };
    while let Some(next) = continuation(tokens, &mut group, sentence.end) {
        group.negated |= tokens[group.head + 1..next].iter().any(is_negation);
        group.head = next;
        group.tokens.end = next + 1;
    }
    // "was not there"; but "pleaded not guilty" is no denial of pleading.
    let auxiliary = matches!(tokens[group.head].lemma.as_str(), "be" | "have" | "do")
        || tokens[group.head].tag == Tag::Md;
    let after =
        tokens.get(group.tokens.end).filter(|_| auxiliary && group.tokens.end < sentence.end);
    if after.is_some_and(|token| matches!(token.lemma.as_str(), "not" | "n't")) {
        group.negated = true;
        group.tokens.end += 1;
    }
    group
}

/// The verb that the group's last word calls for: "be" a participle, "have" a past participle,
/// modals, "do" and "to" a bare infinitive.
fn continuation(tokens: &[Token], group: &mut VerbGroup, end: usize) -> Option<usize> {
    let head = &tokens[group.head];
    let from = group.head + 1;
    let find = |tag| next_verb(tokens, from, end, tag);
    match (head.tag, head.lemma.as_str()) {
        (Tag::Md | Tag::To, _) | (_, "do") => find(Tag::Vb),
        (_, "be" | "get") => {
            if let Some(at) = find(Tag::Vbn) {
                group.passive = true;
                return Some(at);
            }
            find(Tag::Vbg).or_else(|| {
                // "is to meet", "is going to meet": future by idiom.
                let to = find(Tag::To).filter(|_| head.lemma == "be")?;
                let verb = next_verb(tokens, to + 1, end, Tag::Vb)?;
                if group.tense == VerbTense::Present {
                    group.tense = VerbTense::Future;
                }
                Some(verb)
            })
        }
        (_, "have") => {
            let at = find(Tag::Vbn)?;
            group.perfect = true;
            Some(at)
        }
        (Tag::Vbg, "go") if group.tense == VerbTense::Present => {
            let to = find(Tag::To)?;
            let verb = next_verb(tokens, to + 1, end, Tag::Vb)?;
            group.tense = VerbTense::Future;
            Some(verb)
        }
        _ => None,
    }
}

fn is_negation(token: &Token) -> bool {
    matches!(token.lemma.as_str(), "not" | "n't" | "never")
}

/// The nearest earlier verb that an infinitive can hang from, unless a clause border lies between.
fn governor(tokens: &[Token], groups: &[VerbGroup], infinitive: &VerbGroup) -> Option<usize> {
    let last = groups.len().checked_sub(1)?;
    let between = groups[last].tokens.end..infinitive.tokens.start;
    let near = between.len() <= GOVERNOR_REACH;
    let border = tokens[between].iter().any(|token| {
        matches!(token.tag, Tag::Cc | Tag::Wp | Tag::Wrb)
            || matches!(token.lemma.as_str(), ";" | ":" | "—")
    });
    (near && !border).then_some(last)
}

/// Tokens a phrase seems farther from a verb that follows it than from one before: dates follow
/// their verb unless they open the clause.
const FOLLOWING_COST: usize = 7;
/// What a clause border between phrase and verb costs.
const BORDER_COST: usize = 6;
/// What an infinitive or a past participle costs against a finite verb.
const PARTICIPLE_COST: usize = 3;
/// What a present participle costs: "a term for skipping bail".
const GERUND_COST: usize = 8;

/// Index of the verb group that a phrase covering the bytes `phrase` most likely hangs from.
///
/// Without a parse this weighs distance, the borders of clauses, and whether the phrase opens its
/// clause: "In May, she said …" hangs from "said", "… said in May that" too.
pub(crate) fn attach(
    tokens: &[Token],
    sentence: &Range<usize>,
    groups: &[VerbGroup],
    phrase: &Range<usize>,
) -> Option<usize> {
    let inside = |at: usize| at < sentence.end;
    let first = sentence.clone().find(|&at| tokens[at].span.end > phrase.start)?;
    let end = (first..sentence.end).find(|&at| tokens[at].span.start >= phrase.end);
    let end = end.unwrap_or(sentence.end);
    let mut start = first;
    while start > sentence.start && is_lead(&tokens[start - 1]) {
        start -= 1;
    }
    let opens = start == sentence.start
        || is_border(&tokens[start - 1])
        || (tokens[start - 1].tag == Tag::In && tokens[start - 1].lemma == "that");
    let comma_after = inside(end) && tokens[end].lemma == ",";
    let cost = |group: &VerbGroup| {
        let participle = match tokens[group.tokens.start].tag {
            _ if group.finite => 0,
            Tag::Vbg => GERUND_COST,
            _ => PARTICIPLE_COST,
        };
        if group.head < start {
            let between = &tokens[group.tokens.end.min(start)..start];
            let borders = between.iter().filter(|token| is_border(token)).count();
            let opening = if opens { BORDER_COST } else { 0 };
            between.len() + borders * BORDER_COST + opening + participle
        } else {
            let between = &tokens[end.min(group.tokens.start)..group.tokens.start];
            let borders = between.iter().filter(|token| is_border(token)).count();
            let borders = borders.saturating_sub(usize::from(opens && comma_after));
            // "told investors on Oct. 31 that the merger would allow": what "that" begins is told.
            let told = inside(end) && tokens[end].lemma == "that";
            let following = if told || !opens { FOLLOWING_COST } else { 0 };
            let following = following + if told { BORDER_COST * 2 } else { 0 };
            // "Monday’s announcement to expand": no date stands before its infinitive.
            let following = following + if group.infinitive { BORDER_COST * 2 } else { 0 };
            between.len() + borders * BORDER_COST + following + participle
        }
    };
    let outside = |group: &VerbGroup| group.head < start || group.tokens.start >= end;
    (0..groups.len()).filter(|&at| outside(&groups[at])).min_by_key(|&at| cost(&groups[at]))
}

/// Words that belong to the phrase on their right: prepositions, determiners, "early".
fn is_lead(token: &Token) -> bool {
    matches!(token.tag, Tag::In | Tag::Dt | Tag::To)
        || matches!(token.lemma.as_str(), "early" | "late" | "earlier" | "later" | "only" | "just")
}

/// Whether a clause may end or begin here.
fn is_border(token: &Token) -> bool {
    matches!(token.tag, Tag::Wp | Tag::Wrb | Tag::Cc)
        || matches!(
            token.lemma.as_str(),
            "," | ";"
                | ":"
                | "—"
                | "–"
                | "("
                | ")"
                | "“"
                | "”"
                | "\""
                | "that"
                | "because"
                | "although"
                | "though"
                | "while"
                | "if"
                | "as"
                | "after"
                | "before"
                | "since"
                | "until"
        )
}
