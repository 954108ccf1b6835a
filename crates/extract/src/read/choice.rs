//! The day of publication of a page, out of all the days it holds.
//!
//! What the page says in data made for programs goes first, then its dated elements, its address,
//! and the lines about its headline. The line a reader sees decides where the data disagree, and
//! where they are in UTC and off by the one day that a zone can make.

use super::metadata::Metadata;
use super::particulars;
use super::published::{self, Label, stamp};
use super::slashes::Order;
use super::stamp::Stamp;
use super::times::{Role, Time};
use super::words;
use crate::{Dct, DctEvidence};
use chrono::{Datelike, NaiveDate};

/// The lines of a page, sorted by where they stand.
#[derive(Debug, Default)]
pub struct Seen<'a> {
    /// Below the headline, nearest first.
    pub below: Vec<&'a str>,
    /// Above the headline, nearest first.
    pub above: Vec<&'a str>,
    /// All of them but navigation, asides and footers.
    pub framed: Vec<&'a str>,
    /// All of them.
    pub all: Vec<&'a str>,
}

/// Lines below the headline that may hold the date.
const BELOW: usize = 10;

/// Lines above the headline that may hold the date.
const ABOVE: usize = 4;

/// A longer line is a paragraph: below it no byline follows.
const PARAGRAPH: usize = 400;

/// The days of publication and of the last change.
///
/// `scripted` looks through the page's scripts: see [`super::metadata::scripted`].
pub fn choose(
    page: &Metadata,
    source: &str,
    seen: &Seen,
    scripted: impl FnOnce() -> Option<(String, String)>,
) -> (Option<Dct>, Option<NaiveDate>) {
    let stamps: Vec<(Stamp, &str)> =
        candidates(page).into_iter().filter(|(stamp, _)| is_plausible(stamp.day)).collect();
    let order = order(page, seen, &stamps);
    let near = near(page, seen, order);
    let modified = modified(page, seen);
    let published = stated(page, source, seen, &stamps, near.as_ref())
        .or_else(|| near.map(|near| near.dct))
        .or_else(|| time(page))
        .or_else(|| in_address(page, source))
        .or_else(|| published::in_labelled(&seen.framed))
        .or_else(|| published::in_labelled(&seen.all))
        .or_else(|| slashed(page, order?))
        .or_else(|| classed(page))
        .or_else(|| opening(&seen.below))
        .or_else(|| first_day(&seen.below))
        .or_else(|| only_day(&seen.framed))
        .or_else(|| in_title(page))
        .or_else(|| in_script(scripted))
        .or_else(|| modified.clone().map(last_change));
    let updated = modified.map(|dct| dct.day);
    let updated = updated.filter(|day| published.as_ref().is_none_or(|dct| *day > dct.day));
    (published, updated)
}

/// The day that JSON-LD, `meta` or microdata call the publication.
///
/// A time in UTC may lie a day off what readers saw, so a stamp of the same moment with the paper's
/// own offset goes before it, and so does the day beside the headline or in the address.
fn stated(
    page: &Metadata,
    source: &str,
    seen: &Seen,
    all: &[(Stamp, &str)],
    near: Option<&Near>,
) -> Option<Dct> {
    let &(first, name) = all.first()?;
    let off_by_one = |day: NaiveDate| (day - first.day).num_days().abs() == 1;
    // No change comes before the publication: the data are in another zone.
    let changed = published::in_updated(&seen.below[..seen.below.len().min(BELOW)]);
    if let Some(changed) = changed.filter(|dct| Some(dct.day) == first.day.pred_opt()) {
        return Some(changed);
    }
    if let Some(near) = near.filter(|near| near.dct.day != first.day) {
        if let Some(&(stamp, name)) = all.iter().find(|(stamp, _)| stamp.day == near.dct.day) {
            return Some(metadata_dct(stamp.day, name));
        }
        let doubtful = !first.local && off_by_one(near.dct.day)
            || is_new_year(first.day)
            || words::is_weak_field(name);
        if doubtful || near.label == Label::Published {
            return Some(near.dct.clone());
        }
    } else if near.is_none() {
        let local = |stamp: &Stamp| first.utc && stamp.local && off_by_one(stamp.day);
        if let Some(&(stamp, name)) = all.iter().find(|(stamp, _)| local(stamp)) {
            return Some(metadata_dct(stamp.day, name));
        }
        let address = in_address(page, source).filter(|dct| first.utc && off_by_one(dct.day));
        if address.is_some() {
            return address;
        }
    }
    Some(metadata_dct(first.day, name))
}

