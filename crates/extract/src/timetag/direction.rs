//! Which way an expression without a year points: back from the DCT or forward, by tense.

use crate::language::{Language, Stance, ends_with_one_of};
use crate::model::{Span, Status};
use dateline_nlp::{Analysis, Label, Tag, VerbGroup, VerbTense};

/// The side of the DCT that an underspecified expression lies on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Past,
    Future,
    /// The verb is in the present: ahead, unless it lies just behind.
    Present,
    /// Ahead of what a verb in the past tells: "postponed until Friday".
    Beyond,
    /// Nothing tells: the nearest is meant.
    Near,
}

/// What the clause of an expression says of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clause {
    /// The side of the DCT that it lies on.
    pub direction: Direction,
    /// The direction of the verb alone, whatever stands between.
    pub tense: Direction,
    /// Whether it tells in the present what is done over and over: "the ferry sails in summer".
    pub habit: bool,
    /// Whether the clause tells of a noun by the way: "the mayor, elected in 2019".
    pub modifies: bool,
    /// Whether something may happen on that date: on that of "a wall dating to 1430" nothing does that
    /// the sentence names.
    pub dates: bool,
}

impl Clause {
    /// One that tells nothing but the side.
    fn plain(direction: Direction) -> Self {
        Self { direction, tense: direction, habit: false, modifies: false, dates: true }
    }

    /// That of the line which says when an article appeared.
    pub fn of_stamp() -> Self {
        Self { dates: false, ..Self::plain(Direction::Near) }
    }
}

/// The clause of the expression at `span` of sentence number `sentence`, which the text `before`
/// leads to: that of the verb it hangs from.
pub(super) fn clause(
    analysis: &Analysis,
    sentence: usize,
    span: Span,
    before: &str,
    language: &Language,
) -> Clause {
    let groups = &analysis.sentences[sentence].groups;
    if ends_with_one_of(before, &language.surroundings.since) {
        return Clause::plain(Direction::Past);
    }
    let Some(verb) = analysis.attach(sentence, span.start..span.end) else {
        let billed = is_billed(analysis, sentence, span, language);
        return Clause::plain(if billed { Direction::Present } else { Direction::Near });
    };
    let label = analysis.tokens[groups[verb].head].label;
    let clause = |direction, tense| Clause {
        direction,
        tense,
        habit: tense == Direction::Present && is_present(analysis, &groups[verb]),
        modifies: matches!(label, Label::Acl | Label::Relcl),
        dates: !is_origin(analysis, &groups[verb], span, language),
    };
    let words = &language.surroundings;
    if follows_since(analysis, &groups[verb], language) {
        return clause(Direction::Past, Direction::Past);
    }
    let led = |list: &[String]| !before.trim().is_empty() && ends_with_one_of(before, list);
    let direction = match of_verb(analysis, groups, &groups[verb], span, language) {
        Direction::Present | Direction::Near if led(&words.so_far) => Direction::Past,
        direction => direction,
    };
    let direction = match direction {
        Direction::Future | Direction::Beyond
            if led(&words.once) && is_refused(analysis, groups, &groups[verb], language) =>
        {
            Direction::Past
        }
        direction => direction,
    };
    let tense = direction;
    let of_noun = hangs_from_noun(analysis, sentence, span);
    let turned = match direction {
        // "Until Thursday, they had not called": what the pluperfect tells came before.
        Direction::Past | Direction::Near
            if led(&words.until) && !led(&words.not_until) && !pluperfect(&groups[verb]) =>
        {
            return clause(Direction::Beyond, tense);
        }
        // "By Friday they had left" is no plan.
        Direction::Past => of_noun || led(&words.by) && !pluperfect(&groups[verb]),
        Direction::Present => of_noun,
        Direction::Future => owns_noun(analysis, sentence, span),
        Direction::Near | Direction::Beyond => false,
    };
    clause(if turned { Direction::Near } else { direction }, tense)
}

/// Whether the form of a verb is the present and cannot be the past: not "cut", "wed".
fn is_present(analysis: &Analysis, group: &VerbGroup) -> bool {
    let verb = &analysis.tokens[group.head];
    match verb.tag {
        Tag::Vbz => true,
        Tag::Vbp => !verb.lemma.trim_end_matches('.').ends_with(['t', 'd']),
        _ => false,
    }
}

/// Whether a verb says of the date after it since when a thing is there: "dating to 1430".
fn is_origin(analysis: &Analysis, group: &VerbGroup, span: Span, language: &Language) -> bool {
    let words = &language.surroundings;
    let lemma = &analysis.tokens[group.head].lemma;
    let between = analysis.tokens.iter().skip(group.head + 1);
    let mut between = between.take_while(|token| token.span.start < span.start);
    if words.origins.contains(lemma) {
        between.any(|token| matches!(token.norm(), "to" | "from"))
    } else {
        words.origins_back.contains(lemma)
            && between.any(|token| token.norm() == "back")
            && between.next().is_some_and(|token| token.norm() == "to")
    }
}

