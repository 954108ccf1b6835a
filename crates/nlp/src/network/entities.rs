//! Token vectors to names: one move per token (begin, inside, last, unit, outside).
//!
//! Source: `pipeline/_parser_internals/ner.pyx` in spaCy.

use super::NamedSpan;
use super::encoder::Encoder;
use super::scorer::{Scorer, Scores, best};

/// One output of the network. The label is an index into the model's entity kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Move {
    /// First token of several.
    Begin(u8),
    /// Neither first nor last.
    Inside(u8),
    /// Last token of several.
    Last(u8),
    /// A name of one token.
    Unit(u8),
    /// In no name.
    Outside,
    /// The unit without a type, which spaCy keeps for tokens that its caller has barred from names.
    Never,
}

/// Slots of a state: the token; the name's first token; the token before.
pub(super) const SLOTS: usize = 3;

/// The entity recogniser: its own encoder, its network and moves.
#[derive(Debug)]
pub(super) struct Recogniser {
    /// Text to vectors.
    pub(super) encoder: Encoder,
    /// Scores of the moves.
    pub(super) scorer: Scorer,
    /// One per output.
    pub(super) moves: Vec<Move>,
}

impl Recogniser {
    /// The names in the text that `scores` has in hand, none across one of the sentence `starts` and none that
    /// begins with white space.
    pub(super) fn find(
        &self,
        scores: &mut Scores<'_>,
        starts: &[bool],
        spaces: &[bool],
    ) -> Vec<NamedSpan> {
        let mut found = Vec::new();
        let mut open: Option<(usize, u8)> = None;
        for (at, space) in spaces.iter().enumerate() {
            let slots = match open {
                Some((start, _)) => [Some(at), Some(start), Some(at - 1)],
                None => [Some(at), None, None],
            };
            let ends = starts.get(at + 1).is_none_or(|start| *start);
            let allowed = |chosen: usize| match (self.moves[chosen], open) {
                (Move::Inside(kind), Some((_, of))) => kind == of && !ends,
                (Move::Last(kind), Some((_, of))) => kind == of,
                (Move::Begin(_), None) => !ends && !space,
                (Move::Unit(_), None) => !space,
                (Move::Outside, None) => true,
                _ => false,
            };
            match best(scores.of(&slots), allowed).map(|chosen| self.moves[chosen]) {
                Some(Move::Begin(kind)) => open = Some((at, kind)),
                Some(Move::Unit(kind)) => found.push(NamedSpan { tokens: at..at + 1, kind }),
                Some(Move::Last(kind)) => {
                    let start = open.take().map_or(at, |(start, _)| start);
                    found.push(NamedSpan { tokens: start..at + 1, kind });
                }
                _ => {}
            }
        }
        found
    }
}
