//! Who says that something happened: "…, the police said", "according to two officials".

use crate::language::Lexicon;
use crate::model::{Report, Span};
use dateline_nlp::{Analysis, Label, Tag};

/// The report that the token `trigger` of sentence number `sentence` is part of; `None` where the
/// article itself tells it.
pub(super) fn report(
    analysis: &Analysis,
    sentence: usize,
    trigger: usize,
    lexicon: &Lexicon,
) -> Option<Report> {
    let source = speaker(analysis, trigger, lexicon).or_else(|| according(analysis, trigger));
    let quoted = is_quoted(analysis, sentence, trigger);
    let hearsay = || is_hearsay(analysis, trigger);
    match source {
        Some(source) => Some(Report { source: Some(words(analysis, source)), quoted }),
        None if quoted || hearsay() => Some(Report { source: None, quoted }),
        None => None,
    }
}

/// The subject of the verb of saying that the trigger's clause is the object of.
fn speaker(analysis: &Analysis, trigger: usize, lexicon: &Lexicon) -> Option<usize> {
    let mut below = trigger;
    for at in analysis.ancestors(trigger).skip(1) {
        let said = matches!(analysis.tokens[below].label, Label::Ccomp);
        if said && lexicon.is_reporting(&analysis.tokens[at].lemma) {
            return analysis.subject(at);
        }
        below = at;
    }
    // "The deal, he said, was off": the verb of saying hangs from what is said.
    analysis.ancestors(trigger).find_map(|at| {
        let aside = |at: usize| {
            let token = &analysis.tokens[at];
            token.label == Label::Parataxis && lexicon.is_reporting(&token.lemma)
        };
        let verb = analysis.children(at).iter().copied().find(|&child| aside(child))?;
        analysis.subject(verb)
    })
}

/// What follows "according to" in the clause of the trigger or in one above it.
fn according(analysis: &Analysis, trigger: usize) -> Option<usize> {
    analysis.ancestors(trigger).find_map(|at| {
        let accord = |at: &usize| analysis.tokens[*at].norm() == "according";
        let according = analysis.children(at).iter().copied().find(accord)?;
        let to = analysis.child(according, |label| label == Label::Prep)?;
        analysis.child(to, |label| label == Label::Pobj)
    })
}

/// "reportedly", "allegedly" beside the trigger.
fn is_hearsay(analysis: &Analysis, trigger: usize) -> bool {
    analysis.children(trigger).iter().any(|&at| {
        matches!(analysis.tokens[at].norm(), "reportedly" | "allegedly" | "alleged" | "reported")
    })
}

/// Whether a quotation is open where the trigger stands.
fn is_quoted(analysis: &Analysis, sentence: usize, trigger: usize) -> bool {
    let before = &analysis.tokens[analysis.sentences[sentence].tokens.start..trigger];
    let count = |tag| before.iter().filter(|token| token.tag == tag).count();
    count(Tag::OpenQuote) > count(Tag::CloseQuote)
}

/// The bytes of the noun phrase of `noun` without the clauses that qualify it.
fn words(analysis: &Analysis, noun: usize) -> Span {
    let phrase = analysis.subtree(noun, |at| {
        let token = &analysis.tokens[at];
        let clause = matches!(
            token.label,
            Label::Relcl | Label::Appos | Label::Acl | Label::Parataxis | Label::Punct
        );
        // "Boyd in a press release"
        let occasion = token.label == Label::Prep
            && token.head == noun
            && analysis.tokens[noun].tag.is_name()
            && matches!(token.norm(), "in" | "at" | "during");
        clause && token.tag != Tag::Hyphen || occasion
    });
    // Words in a row around the noun: what is cut out must not come back in between.
    let at = phrase.iter().position(|&at| at == noun).unwrap_or(0);
    let row = |range: &mut dyn Iterator<Item = usize>| {
        let mut last = noun;
        for next in range {
            if next.abs_diff(last) != 1 {
                break;
            }
            last = next;
        }
        last
    };
    let first = row(&mut phrase[..at].iter().rev().copied());
    let last = row(&mut phrase[at + 1..].iter().copied());
    Span::new(analysis.tokens[first].span.start, analysis.tokens[last].span.end)
}
