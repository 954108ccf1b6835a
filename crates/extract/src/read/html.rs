use super::blocks::{self, Line};
use super::choice::{self, Seen};
use super::depth;
use super::metadata::{self, Metadata};
use super::published::{self, Label};
use super::title::{self, is_headline, same};
use super::{Draft, byline, clutter, main_text, particulars};
use crate::BlockKind;
use dom_query::Document;

/// Reads a page: the main text by the rules of reading views, the title and day by what the page
/// says of itself. Nothing the page names is fetched or run.
pub fn read(page: &str, source: &str) -> Draft {
    let document = Document::from(depth::bounded(page).as_ref());
    let metadata = Metadata::of(&document);
    let all = document.body().map(|body| blocks::lines(&body)).unwrap_or_default();
    let framed: Vec<&Line> = all.iter().filter(|line| !line.frame).collect();
    let title = title::of(&metadata, &framed, source);
    let seen = seen(&framed, &all, &title);
    let (dct, updated) = choice::choose(&metadata, source, &seen, || metadata::scripted(&document));
    let lines = byline::Lines {
        below: &seen.below,
        above: &seen.above,
        all: &seen.framed,
        every: &seen.all,
    };
    let byline = byline::of(&metadata, source, &document, &lines);
    let told = particulars::descriptions(&metadata);
    let lines = without_title(main_text::of(document, &all, &title, &told), &title);
    let lines = stated_text(&metadata, &lines).unwrap_or(lines);
    let lines = clutter::without(lines, &byline);
    Draft {
        subtitle: particulars::subtitle(&metadata, &lines),
        text: join(&lines),
        kinds: kinds(&lines),
        cut: main_text::cut(&all, &lines, &title),
        site: metadata.site().unwrap_or_default().to_owned(),
        section: particulars::section(&metadata),
        url: particulars::url(&metadata),
        language: particulars::language(&metadata),
        title,
        byline,
        dct,
        updated,
        source: None,
    }
}

/// Reads all the text of a page that is nothing but an article: a chapter, a mail, a feed's entry.
pub fn whole(page: &str, source: &str) -> Draft {
    let document = Document::from(depth::bounded(page).as_ref());
    let metadata = Metadata::of(&document);
    let root = document.root();
    let mut lines = blocks::lines(&document.body().unwrap_or(root));
    let title = match lines.first() {
        Some(first) if (1..=2).contains(&first.heading) => lines.remove(0).text,
        _ => metadata.document_title.clone(),
    };
    let seen = seen(&lines.iter().collect::<Vec<_>>(), &[], &title);
    let dct = choice::choose(&metadata, source, &seen, || metadata::scripted(&document)).0;
    let (text, kinds) = (join(&lines), kinds(&lines));
    Draft {
        title,
        dct,
        text,
        kinds,
        language: particulars::language(&metadata),
        ..Draft::default()
    }
}

/// The words of a text that may hold markup.
pub fn words(text: &str) -> String {
    match text.contains(['<', '&']) {
        true => Document::fragment(text).text().split_whitespace().collect::<Vec<_>>().join(" "),
        false => text.to_owned(),
    }
}

fn kinds(lines: &[Line]) -> Vec<BlockKind> {
    lines.iter().map(|line| line.kind).collect()
}

fn join(lines: &[Line]) -> String {
    lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// The text that a page's data hold, where it shows little of it: scripts would have.
fn stated_text(page: &Metadata, shown: &[Line]) -> Option<Vec<Line>> {
    let characters: usize = shown.iter().map(|line| line.text.chars().count()).sum();
    let stated = page.objects.iter().find_map(|object| object.body.as_deref())?;
    if characters > LITTLE_SHOWN || stated.chars().count() < characters * MUCH_MORE {
        return None;
    }
    let marked = stated.contains("</p>") || stated.contains("<br");
    let mut lines = match marked {
        true => blocks::lines(&Document::fragment(stated).root()),
        false => {
            let texts = stated.split('\n').map(|text| words(text.trim()));
            let texts = texts.filter(|text| !text.is_empty());
            texts.map(|text| Line { text, ..Line::default() }).collect()
        }
    };
    // They stand nowhere among the lines of the page.
    lines.iter_mut().for_each(|line| line.at = usize::MAX);
    (!lines.is_empty()).then_some(lines)
}

/// A page that shows no more characters may keep its text in its data.
const LITTLE_SHOWN: usize = 1200;

/// So many times as much stands there then.
const MUCH_MORE: usize = 3;

/// Drops the headline and what stands above it, where it is among the first lines.
fn without_title(mut lines: Vec<Line>, title: &str) -> Vec<Line> {
    let at = lines.iter().take(5).position(|line| is_headline(line, title));
    if let Some(at) = at {
        lines.drain(..=at);
    }
    lines.retain(|line| line.heading == 0 || !same(&line.text, title));
    lines
}

/// The lines of a page by where they stand to its headline; all of them are below one that is not
/// there.
fn seen<'a>(framed: &[&'a Line], all: &'a [Line], title: &str) -> Seen<'a> {
    let at = framed
        .iter()
        .position(|line| line.heading == 1 && is_headline(line, title))
        .or_else(|| framed.iter().position(|line| line.heading == 1))
        .or_else(|| framed.iter().position(|line| same(&line.text, title)));
    // Without days that the line before calls something else: "Member since", "3 May 2011".
    let other = |before: &Line, line: &Line| {
        let dated = line.text.bytes().any(|byte| byte.is_ascii_digit());
        dated && published::label_alone(&before.text) == Some(Label::Other)
    };
    let texts = |lines: &[&'a Line]| {
        let befores = std::iter::once(None).chain(lines.iter().map(|line| Some(*line)));
        let lines = lines.iter().zip(befores);
        let own = lines.filter(|(line, before)| before.is_none_or(|before| !other(before, line)));
        own.map(|(line, _)| line.text.as_str()).collect::<Vec<_>>()
    };
    let (above, below) = match at {
        Some(at) => (&framed[..at], &framed[at + 1..]),
        None => (&framed[..0], framed),
    };
    let above = texts(above).into_iter().rev().collect();
    Seen {
        below: texts(below),
        above,
        framed: texts(framed),
        all: texts(&all.iter().collect::<Vec<_>>()),
    }
}
