//! Elements of a page that hold its author's name: microdata, links to an author's page, and classes
//! that say so.

use dom_query::{Document, NodeRef};

/// How surely an element holds an author's name; the smaller, the surer.
type Rank = usize;

/// What the surest elements for authors that have short text say, in the page's order; one of them
/// where there are many, since such a page marks the authors of its teasers.
pub fn names(document: &Document) -> Vec<String> {
    let mut best: Rank = RANKS;
    let mut names: Vec<String> = Vec::new();
    for node in document.root().descendants_it().filter(NodeRef::is_element) {
        let Some(rank) = rank(&node).filter(|rank| *rank <= best) else { continue };
        if rank == best && names.len() >= MOST || is_of_others(&node) {
            continue;
        }
        let Some(name) = short_text(&node) else { continue };
        if rank < best {
            best = rank;
            names.clear();
        }
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.len() > FEW {
        names.truncate(1);
    }
    names
}

const MOST: usize = 12;

/// More marked authors are those of teasers.
const FEW: usize = 3;

/// The shortest and longest name, in bytes: a sign of two letters, a list of names.
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=120;

const RANKS: Rank = 14;

fn rank(node: &NodeRef) -> Option<Rank> {
    let property = node.attr("itemprop");
    match property.as_deref() {
        Some("name") if within(node, |parent| has(parent, "itemprop", "author")) => return Some(0),
        Some("author") => return Some(1),
        _ => {}
    }
    if has(node, "rel", "author") {
        return Some(2);
    }
    if node.attr("href").is_some_and(|href| PAGES.iter().any(|page| href.contains(page))) {
        return Some(3);
    }
    let is_link = || node.node_name().as_deref() == Some("a");
    let is_class = |parent: &NodeRef, word: &str| parent.has_class(word);
    if let Some(class) = node.class() {
        let one = |words: &[&str]| class.split_ascii_whitespace().any(|c| words.contains(&c));
        if one(&["byline-name", "author-name", "author_name"]) {
            return Some(4);
        }
        if one(&["author"]) && within(node, |parent| is_class(parent, "byline")) {
            return Some(5);
        }
        if one(&["byline"]) {
            return Some(6);
        }
        if one(&["author"]) {
            return Some(8);
        }
        if one(&["fn"]) && within(node, |parent| is_class(parent, "vcard")) {
            return Some(9);
        }
        let lower = class.to_ascii_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
        let classed = match () {
            () if says(&["author-name", "authorname", "author_name"]) => Some(10),
            () if says(&["byline"]) => Some(11),
            () if says(&["author"]) => Some(12),
            () if says(&["autor", "auteur", "username"]) => Some(13),
            () => None,
        };
        if classed.is_some() {
            return classed;
        }
    }
    if is_link() && within(node, |parent| is_class(parent, "byline")) {
        return Some(5);
    }
    if is_link() && within(node, |parent| is_class(parent, "author")) {
        return Some(7);
    }
    node.attr("data-testid").filter(|id| id.contains("byline")).map(|_| 11)
}

/// Parts of the address of an author's page.
const PAGES: [&str; 8] = [
    "/author/",
    "/authors/",
    "/autor/",
    "/autoren/",
    "/auteur/",
    "/writers/",
    "/staff/",
    "/newsteam/",
];

fn has(node: &NodeRef, attribute: &str, word: &str) -> bool {
    node.attr(attribute).is_some_and(|value| value.split_ascii_whitespace().any(|w| w == word))
}

/// How many elements up is looked.
const ANCESTORS: usize = 8;

fn within(node: &NodeRef, test: impl Fn(&NodeRef) -> bool) -> bool {
    node.ancestors_it(Some(ANCESTORS)).any(|parent| test(&parent))
}

/// Whether an element is inside a comment or a list of other articles.
fn is_of_others(node: &NodeRef) -> bool {
    let inner = |ancestor: &NodeRef| {
        let name = ancestor.node_name().unwrap_or_default();
        !matches!(&*name, "body" | "html" | "main" | "article")
    };
    std::iter::once(*node).chain(node.ancestors_it(Some(ANCESTORS))).take_while(inner).any(
        |ancestor| {
            let words = [ancestor.class(), ancestor.id_attr()];
            words.into_iter().flatten().any(|words| {
                let words = words.to_ascii_lowercase();
                OTHERS.iter().any(|word| words.contains(word))
            })
        },
    )
}

const OTHERS: [&str; 5] = ["comment", "related", "teaser", "recommend", "popular"];

/// The words of an element with few of them.
fn short_text(node: &NodeRef) -> Option<String> {
    let mut text = String::new();
    for (count, inner) in node.descendants_it().enumerate() {
        if inner.is_text() {
            // Elements stand apart by style; a name is not cut by one.
            let joined = text.ends_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
            if joined && inner.text().starts_with(|c: char| c.is_alphanumeric()) {
                text.push(' ');
            }
            text.push_str(&inner.text());
        }
        if count > *LENGTHS.end() || text.len() > LENGTHS.end() * 4 {
            return None;
        }
    }
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    LENGTHS.contains(&text.len()).then_some(text)
}
