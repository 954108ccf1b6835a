//! Names that hang from a trigger: who takes part, and where.

use crate::model::{Role, Span};
use dateline_nlp::{Analysis, Label, Tag};

/// The names of one clause.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub participants: Vec<(Span, Role)>,
    pub place: Option<Span>,
}

/// More names than this in one clause are a list, not participants.
const MOST_PARTICIPANTS: usize = 6;

/// Prepositions before the place where something happens.
const AT: [&str; 6] = ["in", "at", "near", "on", "outside", "inside"];

/// The names in the clause of the token `trigger`: its subject, said or understood, and what hangs
/// from it but for other clauses.
pub(super) fn names(analysis: &Analysis, trigger: usize) -> Names {
    let token = |at: usize| &analysis.tokens[at];
    let other = |at: usize| {
        let label = token(at).label;
        matches!(label, Label::Advcl | Label::Relcl | Label::Ccomp | Label::Parataxis)
            || label == Label::Conj && token(at).tag.is_verb()
    };
    let subject = Some(trigger).filter(|&at| token(at).tag.is_verb());
    let subject = subject.and_then(|verb| analysis.subject(verb));
    let mut words: Vec<usize> =
        subject.into_iter().flat_map(|at| analysis.subtree(at, other)).collect();
    words.extend(analysis.subtree(trigger, other));
    words.sort_unstable();
    words.dedup();
    let mut names = Names::default();
    let mut last = None;
    for at in words {
        let Some(entity) = token(at).entity.filter(|&entity| last != Some(entity)) else {
            continue;
        };
        last = Some(entity);
        let entity = &analysis.entities[entity];
        if !is_name(entity.kind) {
            continue;
        }
        let span = name_span(analysis, entity.tokens.clone());
        let root = analysis.root_of(entity.tokens.clone()).unwrap_or(at);
        let above = token(root).head;
        let placed = token(root).label == Label::Pobj && AT.contains(&token(above).norm());
        // "called on the board", "in a statement on Facebook" name no place.
        let kept = is_place(entity.kind) && !(entity.kind == "ORG" && token(above).norm() == "on");
        if placed && names.place.is_none() && kept {
            names.place = Some(span);
        } else if names.participants.len() < MOST_PARTICIPANTS {
            names.participants.push((span, role(analysis, root, trigger, subject)));
        }
    }
    names
}

/// What the name whose head word is `name` does in the event of `trigger`, whose subject is `subject`.
fn role(analysis: &Analysis, name: usize, trigger: usize, subject: Option<usize>) -> Role {
    let token = |at: usize| &analysis.tokens[at];
    let passive = analysis.child(trigger, |label| label == Label::Auxpass).is_some()
        || token(trigger).label == Label::Acl && token(trigger).tag == Tag::Vbn;
    let mut coordinated = analysis
        .ancestors(name)
        .take_while(|&at| subject == Some(at) || token(at).label == Label::Conj);
    let of_subject = coordinated.any(|at| subject == Some(at));
    let above = token(name).head;
    match token(name).label {
        _ if of_subject && passive => Role::Patient,
        _ if of_subject => Role::Agent,
        Label::Dobj | Label::Dative if above == trigger => Role::Patient,
        Label::Pobj if token(above).label == Label::Agent => Role::Agent,
        // "Israel's attack on the town"
        Label::Poss if above == trigger => Role::Agent,
        Label::Pobj if token(above).head == trigger && !token(trigger).tag.is_verb() => {
            match token(above).norm() {
                "by" => Role::Agent,
                "on" | "of" | "against" => Role::Patient,
                _ => Role::Other,
            }
        }
        _ => Role::Other,
    }
}

/// The bytes of a name without the article or quotation mark before it and the possessive mark after it.
fn name_span(analysis: &Analysis, tokens: std::ops::Range<usize>) -> Span {
    let inner = |at: &usize| {
        let token = &analysis.tokens[*at];
        !matches!(token.label, Label::Det | Label::Case) && !token.tag.is_mark()
    };
    let first = tokens.clone().find(inner).unwrap_or(tokens.start);
    let last = tokens.clone().rev().find(inner).unwrap_or(tokens.end - 1);
    Span::new(analysis.tokens[first].span.start, analysis.tokens[last.max(first)].span.end)
}

/// Whether entities of an OntoNotes kind are names, not dates or amounts.
fn is_name(kind: &str) -> bool {
    matches!(
        kind,
        "PERSON"
            | "NORP"
            | "FAC"
            | "ORG"
            | "GPE"
            | "LOC"
            | "PRODUCT"
            | "EVENT"
            | "WORK_OF_ART"
            | "LAW"
    )
}

fn is_place(kind: &str) -> bool {
    matches!(kind, "GPE" | "LOC" | "FAC" | "ORG")
}