/// Whether what an infinitive hangs from says that it was done: "was able to land Friday", "the third
/// climber to die".
fn tells_done(
    analysis: &Analysis,
    groups: &[VerbGroup],
    group: &VerbGroup,
    language: &Language,
) -> bool {
    let words = &language.surroundings;
    let head = analysis.tokens[group.head].head;
    let past = || above(analysis, groups, group).is_some_and(|verb| verb.tense == VerbTense::Past);
    let ranked = |at: usize| {
        analysis.tokens[at].head == head && words.ranked.contains(&analysis.tokens[at].lemma)
    };
    words.managed.contains(&analysis.tokens[head].lemma) && past()
        || analysis.tokens[head].tag.is_noun()
            && (head.saturating_sub(RANKED_WORDS)..head).any(ranked)
}

/// Whether a sentence without a verb announces something for the hour at `span`.
fn is_billed(analysis: &Analysis, sentence: usize, span: Span, language: &Language) -> bool {
    let sentence = &analysis.sentences[sentence];
    let tokens = &analysis.tokens[sentence.tokens.clone()];
    let hour = tokens.iter().find(|token| token.span.start >= span.start);
    sentence.groups.is_empty()
        && hour.is_some_and(|token| token.norm().starts_with(|c: char| c.is_ascii_digit()))
        && tokens
            .iter()
            .take_while(|token| token.span.start < span.start)
            .any(|token| language.surroundings.billed.contains(&token.lemma))
}

/// Whether an infinitive tells of what was refused on the day that stands at its end: "denied a request
/// to review the ruling on Monday".
fn is_refused(
    analysis: &Analysis,
    groups: &[VerbGroup],
    group: &VerbGroup,
    language: &Language,
) -> bool {
    let refuses = &language.surroundings.refuses;
    let verb = group.governor.map(|governor| &groups[governor]);
    verb.or_else(|| above(analysis, groups, group)).is_some_and(|verb| {
        verb.tense == VerbTense::Past && refuses.contains(&analysis.tokens[verb.head].lemma)
    })
}

/// Words before a noun among which its rank may stand: "the third young climber".
const RANKED_WORDS: usize = 4;

/// The verb nearest above that of `group`: "been" for "had been due to expire".
fn above<'a>(
    analysis: &Analysis,
    groups: &'a [VerbGroup],
    group: &VerbGroup,
) -> Option<&'a VerbGroup> {
    let mut ancestors = analysis.ancestors(group.head);
    ancestors.find_map(|at| groups.iter().find(|other| other.head == at && at != group.head))
}

/// "since taking office in January".
fn follows_since(analysis: &Analysis, group: &VerbGroup, language: &Language) -> bool {
    let token = &analysis.tokens[group.head];
    let since = |lemma: &String| language.surroundings.since.contains(lemma);
    token.label == Label::Pcomp && since(&analysis.tokens[token.head].lemma)
}

fn pluperfect(group: &VerbGroup) -> bool {
    group.tense == VerbTense::Past && group.perfect
}

/// The direction that a verb gives to what hangs from it.
fn of_verb(
    analysis: &Analysis,
    groups: &[VerbGroup],
    group: &VerbGroup,
    span: Span,
    language: &Language,
) -> Direction {
    let governor = group.governor.map(|governor| &groups[governor]);
    let planned = |group: &VerbGroup| {
        language.lexicon.governed(analysis, group.head) == Some(Status::Planned)
    };
    if let Some(governor) = governor.filter(|governor| planned(governor)) {
        return match governor.tense {
            // "had been scheduled to expire Friday": the plan was overtaken.
            _ if pluperfect(governor) => Direction::Near,
            // "decided to reopen in May" may have come to pass.
            VerbTense::Past => Direction::Beyond,
            _ => Direction::Future,
        };
    }
    // "has scheduled talks Thursday", "a summit set for April": the date is that of what is planned.
    let words = &language.surroundings;
    let lemma = &analysis.tokens[group.head].lemma;
    let before_phrase = analysis.tokens[group.head].span.end <= span.start;
    let participle = group.passive || !group.finite;
    let aims = || {
        let after = analysis.tokens.iter().skip(group.head + 1);
        let mut after = after.take_while(|token| token.span.start < span.start);
        after.any(|token| token.head == group.head && words.until.contains(&token.lemma))
    };
    let fixed = || participle && words.fixed.contains(lemma) && aims();
    // "moved from Saturday to Sunday"
    let shifts = || {
        let last = analysis.tokens.iter().skip(group.head + 1);
        let last = last.take_while(|token| token.span.start < span.start).last();
        language.lexicon.stance(lemma) == Some(Stance::Shift)
            && last.is_some_and(|token| token.norm() == "to" || words.until.contains(&token.lemma))
    };
    let plans = words.schedules.contains(lemma) || fixed() || shifts();
    if before_phrase && plans && !pluperfect(group) {
        return Direction::Beyond;
    }
    let modal_of = |list: &[String]| {
        group.modal.is_some_and(|modal| list.contains(&analysis.tokens[modal].lemma))
    };
    let stative = language.lexicon.is_stative(&analysis.tokens[group.head].lemma);
    let after_phrase = analysis.tokens[group.head].span.start >= span.end;
    match group.tense {
        VerbTense::Future => Direction::Future,
        VerbTense::Past if planned(group) => Direction::Near,
        VerbTense::Past => Direction::Past,
        VerbTense::Present if group.perfect => Direction::Past,
        // "could not be reached Wednesday".
        _ if group.negated && modal_of(&words.failed) => Direction::Past,
        // "said it would reopen in May", which may have come to pass.
        VerbTense::Present if modal_of(&words.reported) => Direction::Beyond,
        VerbTense::Present if group.modal.is_some() => Direction::Future,
        // "what cost ten in October is worth five": a state tells nothing of its date.
        VerbTense::Present if stative => Direction::Near,
        VerbTense::Present if supposes(analysis, group, language) => Direction::Future,
        VerbTense::Present if words.timetable.contains(lemma) => Direction::Future,
        VerbTense::Present => Direction::Present,
        VerbTense::None if group.infinitive => {
            of_infinitive(analysis, groups, group, after_phrase, language)
        }
        VerbTense::None if analysis.tokens[group.head].tag == Tag::Vbn => Direction::Past,
        VerbTense::None if binds(analysis, groups, group, language) => Direction::Future,
        VerbTense::None => match phase(analysis, groups, group) {
            Some(verb) => of_verb(analysis, groups, verb, span, language),
            None => Direction::Near,
        },
    }
}

