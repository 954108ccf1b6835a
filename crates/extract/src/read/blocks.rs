use dom_query::NodeRef;

/// One line of a page as a reader sees it: a paragraph, a heading, a list item, a table row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The words, single-spaced.
    pub text: String,
    /// 1 to 6 inside `h1` to `h6`, else 0.
    pub heading: u8,
    /// Whether all its letters are links.
    pub linked: bool,
}

/// What of a page is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skip {
    /// Only what is never shown: scripts, styles, form controls.
    Unseen,
    /// The frame around the article as well: navigation, asides, footers.
    Frame,
    /// Also captions, and parts whose class says that they are about something else.
    Clutter,
}

/// The lines under `root` in document order, without empty ones.
///
/// Walks with a stack of its own, since pages nest deeper than a thread's stack.
pub fn lines(root: &NodeRef, skip: Skip) -> Vec<Line> {
    let mut writer = Writer::default();
    let mut ops: Vec<Op> = vec![Op::Open(*root)];
    while let Some(op) = ops.pop() {
        match op {
            Op::Break => writer.end_line(),
            Op::EndHeading => {
                writer.end_line();
                writer.heading = 0;
            }
            Op::EndPre => writer.pre -= 1,
            Op::EndLink => writer.links -= 1,
            Op::Open(node) if node.is_text() => writer.push(&node.text()),
            Op::Open(node) => writer.open(&node, skip, &mut ops),
        }
    }
    writer.end_line();
    writer.lines
}

/// What is left to do, last first.
enum Op<'a> {
    Open(NodeRef<'a>),
    Break,
    EndHeading,
    EndPre,
    EndLink,
}

#[derive(Default)]
struct Writer {
    lines: Vec<Line>,
    line: String,
    heading: u8,
    pre: usize,
    links: usize,
    /// Letters outside links in this line.
    unlinked: usize,
    /// White space was seen since the last word.
    gap: bool,
}

impl Writer {
    fn open<'a>(&mut self, node: &NodeRef<'a>, skip: Skip, ops: &mut Vec<Op<'a>>) {
        let name = node.node_name().unwrap_or_default();
        let name: &str = &name;
        let framed = skip != Skip::Unseen && is_frame(name);
        if is_unseen(name, node) || framed || (skip == Skip::Clutter && is_clutter(name, node)) {
            return;
        }
        match name {
            "br" => return self.end_line(),
            "td" | "th" if !self.line.is_empty() => {
                self.line.push('\t');
                self.gap = false;
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.end_line();
                self.heading = name.as_bytes()[1] - b'0';
                ops.push(Op::EndHeading);
            }
            "a" if node.has_attr("href") => {
                self.links += 1;
                ops.push(Op::EndLink);
            }
            "pre" => {
                self.end_line();
                self.pre += 1;
                ops.push(Op::EndPre);
                ops.push(Op::Break);
            }
            _ if is_block(name) => {
                self.end_line();
                ops.push(Op::Break);
            }
            _ => {}
        }
        ops.extend(node.children_it(true).map(Op::Open));
    }

    fn push(&mut self, text: &str) {
        for c in text.chars() {
            if c == '\n' && self.pre > 0 {
                self.end_line();
            } else if c.is_whitespace() {
                self.gap = true;
            } else {
                if self.gap && !self.line.is_empty() && !self.line.ends_with('\t') {
                    self.line.push(' ');
                }
                self.gap = false;
                self.line.push(c);
                self.unlinked += usize::from(self.links == 0 && c.is_alphanumeric());
            }
        }
    }

    fn end_line(&mut self) {
        self.gap = false;
        let text = self.line.trim();
        if !text.is_empty() {
            let linked = self.unlinked == 0;
            self.lines.push(Line { text: text.to_owned(), heading: self.heading, linked });
        }
        self.line.clear();
        self.unlinked = 0;
    }
}

fn is_unseen(name: &str, node: &NodeRef) -> bool {
    match name {
        "script" | "style" | "noscript" | "template" | "head" | "iframe" | "object" | "embed"
        | "svg" | "math" | "canvas" | "audio" | "video" | "select" | "textarea" | "button"
        | "input" | "datalist" | "dialog" => true,
        "" => !node.may_have_children(),
        _ => node.has_attr("hidden") || node.attr("aria-hidden").is_some_and(|v| &*v == "true"),
    }
}

fn is_frame(name: &str) -> bool {
    matches!(name, "nav" | "aside" | "footer" | "form" | "menu")
}

/// Words in the class or id of a part inside an article that is not of it.
const CLUTTER: [&str; 34] = [
    "caption",
    "credit",
    "share",
    "sharing",
    "social",
    "newsletter",
    "related",
    "comment",
    "comments",
    "promo",
    "advert",
    "advertisement",
    "gallery",
    "slideshow",
    "breadcrumb",
    "breadcrumbs",
    "byline",
    "subscribe",
    "subscription",
    "recommended",
    "recommendations",
    "outbrain",
    "taboola",
    "copyright",
    "tags",
    "taglist",
    "biography",
    "authorbox",
    "readmore",
    "sharedaddy",
    "toc",
    "pagination",
    "cookie",
    "consent",
];

fn is_clutter(name: &str, node: &NodeRef) -> bool {
    if name == "figcaption" {
        return true;
    }
    let words = [node.class(), node.id_attr()];
    words.into_iter().flatten().any(|words| {
        let lower = words.to_ascii_lowercase();
        lower.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| CLUTTER.contains(&word))
    })
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "tfoot"
            | "thead"
            | "title"
            | "tr"
            | "ul"
    )
}
