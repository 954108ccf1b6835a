//! What kind of happening a trigger names: by the word, the words it is said with, and where the word
//! says too little, by who does it or what is done.

use super::trigger::Trigger;
use crate::language::{Lexicon, Stance};
use crate::model::EventKind;
use dateline_nlp::{Analysis, Label, Tag, VerbGroup};

/// The kind of `trigger`, in a sentence whose verb groups are `groups`.
pub(super) fn kind(
    analysis: &Analysis,
    groups: &[VerbGroup],
    trigger: &Trigger,
    lexicon: &Lexicon,
) -> EventKind {
    match trigger.group {
        Some(at) => of_verb(analysis, &groups[at], lexicon),
        None => of_noun(analysis, trigger.token, lexicon),
    }
}

fn of_verb(analysis: &Analysis, group: &VerbGroup, lexicon: &Lexicon) -> EventKind {
    let (verb, token) = (group.head, &analysis.tokens[group.head]);
    let lemma = token.lemma.to_lowercase();
    let phrase = of_phrase(analysis, verb, &lemma, lexicon);
    // "was met with protests"
    let led = analysis.child(verb, |label| label == Label::Prep);
    let with = led.is_some_and(|at| matches!(analysis.tokens[at].norm(), "with" | "by"));
    let own = match phrase {
        Some(kind) => kind,
        None if lemma == "meet" && group.passive && with => EventKind::Other,
        None => lexicon.kind(&lemma, false),
    };
    let passive = group.passive || token.label == Label::Acl && token.tag == Tag::Vbn;
    let noun = |at: usize| of_noun(analysis, at, lexicon);
    let doer = analysis.subject(verb).filter(|_| !passive);
    let agent = doer.map_or(EventKind::Other, |at| of_doer(analysis, at, lexicon));
    let object = match analysis.child(verb, |label| label == Label::Dobj) {
        _ if passive => analysis.subject(verb),
        object => object,
    };
    let object = object.map_or(EventKind::Other, noun);
    // "talks began", "postponed the trial", "filed a lawsuit": what it lends its predicate to tells.
    let stance = lexicon.stance(&token.lemma);
    let lends = phrase.is_none()
        && matches!(stance, Some(Stance::Phase | Stance::Plan | Stance::Shift))
        || phrase.is_none() && lexicon.is_light(&token.lemma);
    if lends {
        let partner = if object == EventKind::Other { agent } else { object };
        let act = analysis.child(verb, |label| label == Label::Xcomp);
        let act = act.filter(|&at| analysis.tokens[at].tag.is_verb());
        let act = act.map(|at| lexicon.kind(&analysis.tokens[at].lemma.to_lowercase(), false));
        let kinds = [act.unwrap_or(EventKind::Other), partner, own];
        return kinds
            .into_iter()
            .find(|&kind| kind != EventKind::Other)
            .unwrap_or(EventKind::Other);
    }
    match own {
        // "an earthquake struck", "the flood killed ten"
        EventKind::Other | EventKind::Attack | EventKind::Travel | EventKind::Death
            if agent == EventKind::Disaster =>
        {
            agent
        }
        // "the court dismissed the claim"
        EventKind::Appointment if agent == EventKind::Court || object == EventKind::Court => {
            EventKind::Court
        }
        // "rejected the deal", "will hear the appeal", "the court refused to lift the ban"
        EventKind::Other => {
            let tells = |kind: &EventKind| {
                matches!(kind, EventKind::Court | EventKind::Vote | EventKind::Agreement)
            };
            let does = |kind: &EventKind| {
                matches!(kind, EventKind::Court | EventKind::Vote | EventKind::Business)
            };
            Some(object).filter(tells).or(Some(agent).filter(does)).unwrap_or(EventKind::Other)
        }
        own => own,
    }
}

