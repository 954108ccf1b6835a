//! The commands on a library: call the chronicle, print the answer.

use crate::Outcome;
use crate::args::{
    ArticlesArgs, CopyArgs, CorrectArgs, EventsArgs, ExportArgs, OriginalArgs, PassageArgs,
    PublishedArgs, RemoveArgs, SampleArgs,
};
use anyhow::anyhow;
use dateline_chronicle::{
    Chronicle, Correction, ExportOptions, Filter, Format, Source, Theme, date_text,
};
use std::io::{BufWriter, ErrorKind, Write, stdin, stdout};
use std::path::Path;

pub(crate) fn read(file: &Path) -> anyhow::Result<(Vec<u8>, Source)> {
    if file == Path::new("-") {
        let bytes = dateline_folder::read_all(stdin())
            .map_err(|error| anyhow!("cannot read standard input: {error}"))?;
        return Ok((bytes, Source("standard input".to_owned())));
    }
    let name = file.display();
    let bytes = dateline_folder::read(file).map_err(|error| match error.kind() {
        ErrorKind::NotFound => anyhow!("cannot read `{name}`: no such file; check the name"),
        _ if file.is_dir() => anyhow!("cannot read `{name}`: it is a folder; name its files"),
        _ => anyhow!("cannot read `{name}`: {error}"),
    })?;
    Ok((bytes, Source(name.to_string())))
}

/// `dateline events`.
pub(crate) fn events(args: &EventsArgs) -> anyhow::Result<Outcome> {
    let events = Chronicle::open(&args.library)?.events(&args.filter.filter(args.to.as_ref()))?;
    if args.json {
        return json_lines(&events);
    }
    let mut rows = vec![["ID", "DATE", "STATUS", "KIND", "ARTICLE", "EVENT"].map(str::to_owned)];
    rows.extend(events.into_iter().map(|event| {
        [
            event.id.to_string(),
            event.date_text,
            event.status.as_str().to_owned(),
            event.kind.as_str().to_owned(),
            event.article.to_string(),
            event.headline,
        ]
    }));
    table(&rows)
}

/// `dateline articles`.
pub(crate) fn articles(args: &ArticlesArgs) -> anyhow::Result<Outcome> {
    let chronicle = Chronicle::open(&args.library)?;
    if args.coverage {
        return coverage(&chronicle, args.json);
    }
    let articles = chronicle.articles()?;
    if args.json {
        return json_lines(&articles);
    }
    let mut rows = vec![
        ["ID", "PUBLISHED", "EVENTS", "NO EVENT", "SAME AS", "AUTHOR", "TITLE", "SOURCE"]
            .map(str::to_owned),
    ];
    rows.extend(articles.into_iter().map(|article| {
        [
            article.id.to_string(),
            article.published.unwrap_or_else(|| "not known".to_owned()),
            article.events.to_string(),
            article.uncovered.to_string(),
            article.same_text.map_or_else(String::new, |same| same.article.to_string()),
            short(&article.byline),
            article.title,
            article.source,
        ]
    }));
    table(&rows)
}

