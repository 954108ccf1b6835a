//! Which lines of a page are its article.

use super::blocks::{self, Line};
use super::clutter;
use super::title::{is_headline, same};
use crate::{BlockKind, Cutting};
use dom_query::Document;
use dom_smoothie::{Config, Readability};
use std::collections::{BTreeMap, BTreeSet};

/// The lines of the article with this `title` among `page`, which are the lines of `document`.
///
/// A reading view's rules weigh the page. An element that says it holds the article's text decides
/// where the two differ much; of a page with little text every sentence counts; and the paragraphs
/// between the headline and the text are of it.
///
/// `told` is what the page tells others of the article.
pub fn of(document: Document, page: &[Line], title: &str, told: &[&str]) -> Vec<Line> {
    let marked = marked(page);
    let weighed = weighed(document, page);
    let both: usize = shared(&marked, &weighed);
    let (said, found) = (characters(&marked), characters(&weighed));
    let narrow = both * 5 > found * 4 && both * 5 < said * 4;
    let headline = weighed.first().and_then(|first| headline(page, first.at, title));
    let below = |line: &&Line| headline.is_none_or(|at| line.at > at);
    let mut kept = if narrow { marked.into_iter().filter(below).collect() } else { weighed };
    if characters(&kept) < SHORT_PAGE && characters(&kept) * 4 >= said {
        kept = with_sentences(kept, &fallback(page));
    }
    let lead = lead(page, &kept, title, told);
    let mut kept: Vec<Line> = lead.into_iter().chain(kept).cloned().collect();
    kept.iter_mut().for_each(Line::drop_clutter);
    kept
}

/// The lines of the page that are neither its title nor among those `kept`, in order, of at most
/// [`MOST_CUT`] bytes together.
pub fn cut(page: &[Line], kept: &[Line], title: &str) -> Vec<Cutting> {
    let places: BTreeSet<usize> = kept.iter().map(|line| line.at).collect();
    let (mut above, mut bytes) = (0, 0);
    let mut cut = Vec::new();
    for line in page {
        if places.contains(&line.at) {
            above += 1;
        } else if !same(&line.text, title) {
            bytes += line.text.len();
            if bytes > MOST_CUT {
                break;
            }
            cut.push(Cutting { text: line.text.clone(), above });
        }
    }
    cut
}

/// A page has a tenth of that beside its article.
const MOST_CUT: usize = 64 << 10;

/// Of a page with less text than this, in characters, reading-view rules may take one paragraph for
/// the whole.
const SHORT_PAGE: usize = 1200;

/// Characters of the lines that are in both.
fn shared(one: &[&Line], other: &[&Line]) -> usize {
    let places: BTreeSet<usize> = one.iter().map(|line| line.at).collect();
    let shared = other.iter().filter(|line| places.contains(&line.at)).copied();
    characters(&shared.collect::<Vec<_>>())
}

