//! JSON Lines: an object a line, each an article.

use super::stamp::Stamp;
use super::{Draft, html};
use crate::{Dct, DctEvidence};
use serde_json::{Map, Value};

const TEXTS: [&str; 7] =
    ["text", "body", "content", "articleBody", "maintext", "full_text", "html"];
const TITLES: [&str; 3] = ["title", "headline", "name"];
const AUTHORS: [&str; 4] = ["byline", "author", "authors", "creator"];
const DAYS: [&str; 8] = [
    "published",
    "dct",
    "date_published",
    "datePublished",
    "date",
    "publish_date",
    "published_at",
    "pubDate",
];
const ADDRESSES: [&str; 3] = ["url", "link", "source_url"];

/// Whether the first line is an object with an article's text in it.
pub fn is_article(text: &str) -> bool {
    let first = text.trim_start().lines().next().unwrap_or_default();
    first.starts_with('{')
        && matches!(serde_json::from_str::<Value>(first), Ok(Value::Object(fields)) if string(&fields, &TEXTS).is_some())
}

/// The articles, one for each line that is none of the empty ones; `None` for a line that is no
/// article.
pub fn read(text: &str) -> Vec<Option<Draft>> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines
        .map(|line| match serde_json::from_str::<Value>(line) {
            Ok(Value::Object(fields)) => draft(&fields),
            _ => None,
        })
        .collect()
}

fn draft(fields: &Map<String, Value>) -> Option<Draft> {
    let (name, text) = string(fields, &TEXTS)?;
    let text = match name == "html" || text.trim_start().starts_with('<') && text.contains("</") {
        true => html::whole(text, "").text,
        false => text.to_owned(),
    };
    let field = |names| string(fields, names).map(|(_, text)| text.to_owned());
    let listed = AUTHORS.iter().find_map(|name| fields.get(*name)?.as_array());
    let listed: Vec<&str> = listed.into_iter().flatten().filter_map(Value::as_str).collect();
    let dct = string(fields, &DAYS).and_then(|(name, text)| {
        let evidence = DctEvidence::Metadata(name.to_owned());
        Some(Dct { day: Stamp::parse(text)?.day, evidence })
    });
    Some(Draft {
        title: field(&TITLES).unwrap_or_default(),
        byline: field(&AUTHORS).unwrap_or_else(|| listed.join(", ")),
        text,
        dct,
        source: field(&ADDRESSES),
        ..Draft::default()
    })
}

fn string<'a>(
    fields: &'a Map<String, Value>,
    names: &[&'static str],
) -> Option<(&'static str, &'a str)> {
    names.iter().find_map(|name| {
        let text = fields.get(*name)?.as_str().filter(|text| !text.trim().is_empty())?;
        Some((*name, text))
    })
}
