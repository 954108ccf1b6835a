use super::words;
use crate::BlockKind;
use dom_query::NodeRef;

/// One line of a page as a reader sees it: a paragraph, a heading, a list item, a table row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The words, single-spaced, without what prints nothing.
    pub text: String,
    /// The words without those of clutter inside the line, where there are such.
    pub core: Option<String>,
    /// Its place among the lines of the page.
    pub at: usize,
    /// What it is.
    pub kind: BlockKind,
    /// 1 to 6 inside `h1` to `h6`, else 0.
    pub heading: u8,
    /// Whether all its letters are links.
    pub linked: bool,
    /// In the frame around the article: navigation, asides, footers, forms.
    pub frame: bool,
    /// A caption, or in a part whose class says that it is about something else.
    pub clutter: bool,
    /// The outermost element around it that says it holds an article's text, by its number.
    pub body: Option<usize>,
    /// The outermost `article` around it, by its number.
    pub article: Option<usize>,
    /// In a `main`.
    pub main: bool,
}

impl Line {
    /// Leaves the line no more than its core.
    pub fn drop_clutter(&mut self) {
        if let Some(core) = self.core.take() {
            self.text = core;
        }
    }
}

/// The lines under `root` in document order, without empty ones and without what is never shown:
/// scripts, styles, form controls.
///
/// Walks with a stack of its own, since pages nest deeper than a thread's stack.
pub fn lines(root: &NodeRef) -> Vec<Line> {
    let mut writer = Writer::default();
    let mut ops: Vec<Op> = vec![Op::Open(*root)];
    while let Some(op) = ops.pop() {
        match op {
            Op::Break => writer.end_line(),
            Op::Leave(place) => writer.leave(place),
            Op::Apart => writer.apart = true,
            Op::Gap => writer.gap = true,
            Op::Open(node) if node.is_text() => writer.push(&node.text()),
            Op::Open(node) => writer.open(&node, &mut ops),
        }
    }
    writer.end_line();
    writer.lines
}

/// What is left to do, last first.
enum Op<'a> {
    Open(NodeRef<'a>),
    Break,
    Leave(Place),
    /// The next word is one of its own.
    Apart,
    /// White space.
    Gap,
}

/// What a line can be inside of.
#[derive(Clone, Copy, Debug)]
enum Place {
    Heading,
    Pre,
    Link,
    Frame,
    Clutter,
    Body,
    Article,
    Main,
    Item,
    Quotation,
    Caption,
}

impl Place {
    /// What a block with this name is, beside a block.
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Self::Heading,
            "pre" => Self::Pre,
            "article" => Self::Article,
            "main" => Self::Main,
            "li" | "dd" | "dt" => Self::Item,
            "blockquote" => Self::Quotation,
            "figcaption" | "figure" | "caption" => Self::Caption,
            _ => return None,
        })
    }
}

const PLACES: usize = 11;

#[derive(Default)]
struct Writer {
    lines: Vec<Line>,
    line: String,
    heading: u8,
    /// How many elements of each [`Place`] are open.
    inside: [usize; PLACES],
    /// Bodies and articles so far that were in no other.
    bodies: usize,
    articles: usize,
    /// Where in the line clutter stands, in bytes, and where the open one began.
    cuts: Vec<(usize, usize)>,
    cut_from: usize,
    /// Letters outside links in this line.
    unlinked: usize,
    /// White space was seen since the last word.
    gap: bool,
    /// An element that is a word of its own began or ended since the last character.
    apart: bool,
}

