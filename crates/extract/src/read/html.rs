use super::blocks::{self, Line, Skip};
use super::choice::{self, Seen};
use super::depth;
use super::metadata::Metadata;
use super::{Draft, byline, clutter};
use dom_query::Document;
use dom_smoothie::{Config, Readability};

/// Reads a page: the main text by the rules of reading views, the title and day by what the page
/// says of itself. Nothing the page names is fetched or run.
pub fn read(page: &str, source: &str) -> Draft {
    let document = Document::from(depth::bounded(page).as_ref());
    let metadata = Metadata::of(&document);
    let framed = document.body().map(|body| blocks::lines(&body, Skip::Frame)).unwrap_or_default();
    let title = title(&metadata, &framed);
    let all = document.body().map(|body| blocks::lines(&body, Skip::Unseen)).unwrap_or_default();
    let seen = seen(&framed, &all, &title);
    let (dct, updated) = choice::choose(&metadata, source, &seen);
    let byline = {
        let lines = byline::Lines { below: &seen.below, above: &seen.above, all: &seen.framed };
        byline::of(&metadata, &document, &lines)
    };
    let fallback = fallback(&document, framed);
    let main = without_title(main_lines(document), &title);
    let fallback = without_title(fallback, &title);
    let (main, fallback) = (clutter::without(main, &byline), clutter::without(fallback, &byline));
    let lines =
        if characters(&main) * 2 < characters(&fallback).min(SHORT_PAGE) { fallback } else { main };
    Draft { title, byline, dct, updated, text: join(&lines), ..Draft::default() }
}

/// Reads all the text of a page that is nothing but an article: a chapter, a mail, a feed's entry.
pub fn whole(page: &str, source: &str) -> Draft {
    let document = Document::from(depth::bounded(page).as_ref());
    let metadata = Metadata::of(&document);
    let root = document.root();
    let mut lines = blocks::lines(&document.body().unwrap_or(root), Skip::Unseen);
    let title = match lines.first() {
        Some(first) if (1..=2).contains(&first.heading) => lines.remove(0).text,
        _ => metadata.document_title.clone(),
    };
    let seen = seen(&lines, &[], &title);
    let dct = choice::choose(&metadata, source, &seen).0;
    Draft { title, dct, text: join(&lines), ..Draft::default() }
}

/// The words of a text that may hold markup.
pub fn words(text: &str) -> String {
    match text.contains(['<', '&']) {
        true => Document::fragment(text).text().split_whitespace().collect::<Vec<_>>().join(" "),
        false => text.to_owned(),
    }
}

/// Reading-view rules weigh long pages; of a page with less text than this, in characters, they may
/// take one paragraph for the whole.
const SHORT_PAGE: usize = 1200;

/// The lines of the main text as `dom_smoothie` finds it; none where it finds nothing.
fn main_lines(document: Document) -> Vec<Line> {
    // It compares its title with every heading, letter by letter.
    for node in document.select("title, meta").nodes() {
        let length = node.attr("content").map_or_else(|| node.text().len(), |text| text.len());
        if length > LONGEST_TITLE * 4 {
            node.remove_from_parent();
        }
    }
    let config = Config { disable_json_ld: true, keep_classes: true, ..Config::default() };
    let content = Readability::with_document(document, None, Some(config))
        .and_then(|mut readability| readability.parse())
        .map(|article| article.content);
    match content {
        Ok(content) => {
            let root = Document::fragment(content);
            let lines = blocks::lines(&root.root(), Skip::Clutter);
            let all = blocks::lines(&root.root(), Skip::Unseen);
            // A page may have given the whole article such a class.
            if characters(&lines) * 2 < characters(&all) { all } else { lines }
        }
        Err(_) => Vec::new(),
    }
}

/// Every line of the page's only `article`, else of `main`, else of the body.
fn fallback(document: &Document, framed: Vec<Line>) -> Vec<Line> {
    for container in ["article", "main"] {
        let found = document.select(container);
        if let [only] = found.nodes() {
            let lines = blocks::lines(only, Skip::Frame);
            if !lines.is_empty() {
                return lines;
            }
        }
    }
    framed
}

fn characters(lines: &[Line]) -> usize {
    lines.iter().map(|line| line.text.chars().count()).sum()
}

fn join(lines: &[Line]) -> String {
    lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// Drops the headline and what stands above it, where it is among the first lines.
fn without_title(mut lines: Vec<Line>, title: &str) -> Vec<Line> {
    let at = lines.iter().take(5).position(|line| same(&line.text, title));
    if let Some(at) = at {
        lines.drain(..=at);
    }
    lines
}

/// The lines of a page by where they stand to its headline; all of them are below one that is not
/// there.
fn seen<'a>(framed: &'a [Line], all: &'a [Line], title: &str) -> Seen<'a> {
    let at = framed
        .iter()
        .position(|line| line.heading == 1 && same(&line.text, title))
        .or_else(|| framed.iter().position(|line| line.heading == 1))
        .or_else(|| framed.iter().position(|line| same(&line.text, title)));
    let texts = |lines: &'a [Line]| lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>();
    let (above, below) = match at {
        Some(at) => (&framed[..at], &framed[at + 1..]),
        None => (&framed[..0], framed),
    };
    let above = texts(above).into_iter().rev().collect();
    Seen { below: texts(below), above, framed: texts(framed), all: texts(all) }
}

/// The headline: what the page tells other sites, without the outlet's name at its end.
fn title(metadata: &Metadata, lines: &[Line]) -> String {
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

fn same(one: &str, other: &str) -> bool {
    letters(one).eq(letters(other)) && letters(one).next().is_some()
}

/// Whether `text` begins with `start`, by letters and digits.
fn starts_with(text: &str, start: &str) -> bool {
    let mut text = letters(text);
    letters(start).next().is_some() && letters(start).all(|c| text.next() == Some(c))
}
