//! All patterns of a language at once.

use regex_automata::hybrid::LazyStateID;
use regex_automata::hybrid::dfa::{Cache, DFA};
use regex_automata::util::pool::{Pool, PoolGuard};
use regex_automata::util::syntax;
use regex_automata::{Anchored, Input, MatchKind};
use std::panic::{RefUnwindSafe, UnwindSafe};

/// One automaton of many patterns: which of them match where an expression may begin. It reads on from
/// there only as far as one of them may still match, which is rarely past the first letters.
#[derive(Debug)]
pub struct Patterns {
    automaton: DFA,
    /// The automaton builds its states as texts need them, and they are kept for the next text.
    caches: Caches,
}

type Caches = Pool<Cache, NewCache>;
type NewCache = Box<dyn Fn() -> Cache + Send + Sync + UnwindSafe + RefUnwindSafe>;

/// Bound on the memory of the states.
const CACHE_BYTES: usize = 1 << 26;

impl Patterns {
    pub(super) fn new(patterns: &[&str]) -> Result<Self, String> {
        let config = DFA::config().match_kind(MatchKind::All).cache_capacity(CACHE_BYTES);
        let automaton = DFA::builder()
            .configure(config)
            .syntax(syntax::Config::new().case_insensitive(true))
            .build_many(patterns)
            .map_err(|error| error.to_string())?;
        let of = automaton.clone();
        Ok(Self { automaton, caches: Pool::new(Box::new(move || of.create_cache())) })
    }

    /// A search of one text after another.
    pub fn search(&self) -> Search<'_> {
        Search { automaton: &self.automaton, cache: self.caches.get(), matching: Vec::new() }
    }
}

/// A search with its own memory.
#[derive(Debug)]
pub struct Search<'a> {
    automaton: &'a DFA,
    cache: PoolGuard<'a, Cache, NewCache>,
    matching: Vec<usize>,
}

impl Search<'_> {
    /// The patterns that match in `text` from byte `at` on, by their numbers, in order.
    pub fn matching_at(&mut self, text: &str, at: usize) -> &[usize] {
        self.matching.clear();
        let read = self.read(text, at);
        debug_assert!(read.is_some(), "it gives up only where it is told to");
        self.matching.sort_unstable();
        self.matching.dedup();
        &self.matching
    }

    /// Follows the states from byte `at` on until no pattern can match, and notes those that do.
    fn read(&mut self, text: &str, at: usize) -> Option<()> {
        let input = Input::new(text).range(at..).anchored(Anchored::Yes);
        let mut state = self.automaton.start_state_forward(&mut self.cache, &input).ok()?;
        for byte in &text.as_bytes()[at..] {
            state = self.automaton.next_state(&mut self.cache, state, *byte).ok()?;
            if state.is_match() {
                self.note(state);
            } else if state.is_dead() {
                return Some(());
            }
        }
        state = self.automaton.next_eoi_state(&mut self.cache, state).ok()?;
        if state.is_match() {
            self.note(state);
        }
        Some(())
    }

    fn note(&mut self, state: LazyStateID) {
        let patterns = 0..self.automaton.match_len(&self.cache, state);
        let number = |at| self.automaton.match_pattern(&self.cache, state, at).as_usize();
        self.matching.extend(patterns.map(number));
    }
}
