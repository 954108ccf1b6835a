use super::{Draft, published};
use std::ops::RangeInclusive;

/// A longer first line is a paragraph. Headlines of newspapers seldom pass 100 characters.
const LONGEST_TITLE: usize = 120;

/// Lines about the headline that may name the author.
const HEAD_LINES: usize = 3;

/// How wide hard-wrapped text is: mail at 60 to 80 characters, printers to 100. A narrower column is
/// a list or a poem, a wider line a whole paragraph.
const WRAP_WIDTHS: RangeInclusive<usize> = 50..=100;

/// Reads plain text, already cleaned.
///
/// A first line that looks like a headline is the title; it leaves the text only where a blank line
/// sets it apart or a date or author line follows it, else it may as well be a short paragraph.
pub fn read(text: &str) -> Draft {
    let text = unwrap(text.trim_matches('\n'));
    let (first, rest) = text.split_once('\n').unwrap_or((&text, ""));
    let apart = rest.starts_with('\n') || rest.trim_start_matches(' ').starts_with('\n');
    let next = rest.lines().find(|line| !line.trim().is_empty()).unwrap_or("");
    let titled = looks_like_title(first) && !next.is_empty();
    let under_title = published::is_byline(next) || published::in_line(next).is_some();
    let body = if titled && (apart || under_title) { rest } else { &text };
    let title = if titled && (apart || under_title || next.len() > first.len() * 2) {
        first.trim()
    } else {
        ""
    };
    let dated = if title.is_empty() { &text } else { rest };
    let lines: Vec<&str> = dated.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let byline = lines.iter().take(HEAD_LINES).find(|line| published::is_byline(line));
    let byline = byline.and_then(|line| published::authors(line)).unwrap_or_default();
    Draft {
        title: title.to_owned(),
        byline: byline.to_owned(),
        dct: published::in_lines(&lines),
        text: body.to_owned(),
        ..Draft::default()
    }
}

/// Plain text with its hard-wrapped lines joined.
pub fn unwrapped(text: &str) -> String {
    unwrap(text.trim_matches('\n'))
}

/// Whether a line can head an article: short, in words, and no sentence that ends.
fn looks_like_title(line: &str) -> bool {
    let line = line.trim();
    line.chars().count() <= LONGEST_TITLE
        && !line.ends_with(['.', ':', ';', ','])
        && line.chars().any(char::is_alphabetic)
        && published::in_line(line).is_none()
        && !published::is_byline(line)
}

/// Joins lines that were broken only because the page was full.
///
/// A break is such where the next line's first word would have passed the widest line of the text.
/// Where most breaks inside paragraphs are, the text is hard-wrapped; any other stays as it is.
fn unwrap(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let widest = lines.iter().map(|line| line.chars().count()).max().unwrap_or(0);
    let inner = |pair: &&[&str]| !pair[0].is_empty() && !pair[1].is_empty();
    // Short lines are lists, verse or the end of a paragraph; what shows wrapping is the long ones.
    let long = |pair: &&[&str]| pair[0].chars().count() * 3 > widest * 2;
    let breaks = || lines.windows(2).filter(inner).filter(long);
    let full = breaks().filter(|pair| is_full(pair, widest)).count();
    let wrapped = WRAP_WIDTHS.contains(&widest) && full >= 2 && full * 2 > breaks().count();
    let mut out = String::with_capacity(text.len());
    for (at, line) in lines.iter().enumerate() {
        if at > 0 {
            let pair = &lines[at - 1..=at];
            let joined = wrapped && inner(&pair) && is_full(pair, widest);
            out.push(if joined { ' ' } else { '\n' });
        }
        out.push_str(line);
    }
    out
}

/// Whether the second line's first word had no room on the first line.
fn is_full(pair: &[&str], widest: usize) -> bool {
    let word = pair[1].split(' ').next().unwrap_or("");
    pair[0].chars().count() + 1 + word.chars().count() > widest
}