/// What the verb at `verb`, of this `lemma`, names together with its particle, its object or a score.
fn of_phrase(
    analysis: &Analysis,
    verb: usize,
    lemma: &str,
    lexicon: &Lexicon,
) -> Option<EventKind> {
    // "sworn in", "took office"
    let with = |at: usize| lexicon.phrase_kind(&format!("{lemma} {}", analysis.tokens[at].lemma));
    let beside = |&at: &usize| {
        match analysis.tokens[at].label {
            // "swore in", "called for", "became president", "found her guilty"
            Label::Prt | Label::Prep | Label::Attr => with(at),
            Label::Oprd | Label::Acomp | Label::Ccomp | Label::Nsubjpass => with(at),
            // "fired missiles", "fired the director"
            Label::Dobj => with(at).or_else(|| lexicon.phrase_kind(&format!("{lemma} …"))),
            _ => None,
        }
    };
    // "lost 3-1", "beat them 2-0"
    let scored =
        || lexicon.phrase_kind(&format!("{lemma} 0-0")).filter(|_| has_score(analysis, verb));
    analysis.children(verb).iter().find_map(beside).or_else(scored)
}

/// Words behind a verb of a contest in which its score stands: "beat the host side 2-0".
const SCORE_REACH: usize = 8;

/// Whether two small numbers with a dash between stand behind the verb at `verb`.
fn has_score(analysis: &Analysis, verb: usize) -> bool {
    let small = |at: usize| {
        let digits = analysis.tokens[at].norm();
        digits.len() <= 3 && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    let dash = |at: usize| matches!(analysis.tokens[at].norm(), "-" | "–");
    let last = analysis.tokens.len().saturating_sub(2).min(verb + SCORE_REACH);
    (verb + 1..last).any(|at| {
        let near = |at: usize| analysis.tokens[at].span.end == analysis.tokens[at + 1].span.start;
        small(at) && dash(at + 1) && small(at + 2) && near(at) && near(at + 1)
    })
}

/// What those who are told to do something mostly do: "the court", "Judge Lee".
fn of_doer(analysis: &Analysis, noun: usize, lexicon: &Lexicon) -> EventKind {
    let title = |&at: &usize| analysis.tokens[at].label == Label::Compound;
    let words = std::iter::once(noun).chain(analysis.children(noun).iter().copied().filter(title));
    let mut kinds = words.map(|at| of_noun(analysis, at, lexicon));
    kinds.find(|&kind| kind != EventKind::Other).unwrap_or(EventKind::Other)
}

/// Whether the preposition at `at` leads a date or a time of day.
fn leads_date(analysis: &Analysis, at: usize) -> bool {
    let object = analysis.child(at, |label| label == Label::Pobj);
    let entity = object.and_then(|object| analysis.tokens[object].entity);
    entity.is_some_and(|entity| matches!(analysis.entities[entity].kind, "DATE" | "TIME"))
}

/// "drone strike", "strike on the port", "strike".
fn of_noun(analysis: &Analysis, noun: usize, lexicon: &Lexicon) -> EventKind {
    let lemma = |at: usize| analysis.tokens[at].lemma.to_lowercase();
    let phrase = |&at: &usize| match analysis.tokens[at].label {
        Label::Compound | Label::Amod => {
            lexicon.phrase_kind(&format!("{} {}", lemma(at), lemma(noun)))
        }
        // "a strike on Monday" strikes nothing.
        Label::Prep if leads_date(analysis, at) => None,
        Label::Prep => lexicon.phrase_kind(&format!("{} {}", lemma(noun), lemma(at))),
        _ => None,
    };
    let phrase = analysis.children(noun).iter().find_map(phrase);
    let own = lexicon.kind(&lemma(noun), true);
    // "Black Death", "Premier League" are names; "Parliament" acts as a parliament does.
    let acts = !lexicon.is_eventive(&lemma(noun));
    let common = !analysis.tokens[noun].tag.is_name();
    phrase.unwrap_or(if common || acts { own } else { EventKind::Other })
}
