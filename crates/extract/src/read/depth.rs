use std::borrow::Cow;

/// Elements nested deeper than in any real page: browsers stop at 512. The time that parsing a page
/// and finding its main text takes grows with the depth for every tag.
pub const DEEPEST: usize = 600;

/// `page` without the tags of elements that lie deeper than [`DEEPEST`] or have more than
/// [`MOST_ATTRIBUTES`], by a count that knows no
/// more of HTML than which elements need no end. Their text stays.
pub fn bounded(page: &str) -> Cow<'_, str> {
    let mut open: Vec<&str> = Vec::new();
    let mut dropped = 0; // elements now open whose tags were left out
    let mut out = String::new();
    let mut copied = 0; // bytes of the page that `out` stands for
    let mut at = 0;
    while let Some(found) = page[at..].find('<') {
        let start = at + found;
        let tag = Tag::at(&page[start..]);
        let end = start + tag.len;
        at = end;
        let leave_out = match tag.kind {
            _ if tag.len > MOST_ATTRIBUTES && attributes(&page[start..end]) > MOST_ATTRIBUTES => {
                dropped += usize::from(matches!(tag.kind, Kind::Start));
                true
            }
            Kind::Other => false,
            Kind::Start if open.len() < DEEPEST => {
                open.push(tag.name);
                false
            }
            Kind::Start => {
                dropped += 1;
                true
            }
            Kind::End if dropped > 0 => {
                dropped -= 1;
                true
            }
            Kind::End => {
                // What it closes, and what was not closed inside.
                let named = |name: &&str| name.eq_ignore_ascii_case(tag.name);
                if let Some(depth) = open.iter().rposition(named) {
                    open.truncate(depth);
                }
                false
            }
        };
        if leave_out {
            out.push_str(&page[copied..start]);
            out.push(' '); // the words on its sides are two
            copied = end;
        }
    }
    if copied == 0 {
        return Cow::Borrowed(page);
    }
    out.push_str(&page[copied..]);
    Cow::Owned(out)
}

/// More attributes than a tag of any real page has: the time to parse a tag grows with their square.
const MOST_ATTRIBUTES: usize = 2000;

/// How many attributes a tag has.
fn attributes(tag: &str) -> usize {
    let between = |c: char| c.is_ascii_whitespace() || c == '/';
    // What stands before the first is the tag's name.
    let mut rest = tag[1..].trim_start_matches('/').trim_start_matches(|c| !between(c));
    let mut count = 0;
    loop {
        rest = rest.trim_start_matches(between);
        let mut characters = rest.char_indices();
        if characters.next().is_none_or(|(_, c)| c == '>') {
            return count;
        }
        count += 1;
        let name = characters.find(|&(_, c)| between(c) || c == '=');
        rest = &rest[name.map_or(rest.len(), |(at, _)| at)..];
        let Some(value) = rest.trim_ascii_start().strip_prefix('=') else { continue };
        let value = value.trim_ascii_start();
        let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''));
        rest = match quote {
            Some(quote) => value[1..].split_once(quote).map_or("", |(_, rest)| rest),
            None => value.trim_start_matches(|c: char| !c.is_ascii_whitespace()),
        };
    }
}

/// What begins with a `<`.
struct Tag<'a> {
    kind: Kind,
    name: &'a str,
    /// Bytes to go on after: all of a comment or script, else those of the tag.
    len: usize,
}

enum Kind {
    Start,
    End,
    /// No tag, or of an element that holds no others or ends by itself.
    Other,
}