/// Every stamp that a page's data call the publication, the surest first.
fn candidates(page: &Metadata) -> Vec<(Stamp, &str)> {
    let written = written(page).filter_map(|(text, name)| Some((stamp(text)?, name)));
    let microdata = page.times.iter().filter(|time| time.role == Role::Published && !time.aside);
    written.chain(microdata.map(|time| (time.stamp, "time datetime"))).collect()
}

/// A day that the data write as two, `03/04/2019`, where the page tells which it is.
fn slashed(page: &Metadata, order: Order) -> Option<Dct> {
    written(page).find_map(|(text, name)| {
        let (day, _) = published::labelled_in(text, Some(order))?;
        is_plausible(day).then(|| metadata_dct(day, name))
    })
}

/// The order of day and month between the slashes of this page.
fn order(page: &Metadata, seen: &Seen, stamps: &[(Stamp, &str)]) -> Option<Order> {
    let stamps: Vec<Stamp> = stamps.iter().map(|(stamp, _)| *stamp).collect();
    Order::on_page(&seen.all, &stamps, &particulars::language(page))
}

/// What the fields of a page's data that are for the day of publication hold, and their names.
fn written(page: &Metadata) -> impl Iterator<Item = (&str, &str)> {
    let objects = || page.objects.iter();
    let published = objects().filter_map(|object| object.published.as_deref());
    let created = objects().filter_map(|object| object.created.as_deref());
    published
        .map(|text| (text, "JSON-LD datePublished"))
        .chain(created.map(|text| (text, "JSON-LD dateCreated")))
        .chain(words::fields("published").chain(words::fields("created")).flat_map(|name| {
            let named = page.metas.iter().filter(move |(key, _)| key == name);
            named.map(move |(_, text)| (text.as_str(), name))
        }))
}

/// A day that stands about the headline.
struct Near {
    dct: Dct,
    label: Label,
}

fn near(page: &Metadata, seen: &Seen, order: Option<Order>) -> Option<Near> {
    let below = seen.below.iter().take_while(|line| line.len() < PARAGRAPH).take(BELOW);
    // Each line with the one that stands before it, which may be its label.
    let first = seen.above.first().copied().unwrap_or_default();
    let below = below.zip(std::iter::once(&first).chain(&seen.below));
    let above = seen.above.iter().zip(seen.above.iter().skip(1).chain([&""])).take(ABOVE);
    let line = below.chain(above).find_map(|(line, before)| {
        let (day, label) = published::labelled_in(line, order)?;
        let label = match label {
            Label::Unsaid => published::label_alone(before).unwrap_or(label),
            label => label,
        };
        let publication = matches!(label, Label::Published | Label::Unsaid) && is_plausible(day);
        publication.then(|| Near { dct: published::byline(day, line), label })
    });
    line.or_else(|| {
        let visible =
            |time: &&Time| !time.aside && time.label.is_some() && time.role != Role::Modified;
        let times = || page.times.iter().filter(visible);
        let time = times().find(|time| time.below_title).or_else(|| times().next())?;
        let label = time.label.filter(|_| is_plausible(time.stamp.day))?;
        Some(Near { dct: published::byline(time.stamp.day, &time.words), label })
    })
}

/// The first of January stands where a content system had nothing better.
fn is_new_year(day: NaiveDate) -> bool {
    day.ordinal() == 1
}

/// Paragraphs whose first words may be the day.
const OPENINGS: usize = 3;

/// Lines below the headline that are looked through for those paragraphs.
const LEAD: usize = 30;

/// The day one of the first paragraphs opens with.
fn opening(below: &[&str]) -> Option<Dct> {
    let paragraphs = below.iter().take(LEAD).filter(|line| line.len() > PARAGRAPH / 4);
    paragraphs.take(OPENINGS).find_map(|line| published::in_opening(line))
}

