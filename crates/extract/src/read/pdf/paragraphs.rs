//! Lines become paragraphs, without what stands at the edges of pages.

use super::lines::Line;
use std::collections::{BTreeMap, BTreeSet};

/// The paragraphs of a document's lines.
pub fn of(lines: Vec<Line>) -> Vec<String> {
    paragraphs(without_heads(lines))
}

/// Lines at the top and at the bottom of a page that may be heads and numbers.
const EDGE: usize = 3;

/// Words beside a page number that are a head where they stand on two pages of many: the title of a
/// chapter. Fewer are as likely a heading of the text: "Chapter 2".
const HEAD_WORDS: usize = 3;

/// The lines without what stands at the edge of several pages, numbers aside, and without bare page
/// numbers. From the edge inwards, up to the first line that is neither: a sentence that opens two
/// pages is no head.
fn without_heads(lines: Vec<Line>) -> Vec<Line> {
    let mut pages: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        pages.entry(line.page).or_default().push(at);
    }
    let mut edges: Vec<Vec<usize>> = Vec::new();
    for on_page in pages.values_mut() {
        on_page.sort_by(|&one, &other| lines[one].bottom.total_cmp(&lines[other].bottom));
        edges.push(on_page.iter().take(EDGE).copied().collect());
        edges.push(on_page.iter().rev().take(EDGE).copied().collect());
    }
    let plain = |at: usize| -> String {
        let words = unnumbered(&lines[at].text);
        words.concat().chars().filter(|c| !c.is_numeric()).collect()
    };
    // On a page of few lines both edges hold the same ones.
    let shown: BTreeSet<usize> = edges.iter().flatten().copied().collect();
    let mut times: BTreeMap<String, BTreeMap<usize, &str>> = BTreeMap::new();
    for at in shown {
        times.entry(plain(at)).or_default().insert(lines[at].page, &lines[at].text);
    }
    let is_head = |at: &usize| {
        let text = plain(*at);
        let number = text.chars().all(|c| !c.is_alphabetic());
        let on_pages = times.get(&text);
        let times = on_pages.map_or(0, BTreeMap::len);
        let often = times >= 2 && times * 3 >= pages.len();
        // The numbers beside its words are those of the pages.
        let counts = || {
            let words = unnumbered(&lines[*at].text);
            let all = on_pages.into_iter().flat_map(|texts| texts.values());
            let different: BTreeSet<&str> = all.copied().collect();
            let numbered = words.len() < lines[*at].text.split_whitespace().count();
            times >= 2 && different.len() == times && numbered && words.len() >= HEAD_WORDS
        };
        number || often || counts()
    };
    let heads: BTreeSet<usize> =
        edges.iter().flat_map(|edge| edge.iter().copied().take_while(is_head)).collect();
    let kept = (0..lines.len()).map(|at| !heads.contains(&at)).collect::<Vec<_>>();
    lines.into_iter().zip(kept).filter_map(|(line, kept)| kept.then_some(line)).collect()
}

/// The words of a line without the page number at either end, in our numerals or Roman ones.
fn unnumbered(text: &str) -> Vec<&str> {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    if words.last().is_some_and(|word| is_number(word)) {
        words.pop();
    } else if words.first().is_some_and(|word| is_number(word)) {
        words.remove(0);
    }
    words
}

fn is_number(word: &str) -> bool {
    let roman = word.len() <= LONGEST_ROMAN && word.chars().all(|c| "ivxlc".contains(c));
    !word.is_empty() && (roman || word.chars().all(|c| c.is_ascii_digit()))
}

/// "xxxviii".
const LONGEST_ROMAN: usize = 7;

/// Lines joined where a paragraph goes on; a word that was broken at the end of a line is whole.
fn paragraphs(lines: Vec<Line>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut last: Option<Line> = None;
    for line in lines {
        let text = line.text.split_whitespace().collect::<Vec<_>>().join(" ");
        match (&last, out.last_mut()) {
            (Some(before), Some(paragraph)) if goes_on(before, &line, paragraph) => {
                let lower = text.starts_with(char::is_lowercase);
                match paragraph.ends_with(['-', '\u{ad}', '‐']) && lower {
                    true => drop(paragraph.pop()),
                    false => paragraph.push(' '),
                }
                paragraph.push_str(&text);
            }
            _ => out.push(text),
        }
        last = Some(line);
    }
    out
}

/// Whether a line continues the paragraph of the line before it: letters of one size, no gap, no
/// indent, and the line before was full or ends amid a sentence.
fn goes_on(before: &Line, line: &Line, paragraph: &str) -> bool {
    let size = before.size.max(line.size);
    let same_size = (before.size - line.size).abs() < size * 0.1;
    let open = !paragraph.trim_end().ends_with(['.', '!', '?', ':', '”', '"', '。']);
    let amid = open && line.text.trim_start().starts_with(char::is_lowercase);
    // At a new column or page only the sentence tells.
    if before.page != line.page || line.bottom > before.bottom + size {
        return same_size && amid;
    }
    let near = before.bottom - line.bottom < size * 1.9;
    let short = before.end - before.start < (line.end - line.start) * 0.75;
    // An item of a list hangs further in after its first line.
    let indented = line.start > before.start + size * 0.9 && !amid;
    same_size && near && !indented && (!short || amid)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_with_the_page_number_is_told_by_two_pages() {
        let line = |page: usize, at: u8, text: &str| Line {
            page,
            text: text.to_owned(),
            bottom: 800.0 - f64::from(at) * 20.0,
            ..Line::default()
        };
        let mut lines = Vec::new();
        for (page, letter) in ('a'..='l').enumerate() {
            let foot = match page {
                0 => "© The Merrow Works 2014 iii".to_owned(),
                1 => "© The Merrow Works 2014 iv".to_owned(),
                2 | 3 => format!("{} The sea wall of Merrow", page + 9),
                5 | 7 => format!("Part {page}"),
                _ => format!("{letter} was the last of the stones"),
            };
            let texts = ["Stones, one by one", "were set", "by hand"];
            let texts = texts.map(|text| format!("{text} {letter}"));
            let texts = texts.into_iter().chain([foot]);
            lines.extend((0..).zip(texts).map(|(at, text)| line(page, at, &text)));
        }
        let left: Vec<String> = without_heads(lines).into_iter().map(|line| line.text).collect();
        assert!(
            !left.iter().any(|text| text.contains("Works") || text.contains("wall")),
            "{left:?}"
        );
        assert!(left.iter().any(|text| text == "Part 5"), "{left:?}");
    }
}
