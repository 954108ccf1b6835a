//! `dateline add` of an address: a page, or a feed with its entries.

use crate::add::{Library, tell_of};
use crate::args::AddArgs;
use crate::library::{count, tell};
use crate::{Outcome, report};
use dateline_chronicle::{self as chronicle, AddOptions, Chronicle, Prepared, Source};
use dateline_extract::feed_links;
use dateline_fetch::{Address, Error, Fetcher, Limits, Page, Wanted};
use std::collections::BTreeMap;

/// Adds what is at the address, and with `--whole-feed` the pages that a feed there leads to.
pub(crate) fn add(
    args: &AddArgs,
    address: &str,
    library: &mut Library<'_>,
    options: &AddOptions,
) -> anyhow::Result<Outcome> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let opened = Address::parse(address).and_then(|address| {
        let local = args.allow_local.then_some(&address);
        let fetcher = Fetcher::new(Limits::default(), local)?;
        let page = runtime.block_on(fetcher.page(&address))?;
        Ok((fetcher, page))
    });
    let (fetcher, page) = match opened {
        Ok(opened) => opened,
        Err(error) => return Ok(failed(&error)),
    };
    let links = if args.whole_feed { feed_links(&page.body) } else { None };
    let Some(links) = links else { return keep(args, &page, library, options) };

    let articles = library.chronicle.as_ref().map(Chronicle::articles).transpose()?;
    let articles = articles.unwrap_or_default().into_iter();
    let sources: BTreeMap<_, _> = articles.map(|article| (article.source, article.id)).collect();
    let Wanted { pages, known, wrong, left_out } =
        Wanted::of(&page.address, &links, |source| sources.contains_key(source));
    let mut outcome = wrong.iter().map(failed).max().unwrap_or(Outcome::Done);
    for source in known {
        let article = sources[&source];
        tell_of(&args.library, &chronicle::Outcome::known(source, article));
    }
    for address in &pages {
        let end = match runtime.block_on(fetcher.page(address)) {
            Ok(page) => keep(args, &page, library, options)?,
            Err(error) => failed(&error),
        };
        outcome = outcome.max(end);
    }
    if left_out > 0 {
        let left_out = count(left_out, "page");
        tell(&format!("left for the next time: {left_out} of {address}; run the command again"));
    }
    Ok(outcome)
}

fn keep(
    args: &AddArgs,
    page: &Page,
    library: &mut Library<'_>,
    options: &AddOptions,
) -> anyhow::Result<Outcome> {
    let name = page.address.to_string();
    let file = page.record(&options.added.0);
    let articles = Prepared::read(&file, Source(name.clone()), options);
    let kept = chronicle::Outcome::of_all(&name, articles, |article| {
        library.put(article, &options.added)
    })?;
    let ends = kept.iter().map(|outcome| tell_of(&args.library, outcome));
    Ok(ends.max().unwrap_or(Outcome::Done))
}

fn failed(error: &Error) -> Outcome {
    match error {
        Error::Local { .. } => report(&format!("{error}, with --allow-local")),
        _ => report(&error.to_string()),
    }
    Outcome::SomeFailed
}