/// The `<time>` below the headline, else the first.
fn time(page: &Metadata) -> Option<Dct> {
    let near = nearest(page, Role::Unsaid)?;
    Some(metadata_dct(near.stamp.day, "time datetime"))
}

/// The same of elements with a date's class.
fn classed(page: &Metadata) -> Option<Dct> {
    let near = nearest(page, Role::Classed)?;
    Some(published::byline(near.stamp.day, &near.words))
}

fn nearest(page: &Metadata, role: Role) -> Option<&Time> {
    let usable = |time: &&Time| time.role == role && !time.aside && is_plausible(time.stamp.day);
    let times = || page.times.iter().filter(usable);
    times().find(|time| time.below_title).or_else(|| times().next())
}

/// The day in the address, the canonical one or the one told to other sites.
fn in_address(page: &Metadata, source: &str) -> Option<Dct> {
    let addresses = [Some(source), page.canonical.as_deref(), page.meta(&["og:url"])];
    addresses.into_iter().flatten().find_map(published::in_url)
}

/// The first day that the short lines below the headline hold, where no other is earlier: an
/// article's only day, or that of a thread's first post.
fn first_day(lines: &[&str]) -> Option<Dct> {
    let mut days = lines.iter().filter_map(|line| Some((published::in_line(line)?, line)));
    let (day, line) = days.find(|(day, _)| is_plausible(*day))?;
    days.all(|(other, _)| other >= day).then(|| published::byline(day, line))
}

/// The day of the short lines of a page that all hold the same one.
fn only_day(lines: &[&str]) -> Option<Dct> {
    let mut days = lines.iter().filter_map(|line| Some((published::in_line(line)?, line)));
    let (day, line) = days.next()?;
    days.all(|(other, _)| other == day).then(|| published::byline(day, line))
}

/// The day that a script of the page calls the publication, where nothing else does.
fn in_script(scripted: impl FnOnce() -> Option<(String, String)>) -> Option<Dct> {
    let (name, text) = scripted()?;
    let day = stamp(&text)?.day;
    is_plausible(day).then(|| metadata_dct(day, &format!("script {name}")))
}

/// The day at either end of a document's title: "A vote | The Post | 19.11.2019".
fn in_title(page: &Metadata) -> Option<Dct> {
    let mut parts = page.document_title.split(['|', '–', '—']);
    let ends = [parts.next(), parts.next_back()];
    let stamp = ends.into_iter().flatten().find_map(Stamp::parse)?;
    Some(published::byline(stamp.day, &page.document_title))
}

/// The day of the last change.
fn modified(page: &Metadata, seen: &Seen) -> Option<Dct> {
    let ld = page.objects.iter().filter_map(|object| object.modified.as_deref());
    let named = ld.map(|text| (text, "JSON-LD dateModified"));
    let metas = words::fields("modified").filter_map(|name| Some((page.meta(&[name])?, name)));
    let mut days = named.chain(metas).filter_map(|(text, name)| {
        let day = stamp(text)?.day;
        is_plausible(day).then(|| metadata_dct(day, name))
    });
    days.next()
        .or_else(|| {
            let time = page.times.iter().find(|time| time.role == Role::Modified && !time.aside)?;
            Some(metadata_dct(time.stamp.day, "time datetime"))
        })
        .or_else(|| published::in_updated(&seen.all))
}

/// Whether an article can have appeared that day: content systems fill an empty field with year 1
/// or the first day of their epoch.
fn is_plausible(day: NaiveDate) -> bool {
    let epochs = [(1900, 1, 1), (1970, 1, 1)];
    let first_newspaper = NaiveDate::from_ymd_opt(1605, 1, 1);
    Some(day) >= first_newspaper
        && epochs.iter().all(|&(y, m, d)| NaiveDate::from_ymd_opt(y, m, d) != Some(day))
}

/// A day of the last change as that of a publication, of which nothing else is known.
fn last_change(dct: Dct) -> Dct {
    match dct.evidence {
        DctEvidence::Metadata(name) => metadata_dct(dct.day, &format!("last change {name}")),
        _ => dct,
    }
}

fn metadata_dct(day: NaiveDate, name: &str) -> Dct {
    Dct { day, evidence: DctEvidence::Metadata(name.to_owned()) }
}
