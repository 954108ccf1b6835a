//! Token vectors to a dependency tree: greedy arc-eager parsing.
//!
//! Source: `pipeline/_parser_internals/arc_eager.pyx` and `_state.pxd` in spaCy. There a word that
//! has no head when it should be dropped goes back to the buffer, and a word's head may be replaced.

use super::scorer::{Scorer, Scores, best};

/// What a move does, without its label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    /// Buffer to stack.
    Shift,
    /// Off the stack, back to the buffer where it has no head.
    Drop,
    /// The word on the stack gets the first of the buffer as its head.
    Left,
    /// The first of the buffer gets the word on the stack as its head.
    Right,
    /// The second word of the buffer begins a sentence.
    Break,
}

/// One output of the network.
#[derive(Clone, Copy, Debug)]
pub(super) struct Move {
    /// What it does.
    pub(super) action: Action,
    /// Index into [`Parser::labels`]; unused but by the arcs.
    pub(super) label: usize,
}

/// A dependency label, and the label of the true head where the arc was lifted to make the tree
/// projective ("conj||nsubj").
#[derive(Clone, Copy, Debug)]
pub(super) struct ArcLabel {
    /// Index into the model's labels.
    pub(super) label: u8,
    /// Index of the head's label.
    pub(super) lifted_from: Option<u8>,
}

/// The parser's network and moves.
#[derive(Debug)]
pub(super) struct Parser {
    /// Eight slots, see [`State::slots`].
    pub(super) scorer: Scorer,
    /// One per output.
    pub(super) moves: Vec<Move>,
    /// Labels of the moves.
    pub(super) labels: Vec<ArcLabel>,
}

/// Slots of a state that the network looks at.
pub(super) const SLOTS: usize = 8;

/// Heads and labels as the moves made them.
pub(super) struct Arcs {
    /// Head of each word; `None` is a root.
    pub(super) heads: Vec<Option<usize>>,
    /// Index into [`Parser::labels`] for each word with a head.
    pub(super) labels: Vec<usize>,
}

impl Parser {
    /// Parses the text that `scores` has in hand; `starts` says which words must, must not or (`None`) may begin
    /// a sentence.
    pub(super) fn parse(&self, scores: &mut Scores<'_>, starts: &[Option<bool>]) -> Arcs {
        let mut state = State::new(starts);
        // Ends: a word goes back to the buffer once, and once more for each word that a left arc
        // drops for good.
        while !state.is_final() {
            let allowed = state.allowed();
            let scores = scores.of(&state.slots());
            let Some(chosen) = best(scores, |at| allowed[self.moves[at].action as usize]) else {
                break;
            };
            state.apply(self.moves[chosen]);
        }
        state.arcs
    }
}

/// A state of the parser.
struct State {
    stack: Vec<usize>,
    /// Words that went back to the buffer, the next one last; they come before `next`.
    returned: Vec<usize>,
    /// First word of the buffer that was never on the stack.
    next: usize,
    arcs: Arcs,
    /// The child that was attached last, on each side; and each word's predecessor in such a list.
    last_left: Vec<Option<usize>>,
    last_right: Vec<Option<usize>>,
    sibling: Vec<Option<usize>>,
    /// Words that went back to the buffer and may not be shifted again.
    unshiftable: Vec<bool>,
    starts: Vec<Option<bool>>,
}

impl State {
    fn new(starts: &[Option<bool>]) -> Self {
        let n = starts.len();
        Self {
            stack: Vec::new(),
            returned: Vec::new(),
            next: 0,
            arcs: Arcs { heads: vec![None; n], labels: vec![0; n] },
            last_left: vec![None; n],
            last_right: vec![None; n],
            sibling: vec![None; n],
            unshiftable: vec![false; n],
            starts: starts.to_vec(),
        }
    }

    /// The stack's word number `i`, 0 on top.
    fn stacked(&self, i: usize) -> Option<usize> {
        self.stack.iter().rev().nth(i).copied()
    }

    /// The buffer's word number `i`.
    fn buffered(&self, i: usize) -> Option<usize> {
        if i < self.returned.len() {
            return Some(self.returned[self.returned.len() - 1 - i]);
        }
        let at = self.next + i - self.returned.len();
        (at < self.starts.len()).then_some(at)
    }

    fn buffer_length(&self) -> usize {
        self.starts.len() - self.next + self.returned.len()
    }

    fn is_final(&self) -> bool {
        self.stack.is_empty() && self.buffer_length() == 0
    }

    fn slots(&self) -> [Option<usize>; SLOTS] {
        let (buffered, stacked) = (self.buffered(0), self.stacked(0));
        [
            buffered,
            self.buffered(1),
            stacked,
            self.stacked(1),
            self.stacked(2),
            buffered.and_then(|word| self.last_left[word]),
            stacked.and_then(|word| self.last_left[word]),
            stacked.and_then(|word| self.last_right[word]),
        ]
    }

    /// Which actions are allowed, in the order of [`Action`].
    fn allowed(&self) -> [bool; 5] {
        let depth = self.stack.len();
        let Some(first) = self.buffered(0) else {
            return [depth == 0, depth > 0, false, false, false];
        };
        let (start, more) = (self.starts[first], self.buffer_length() > 1);
        let shift = depth == 0 || (more && start != Some(true) && !self.unshiftable[first]);
        let drop = depth > 1 || (depth == 1 && start != Some(false));
        let arc = depth > 0 && start != Some(true);
        let second = self.buffered(1);
        let split = second == Some(first + 1) && self.starts[first + 1].is_none();
        [shift, drop, arc, arc, split]
    }

    /// Makes a move that is allowed; one that is not may be ignored.
    fn apply(&mut self, chosen: Move) {
        let (top, first) = (self.stacked(0), self.buffered(0));
        match (chosen.action, top, first) {
            (Action::Shift, _, Some(first)) => self.push(first),
            (Action::Drop, Some(top), _) => {
                self.stack.pop();
                if self.arcs.heads[top].is_none() && !self.stack.is_empty() {
                    self.unshiftable[top] = true;
                    self.returned.push(top);
                }
            }
            (Action::Left, Some(top), Some(first)) => {
                self.attach(first, top, chosen.label);
                self.unshiftable[first] = false;
                self.stack.pop();
            }
            (Action::Right, Some(top), Some(first)) => {
                self.attach(top, first, chosen.label);
                self.push(first);
            }
            (Action::Break, _, Some(first)) if first + 1 < self.starts.len() => {
                self.starts[first + 1] = Some(true);
            }
            _ => {}
        }
    }

    /// Moves the buffer's first word, `first`, to the stack.
    fn push(&mut self, first: usize) {
        if self.returned.pop().is_none() {
            self.next += 1;
        }
        self.stack.push(first);
    }

    /// Makes `head` the head of `child`, in place of an earlier one.
    fn attach(&mut self, head: usize, child: usize, label: usize) {
        if let Some(old) = self.arcs.heads[child] {
            // Only a right arc is ever replaced, and its child is the last one of its head.
            if self.last_right[old] == Some(child) {
                self.last_right[old] = self.sibling[child];
            }
        }
        let last = if head > child { &mut self.last_left } else { &mut self.last_right };
        self.sibling[child] = last[head].replace(child);
        self.arcs.heads[child] = Some(head);
        self.arcs.labels[child] = label;
    }
}
