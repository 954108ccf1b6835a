//! Who wrote an article: what its data say, then its elements for authors, then the line that begins
//! with "By".

use super::json_ld::PERSON;
use super::metadata::Metadata;
use super::{published, words};
use dom_query::{Document, NodeRef};

/// The authors of a page, in the page's order, with commas between; empty where it names none.
pub fn of(page: &Metadata, document: &Document, below: &[&str], above: &[&str]) -> String {
    let site = page.site().unwrap_or("");
    let told = |names: Vec<String>| {
        let names = cleaned(&names, site);
        (!names.is_empty()).then(|| names.join(", "))
    };
    let objects = page.objects.iter().filter(|object| object.rank < 2);
    objects
        .map(|object| object.authors.clone())
        .find_map(told)
        .or_else(|| META_NAMES.iter().find_map(|name| told(page.metas_of(name))))
        .or_else(|| told(card(page)))
        .or_else(|| told(only_person(page)))
        .or_else(|| told(marked(document)))
        .or_else(|| {
            let lines = below.iter().take(BELOW).chain(above.iter().take(ABOVE));
            lines
                .filter_map(|line| published::authors(line))
                .map(str::to_owned)
                .find_map(|name| told(vec![name]))
        })
        .unwrap_or_default()
}

/// Lines below and above the headline that may name the author.
const BELOW: usize = 8;
const ABOVE: usize = 3;

/// What a page tells for previews beside the label "Written by".
fn card(page: &Metadata) -> Vec<String> {
    let labels = [("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2")];
    let by = |label: &str| {
        page.meta(&[label]).is_some_and(|label| words::BY.is_match(&format!("{label} ")))
    };
    labels
        .iter()
        .find(|(label, _)| by(label))
        .map(|(_, data)| page.metas_of(data))
        .unwrap_or_default()
}

/// The person of the page's data, where there is one.
fn only_person(page: &Metadata) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in page.objects.iter().filter(|object| object.rank == PERSON).flat_map(|o| &o.authors)
    {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    if names.len() == 1 { names } else { Vec::new() }
}

/// Names of `meta` tags for the author, the surest first.
const META_NAMES: [&str; 13] = [
    "byl",
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "dc:creator",
    "parsely-author",
    "sailthru.author",
    "cxenseparse:author",
    "article:author_name",
    "citation_author",
    "og:article:author",
    "twitter:creator:name",
];

/// Selectors of elements for an author's name, the surest first.
const MARKS: [&str; 17] = [
    "[itemprop=author] [itemprop=name]",
    "[itemprop=author]",
    "[rel=author]",
    "a[href*='/author/']",
    ".byline-name",
    ".author-name",
    ".author_name",
    ".byline .author",
    ".byline a",
    ".byline",
    ".author a",
    ".author",
    ".vcard .fn",
    "[class*=author-name], [class*=authorName], [class*=author_name], [class*=AuthorName]",
    "[class*=byline], [class*=Byline]",
    "[class*=author], [class*=Author]",
    "[class*=autor], [class*=Autor], [class*=auteur], .username",
];

/// What the first kind of element for authors that has short text says.
fn marked(document: &Document) -> Vec<String> {
    MARKS
        .iter()
        .find_map(|mark| {
            let found = document.try_select(mark)?;
            let mut names: Vec<String> = Vec::new();
            for node in found.nodes().iter().filter(|node| !is_comment(node)).take(MOST) {
                let name = node.text().split_whitespace().collect::<Vec<_>>().join(" ");
                if (3..=LONGEST).contains(&name.len()) && !names.contains(&name) {
                    names.push(name);
                }
            }
            (!names.is_empty()).then_some(names)
        })
        .map(|mut names| {
            // A page with many marked authors marks those of its teasers.
            if names.len() > 3 {
                names.truncate(1);
            }
            names
        })
        .unwrap_or_default()
}

const MOST: usize = 12;

/// A longer text is no list of names, in bytes.
const LONGEST: usize = 120;

fn is_comment(node: &NodeRef) -> bool {
    let inner = |ancestor: &NodeRef| {
        let name = ancestor.node_name().unwrap_or_default();
        !matches!(&*name, "body" | "html" | "main" | "article")
    };
    node.ancestors_it(Some(8)).take_while(inner).any(|ancestor| {
        let words = [ancestor.class(), ancestor.id_attr()];
        words.into_iter().flatten().any(|words| words.to_ascii_lowercase().contains("comment"))
    })
}

/// Names without what stands about them in bylines; addresses, handles and the outlet are no names.
fn cleaned(names: &[String], site: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for name in names {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let name = published::authors(&name).unwrap_or(&name);
        let name = name.split(['|', '•', '·', '\u{2022}']).next().unwrap_or(name).trim();
        // A day behind a name, and what follows it.
        let name = name.split(|c: char| c.is_ascii_digit()).next().unwrap_or(name);
        let name = without_month(name);
        let name = name.trim_matches([',', ':', ';', '-', '–', ' ']);
        let address = name.contains("://") || name.contains('@') || name.contains("www.");
        let lower = name.to_lowercase();
        let nobody = NOBODY.contains(&lower.as_str()) || lower == site.to_lowercase();
        if name.len() < 3 || name.len() > LONGEST || address || nobody {
            continue;
        }
        // "All articles by Ada Roe" after "Ada Roe" is a link.
        let known = out.iter().any(|other| name.contains(other.as_str()));
        if name.chars().any(char::is_alphabetic) && !known {
            out.push(name.to_owned());
        }
    }
    out
}

/// A name without the month that stood before a day: "Ada Roe December".
fn without_month(name: &str) -> &str {
    let name = name.trim_end();
    match name.rsplit_once([' ', ',']) {
        Some((rest, last)) if words::month(last).is_some() => rest,
        _ => name,
    }
}

/// What content systems put where no author is.
const NOBODY: [&str; 10] = [
    "admin",
    "administrator",
    "author",
    "autor",
    "editor",
    "redaktion",
    "staff",
    "unknown",
    "none",
    "null",
];