impl<'a> Tag<'a> {
    /// `rest` begins with a `<`.
    fn at(rest: &'a str) -> Self {
        let other = |len| Self { kind: Kind::Other, name: "", len };
        if let Some(comment) = rest.strip_prefix("<!--") {
            return other(comment.find("-->").map_or(rest.len(), |at| "<!---->".len() + at));
        }
        let slash = usize::from(rest[1..].starts_with('/'));
        let name = &rest[1 + slash..];
        let ends = |c: char| c.is_whitespace() || matches!(c, '>' | '/' | '<');
        let name = &name[..name.find(ends).unwrap_or(name.len())];
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return other(1);
        }
        let mut lower = [0; LONGEST_NAME];
        let known = lower.get_mut(..name.len()).map_or("", |lower| {
            lower.copy_from_slice(name.as_bytes());
            lower.make_ascii_lowercase();
            std::str::from_utf8(lower).unwrap_or_default()
        });
        let kind = match known {
            "script" | "style" if slash == 0 => {
                let mut ends = rest.match_indices('<').map(|(at, _)| at + 1).skip(1);
                let end = ends.find(|at| rest[*at..].starts_with('/'));
                return other(end.map_or(rest.len(), |at| at + 1));
            }
            name if needs_no_end(name) => Kind::Other,
            _ if slash == 1 => Kind::End,
            _ => Kind::Start,
        };
        Self { kind, name, len: rest.find('>').map_or(rest.len(), |at| at + 1) }
    }
}

/// Bytes of the longest name that makes a difference.
const LONGEST_NAME: usize = 8;

fn needs_no_end(name: &str) -> bool {
    matches!(
        name,
        "area" | "base" | "br" | "col" | "embed" | "hr" | "img" | "input" | "link" | "meta"
            | "param" | "source" | "track" | "wbr" // these hold nothing
            | "p" | "li" | "dt" | "dd" | "tr" | "td" | "th" | "tbody" | "thead" | "tfoot"
            | "colgroup" | "caption" | "option" | "optgroup" | "rt" | "rp" | "html" | "head"
            | "body"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_common_depth_stays_as_it_is() {
        let unclosed = "<div><span>a</div>".repeat(2 * DEEPEST);
        let script = format!("<script>{}</script>", "'<div>'".repeat(2 * DEEPEST));
        let lists = "<ul><li>a<li>b<p>c<br></ul><!-- <div> -->".repeat(2 * DEEPEST);
        for page in [unclosed, script, lists, "a < b <".to_owned(), "<!--".to_owned()] {
            assert!(matches!(bounded(&page), Cow::Borrowed(_)), "{}", &page[..page.len().min(60)]);
        }
    }

    #[test]
    fn a_tag_of_too_many_attributes_is_left_out() {
        for (tag, count) in [
            ("<p>", 0),
            ("</p >", 0),
            ("<br/>", 0),
            ("<p a b=1 c = '2 3' d=\"é / 4\"e/f>", 6),
            ("<p =x é=y/z =>", 3),
            ("<p a=\"", 1),
        ] {
            assert_eq!(attributes(tag), count, "{tag}");
        }
        let data = format!("<div data-a='{}' b>x</div>", "{\"c d\": 1}, ".repeat(MOST_ATTRIBUTES));
        assert!(matches!(bounded(&data), Cow::Borrowed(_)));
        for attribute in [" a", " a=1", " a='1'", "a=\"1\""] {
            let page = format!("<b>x<div {}>y</div>z", attribute.repeat(MOST_ATTRIBUTES + 2));
            assert_eq!(bounded(&page), "<b>x y z", "{attribute}");
        }
    }

    #[test]
    fn what_lies_deeper_keeps_its_text() {
        for (open, close) in [("<div>", "</div>"), ("<b class='x'>", "</b>"), ("<UL><li>", "</ul>")]
        {
            let depth = 50_000;
            let page = format!("<p>a{}x{}<i>b</i>", open.repeat(depth), close.repeat(depth));
            let bounded = bounded(&page);
            assert_eq!(bounded.matches("</").count(), DEEPEST + 1, "{open}");
            assert!(bounded.starts_with("<p>a<") && bounded.ends_with("<i>b</i>"), "{open}");
            assert!(bounded.contains('x'), "{open}");
        }
    }
}
