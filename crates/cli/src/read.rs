//! `dateline read`: what a file becomes before any event is looked for.

use crate::args::ReadArgs;
use crate::{Outcome, library, report};
use dateline_chronicle::parallel;
use dateline_extract::{Article, Error, read as read_bytes};
use serde::Serialize;
use std::io::{BufWriter, Write, stdout};
use std::path::Path;
use std::sync::atomic::AtomicBool;

/// One line of output.
#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    text: &'a str,
    published: Option<String>,
    title: Option<&'a str>,
    byline: Option<&'a str>,
}

/// `dateline read`.
pub(crate) fn read(args: &ReadArgs) -> anyhow::Result<Outcome> {
    let mut output = BufWriter::new(stdout().lock());
    let mut outcome = Outcome::Done;
    let work = |file: &std::path::PathBuf| read_file(file);
    let never = AtomicBool::new(false);
    let workers = parallel::workers(args.jobs);
    parallel::in_order(&args.files, workers, &never, work, |at, articles| -> anyhow::Result<()> {
        let id = id_of(&args.files[at]);
        let stumbled =
            || vec![Err(Failed::of(format!("cannot read `{id}`: the program stumbled over it")))];
        for (count, article) in articles.unwrap_or_else(stumbled).iter().enumerate() {
            let id = if count == 0 { id.clone() } else { format!("{id}#{}", count + 1) };
            match article {
                Ok(article) if args.jsonl => write_line(&mut output, &id, article)?,
                Ok(article) => write_text(&mut output, article)?,
                Err(Failed { message, known }) => {
                    if let (true, Some(known)) = (args.jsonl, known) {
                        write_line(&mut output, &id, known)?;
                    }
                    output.flush()?;
                    report(message);
                    outcome = Outcome::SomeFailed;
                }
            }
        }
        Ok(())
    })?;
    output.flush()?;
    Ok(outcome)
}

/// Why there is no article, and what is known of it all the same.
struct Failed {
    message: String,
    known: Option<Box<Article>>,
}

impl Failed {
    fn of(message: String) -> Self {
        Self { message, known: None }
    }
}

fn read_file(file: &Path) -> Vec<Result<Article, Failed>> {
    let (bytes, source) = match library::read(file) {
        Ok(read) => read,
        Err(error) => return vec![Err(Failed::of(error.to_string()))],
    };
    let articles = read_bytes(&bytes, source).into_iter();
    let failed = |error: Error| {
        let message = error.to_string();
        match error {
            Error::NoText { known, .. } => Failed { message, known: Some(known) },
            _ => Failed::of(message),
        }
    };
    articles.map(|article| article.map_err(failed)).collect()
}

/// The file's name without its ending, or whole where it has none.
fn id_of(file: &Path) -> String {
    file.file_stem().unwrap_or(file.as_os_str()).to_string_lossy().into_owned()
}

fn write_line(output: &mut impl Write, id: &str, article: &Article) -> anyhow::Result<()> {
    let line = Line {
        id,
        text: &article.text,
        published: article.dct_day().map(|day| day.to_string()),
        title: Some(article.title.as_str()).filter(|title| !title.is_empty()),
        byline: Some(article.byline.as_str()).filter(|byline| !byline.is_empty()),
    };
    writeln!(output, "{}", serde_json::to_string(&line)?)?;
    Ok(())
}

fn write_text(output: &mut impl Write, article: &Article) -> anyhow::Result<()> {
    let or =
        |text: &str, other: &str| if text.is_empty() { other.to_owned() } else { text.to_owned() };
    writeln!(output, "Source:    {}", article.source.0)?;
    writeln!(output, "Title:     {}", or(&article.title, "none"))?;
    writeln!(output, "By:        {}", or(&article.byline, "not known"))?;
    let published = article.dct.as_ref().map(|dct| format!("{}. {}", dct.day, dct.because()));
    writeln!(output, "Published: {}", published.as_deref().unwrap_or("not known"))?;
    if let Some(updated) = article.updated {
        writeln!(output, "Updated:   {updated}")?;
    }
    writeln!(output, "\n{}\n", article.text)?;
    Ok(())
}
