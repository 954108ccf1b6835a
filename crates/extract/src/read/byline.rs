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
    /// All.
    pub every: &'a [&'a str],
}

/// The authors of a page, in the page's order, with commas between; empty where it names none.
///
/// A person goes before an outlet or "the editors", wherever either is named.
pub fn of(page: &Metadata, source: &str, document: &Document, lines: &Lines) -> String {
    let outlet = Outlet::of(page, source);
    let near = || lines.below.iter().take(BELOW).chain(lines.above.iter().take(ABOVE)).copied();
    let pairs = || lines.below.windows(2).take(BELOW);
    let objects = || page.objects.iter().filter(|object| object.rank < 2);
    let seen = |name: &str| lines.every.iter().any(|line| line.contains(name));
    let mut second = String::new();
    let mut person = |names: Vec<String>| -> Option<String> {
        let (people, others) = outlet.cleaned(&names);
        if second.is_empty() {
            second = others.join(", ");
        }
        (!people.is_empty()).then(|| people.join(", "))
    };
    let stated = objects()
        .find_map(|object| person(object.authors.clone()))
        .or_else(|| words::fields("author").find_map(|name| person(page.metas_of(name))));
    let line = near().find_map(|line| person(one(published::authors(line)?)));
    // Data that name somebody whom no reader sees are often of who keeps the site.
    let shown = stated.as_deref().is_none_or(|names| names.split(", ").any(seen));
    stated
        .filter(|_| shown || line.is_none())
        .or_else(|| person(card(page)))
        .or_else(|| person(only_person(page)))
        .or_else(|| person(signature::names(document)))
        .or(line)
        .or_else(|| {
            pairs().find_map(|pair| person(one(published::authors_below(pair[0], pair[1])?)))
        })
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

/// A longer text is no list of names, in bytes.
const LONGEST: usize = 120;

/// A shorter name in an address may be part of a person's by chance.
const LONG_HOST: usize = 5;

/// Who publishes the page: its name, by letters and digits, as site and as publisher.
struct Outlet {
    names: Vec<String>,
    host: String,
}

impl Outlet {
    fn of(page: &Metadata, source: &str) -> Self {
        let publisher = page.objects.iter().find_map(|object| object.publisher.as_deref());
        let names = [page.site(), publisher].into_iter().flatten();
        let names = names.map(letters).filter(|name| !name.is_empty()).collect();
        let host = page.host(source).filter(|host| host.len() >= LONG_HOST).unwrap_or_default();
        Self { names, host }
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
        // A name that is the address's is that of who keeps a site of their own.
        let hosted = !self.host.is_empty() && plain != self.host && plain.contains(&self.host);
        self.names.iter().any(|outlet| plain.contains(outlet) || outlet.contains(&plain))
            || hosted
            || name.split_whitespace().any(domain)
            || words::is_staff(name)
            || !name.contains(',') && words::is_firm(name)
    }

    /// Names without what stands about them in bylines: those of people, and those of outlets.
    /// Addresses and handles are no names.
    fn cleaned(&self, names: &[String]) -> (Vec<String>, Vec<String>) {
        let (mut people, mut others): (Vec<String>, Vec<String>) = Default::default();
        for name in names {
            let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
            if words::is_nobody(&name) {
                continue;
            }
            let name = self.bare(&name);
            let address = name.contains("://") || name.contains('@') || name.contains("www.");
            let length = name.chars().count();
            let label = published::label_alone(name).is_some() || words::month(name).is_some();
            if length < 2 || name.len() > LONGEST || address || label || words::is_nobody(name) {
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
        let own = |part: &&&str| !self.names.contains(&letters(part)) && !words::is_nobody(part);
        let name = parts.iter().find(own).or(parts.first()).copied().unwrap_or(name);
        // A day behind a name, and what follows it.
        let day = name.char_indices().zip(name.chars().skip(1));
        let day = day.into_iter().find(|((_, c), next)| {
            next.is_ascii_digit() && (*c == ' ' || c.is_alphabetic() && !c.is_ascii())
        });
        let name = day.map_or(name, |((at, c), _)| &name[..at + c.len_utf8()]);
        let mut name = without_month(name).trim_matches([',', ':', ';', '-', '–', ' ']);
        while let Some((rest, last)) = name.rsplit_once(',') {
            let outlet = self.names.contains(&letters(last)) || words::is_firm(last);
            if !outlet && !words::is_degree(last) {
                break;
            }
            name = rest.trim_end();
        }
        while let Some((rest, last)) = name.rsplit_once(' ') {
            if !words::is_nobody(last) && !words::is_before_day(last) {
                break;
            }
            name = rest.trim_end();
        }
        name
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
