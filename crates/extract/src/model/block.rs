use super::Span;
use serde::{Deserialize, Serialize};

/// One line of an article's text, and what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands in the article's text, without the white space at its ends; never empty.
    pub span: Span,
}

/// What a block of an article is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BlockKind {
    /// A paragraph, and whatever nothing says more of.
    #[default]
    Paragraph,
    /// A heading between parts of the text.
    Heading,
    /// An item of a list.
    ListItem,
    /// A row of a table, its cells separated by tabs.
    TableRow,
    /// A line of a longer quotation that the page sets apart.
    Quotation,
    /// The words below a picture.
    Caption,
}

impl BlockKind {
    /// Every kind, with its name in files.
    pub const NAMES: [(BlockKind, &'static str); 6] = [
        (BlockKind::Paragraph, "paragraph"),
        (BlockKind::Heading, "heading"),
        (BlockKind::ListItem, "list-item"),
        (BlockKind::TableRow, "table-row"),
        (BlockKind::Quotation, "quotation"),
        (BlockKind::Caption, "caption"),
    ];

    /// Its name in files, which is also that of its serialized form: `list-item`.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(kind, _)| *kind == self).map_or("paragraph", |(_, name)| name)
    }

    /// The kind of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(_, other)| *other == name).map(|(kind, _)| *kind)
    }
}

impl Block {
    /// The blocks of a text: one for every line that has words, with the kinds in their order, and
    /// paragraphs where there are no more kinds.
    ///
    /// ```
    /// use dateline_extract::{Block, BlockKind, Span};
    /// let blocks = Block::of("Noon\n\nThe board met.", [BlockKind::Heading]);
    /// assert_eq!(blocks[1], Block { kind: BlockKind::Paragraph, span: Span::new(6, 20) });
    /// ```
    pub fn of(text: &str, kinds: impl IntoIterator<Item = BlockKind>) -> Vec<Self> {
        let mut kinds = kinds.into_iter();
        let mut blocks = Vec::new();
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let words = line.trim();
            if !words.is_empty() {
                let start = at + line.len() - line.trim_start().len();
                let kind = kinds.next().unwrap_or_default();
                blocks.push(Self { kind, span: Span::new(start, start + words.len()) });
            }
            at += line.len();
        }
        blocks
    }
}

/// A line that the source shows and that is not of the article: navigation, a teaser, an invitation,
/// a credit, a comment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cutting {
    /// Its words, cleaned as the text is.
    pub text: String,
    /// How many of the article's blocks stand above it: 0 above the first, `blocks.len()` below the
    /// last. Never falls from one cutting to the next.
    pub above: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_has_one_name_which_is_that_of_its_serialized_form() {
        for (kind, name) in BlockKind::NAMES {
            assert_eq!((kind.name(), BlockKind::named(name)), (name, Some(kind)));
            assert_eq!(serde_json::to_value(kind).expect("a string"), name);
        }
        assert_eq!(BlockKind::named("chapter"), None);
    }

    #[test]
    fn every_line_with_words_is_a_block() {
        let text = " \n\t One.\r\n\n– Två –\n";
        let blocks = Block::of(text, [BlockKind::Heading]);
        let words: Vec<_> = blocks.iter().map(|block| (block.kind, block.span.of(text))).collect();
        assert_eq!(words, [(BlockKind::Heading, "One."), (BlockKind::Paragraph, "– Två –")]);
        assert_eq!(Block::of("\n \n", []), []);
    }
}