/// The direction that an infinitive gives, which stands behind the expression where `after_phrase`.
fn of_infinitive(
    analysis: &Analysis,
    groups: &[VerbGroup],
    group: &VerbGroup,
    after_phrase: bool,
    language: &Language,
) -> Direction {
    match group.governor.map(|governor| &groups[governor]) {
        Some(governor) if governor.tense == VerbTense::Past => Direction::Past,
        // "Monday’s announcement to expand": the infinitive hangs from the noun.
        None if after_phrase => Direction::Past,
        None if tells_done(analysis, groups, group, language) => Direction::Past,
        // "had been due to expire Friday".
        None if above(analysis, groups, group).is_some_and(pluperfect) => Direction::Near,
        _ => Direction::Future,
    }
}

/// "is scheduled to begin running on Thursday": the verb before the gerund, whose time is its own.
fn phase<'a>(
    analysis: &Analysis,
    groups: &'a [VerbGroup],
    group: &VerbGroup,
) -> Option<&'a VerbGroup> {
    let gerund = &analysis.tokens[group.head];
    let above = groups.iter().find(|other| other.head == gerund.head && other.head < group.head);
    above.filter(|_| gerund.tag == Tag::Vbg && matches!(gerund.label, Label::Xcomp | Label::Dobj))
}

/// Whether a participle is that of somebody of whom the verb above tells what is to come: "anyone
/// arriving on Saturday must stay at home".
fn binds(
    analysis: &Analysis,
    groups: &[VerbGroup],
    group: &VerbGroup,
    language: &Language,
) -> bool {
    let participle = &analysis.tokens[group.head];
    let doer = &analysis.tokens[participle.head];
    let Some(verb) = above(analysis, groups, group) else { return false };
    let must = verb.modal.is_some_and(|modal| {
        language.surroundings.binding.contains(&analysis.tokens[modal].lemma) && !verb.perfect
    });
    participle.tag == Tag::Vbg
        && participle.label == Label::Acl
        && doer.label.is_subject()
        && doer.head == verb.head
        && (verb.tense == VerbTense::Future || must)
}

/// Whether a verb tells of what may come, in the present tense as English has it there: "if the vote
/// fails on Thursday", "once the port reopens in May".
fn supposes(analysis: &Analysis, group: &VerbGroup, language: &Language) -> bool {
    let words = &language.surroundings.supposes;
    let opens = |label| matches!(label, Label::Mark | Label::Advmod);
    let mut children = analysis.children(group.head).iter().map(|&at| &analysis.tokens[at]);
    analysis.tokens[group.head].label == Label::Advcl
        && children.any(|token| opens(token.label) && words.contains(&token.lemma))
}

/// Whether the expression qualifies the noun it stands before: "Wednesday’s ruling", "a June agreement";
/// they have mostly been made.
fn owns_noun(analysis: &Analysis, sentence: usize, span: Span) -> bool {
    let root = analysis.root_of(analysis.tokens_at(sentence, &(span.start..span.end)));
    let Some(root) = root else { return false };
    let token = &analysis.tokens[root];
    let before_noun =
        matches!(token.label, Label::Compound | Label::Nmod | Label::Amod | Label::Nummod);
    token.label == Label::Poss || before_noun && analysis.tokens[token.head].tag.is_noun()
}

/// Whether the expression hangs from a noun: "a cutback in September", "the Jan. 14 deadline".
fn hangs_from_noun(analysis: &Analysis, sentence: usize, span: Span) -> bool {
    let tokens = analysis.tokens_at(sentence, &(span.start..span.end));
    let Some(root) = analysis.root_of(tokens) else { return false };
    let above = analysis.tokens[root].head;
    let preposition = analysis.tokens[above].label == Label::Prep;
    let above = if preposition { analysis.tokens[above].head } else { above };
    above != root && analysis.tokens[above].tag.is_noun()
}
