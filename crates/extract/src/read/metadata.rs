//! What a page says of itself: JSON-LD, `meta` tags, microdata, `<time>`.

use super::json_ld::{self, Object};
use super::published::{self, Stamp};
use super::times::{Role, Time};
use crate::{Dct, DctEvidence};
use chrono::NaiveDate;
use dom_query::{Document, NodeRef};

/// Everything collected in one walk over the page.
#[derive(Debug, Default)]
pub struct Metadata {
    /// `content` by lower-case `property`, `name` or `itemprop`, in page order.
    metas: Vec<(String, String)>,
    /// Objects of the JSON-LD blocks that carry a date or headline.
    objects: Vec<Object>,
    /// Day and place of each `<time>` and each dated microdata element.
    times: Vec<Time>,
    /// The page's own address.
    canonical: Option<String>,
    /// The `<title>`.
    pub document_title: String,
}

impl Metadata {
    /// Collects from the whole page, before anything is taken out of it.
    pub fn of(page: &Document) -> Self {
        let mut metadata = Self::default();
        let mut below_title = false;
        for node in page.root().descendants_it() {
            let Some(name) = node.node_name() else { continue };
            match &*name {
                "h1" => below_title = true,
                "title" if metadata.document_title.is_empty() => {
                    metadata.document_title = node.text().trim().to_owned();
                }
                "meta" => metadata.add_meta(&node),
                "script" if is_json_ld(&node) => {
                    metadata.objects.extend(json_ld::objects(&node.text()));
                }
                "link" if node.attr("rel").is_some_and(|rel| &*rel == "canonical") => {
                    metadata.canonical = node.attr("href").map(|href| href.to_string());
                }
                _ => metadata.times.extend(Time::of(&node, &name, below_title)),
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

    /// The day of publication: structured data, then `<time>`, then the address, then `head`, the
    /// page's lines about its headline. A day of the last change counts only where nothing else does.
    pub fn published(&self, source: &str, head: &[&str]) -> Option<Dct> {
        self.structured()
            .or_else(|| self.time())
            .or_else(|| {
                let addresses = [Some(source), self.canonical.as_deref(), self.meta(&["og:url"])];
                addresses.into_iter().flatten().find_map(published::in_url)
            })
            .or_else(|| published::in_lines(head))
            .or_else(|| self.classed())
            .or_else(|| self.modified())
    }

    /// The first day that JSON-LD, `meta` or microdata call the publication.
    ///
    /// A time in UTC may lie a day off what readers saw, so a stamp of the same moment with the
    /// paper's own offset goes before it.
    fn structured(&self) -> Option<Dct> {
        let ld = |field: fn(&Object) -> Option<&String>, name: &'static str| {
            self.objects.iter().filter_map(field).map(move |text| (text.as_str(), name))
        };
        let published = ld(|object| object.published.as_ref(), "JSON-LD datePublished")
            .chain(ld(|object| object.created.as_ref(), "JSON-LD dateCreated"));
        let metas = PUBLISHED_NAMES.iter().flat_map(|&name| {
            self.metas
                .iter()
                .filter(move |(key, _)| key == name)
                .map(move |(_, v)| (v.as_str(), name))
        });
        let written =
            published.chain(metas).filter_map(|(text, name)| Some((Stamp::parse(text)?, name)));
        let microdata =
            self.times.iter().filter(|time| time.role == Role::Published && !time.aside);
        let all: Vec<(Stamp, &str)> = written
            .chain(microdata.map(|time| (time.stamp, "time datetime")))
            .filter(|(stamp, _)| is_plausible(stamp.day))
            .collect();
        let &(first, _) = all.first()?;
        let same_moment = |stamp: &Stamp| {
            first.utc && stamp.local && (stamp.day - first.day).num_days().abs() == 1
        };
        let (stamp, name) = all.iter().find(|(stamp, _)| same_moment(stamp)).or(all.first())?;
        Some(metadata_dct(stamp.day, name))
    }

    /// The `<time>` below the headline, else the first.
    fn time(&self) -> Option<Dct> {
        let near = self.nearest(Role::Unsaid)?;
        Some(metadata_dct(near.stamp.day, "time datetime"))
    }

    /// The same of elements with a date's class.
    fn classed(&self) -> Option<Dct> {
        let near = self.nearest(Role::Classed)?;
        Some(Dct { day: near.stamp.day, evidence: DctEvidence::Byline(near.words.clone()) })
    }

    fn nearest(&self, role: Role) -> Option<&Time> {
        let usable =
            |time: &&Time| time.role == role && !time.aside && is_plausible(time.stamp.day);
        let times = || self.times.iter().filter(usable);
        times().find(|time| time.below_title).or_else(|| times().next())
    }

    fn modified(&self) -> Option<Dct> {
        let ld = self.objects.iter().filter_map(|object| object.modified.as_deref());
        let named = ld.map(|text| (text, "JSON-LD dateModified"));
        let metas = MODIFIED_NAMES.iter().filter_map(|&name| Some((self.meta(&[name])?, name)));
        let mut days = named.chain(metas).filter_map(|(text, name)| {
            let day = Stamp::parse(text)?.day;
            is_plausible(day).then(|| metadata_dct(day, name))
        });
        days.next().or_else(|| {
            let time = self.times.iter().find(|time| time.role == Role::Modified && !time.aside)?;
            Some(metadata_dct(time.stamp.day, "time datetime (changed)"))
        })
    }

    fn add_meta(&mut self, node: &NodeRef) {
        let Some(content) = node.attr("content").or_else(|| node.attr("value")) else { return };
        let content = content.trim();
        if content.is_empty() {
            return;
        }
        for attribute in ["property", "name", "itemprop"] {
            if let Some(name) = node.attr(attribute) {
                self.metas.push((name.trim().to_ascii_lowercase(), content.to_owned()));
            }
        }
    }
}

fn is_json_ld(script: &NodeRef) -> bool {
    let kind = script.attr("type").unwrap_or_default();
    kind.trim().to_ascii_lowercase().starts_with("application/ld+json")
}

/// Whether an article can have appeared that day: content systems fill an empty field with year 1
/// or the first day of their epoch.
fn is_plausible(day: NaiveDate) -> bool {
    let epochs = [(1900, 1, 1), (1970, 1, 1)];
    let first_newspaper = NaiveDate::from_ymd_opt(1605, 1, 1);
    Some(day) >= first_newspaper
        && epochs.iter().all(|&(y, m, d)| NaiveDate::from_ymd_opt(y, m, d) != Some(day))
}

fn metadata_dct(day: NaiveDate, name: &str) -> Dct {
    Dct { day, evidence: DctEvidence::Metadata(name.to_owned()) }
}

/// Names of `meta` tags for the day of publication, the surest first.
const PUBLISHED_NAMES: [&str; 44] = [
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "article:published",
    "datepublished",
    "publisheddate",
    "published_date",
    "published_time",
    "published-date",
    "publish-date",
    "publish_date",
    "publishdate",
    "publication_date",
    "publication-date",
    "publicationdate",
    "pubdate",
    "og:pubdate",
    "og:publish_date",
    "article:publish_date",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:publishtime",
    "cxenseparse:recs:publishtime",
    "shareaholic:article_published_time",
    "article_date_original",
    "originalpublicationdate",
    "bt:pubdate",
    "rnews:datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.published",
    "dc.date",
    "dcterms.date",
    "dc.date.created",
    "dcterms.created",
    "dc.created",
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "article.published",
    "article.created",
    "datecreated",
    "date",
    "release_date",
];

/// Names of `meta` tags for the day of the last change.
const MODIFIED_NAMES: [&str; 7] = [
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "last-modified",
    "lastmod",
];
