//! What a page says of itself: JSON-LD, `meta` tags, microdata, `<time>`.

use super::json_ld::{self, Object};
use super::times::Time;
use dom_query::{Document, NodeRef};
use regex::Regex;
use std::sync::LazyLock;

/// Everything collected in one walk over the page.
#[derive(Debug, Default)]
pub struct Metadata {
    /// `content` by lower-case `property`, `name`, `itemprop` or `http-equiv`, in page order.
    pub metas: Vec<(String, String)>,
    /// Objects of the JSON-LD blocks that carry a date or headline.
    pub objects: Vec<Object>,
    /// Day and place of each `<time>` and each dated microdata element.
    pub times: Vec<Time>,
    /// The page's own address.
    pub canonical: Option<String>,
    /// The language of the `html` element.
    pub language: Option<String>,
    /// The `<title>`.
    pub document_title: String,
}

impl Metadata {
    /// Collects from the whole page, before anything is taken out of it.
    pub fn of(page: &Document) -> Self {
        let mut metadata = Self::default();
        let mut below_title = false;
        let mut article = Vec::new();
        for node in page.root().descendants_it() {
            let Some(name) = node.node_name() else { continue };
            match &*name {
                "h1" if !below_title => {
                    below_title = true;
                    article = node.ancestors_it(None).map(|ancestor| ancestor.id).collect();
                }
                "title" if metadata.document_title.is_empty() => {
                    metadata.document_title = node.text().trim().to_owned();
                }
                "html" if metadata.language.is_none() => {
                    let language = node.attr("lang").or_else(|| node.attr("xml:lang"));
                    metadata.language = language.map(|language| language.to_string());
                }
                "meta" => metadata.add_meta(&node),
                "script" if is_json_ld(&node) => {
                    metadata.objects.extend(json_ld::objects(&node.text()));
                }
                "script" => {}
                "link" if node.attr("rel").is_some_and(|rel| &*rel == "canonical") => {
                    metadata.canonical = node.attr("href").map(|href| href.to_string());
                }
                _ => metadata.times.extend(Time::of(&node, &name, below_title, &article)),
            }
        }
        metadata.objects.sort_by_key(|object| object.rank);
        metadata
    }

    /// The first non-empty value of the first of `names` that a `meta` tag has.
    pub fn meta(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| {
            self.metas.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
        })
    }

    /// Every value that a `meta` tag called `name` has.
    pub fn metas_of(&self, name: &str) -> Vec<String> {
        let named = self.metas.iter().filter(|(key, _)| key == name);
        named.map(|(_, value)| value.clone()).collect()
    }

    /// The headline that JSON-LD states for an article.
    pub fn headline(&self) -> Option<&str> {
        let articles = self.objects.iter().filter(|object| object.rank == 0);
        articles.filter_map(|object| object.headline.as_deref()).next()
    }

    /// The outlet's name.
    pub fn site(&self) -> Option<&str> {
        self.meta(&["og:site_name", "application-name"])
            .or_else(|| self.objects.iter().find_map(|object| object.publisher.as_deref()))
    }

    /// The name in the address of the page, in letters and digits: "python" of `wiki.python.org`.
    pub fn host(&self, source: &str) -> Option<String> {
        let addresses = [Some(source), self.canonical.as_deref(), self.meta(&["og:url"])];
        let host = |address: &str| {
            let (_, rest) = address.split_once("://").or_else(|| address.split_once("//"))?;
            let host = rest.split(['/', '?', '#', ':']).next()?;
            let mut labels = host.rsplit('.').skip(1).filter(|label| !SHARED.contains(label));
            let name: String = labels.next()?.chars().filter(|c| c.is_alphanumeric()).collect();
            (!name.is_empty()).then(|| name.to_lowercase())
        };
        addresses.into_iter().flatten().find_map(host)
    }

    fn add_meta(&mut self, node: &NodeRef) {
        let Some(content) = node.attr("content").or_else(|| node.attr("value")) else { return };
        let content = content.trim();
        if content.is_empty() {
            return;
        }
        for attribute in ["property", "name", "itemprop", "http-equiv"] {
            if let Some(name) = node.attr(attribute) {
                let mut name = name.trim().to_ascii_lowercase();
                // The works an article cites have authors of their own.
                if attribute == "itemprop" && name == "author" {
                    name = "itemprop author".to_owned();
                }
                self.metas.push((name, content.to_owned()));
            }
        }
    }
}

/// Names in addresses that many outlets share: of kinds of institutions, of those who keep blogs.
const SHARED: [&str; 18] = [
    "co",
    "com",
    "org",
    "net",
    "gov",
    "gob",
    "gouv",
    "gv",
    "ac",
    "edu",
    "or",
    "ne",
    "go",
    "www",
    "blogspot",
    "wordpress",
    "substack",
    "tumblr",
];

/// The first day that a script of the page calls the publication: the name it has there, and the
/// words. The last resort: it reads all scripts.
pub fn scripted(page: &Document) -> Option<(String, String)> {
    let root = page.root();
    let scripts = root.descendants_it().filter(|node| node.has_name("script"));
    scripts.filter(|script| !is_json_ld(script)).find_map(|script| scripted_in(&script.text()))
}

/// What a script that holds an article's data calls the day of publication.
fn scripted_in(script: &str) -> Option<(String, String)> {
    static FIELD: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r#"(?i)\\?"((?:first[-_]?)?publish(?:ed)?[-_]?(?:at|date|on|time)?|pub[-_]?date|publication[-_]?(?:date|time)|date[-_]?published|created[-_]?at)\\?"\s*:\s*\\?"([12]\d{3}-\d\d-\d\d[^"\\]{0,40})"#,
        )
        .expect("the pattern is constant")
    });
    let found = FIELD.captures(script)?;
    Some((found[1].to_owned(), found[2].to_owned()))
}

fn is_json_ld(script: &NodeRef) -> bool {
    let kind = script.attr("type").unwrap_or_default();
    kind.trim().to_ascii_lowercase().starts_with("application/ld+json")
}