/// The lines `kept` and the sentences among `all`, where these are much more; both in page order.
fn with_sentences<'a>(kept: Vec<&'a Line>, all: &[&'a Line]) -> Vec<&'a Line> {
    let places: BTreeSet<usize> = kept.iter().map(|line| line.at).collect();
    let more = |line: &&&Line| places.contains(&line.at) || !line.clutter && clutter::is_text(line);
    let sentences: Vec<&Line> = all.iter().filter(more).copied().collect();
    if characters(&kept) * 2 < characters(&sentences) { sentences } else { kept }
}

/// The place of the headline nearest above the line at `below`.
fn headline(page: &[Line], below: usize, title: &str) -> Option<usize> {
    page[..below].iter().rposition(|line| line.heading == 1 && is_headline(line, title))
}

/// The paragraphs between the headline and the first line kept.
fn lead<'a>(page: &'a [Line], kept: &[&'a Line], title: &str, told: &[&str]) -> Vec<&'a Line> {
    let Some(first) = kept.first() else { return Vec::new() };
    let above = &page[..first.at];
    let headline = headline(page, first.at, title);
    let Some(headline) = headline.filter(|at| first.at - at <= LEAD_LINES) else {
        return Vec::new();
    };
    let is_lead = |line: &&Line| {
        let is_told = || told.iter().any(|told| same(told, &line.text));
        !line.frame
            && !line.clutter
            && line.kind != BlockKind::Caption
            && line.heading != 1
            && line.text.len() >= LEAD_LENGTH
            && !line.linked
            && (clutter::is_text(line) || is_told())
    };
    let mut lead: Vec<&Line> = above[headline..].iter().filter(is_lead).collect();
    if lead.len() > LEADS {
        lead.retain(|line| line.heading == 0);
    }
    if lead.len() <= LEADS { lead } else { Vec::new() }
}

/// Lines from the headline to the text, bylines and tools among them.
const LEAD_LINES: usize = 30;

/// A lead has no fewer bytes.
const LEAD_LENGTH: usize = 60;

/// More paragraphs are no lead.
const LEADS: usize = 3;

/// The lines in the largest element that says it holds the article.
fn marked(page: &[Line]) -> Vec<&Line> {
    let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
    let kept = || page.iter().filter(|line| !line.frame && !line.clutter);
    for line in kept() {
        if let Some(body) = line.body {
            *sizes.entry(body).or_default() += line.text.len();
        }
    }
    let most = sizes.iter().max_by_key(|&(&body, &size)| (size, std::cmp::Reverse(body)));
    let Some((&most, _)) = most else { return Vec::new() };
    kept().filter(|line| line.body == Some(most)).collect()
}

/// The lines that `dom_smoothie` takes for the article.
fn weighed(document: Document, page: &[Line]) -> Vec<&Line> {
    let found = aligned(page, &content(document));
    let kept: Vec<&Line> =
        found.iter().copied().filter(|line| !line.frame && !line.clutter).collect();
    // A page may have given the whole article such a class.
    if characters(&kept) * 2 < characters(&found) { found } else { kept }
}

/// The lines of `dom_smoothie`'s article.
fn content(document: Document) -> Vec<Line> {
    // It compares its title with every heading, letter by letter.
    for node in document.select("title, meta").nodes() {
        let length = node.attr("content").map_or_else(|| node.text().len(), |text| text.len());
        if length > LONGEST_TITLE {
            node.remove_from_parent();
        }
    }
    let config = Config { disable_json_ld: true, ..Config::default() };
    let content = Readability::with_document(document, None, Some(config))
        .and_then(|mut readability| readability.parse())
        .map(|article| article.content);
    content.map_or_else(|_| Vec::new(), |html| blocks::lines(&Document::fragment(html).root()))
}

/// Bytes.
const LONGEST_TITLE: usize = 1600;

/// The lines of the page that are the lines of `content`, most of which are in the same order.
fn aligned<'a>(page: &'a [Line], content: &[Line]) -> Vec<&'a Line> {
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for line in page {
        places.entry(&line.text).or_default().push(line.at);
    }
    let mut taken = vec![false; page.len()];
    let mut next = 0;
    for line in content {
        let Some(places) = places.get(line.text.as_str()) else { continue };
        let later = places[places.partition_point(|at| *at < next)..].first().copied();
        let near = later.filter(|at| *at <= next + NEAR);
        let long = line.text.len() >= ANCHOR;
        let first = places.first().copied().filter(|at| long && !taken[*at]);
        let Some(at) = near.or(first) else { continue };
        taken[at] = true;
        next = at + 1;
    }
    page.iter().filter(|line| taken[line.at]).collect()
}

/// A shorter line, in bytes, stands in many places of a page: it is looked for nearby.
const ANCHOR: usize = 40;

/// Lines that are nearby.
const NEAR: usize = 60;

/// Every line of the page's only `article`, else of `main`, else of all but the frame.
fn fallback(page: &[Line]) -> Vec<&Line> {
    let framed = || page.iter().filter(|line| !line.frame);
    let articles: Vec<usize> = framed().filter_map(|line| line.article).collect();
    if let (Some(first), Some(last)) = (articles.first(), articles.last())
        && first == last
    {
        return framed().filter(|line| line.article.is_some()).collect();
    }
    let main: Vec<&Line> = framed().filter(|line| line.main).collect();
    if main.is_empty() { framed().collect() } else { main }
}

fn characters(lines: &[&Line]) -> usize {
    lines.iter().map(|line| line.text.chars().count()).sum()
}
