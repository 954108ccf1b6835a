use super::{Draft, published, stamp};
use crate::{BlockKind, Dct, DctEvidence};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// Reads Markdown, already cleaned: marks dropped, link texts kept, one line per block.
///
/// The title is the front matter's, else the first heading's if that is of the first level; such a
/// heading leaves the text.
pub fn read(text: &str) -> Draft {
    let text = text.trim_start_matches(['\n', ' ']);
    let (front, body) = front_matter(text).unwrap_or(("", text));
    let stated = field(front, &["title", "headline"]).unwrap_or_default();
    let mut blocks = blocks(body);
    let heading = match blocks.first() {
        Some(block) if block.level == 1 => Some(blocks.remove(0).text),
        _ => None,
    };
    let title = if stated.is_empty() { heading.unwrap_or_default() } else { stated };
    let lines: Vec<&str> = blocks.iter().map(|block| block.text.as_str()).collect();
    let dct = day_of(front).or_else(|| published::in_lines(&lines));
    let byline = field(front, &["author", "byline"]).unwrap_or_default();
    let kinds = blocks.iter().flat_map(|block| {
        let lines = block.text.lines().filter(|line| !line.trim().is_empty());
        lines.map(|_| block.kind)
    });
    let (kinds, text) = (kinds.collect(), lines.join("\n"));
    Draft { title, byline, dct, text, kinds, ..Draft::default() }
}

/// The block between `---` or `+++` lines at the start, and what follows; `None` where a file merely
/// begins with a rule.
pub fn front_matter(text: &str) -> Option<(&str, &str)> {
    let fence = ["---", "+++"].into_iter().find(|fence| text.starts_with(fence))?;
    let (first, rest) = text.split_once('\n')?;
    if first.trim_end() != fence {
        return None;
    }
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == fence {
            let fields = &rest[..at];
            return is_fields(fields).then(|| (fields, &rest[at + line.len()..]));
        }
        at += line.len();
    }
    None
}

fn is_fields(front: &str) -> bool {
    let mut lines = front.lines().filter(|line| !line.trim().is_empty());
    let first = lines.next().and_then(split_field);
    first.is_some_and(|(key, _)| {
        !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || "_-.".contains(c))
    })
}

fn split_field(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once([':', '='])?;
    Some((key.trim(), value.trim()))
}

/// The value of the first of `names` that the front matter states, without its quotes.
fn field(front: &str, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| {
        let (_, value) = front
            .lines()
            .filter(|line| !line.starts_with([' ', '\t']))
            .filter_map(split_field)
            .find(|(key, _)| key.eq_ignore_ascii_case(name))?;
        let quoted = |quote| value.strip_prefix(quote).and_then(|v| v.strip_suffix(quote));
        let bare = quoted('"').or_else(|| quoted('\'')).unwrap_or(value).trim();
        (!bare.is_empty()).then(|| bare.to_owned())
    })
}

/// Front matter fields that hold the day of publication, the surest first.
const DATE_FIELDS: [&str; 10] = [
    "date_published",
    "datePublished",
    "published",
    "publish_date",
    "publishDate",
    "pubdate",
    "published_at",
    "date",
    "created",
    "created_at",
];

fn day_of(front: &str) -> Option<Dct> {
    DATE_FIELDS.into_iter().find_map(|name| {
        let day = stamp::parse_day(&field(front, &[name])?)?;
        Some(Dct { day, evidence: DctEvidence::Metadata(format!("front matter {name}")) })
    })
}

/// A paragraph, heading, list item or table row.
struct Block {
    text: String,
    /// Heading level, 0 outside headings.
    level: u8,
    kind: BlockKind,
}

fn blocks(body: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut text = String::new();
    let mut level = 0;
    let (mut items, mut quotations, mut unseen) = (0_usize, 0_usize, 0_usize);
    for event in Parser::new_ext(body, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        let ends = match &event {
            Event::Start(tag) => is_block(tag),
            Event::End(tag) => is_block_end(*tag),
            Event::HardBreak | Event::Rule => true,
            _ => false,
        };
        if ends {
            let whole = text.trim();
            if !whole.is_empty() {
                let kind = match () {
                    () if level > 0 => BlockKind::Heading,
                    () if matches!(event, Event::End(TagEnd::TableRow | TagEnd::TableHead)) => {
                        BlockKind::TableRow
                    }
                    () if items > 0 => BlockKind::ListItem,
                    () if quotations > 0 => BlockKind::Quotation,
                    () => BlockKind::Paragraph,
                };
                blocks.push(Block { text: whole.to_owned(), level, kind });
            }
            text.clear();
        }
        match event {
            Event::Start(Tag::Heading { level: stated, .. }) => level = heading_level(stated),
            Event::End(TagEnd::Heading(_)) => level = 0,
            Event::Start(Tag::Item) => items += 1,
            Event::End(TagEnd::Item) => items = items.saturating_sub(1),
            Event::Start(Tag::BlockQuote(_)) => quotations += 1,
            Event::End(TagEnd::BlockQuote(_)) => quotations = quotations.saturating_sub(1),
            Event::Start(Tag::Image { .. } | Tag::HtmlBlock) => unseen += 1,
            Event::End(TagEnd::Image | TagEnd::HtmlBlock) => unseen = unseen.saturating_sub(1),
            Event::Text(words) | Event::Code(words) if unseen == 0 => text.push_str(&words),
            Event::SoftBreak => text.push(' '),
            Event::End(TagEnd::TableCell) => text.push('\t'),
            _ => {}
        }
    }
    blocks
}

fn heading_level(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        _ => 2,
    }
}

fn is_block(tag: &Tag) -> bool {
    !matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Link { .. }
            | Tag::Image { .. }
            | Tag::TableCell
    )
}

fn is_block_end(tag: TagEnd) -> bool {
    !matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::TableCell
    )
}