/// A cell of a table that others stand behind.
fn short(text: &str) -> String {
    match text.char_indices().nth(WIDEST) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

/// Characters of such a cell.
const WIDEST: usize = 24;

/// `dateline articles --coverage`.
fn coverage(chronicle: &Chronicle, json: bool) -> anyhow::Result<Outcome> {
    let sentences = chronicle.uncovered(None)?;
    if json {
        return json_lines(&sentences);
    }
    let mut rows = vec![["ARTICLE", "DATE WORDS", "SENTENCE"].map(str::to_owned)];
    rows.extend(
        sentences
            .into_iter()
            .map(|row| [row.article.to_string(), row.date_words.join("; "), row.sentence]),
    );
    table(&rows)
}

/// `dateline published`.
pub(crate) fn published(args: &PublishedArgs) -> anyhow::Result<Outcome> {
    let mut chronicle = Chronicle::open(&args.library)?;
    chronicle.set_published(args.article, args.day.0)?;
    let filter = Filter { article: Some(args.article), ..Filter::default() };
    let events = chronicle.events(&filter)?;
    let unplaced = events.iter().filter(|event| !event.placed).count();
    let day = args.day.0.map(|day| date_text(dateline_chronicle::Edtf::day(day)));
    print(&format!(
        "article {}: published {}; {}, {unplaced} without a known date",
        args.article,
        day.as_deref().unwrap_or("on a day not known"),
        count(events.len(), "event"),
    ))
}

/// `dateline passage`.
pub(crate) fn passage(args: &PassageArgs) -> anyhow::Result<Outcome> {
    let mut chronicle = Chronicle::open(&args.library)?;
    let (article, start, stop) = (args.article, args.start, args.stop);
    chronicle.set_passage(article, [start, stop], args.day)?;
    let told = match args.day {
        Some(day) => format!("written on {}", date_text(dateline_chronicle::Edtf::day(day))),
        None => "no day of its own".to_owned(),
    };
    print(&format!("article {article}, {start} to {stop}: {told}"))
}

/// `dateline correct`.
pub(crate) fn correct(args: &CorrectArgs) -> anyhow::Result<Outcome> {
    let mut chronicle = Chronicle::open(&args.library)?;
    let before = chronicle.event(args.event)?.correction.unwrap_or_default();
    let before = if args.as_found { Correction::default() } else { before };
    let correction = Correction {
        date: args.date.clone().or(before.date),
        status: args.status.or(before.status),
        kind: args.kind.or(before.kind),
        headline: args.headline.clone().or(before.headline),
        struck: args.strike || (before.struck && !args.restore),
    };
    chronicle.correct(args.event, &correction)?;
    let event = chronicle.event(args.event)?;
    let state = match (&event.correction, event.struck) {
        (_, true) => "struck out",
        (Some(_), false) => "corrected",
        (None, false) => "as found",
    };
    print(&format!("event {}, {state}: {}: {}", event.id, event.date_text, event.headline))
}

/// `dateline original`.
pub(crate) fn original(args: &OriginalArgs) -> anyhow::Result<Outcome> {
    let original = Chronicle::open(&args.library)?.original(args.article)?;
    let mut output = stdout().lock();
    output.write_all(&original.bytes)?;
    output.flush()?;
    Ok(Outcome::Done)
}

/// `dateline remove`.
pub(crate) fn remove(args: &RemoveArgs) -> anyhow::Result<Outcome> {
    let mut chronicle = Chronicle::open(&args.library)?;
    for article in &args.articles {
        chronicle.remove(*article)?;
        tell(&format!("removed article {article} from {}", args.library.display()));
    }
    Ok(Outcome::Done)
}

/// `dateline export`.
pub(crate) fn export(args: &ExportArgs) -> anyhow::Result<Outcome> {
    let options = ExportOptions {
        theme: if args.dark { Theme::Dark } else { Theme::Light },
        width_px: f64::from(args.width),
        ..ExportOptions::default()
    };
    let filter = args.filter.filter(args.until.as_ref());
    let exported = Chronicle::open(&args.library)?.export(&filter, &args.to, &options)?;
    let mut line = format!("wrote {}: {}", exported.path, count(exported.events, "event"));
    if exported.unplaced > 0 && Format::from_path(&args.to) != Some(Format::Csv) {
        line.push_str(&format!("; {} without a known date left out", exported.unplaced));
    }
    print(&line)
}

/// `dateline sample`.
pub(crate) fn sample(args: &SampleArgs) -> anyhow::Result<Outcome> {
    let chronicle = Chronicle::sample(&args.library)?;
    let articles = chronicle.articles()?.len();
    let events = chronicle.events(&Filter::default())?.len();
    let (articles, events) = (count(articles, "article"), count(events, "event"));
    print(&format!("created {}: {articles}, {events}", args.library.display()))
}

/// `dateline copy`.
pub(crate) fn copy(args: &CopyArgs) -> anyhow::Result<Outcome> {
    Chronicle::open(&args.library)?.save_copy(&args.to)?;
    print(&format!("copied {} to {}", args.library.display(), args.to.display()))
}

/// Prints a line of a command that goes on with its work also when nobody reads any more.
pub(crate) fn tell(line: &str) {
    let _ = print(line);
}

pub(crate) fn print(line: &str) -> anyhow::Result<Outcome> {
    writeln!(stdout(), "{}", printable(line))?;
    Ok(Outcome::Done)
}

pub(crate) fn json_lines(rows: &[impl serde::Serialize]) -> anyhow::Result<Outcome> {
    let mut output = BufWriter::new(stdout().lock());
    for row in rows {
        writeln!(output, "{}", serde_json::to_string(row)?)?;
    }
    output.flush()?;
    Ok(Outcome::Done)
}

/// Prints rows with every column but the last as wide as its widest cell.
pub(crate) fn table<const COLUMNS: usize>(rows: &[[String; COLUMNS]]) -> anyhow::Result<Outcome> {
    let mut widths = [0; COLUMNS];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.chars().count().max(*width);
        }
    }
    widths[COLUMNS - 1] = 0;
    let mut output = BufWriter::new(stdout().lock());
    for row in rows {
        let cells =
            row.iter().zip(widths).map(|(cell, width)| format!("{:width$}", printable(cell)));
        let line = cells.collect::<Vec<_>>().join("  ");
        writeln!(output, "{}", line.trim_end())?;
    }
    output.flush()?;
    Ok(Outcome::Done)
}

/// Text of an article without the characters that would steer the terminal.
fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

pub(crate) fn count(number: usize, what: &str) -> String {
    match number {
        1 => format!("1 {what}"),
        _ => format!("{number} {what}s"),
    }
}
