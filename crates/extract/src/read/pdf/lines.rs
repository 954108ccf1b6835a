//! Letters become lines, each in the order it is read in.

use super::letters::Letter;

/// A line of letters. Lengths are in points, y grows upwards.
#[derive(Clone, Debug, Default)]
pub struct Line {
    pub page: usize,
    pub text: String,
    /// Where it begins, counted in the direction it is read in.
    pub start: f64,
    pub end: f64,
    pub bottom: f64,
    pub size: f64,
}

/// The lines of a page, in the order the document draws them.
pub fn of(page: usize, letters: &[Letter]) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut from = 0;
    let page_turned = is_right_to_left(letters, false);
    for at in 1..=letters.len() {
        if at == letters.len() || begins_line(&letters[from..at], &letters[at]) {
            lines.extend(line(page, &letters[from..at], page_turned));
            from = at;
        }
    }
    lines
}

/// Whether a letter stands on another line than those before it, or far back on theirs.
fn begins_line(line: &[Letter], letter: &Letter) -> bool {
    let Some(last) = line.last() else { return false };
    let size = last.size.max(letter.size);
    let up = (letter.bottom - last.bottom).abs();
    // Signs that are set below or above, and what is written from the right.
    let back = letter.right < last.left - size * FAR_BACK && !is_right_to_left(line, false);
    up > size * 0.6 || up > size * 0.1 && letter.left < last.left - size || back
}

/// Letters so far back, in sizes, begin a line even at the same height.
const FAR_BACK: f64 = 8.0;

/// Letters further apart than this part of their size have a space between them.
const SPACE: f64 = 0.15;

/// Letters further apart than this, in sizes, stand in two columns of a table.
const GAP: f64 = 3.0;

fn line(page: usize, letters: &[Letter], page_turned: bool) -> Option<Line> {
    let turned = is_right_to_left(letters, page_turned);
    let mut letters: Vec<&Letter> = letters.iter().collect();
    if turned {
        letters.sort_by(|one, other| one.left.total_cmp(&other.left));
    }
    let mut signs: Vec<String> = Vec::new();
    let mut right = f64::MIN;
    for letter in &letters {
        let spaced = signs.last().is_some_and(|sign| sign.trim().is_empty());
        let apart = letter.left - right;
        if right > f64::MIN && apart > letter.size * SPACE && !spaced {
            signs.push(if apart > letter.size * GAP { "\t" } else { " " }.to_owned());
        }
        signs.push(spelled(&letter.text));
        right = letter.right;
    }
    let text = if turned { reading_order(&signs) } else { signs.concat() };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let first = letters.first()?;
    let fold = |edge: fn(f64, f64) -> f64, of: fn(&Letter) -> f64, start| {
        letters.iter().map(|letter| of(letter)).fold(start, edge)
    };
    let middle = letters[letters.len() / 2];
    let left = fold(f64::min, |letter| letter.left, first.left);
    let right = fold(f64::max, |letter| letter.right, first.right);
    (!text.is_empty()).then(|| Line {
        page,
        text,
        start: if turned { -right } else { left },
        end: if turned { -left } else { right },
        bottom: first.bottom,
        size: middle.size,
    })
}

/// Whether most letters are Hebrew or Arabic; `otherwise` where there are only numbers and marks.
fn is_right_to_left(letters: &[Letter], otherwise: bool) -> bool {
    let (mut arabic, mut all) = (0, 0);
    for c in letters.iter().flat_map(|letter| letter.text.chars()).filter(|c| c.is_alphabetic()) {
        all += 1;
        arabic += usize::from(matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{feff}'));
    }
    if all == 0 { otherwise } else { arabic * 2 > all }
}

/// Signs from left to right as they are read from the right; numbers and Latin words stay.
fn reading_order(signs: &[String]) -> String {
    let latin = |sign: &String| {
        sign.chars().all(|c| c.is_ascii_alphanumeric() || c.is_numeric()) && !sign.is_empty()
    };
    let inner = |sign: &String| latin(sign) || matches!(sign.as_str(), "." | "/" | ":" | "-" | ",");
    let mut out = String::new();
    let mut end = signs.len();
    while end > 0 {
        let mut run = signs[..end].iter().rev().take_while(|sign| inner(sign)).count();
        // Marks at the ends of a number are not inside it.
        if run > 0 && !latin(&signs[end - 1]) {
            run = 0;
        }
        while run > 0 && !latin(&signs[end - run]) {
            run -= 1;
        }
        let from = end - run.max(1);
        match run {
            0 => out.push_str(mirrored(&signs[from])),
            _ => signs[from..end].iter().for_each(|sign| out.push_str(sign)),
        }
        end = from;
    }
    out
}

fn mirrored(sign: &str) -> &str {
    match sign {
        "(" => ")",
        ")" => "(",
        "[" => "]",
        "]" => "[",
        "«" => "»",
        "»" => "«",
        other => other,
    }
}

/// A sign as letters: those that are set as one, one by one.
fn spelled(text: &str) -> String {
    let apart = |c: char| -> Option<&'static str> {
        Some(match c {
            'ﬀ' => "ff",
            'ﬁ' => "fi",
            'ﬂ' => "fl",
            'ﬃ' => "ffi",
            'ﬄ' => "ffl",
            'ﬅ' | 'ﬆ' => "st",
            // Signs of a typeface's own: nearly all mark the items of a list.
            '\u{e000}'..='\u{f8ff}' => "•",
            _ => return None,
        })
    };
    let mut out = String::new();
    for c in text.chars() {
        match apart(c) {
            Some(letters) => out.push_str(letters),
            None => out.push(c),
        }
    }
    out
}
