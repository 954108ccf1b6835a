//! What a page says of itself beside its title, its author and its day.

use super::blocks::Line;
use super::metadata::Metadata;
use super::title::same;

/// The part of the outlet a page belongs to; empty where it names none.
pub fn section(page: &Metadata) -> String {
    let stated =
        page.meta(&["article:section", "og:article:section", "parsely-section", "section"]);
    let object = || page.objects.iter().find_map(|object| object.section.as_deref());
    stated.or_else(object).unwrap_or_default().to_owned()
}

/// The address a page states for itself; empty where that is not of the web.
pub fn url(page: &Metadata) -> String {
    let stated = [page.canonical.as_deref(), page.meta(&["og:url"])];
    let web = |url: &&str| url.starts_with("https://") || url.starts_with("http://");
    stated.into_iter().flatten().map(str::trim).find(web).unwrap_or_default().to_owned()
}

/// The tag of the language a page states to be in; empty where it states none.
pub fn language(page: &Metadata) -> String {
    let stated = [
        page.language.as_deref(),
        page.meta(&["content-language", "dc.language", "og:locale"]),
        page.objects.iter().find_map(|object| object.language.as_deref()),
    ];
    stated.into_iter().flatten().find_map(tag).unwrap_or_default()
}

/// A BCP 47 tag as pages write it: `de_DE` is `de-DE`.
fn tag(text: &str) -> Option<String> {
    let tag = text.split([',', ';']).next()?.trim().replace('_', "-");
    let mut parts = tag.split('-');
    let language = parts.next()?;
    let letters =
        (2..=3).contains(&language.len()) && language.chars().all(|c| c.is_ascii_alphabetic());
    let rest = parts.all(|part| {
        (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric())
    });
    (letters && rest && tag.len() <= LONGEST_TAG).then_some(tag)
}

/// RFC 5646 asks for room for so many characters.
const LONGEST_TAG: usize = 35;

/// What a page tells others of its article.
pub fn descriptions(page: &Metadata) -> Vec<&str> {
    let metas = DESCRIPTIONS.iter().filter_map(|name| page.meta(&[name]));
    metas.chain(page.objects.iter().filter_map(|object| object.description.as_deref())).collect()
}

/// The first line of the text, where it is what the page tells others of the article.
pub fn subtitle(page: &Metadata, lines: &[Line]) -> String {
    let told = descriptions(page);
    let first =
        lines.iter().take(FIRST).find(|line| told.iter().any(|text| same(text, &line.text)));
    first.map(|line| line.text.clone()).unwrap_or_default()
}

/// Names of `meta` tags for what an article is about.
const DESCRIPTIONS: [&str; 4] =
    ["og:description", "description", "twitter:description", "dc.description"];

/// Lines of the text of which one may be the subtitle.
const FIRST: usize = 2;

#[cfg(test)]
mod tests {
    use super::tag;

    #[test]
    fn a_tag_is_told_from_other_words() {
        for (text, expected) in [
            ("de", Some("de")),
            (" en_GB ", Some("en-GB")),
            ("pt-BR, en", Some("pt-BR")),
            ("zh-Hant-TW", Some("zh-Hant-TW")),
            ("english", None),
            ("", None),
            ("en-", None),
            ("{{lang}}", None),
        ] {
            assert_eq!(tag(text).as_deref(), expected, "{text}");
        }
    }
}
