//! From the parser's arcs to the tree it means: lifted arcs put back, sentences found.
//!
//! Source: `deprojectivize` in `pipeline/_parser_internals/nonproj.pyx` and
//! `set_children_from_heads` in `tokens/doc.pyx`, both of spaCy.

use super::parser::{ArcLabel, Arcs};

/// A finished tree.
pub(super) struct Tree {
    /// Head of each word; a root is its own.
    pub(super) heads: Vec<usize>,
    /// Label of each word, an index into the model's labels.
    pub(super) labels: Vec<u8>,
    /// Whether a sentence begins at the word.
    pub(super) starts: Vec<bool>,
}

/// Turns `arcs` into a tree: roots get the label `root`, and a word whose label names its true
/// head's label is moved to the first such word below its head; `spaces` says which words are white
/// space, which is never a head.
pub(super) fn finish(arcs: &Arcs, table: &[ArcLabel], root: u8, spaces: &[bool]) -> Tree {
    let n = arcs.heads.len();
    let heads: Vec<usize> = (0..n).map(|word| arcs.heads[word].unwrap_or(word)).collect();
    let label = |word: usize| arcs.heads[word].map(|_| table[arcs.labels[word]]);
    // Until it is put back, a lifted word has a label that no search finds: `None`.
    let mut labels: Vec<Option<u8>> = (0..n)
        .map(|word| match label(word) {
            None => Some(root),
            Some(label) => label.lifted_from.is_none().then_some(label.label),
        })
        .collect();
    let mut heads = heads;
    let lifted = |word: &usize| labels_of_lifted(label(*word)).is_some();
    let words: Vec<usize> = (0..n).filter(lifted).collect();
    if !words.is_empty() {
        let edges = Edges::of(&heads);
        let mut children = children(&heads);
        for word in words {
            let Some((own, wanted)) = labels_of_lifted(label(word)) else { continue };
            let old = heads[word];
            let search = Search { labels: &labels, children: &children, edges: &edges, spaces };
            let new = search.first(old, word, wanted).unwrap_or(old);
            children[old].retain(|child| *child != word);
            let at = children[new].partition_point(|child| *child < word);
            children[new].insert(at, word);
            heads[word] = new;
            labels[word] = Some(own);
        }
    }
    let starts = Edges::of(&heads).starts(&heads);
    Tree { heads, labels: labels.into_iter().map(|label| label.unwrap_or(root)).collect(), starts }
}

fn labels_of_lifted(label: Option<ArcLabel>) -> Option<(u8, u8)> {
    label.and_then(|label| Some((label.label, label.lifted_from?)))
}

/// The children of each word, in order.
fn children(heads: &[usize]) -> Vec<Vec<usize>> {
    let mut children = vec![Vec::new(); heads.len()];
    for (word, head) in heads.iter().enumerate().filter(|(word, head)| word != *head) {
        children[*head].push(word);
    }
    children
}

/// A search for a lifted word's head.
struct Search<'a> {
    labels: &'a [Option<u8>],
    children: &'a [Vec<usize>],
    edges: &'a Edges,
    spaces: &'a [bool],
}

impl Search<'_> {
    /// The first word labelled `wanted` below `top`, breadth first, without what is below `word`.
    fn first(&self, top: usize, word: usize, wanted: u8) -> Option<usize> {
        let mut level = vec![top];
        // A tree has no more levels than words; moved arcs could close a ring.
        for _ in 0..self.labels.len() {
            let mut next = Vec::new();
            for head in level {
                let edges = self.edges.left[head]..=self.edges.right[head];
                for child in self.children[head].iter().copied() {
                    if child == word || self.spaces[child] || !edges.contains(&child) {
                        continue;
                    }
                    if self.labels[child] == Some(wanted) {
                        return Some(child);
                    }
                    next.push(child);
                }
            }
            if next.is_empty() {
                return None;
            }
            level = next;
        }
        None
    }
}

/// The first and the last word of each word's subtree.
struct Edges {
    left: Vec<usize>,
    right: Vec<usize>,
}

/// Passes over a text until every head lies in its word's sentence; spaCy gives up after as many.
const PASSES: usize = 12;

impl Edges {
    fn of(heads: &[usize]) -> Self {
        let n = heads.len();
        let mut edges = Self { left: (0..n).collect(), right: (0..n).collect() };
        for _ in 0..PASSES {
            for word in (0..n).chain((0..n).rev()) {
                let head = heads[word];
                edges.left[head] = edges.left[head].min(edges.left[word]);
                edges.right[head] = edges.right[head].max(edges.right[word]);
            }
            if edges.enclose(heads) {
                break;
            }
        }
        edges
    }

    fn starts(&self, heads: &[usize]) -> Vec<bool> {
        let mut starts = vec![false; heads.len()];
        for (word, _) in heads.iter().enumerate().filter(|(word, head)| word == *head) {
            starts[self.left[word]] = true;
        }
        starts
    }

    /// Whether every head lies in the sentence of its word.
    fn enclose(&self, heads: &[usize]) -> bool {
        let starts = self.starts(heads);
        let mut first = 0;
        for end in (1..heads.len()).filter(|word| starts[*word] || *word == heads.len() - 1) {
            if heads[first..end].iter().any(|head| !(first..=end).contains(head)) {
                return false;
            }
            first = end;
        }
        true
    }
}
