//! The headline of a page, without the outlet's name.

use super::blocks::Line;
use super::metadata::Metadata;
use dom_query::Document;

/// The headline: what the page tells other sites, without the outlet's name at its end.
pub fn of(metadata: &Metadata, lines: &[&Line]) -> String {
    let site = metadata.site().unwrap_or("");
    let headings = lines.iter().filter(|line| line.heading == 1);
    let headings: Vec<&str> = headings.take(HEADINGS).map(|line| line.text.as_str()).collect();
    let stated = metadata
        .meta(&["og:title", "twitter:title", "dc.title"])
        .or_else(|| metadata.headline())
        .map(str::trim)
        .filter(|title| !title.is_empty());
    let candidate = stated.unwrap_or(&metadata.document_title);
    let candidate =
        candidate.char_indices().nth(LONGEST_TITLE).map_or(candidate, |(end, _)| &candidate[..end]);
    let candidate = &unescape(candidate);
    let short = without_site(candidate, site);
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
    match heading {
        Some(heading) => (*heading).to_owned(),
        // A document title that has nothing of a longer sole heading is the outlet's.
        None if stated.is_none() && headings.len() == 1 && headings[0].len() > short.len() => {
            headings[0].to_owned()
        }
        None => short.to_owned(),
    }
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

fn without_site<'a>(title: &'a str, site: &str) -> &'a str {
    let cut = SEPARATORS.iter().filter_map(|mark| Some((title.rfind(mark)?, *mark))).max();
    let Some((at, mark)) = cut else { return title };
    let (left, right) = (&title[..at], &title[at + mark.len()..]);
    let named = !site.is_empty() && (starts_with(right, site) || starts_with(site, right));
    // Without a stated name, a bar or guillemet is the outlet's; a dash may be the headline's own.
    let barred = site.is_empty() && [" | ", " :: ", " » "].contains(&mark);
    if named || barred { left.trim() } else { title }
}

/// A text's letters and digits in lower case: what is compared of titles.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
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
