use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// A step of a walk over an XML document.
#[derive(Debug)]
pub enum Node {
    /// An element begins.
    Open(Element),
    /// An element of this name ends.
    Close(String),
    /// Words, with entities resolved.
    Text(String),
}

/// An element's name and attributes, both without the prefix of their namespace.
#[derive(Debug)]
pub struct Element {
    pub name: String,
    attributes: Vec<(String, String)>,
}

impl Element {
    fn of(start: &BytesStart) -> Self {
        let mut read = start.attributes();
        let attributes = read.with_checks(false).flatten().map(|attribute| {
            let name = attribute.key.local_name().as_ref().to_owned();
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            (name, value.map_or_else(|_| attribute.value.clone().into_owned(), |v| v.into_owned()))
        });
        let attributes = attributes.collect();
        Self { name: start.local_name().as_ref().to_owned(), attributes }
    }

    /// An attribute's value.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Walks over a document to its end, or to where it is broken. Entities that a document declares are
/// not expanded.
pub fn walk(text: &str, mut visit: impl FnMut(Node)) {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => visit(Node::Open(Element::of(&start))),
            Ok(Event::Empty(start)) => {
                let element = Element::of(&start);
                let name = element.name.clone();
                visit(Node::Open(element));
                visit(Node::Close(name));
            }
            Ok(Event::End(end)) => visit(Node::Close(end.local_name().as_ref().to_owned())),
            Ok(Event::Text(words)) => visit(Node::Text(words.to_string())),
            Ok(Event::CData(words)) => visit(Node::Text(words.to_string())),
            Ok(Event::GeneralRef(entity)) => {
                let named = || quick_xml::escape::resolve_predefined_entity(&entity);
                match entity.resolve_char_ref() {
                    Ok(Some(c)) => visit(Node::Text(c.to_string())),
                    _ => visit(Node::Text(named().unwrap_or(" ").to_owned())),
                }
            }
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}
