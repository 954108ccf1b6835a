//! Elements of a page that hold a day: `<time>`, microdata, and classes that say so.

use super::published::{self, Stamp};
use dom_query::NodeRef;

/// A dated element.
#[derive(Debug)]
pub struct Time {
    /// The day.
    pub stamp: Stamp,
    /// What the page says the day is.
    pub role: Role,
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
    pub fn of(node: &NodeRef, name: &str, below_title: bool) -> Option<Self> {
        let property = node.attr("itemprop").unwrap_or_default().to_ascii_lowercase();
        let dated = property.contains("datepublished") || property.contains("datecreated");
        let changed = property.contains("datemodified");
        let class = node.class().unwrap_or_default().to_ascii_lowercase();
        let classed = class.split_whitespace().any(is_date_class);
        let says = |words: &[&str]| words.iter().any(|word| class.contains(word));
        let role = match () {
            () if changed => Role::Modified,
            () if name == "time" && says(&["updated", "modified"]) && !says(&["publish"]) => {
                Role::Modified
            }
            () if dated => Role::Published,
            () if name == "time" && (node.has_attr("pubdate") || says(&["publish", "pubdate"])) => {
                Role::Published
            }
            () if name == "time" => Role::Unsaid,
            () if classed => Role::Classed,
            () => return None,
        };
        let words = short_text(node);
        let stated = node.attr("datetime").or_else(|| node.attr("content"));
        let stamp = stated
            .and_then(|text| Stamp::parse(&text))
            .or_else(|| Stamp::parse(words.as_deref()?))
            .or_else(|| {
                let day = published::in_line(words.as_deref()?)?;
                Some(Stamp { day, utc: false, local: false })
            })?;
        let words = words.unwrap_or_default();
        Some(Self { stamp, role, words, aside: is_aside(node), below_title })
    }
}

/// Whether a class is what sites call the element with an article's date.
fn is_date_class(class: &str) -> bool {
    matches!(class, "date" | "published" | "timestamp" | "dateline" | "posted-on")
        || ["-date", "_date", "pubdate", "postdate"].iter().any(|end| class.ends_with(end))
        || class.starts_with("date-") && !class.ends_with("picker")
}

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

fn is_aside(node: &NodeRef) -> bool {
    node.ancestors_it(Some(ANCESTORS)).any(|ancestor| {
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
