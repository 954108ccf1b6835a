//! Elements of a page that hold a day: `<time>`, microdata, and classes that say so.

use super::published::{self, Label};
use super::stamp::Stamp;
use dom_query::{NodeId, NodeRef};

/// A dated element.
#[derive(Debug)]
pub struct Time {
    /// The day.
    pub stamp: Stamp,
    /// What the page says the day is.
    pub role: Role,
    /// What the element's text calls the day, where the day is read from the text.
    pub label: Option<Label>,
    /// The element's text, where it is short.
    pub words: String,
    /// Inside navigation, an aside, a footer, a list of other articles.
    pub aside: bool,
    /// After the page's first `h1`.
    pub below_title: bool,
}

/// What a dated element says its day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// `itemprop="datePublished"`, `pubdate`, a class that says so.
    Published,
    /// The last change.
    Modified,
    /// Nothing: a bare `<time>`.
    Unsaid,
    /// No `<time>`, but the class says date.
    Classed,
}

impl Time {
    /// The day that `node`, an element called `name`, holds; `None` for most elements.
    ///
    /// `article` are the elements around the page's headline: inside them nothing is aside.
    pub fn of(node: &NodeRef, name: &str, below_title: bool, article: &[NodeId]) -> Option<Self> {
        let property = node.attr("itemprop").or_else(|| node.attr("property"));
        let class = node.class();
        let named = matches!(name, "time" | "abbr");
        let may_be_dated =
            named || property.is_some() || class.as_deref().is_some_and(names_a_date);
        if !may_be_dated {
            return None;
        }
        let property = property.unwrap_or_default().to_ascii_lowercase();
        let is = |words: &[&str]| words.iter().any(|word| property.contains(word));
        let dated = is(&["datepublished", "datecreated", "dc:date", "dc:created", "dc:issued"]);
        let changed = is(&["datemodified", "dc:modified"]);
        let class = class.unwrap_or_default().to_ascii_lowercase();
        let classed = names_a_date(&class);
        let says = |words: &[&str]| words.iter().any(|word| class.contains(word));
        let timed =
            name == "time" || name == "abbr" && node.has_attr("title") && class.contains("publish");
        let role = match () {
            () if changed => Role::Modified,
            () if timed && says(&["updated", "modified"]) && !says(&["publish"]) => Role::Modified,
            () if dated => Role::Published,
            () if timed && (node.has_attr("pubdate") || says(&["publish", "pubdate"])) => {
                Role::Published
            }
            () if timed => Role::Unsaid,
            () if classed => Role::Classed,
            () => return None,
        };
        let words = short_text(node);
        let stated = STATING.into_iter().find_map(|name| node.attr(name));
        let seen = words.as_deref().and_then(published::labelled);
        let role = match seen {
            Some((_, Label::Updated)) if role != Role::Modified => Role::Modified,
            _ => role,
        };
        let label = seen.map(|(_, label)| label);
        // What is seen is the paper's own day; the attribute may be in another zone.
        let seen = seen.map(|(day, _)| Stamp { day, utc: false, local: false });
        let stamp = seen
            .or_else(|| published::stamp(&stated?))
            .or_else(|| Stamp::parse(words.as_deref()?))?;
        let words = words.unwrap_or_default();
        Some(Self { stamp, role, label, words, aside: is_aside(node, article), below_title })
    }
}

/// Attributes in which an element states its day to programs.
const STATING: [&str; 9] = [
    "datetime",
    "content",
    "data-datetime",
    "data-date",
    "data-timestamp",
    "data-time",
    "data-published",
    "data-utime",
    "title",
];

/// Whether one of the classes is what sites call the element with an article's date: it has one of
/// the words of [`DATE_CLASSES`] in it, cut at marks.
fn names_a_date(classes: &str) -> bool {
    classes.split_ascii_whitespace().any(|class| {
        let is_word = |word: &str| {
            let word = word.trim_end_matches(|c: char| c.is_ascii_digit());
            DATE_CLASSES.iter().any(|date| date.eq_ignore_ascii_case(word))
        };
        let ends = DATE_ENDS.iter().any(|end| ends_with(class, end)) || ends_with_capital(class);
        (class.split(['-', '_']).any(is_word) || ends)
            && !is_of_other_date(&class.to_ascii_lowercase())
    })
}

/// Whether a class ends with `end`, in any case.
fn ends_with(class: &str, end: &str) -> bool {
    let at = class.len().checked_sub(end.len());
    at.is_some_and(|at| class.as_bytes()[at..].eq_ignore_ascii_case(end.as_bytes()))
}

/// Whether a class is like "newsDate".
fn ends_with_capital(class: &str) -> bool {
    let rest = class.strip_suffix("Date");
    rest.is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_lowercase()))
}

fn is_of_other_date(class: &str) -> bool {
    ["picker", "update", "modif", "range", "event", "expir", "birth", "due"]
        .iter()
        .any(|not| class.contains(not))
}

const DATE_ENDS: [&str; 6] = ["-date", "_date", "pubdate", "postdate", "datum", "published"];

const DATE_CLASSES: [&str; 24] = [
    "date",
    "datum",
    "fecha",
    "published",
    "timestamp",
    "dateline",
    "pubdate",
    "posted",
    "datetime",
    "publishdate",
    "publishedat",
    "postdate",
    "entrydate",
    "articledate",
    "newsdate",
    "pubtime",
    "publishtime",
    "dateposted",
    "datepublished",
    "publicado",
    "pubblicato",
    "tarih",
    "dato",
    "time",
];

/// An element with a date has no more text than this, in bytes, nor more nodes.
const SHORT: usize = 160;

/// The text of a small element; `None` for a large one, so that nested ones cost no more than one.
fn short_text(node: &NodeRef) -> Option<String> {
    let mut words = String::new();
    for (count, inner) in node.descendants_it().enumerate() {
        if inner.is_text() {
            words.push_str(&inner.text());
            words.push(' ');
        }
        if count > SHORT || words.len() > SHORT * 2 {
            return None;
        }
    }
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    (words.len() <= SHORT).then_some(words)
}

/// How many elements up a list of other articles is looked for.
const ANCESTORS: usize = 12;

/// Words in the class or id of a part of a page that is about other articles.
const OTHER_ARTICLES: [&str; 9] = [
    "related",
    "teaser",
    "sidebar",
    "comment",
    "recommend",
    "more-",
    "popular",
    "latest",
    "widget",
];

fn is_aside(node: &NodeRef, article: &[NodeId]) -> bool {
    let outside = |ancestor: &NodeRef| !article.contains(&ancestor.id);
    node.ancestors_it(Some(ANCESTORS)).take_while(outside).any(|ancestor| {
        let name = ancestor.node_name().unwrap_or_default();
        if matches!(&*name, "body" | "html" | "main") {
            return false;
        }
        let words = [ancestor.class(), ancestor.id_attr()];
        let named = words.into_iter().flatten().any(|words| {
            let words = words.to_ascii_lowercase();
            OTHER_ARTICLES.iter().any(|word| words.contains(word))
        });
        named || matches!(&*name, "nav" | "aside" | "footer")
    })
}
