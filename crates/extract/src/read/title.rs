//! The headline of a page, without the outlet's name.

use super::blocks::Line;
use super::metadata::Metadata;
use dom_query::Document;

/// The headline: what the page tells other sites, without the outlet's name.
pub fn of(metadata: &Metadata, lines: &[&Line], source: &str) -> String {
    let outlet = Outlet::of(metadata, source);
    let headings = lines.iter().filter(|line| line.heading == 1);
    let headings: Vec<&str> = headings.take(HEADINGS).map(|line| line.text.as_str()).collect();
    let stated = metadata
        .meta(&["og:title", "twitter:title", "dc.title"])
        .or_else(|| metadata.headline())
        .map(str::trim)
        .filter(|title| !title.is_empty() && !is_cut(title, &metadata.document_title));
    let candidate = stated.unwrap_or(&metadata.document_title);
    let candidate =
        candidate.char_indices().nth(LONGEST_TITLE).map_or(candidate, |(end, _)| &candidate[..end]);
    let candidate = &unescape(candidate);
    let short = outlet.without(candidate);
    let heading = headings.iter().find(|heading| {
        same(short, heading)
            || SEPARATORS.iter().any(|mark| {
                candidate.match_indices(mark).any(|(at, _)| {
                    same(&candidate[..at], heading) || same(&candidate[at + mark.len()..], heading)
                })
            })
            || (letters(heading).count() >= LONG_HEADING && starts_with(candidate, heading))
            || (letters(short).count() >= LONG_HEADING && starts_with(heading, short))
    });
    // A document title that has nothing of a longer sole heading is the outlet's.
    let sole = stated.is_none() && headings.len() == 1 && headings[0].len() > short.len();
    let article = || headings.iter().find(|heading| !outlet.is(heading));
    match heading {
        Some(heading) if !outlet.is(heading) => (*heading).to_owned(),
        None if sole => headings[0].to_owned(),
        _ if outlet.is(short) => article().copied().unwrap_or(short).to_owned(),
        _ => short.to_owned(),
    }
}

/// Whether a quotation mark in a title has ended the attribute that holds it: the document's own
/// goes on there.
fn is_cut(title: &str, document_title: &str) -> bool {
    let rest = document_title.trim().strip_prefix(title);
    rest.is_some_and(|rest| rest.trim_start().starts_with('"'))
}

/// A title is cut to so many characters: the rest is keywords.
const LONGEST_TITLE: usize = 400;

/// So many headings of the first level are compared with the title.
const HEADINGS: usize = 20;

/// A heading of fewer letters may open the title by chance: "News".
const LONG_HEADING: usize = 15;

/// Headlines in metadata are often escaped once too often.
fn unescape(title: &str) -> String {
    match title.contains('&') && title.contains(';') {
        true => Document::fragment(title).text().to_string(),
        false => title.to_owned(),
    }
}

/// Marks between a headline and an outlet's name.
const SEPARATORS: [&str; 8] = [" | ", " - ", " – ", " — ", " · ", " :: ", " » ", " • "];

/// Who publishes a page: its name, and the name in its address.
struct Outlet {
    site: String,
    host: String,
}

impl Outlet {
    fn of(metadata: &Metadata, source: &str) -> Self {
        let site = metadata.site().unwrap_or_default().to_owned();
        Self { site, host: metadata.host(source).unwrap_or_default() }
    }

    /// Whether a text is the outlet's name.
    fn is(&self, text: &str) -> bool {
        let plain: String = letters(text).collect();
        !plain.is_empty() && (plain == self.host || same(text, &self.site))
    }

    /// Whether a part of a title is the outlet's name, perhaps with words about it: "The Post Online".
    fn is_in(&self, part: &str) -> bool {
        let plain: String = letters(part).collect();
        let few = part.split_whitespace().count() <= OUTLET_WORDS;
        let named = !self.site.is_empty()
            && (starts_with(part, &self.site) || starts_with(&self.site, part));
        let long = self.host.len() >= LONG_HOST;
        named || plain == self.host || few && long && plain.contains(&self.host)
    }

    /// A title without the outlet's name at either end.
    fn without<'a>(&self, title: &'a str) -> &'a str {
        let mut title = title.trim();
        for _ in 0..SEPARATORS.len() {
            let cut = SEPARATORS.iter().filter_map(|mark| Some((title.rfind(mark)?, *mark))).max();
            let Some((at, mark)) = cut else { break };
            let (left, right) = (title[..at].trim(), &title[at + mark.len()..]);
            // Without a stated name, a bar or guillemet is the outlet's; a dash may be the headline's.
            let barred = self.site.is_empty() && [" | ", " :: ", " » "].contains(&mark);
            if left.is_empty() || !(self.is_in(right) || barred) {
                break;
            }
            title = left;
            if barred {
                break;
            }
        }
        let first = SEPARATORS.iter().filter_map(|mark| title.split_once(mark));
        let first = first.min_by_key(|(left, _)| left.len());
        first.filter(|(left, _)| self.is(left)).map_or(title, |(_, right)| right.trim())
    }
}

/// An outlet's name has no more words.
const OUTLET_WORDS: usize = 6;

/// A shorter name in an address may be part of a word by chance.
const LONG_HOST: usize = 4;

/// A text's letters and digits in lower case: what is compared of titles.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// Whether a line of the first heading is the one with this title, perhaps with a word above it.
pub fn is_headline(line: &Line, title: &str) -> bool {
    let with_more = || {
        let (plain, title): (String, String) =
            (letters(&line.text).collect(), letters(title).collect());
        title.chars().count() >= LONG_HEADING && plain.contains(&title)
    };
    same(&line.text, title) || line.heading == 1 && line.text.len() < LONGEST_TITLE && with_more()
}

/// Whether two texts have the same letters and digits, and some.
pub fn same(one: &str, other: &str) -> bool {
    letters(one).eq(letters(other)) && letters(one).next().is_some()
}

/// Whether `text` begins with `start`, by letters and digits.
fn starts_with(text: &str, start: &str) -> bool {
    let mut text = letters(text);
    letters(start).next().is_some() && letters(start).all(|c| text.next() == Some(c))
}
