//! `dateline renew`: the events of a library, found again with this version.

use crate::Outcome;
use crate::args::RenewArgs;
use crate::library::{count, json_lines, print, table};
use dateline_chronicle::{Again, Change, Chronicle, Difference, EventRow};

/// `dateline renew`.
pub(crate) fn renew(args: &RenewArgs) -> anyhow::Result<Outcome> {
    let mut chronicle = Chronicle::open(&args.library)?;
    let articles = if !args.articles.is_empty() {
        args.articles.clone()
    } else if args.all || args.reread {
        chronicle.articles()?.into_iter().map(|article| article.id).collect()
    } else {
        chronicle.outdated()?
    };
    let again = if args.reread { Again::Read } else { Again::Found };
    let differences =
        articles
            .iter()
            .map(|&id| {
                if args.keep { chronicle.renew(id, again) } else { chronicle.difference(id, again) }
            })
            .collect::<Result<Vec<_>, _>>()?;
    if args.json {
        return json_lines(&differences);
    }
    if differences.is_empty() {
        return print("nothing to renew: this version has found the events of every article");
    }
    let mut rows = vec![["ARTICLE", "WHAT", "DATE", "EVENT"].map(str::to_owned)];
    rows.extend(differences.iter().flat_map(lines));
    if rows.len() > 1 {
        table(&rows)?;
    }
    print(&sum(&differences, args.keep))
}

/// A difference as lines of a table.
fn lines(difference: &Difference) -> Vec<[String; 4]> {
    let article = difference.article.to_string();
    let line = |what: &str, row: &EventRow| {
        [article.clone(), what.to_owned(), row.date_text.clone(), row.headline.clone()]
    };
    let added = difference.added.iter().map(|row| line("added", row));
    let gone = difference.gone.iter().map(|row| line("gone", row));
    let changed = difference.changed.iter().map(|Change { before, after }| {
        let date = arrow(&before.date_text, &after.date_text);
        let headline = arrow(&before.headline, &after.headline);
        let status = match before.status == after.status {
            true => String::new(),
            false => format!(" ({} -> {})", before.status.as_str(), after.status.as_str()),
        };
        [article.clone(), "changed".to_owned(), date, format!("{headline}{status}")]
    });
    added.chain(gone).chain(changed).collect()
}

fn arrow(before: &str, after: &str) -> String {
    if before == after { after.to_owned() } else { format!("{before} -> {after}") }
}

fn sum(differences: &[Difference], kept: bool) -> String {
    let total = |of: fn(&Difference) -> usize| differences.iter().map(of).sum::<usize>();
    format!(
        "{}: {} added, {} gone, {} changed, {} with other details; {}",
        count(differences.len(), "article"),
        total(|difference| difference.added.len()),
        total(|difference| difference.gone.len()),
        total(|difference| difference.changed.len()),
        total(|difference| difference.detailed as usize),
        if kept { "kept" } else { "nothing is changed yet, --keep keeps it" },
    )
}
