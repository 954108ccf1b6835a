//! Who wrote an article: what its data say, then its elements for authors, then a line that names
//! them.

use super::json_ld::PERSON;
use super::metadata::Metadata;
use super::{published, signature, words};
use dom_query::Document;

/// The lines of a page in which a name is looked for.
#[derive(Clone, Copy, Debug)]
pub struct Lines<'a> {
    /// Below the headline, nearest first.
    pub below: &'a [&'a str],
    /// Above the headline, nearest first.
    pub above: &'a [&'a str],
    /// All but the page's frame.
    pub all: &'a [&'a str],
}

/// The authors of a page, in the page's order, with commas between; empty where it names none.
///
/// A person goes before an outlet or "the editors", wherever either is named.
pub fn of(page: &Metadata, document: &Document, lines: &Lines) -> String {
    let outlet = Outlet::of(page);
    let near = || lines.below.iter().take(BELOW).chain(lines.above.iter().take(ABOVE)).copied();
    let objects = || page.objects.iter().filter(|object| object.rank < 2);
    let mut second = String::new();
    let mut person = |names: Vec<String>| -> Option<String> {
        let (people, others) = outlet.cleaned(&names);
        if second.is_empty() {
            second = others.join(", ");
        }
        (!people.is_empty()).then(|| people.join(", "))
    };
    objects()
        .find_map(|object| person(object.authors.clone()))
        .or_else(|| META_NAMES.iter().find_map(|name| person(page.metas_of(name))))
        .or_else(|| person(card(page)))
        .or_else(|| person(only_person(page)))
        .or_else(|| person(signature::names(document)))
        .or_else(|| near().find_map(|line| person(one(published::authors(line)?))))
        .or_else(|| person(labelled(lines.all)))
        .or_else(|| near().find_map(|line| person(one(published::authors_beside_day(line)?))))
        .unwrap_or(second)
}

fn one(name: &str) -> Vec<String> {
    vec![name.to_owned()]
}

/// Lines below and above the headline that may name the author.
const BELOW: usize = 8;
const ABOVE: usize = 3;

/// The name behind a label of its own, "Author: Ada Roe", in one line or two.
fn labelled(lines: &[&str]) -> Vec<String> {
    let next = lines.iter().skip(1).map(Some).chain([None]);
    let found = lines.iter().zip(next).find_map(|(line, next)| {
        published::authors_labelled(line, next.copied().unwrap_or_default())
    });
    found.map(one).unwrap_or_default()
}

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
const META_NAMES: [&str; 14] = [
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
    "itemprop author",
];

/// A longer text is no list of names, in bytes.
const LONGEST: usize = 120;

/// Who publishes the page: its name, by letters and digits, as site and as publisher.
struct Outlet(Vec<String>);

impl Outlet {
    fn of(page: &Metadata) -> Self {
        let publisher = page.objects.iter().find_map(|object| object.publisher.as_deref());
        let names = [page.site(), publisher].into_iter().flatten();
        Self(names.map(letters).filter(|name| !name.is_empty()).collect())
    }

    /// Whether a name is the outlet's, or has a domain in it, or is of nobody in particular.
    fn is(&self, name: &str) -> bool {
        let plain = letters(name);
        let domain = |word: &str| {
            let word = word.trim_end_matches([',', '/']);
            word.rsplit_once('.').is_some_and(|(name, end)| {
                name.chars().count() > 2
                    && !name.contains('.')
                    && (2..=4).contains(&end.len())
                    && end.chars().all(|c| c.is_ascii_lowercase())
            })
        };
        self.0.iter().any(|outlet| plain.contains(outlet) || outlet.contains(&plain))
            || name.split_whitespace().any(domain)
            || words::is_staff(name)
    }

    /// Names without what stands about them in bylines: those of people, and those of outlets.
    /// Addresses and handles are no names.
    fn cleaned(&self, names: &[String]) -> (Vec<String>, Vec<String>) {
        let (mut people, mut others): (Vec<String>, Vec<String>) = Default::default();
        for name in names {
            let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
            let name = self.bare(&name);
            let address = name.contains("://") || name.contains('@') || name.contains("www.");
            let length = name.chars().count();
            if length < 2 || name.len() > LONGEST || address || words::is_nobody(name) {
                continue;
            }
            if !name.chars().any(char::is_alphabetic) {
                continue;
            }
            let into = if self.is(name) { &mut others } else { &mut people };
            // "All articles by Ada Roe" beside "Ada Roe" is a link.
            match into.iter().position(|other| other.contains(name) || name.contains(&**other)) {
                Some(at) if name.len() < into[at].len() => into[at] = name.to_owned(),
                Some(_) => {}
                None => into.push(name.to_owned()),
            }
        }
        (people, others)
    }

    /// A name without its label, the day behind it, the outlet beside it, a degree.
    fn bare<'a>(&self, name: &'a str) -> &'a str {
        let name = published::authors(name).unwrap_or(name);
        let parts = name.split(['|', '•', '·']).map(str::trim).filter(|part| !part.is_empty());
        let parts: Vec<&str> = parts.flat_map(|part| part.split(" - ")).collect();
        let own = |part: &&&str| !self.0.contains(&letters(part)) && !words::is_nobody(part);
        let name = parts.iter().find(own).or(parts.first()).copied().unwrap_or(name);
        // A day behind a name, and what follows it.
        let day = name.char_indices().zip(name.chars().skip(1));
        let day = day.into_iter().find(|((_, c), next)| *c == ' ' && next.is_ascii_digit());
        let name = day.map_or(name, |((at, _), _)| &name[..at]);
        let mut name = without_month(name).trim_matches([',', ':', ';', '-', '–', ' ']);
        while let Some((rest, last)) = name.rsplit_once(',') {
            let outlet = self.0.contains(&letters(last));
            if !outlet && !words::is_degree(last) {
                break;
            }
            name = rest.trim_end();
        }
        let end = name.rsplit_once(' ').filter(|(_, last)| words::is_nobody(last));
        end.map_or(name, |(rest, _)| rest.trim_end())
    }
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A name without the month that stood before a day: "Ada Roe December".
fn without_month(name: &str) -> &str {
    let name = name.trim_end();
    match name.rsplit_once([' ', ',']) {
        Some((rest, last)) if words::month(last).is_some() => rest,
        _ => name,
    }
}