impl Writer {
    fn open<'a>(&mut self, node: &NodeRef<'a>, ops: &mut Vec<Op<'a>>) {
        let name = node.node_name().unwrap_or_default();
        let name: &str = &name;
        if is_unseen(name, node) {
            return;
        }
        let mut enter = |writer: &mut Self, place: Place| {
            writer.enter(place);
            ops.push(Op::Leave(place));
        };
        match name {
            "br" if self.is_in_heading() => {
                self.gap = true;
                return;
            }
            "br" => return self.end_line(),
            "td" | "th" if !self.line.is_empty() => {
                self.line.push('\t');
                self.gap = false;
            }
            "a" if node.has_attr("href") => enter(self, Place::Link),
            // Pages space what stands beside a day with styles.
            "time" => {
                if says_clutter(node) {
                    enter(self, Place::Clutter);
                }
                self.apart = true;
                ops.push(Op::Apart);
            }
            "div" if self.is_in_heading() => {
                self.gap = true;
                ops.push(Op::Gap);
            }
            _ if is_block(name) => {
                self.end_line();
                if is_frame(name) {
                    enter(self, Place::Frame);
                }
                if let Some(place) = Place::of(name) {
                    if let Place::Heading = place {
                        self.heading = name.as_bytes()[1] - b'0';
                    }
                    enter(self, place);
                }
                if says_body(node) {
                    enter(self, Place::Body);
                }
                if name == "figcaption" || says_clutter(node) {
                    enter(self, Place::Clutter);
                }
                // Before what was entered is left.
                ops.push(Op::Break);
            }
            _ if says_clutter(node) => enter(self, Place::Clutter),
            _ => {}
        }
        ops.extend(node.children_it(true).map(Op::Open));
    }

    fn enter(&mut self, place: Place) {
        if !self.is_inside(place) {
            match place {
                Place::Body => self.bodies += 1,
                Place::Article => self.articles += 1,
                Place::Clutter => self.cut_from = self.line.len(),
                _ => {}
            }
        }
        self.inside[place as usize] += 1;
    }

    fn leave(&mut self, place: Place) {
        self.inside[place as usize] -= 1;
        match place {
            Place::Heading => self.heading = 0,
            Place::Clutter if !self.is_inside(place) => {
                self.cuts.push((self.cut_from, self.line.len()));
            }
            _ => {}
        }
    }

    fn is_inside(&self, place: Place) -> bool {
        self.inside[place as usize] > 0
    }

    /// Whether the line is of a heading, which is one line however it is broken. Where it is longer
    /// than any, the page has left its heading open.
    fn is_in_heading(&self) -> bool {
        self.is_inside(Place::Heading) && self.line.len() < LONGEST_HEADING
    }

    fn push(&mut self, text: &str) {
        for c in text.chars() {
            if c == '\n' && self.is_inside(Place::Pre) {
                self.end_line();
                continue;
            }
            let Some(c) = super::printed(c) else { continue };
            if c.is_whitespace() {
                self.gap = true;
            } else {
                let joined = self.line.ends_with(char::is_alphanumeric) && c.is_alphanumeric();
                let gap = self.gap || self.apart && joined;
                if gap && !self.line.is_empty() && !self.line.ends_with('\t') {
                    self.line.push(' ');
                }
                (self.gap, self.apart) = (false, false);
                self.line.push(c);
                self.unlinked += usize::from(!self.is_inside(Place::Link) && c.is_alphanumeric());
            }
        }
    }

    fn end_line(&mut self) {
        if self.is_inside(Place::Clutter) {
            self.cuts.push((self.cut_from, self.line.len()));
            self.cut_from = 0;
        }
        let text = self.line.trim();
        if !text.is_empty() {
            let core = self.core();
            let kind = match () {
                () if self.heading > 0 => BlockKind::Heading,
                () if text.contains('\t') => BlockKind::TableRow,
                () if self.is_inside(Place::Caption) && !self.is_inside(Place::Quotation) => {
                    BlockKind::Caption
                }
                () if self.is_inside(Place::Item) => BlockKind::ListItem,
                () if self.is_inside(Place::Quotation) => BlockKind::Quotation,
                () => BlockKind::Paragraph,
            };
            self.lines.push(Line {
                text: text.to_owned(),
                clutter: core.as_ref().is_some_and(String::is_empty),
                core: core.filter(|core| !core.is_empty()),
                at: self.lines.len(),
                kind,
                heading: self.heading,
                linked: self.unlinked == 0,
                frame: self.is_inside(Place::Frame),
                body: self.is_inside(Place::Body).then_some(self.bodies),
                article: self.is_inside(Place::Article).then_some(self.articles),
                main: self.is_inside(Place::Main),
            });
        }
        (self.gap, self.apart) = (false, false);
        self.line.clear();
        self.cuts.clear();
        self.unlinked = 0;
    }

    /// The line without its clutter, where it has some.
    fn core(&self) -> Option<String> {
        let mut core = String::new();
        let mut from = 0;
        for &(start, end) in self.cuts.iter().filter(|(start, end)| start < end) {
            core.push_str(&self.line[from..start]);
            from = end;
        }
        if from == 0 {
            return None;
        }
        core.push_str(&self.line[from..]);
        Some(core.trim().to_owned())
    }
}

/// Bytes.
const LONGEST_HEADING: usize = 400;

fn is_unseen(name: &str, node: &NodeRef) -> bool {
    match name {
        "script" | "style" | "noscript" | "template" | "head" | "iframe" | "object" | "embed"
        | "svg" | "math" | "canvas" | "audio" | "video" | "select" | "textarea" | "button"
        | "input" | "datalist" | "dialog" => true,
        "" => !node.may_have_children(),
        "div" | "section" | "aside" if is_notice(node) => true,
        _ => node.has_attr("hidden") || node.attr("aria-hidden").is_some_and(|v| &*v == "true"),
    }
}

/// Whether an element is a notice about cookies.
fn is_notice(node: &NodeRef) -> bool {
    [node.class(), node.id_attr()].into_iter().flatten().any(|names| words::is_notice(&names))
}

fn is_frame(name: &str) -> bool {
    matches!(name, "nav" | "aside" | "footer" | "form" | "menu")
}

/// Whether an element's class or id says that it is not of the article around it.
fn says_clutter(node: &NodeRef) -> bool {
    [node.class(), node.id_attr()].into_iter().flatten().any(|names| words::are_of_clutter(&names))
}

/// Whether an element says that it holds an article's text.
fn says_body(node: &NodeRef) -> bool {
    node.attr("itemprop").is_some_and(|property| property.contains("articleBody"))
        || [node.class(), node.id_attr()].into_iter().flatten().any(|names| words::is_body(&names))
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
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
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
            | "pre"
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
