//! The JSON-LD a page carries for search engines.

use regex::Regex;
use serde_json::Value;
use std::sync::LazyLock;

/// One JSON-LD object.
#[derive(Debug, Default)]
pub struct Object {
    /// Lower is surer: an article 0, a page 1, anything else 2, a [`PERSON`] 3.
    pub rank: u8,
    /// Its headline.
    pub headline: Option<String>,
    /// Its authors' names.
    pub authors: Vec<String>,
    /// The outlet.
    pub publisher: Option<String>,
    /// `articleSection`, the first.
    pub section: Option<String>,
    /// `inLanguage`, as written.
    pub language: Option<String>,
    /// `description`.
    pub description: Option<String>,
    /// `articleBody`, the text of an article.
    pub body: Option<String>,
    /// `datePublished`, as written.
    pub published: Option<String>,
    /// `dateCreated`, as written.
    pub created: Option<String>,
    /// `dateModified`, as written.
    pub modified: Option<String>,
    /// Its `@id`, where it is a person.
    id: Option<String>,
    /// The `@id`s of its authors.
    author_ids: Vec<String>,
}

/// The dated or titled objects of one `script` of type `application/ld+json`.
pub fn objects(script: &str) -> Vec<Object> {
    let json = script.trim().trim_start_matches("<!--").trim_end_matches("-->").trim();
    let mut objects = Vec::new();
    match serde_json::from_str::<Value>(json) {
        Ok(value) => {
            collect(&value, &mut objects);
            name_authors(&mut objects);
        }
        Err(_) => objects.extend(Object::from_broken(script)),
    }
    objects
}

/// Gives the objects that name their authors by `@id` the names of the people with those.
fn name_authors(objects: &mut [Object]) {
    let people: Vec<(String, Vec<String>)> =
        objects.iter().filter_map(|one| Some((one.id.clone()?, one.authors.clone()))).collect();
    for object in objects.iter_mut().filter(|object| object.authors.is_empty()) {
        let known = object.author_ids.iter().filter_map(|id| {
            let (_, names) = people.iter().find(|(person, _)| person == id)?;
            Some(names.clone())
        });
        object.authors = known.flatten().collect();
    }
}

/// The `@id` of a reference, or those of several.
fn ids(value: &Value) -> Vec<String> {
    let id = |value: &Value| value.get("@id")?.as_str().map(str::to_owned);
    match value {
        Value::Array(values) => values.iter().take(MOST_AUTHORS).filter_map(id).collect(),
        _ => id(value).into_iter().collect(),
    }
}

fn collect(value: &Value, objects: &mut Vec<Object>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, objects)),
        Value::Object(fields) => {
            objects.extend(Object::of(value));
            for (_, value) in fields.iter().filter(|(key, _)| OWN_PARTS.contains(&key.as_str())) {
                collect(value, objects);
            }
        }
        _ => {}
    }
}

/// Fields of a JSON-LD object that hold the article itself, not another one or a comment.
const OWN_PARTS: [&str; 4] = ["@graph", "mainEntity", "mainEntityOfPage", "article"];

/// The names of a person, of several, or of an object that is one.
fn names(value: &Value) -> Vec<String> {
    match value {
        Value::String(name) => vec![name.clone()],
        Value::Array(values) => values.iter().take(MOST_AUTHORS).flat_map(flat_names).collect(),
        _ => flat_names(value),
    }
}

fn flat_names(value: &Value) -> Vec<String> {
    let name = value.as_str().or_else(|| value.get("name")?.as_str());
    let listed = value.get("name").and_then(Value::as_array);
    let listed = listed.into_iter().flatten().filter_map(Value::as_str);
    name.into_iter().chain(listed).map(str::to_owned).collect()
}

/// The rank of a person who stands beside the article: its author, where there is no other.
pub const PERSON: u8 = 3;

/// A longer list of authors is a staff page.
const MOST_AUTHORS: usize = 12;

impl Object {
    fn of(value: &Value) -> Option<Self> {
        let text = |name: &str| value.get(name)?.as_str().map(str::to_owned);
        let day = |name: &str| match value.get(name)? {
            Value::String(text) => Some(text.clone()),
            Value::Number(count) => Some(count.to_string()),
            Value::Array(days) => days.first()?.as_str().map(str::to_owned),
            _ => None,
        };
        let kinds = match value.get("@type")? {
            Value::String(kind) => kind.clone(),
            Value::Array(kinds) => {
                kinds.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" ")
            }
            _ => return None,
        };
        let has = |words: &[&str]| words.iter().any(|word| kinds.contains(word));
        if kinds.split(' ').any(|kind| kind == "Person") {
            let authors = text("name").into_iter().collect();
            return Some(Self { rank: PERSON, authors, id: text("@id"), ..Self::default() });
        }
        let rank = match () {
            () if has(&["Article", "BlogPosting", "Report", "Posting", "Review"]) => 0,
            () if has(&["WebPage", "CreativeWork"]) => 1,
            () if has(&["Comment", "Image", "Video", "Person", "Organization", "Product"]) => {
                return None;
            }
            () => 2,
        };
        Some(Self {
            rank,
            headline: text("headline").or_else(|| text("name")),
            authors: value
                .get("author")
                .or_else(|| value.get("creator"))
                .map(names)
                .unwrap_or_default(),
            author_ids: value.get("author").map(ids).unwrap_or_default(),
            id: None,
            publisher: value.pointer("/publisher/name").and_then(Value::as_str).map(str::to_owned),
            section: value
                .get("articleSection")
                .map(names)
                .and_then(|names| names.into_iter().next()),
            language: text("inLanguage"),
            description: text("description"),
            body: text("articleBody"),
            published: day("datePublished"),
            created: day("dateCreated"),
            modified: day("dateModified"),
        })
    }

    /// What can be read of JSON that breaks its own rules, as every tenth page's does: line feeds in
    /// strings, a comma too many, a comment.
    fn from_broken(script: &str) -> Option<Self> {
        static FIELD: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(
                r#""(datePublished|dateCreated|dateModified|headline)"\s*:\s*"([^"]{1,300})""#,
            )
            .expect("the pattern is constant")
        });
        let mut object = Self::default();
        for found in FIELD.captures_iter(script) {
            let field = match &found[1] {
                "datePublished" => &mut object.published,
                "dateCreated" => &mut object.created,
                "dateModified" => &mut object.modified,
                _ => &mut object.headline,
            };
            field.get_or_insert_with(|| found[2].to_owned());
        }
        object.published.is_some().then_some(object)
    }
}
