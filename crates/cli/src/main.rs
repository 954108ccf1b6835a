//! The terminal shell: `dateline`. It reads files, standard input and the clock, calls the
//! chronicle or the extraction, and prints. Nothing is computed here.
//!
//! Exit codes: 0 done, 1 something failed, 2 wrong usage. Errors are one line each on standard
//! error and begin with `dateline: `. A reader that closes the pipe ends the program quietly.

mod about;
mod add;
mod analyze;
mod args;
mod by_address;
mod jsonl;
mod library;
mod lines;
mod read;
mod renew;
mod watch;

use args::{Args, Command};
use clap::Parser;
use clap::error::ErrorKind;
use dateline_chronicle::Timestamp;
use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => return usage(&error),
    };
    match run(args.command) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::SomeFailed) => ExitCode::FAILURE,
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            // Errors of files name their file; a bare one is of what was printed.
            match error.downcast_ref::<std::io::Error>() {
                Some(error) => report(&format!("cannot write to standard output: {error}")),
                None => report(&error.to_string()),
            }
            ExitCode::FAILURE
        }
    }
}

/// How a command ended that did not stop at an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// All of it was done.
    Done,
    /// Part of it failed and was reported; the rest was done.
    SomeFailed,
}

fn run(command: Command) -> anyhow::Result<Outcome> {
    match command {
        Command::Add(args) => add::add(&args, &now()),
        Command::Watch(args) => watch::watch(&args),
        Command::Events(args) => library::events(&args),
        Command::Articles(args) => library::articles(&args),
        Command::Published(args) => library::published(&args),
        Command::Correct(args) => library::correct(&args),
        Command::Passage(args) => library::passage(&args),
        Command::Original(args) => library::original(&args),
        Command::Renew(args) => renew::renew(&args),
        Command::Remove(args) => library::remove(&args),
        Command::Export(args) => library::export(&args),
        Command::Sample(args) => library::sample(&args),
        Command::Copy(args) => library::copy(&args),
        Command::Read(args) => read::read(&args),
        Command::Extract(args) => jsonl::run(args.jobs, jsonl::extract_line),
        Command::Timetag(args) => jsonl::run(args.jobs, jsonl::timetag_line),
        Command::Analyze(args) => jsonl::run(args.jobs, analyze::analyze_line),
        Command::About(args) => about::about(&args),
    }
}

/// The moment that is kept with what is added. The only place where the clock is read.
#[allow(clippy::disallowed_methods, reason = "a shell reads the clock for the libraries")]
fn now() -> Timestamp {
    let now = chrono::DateTime::<chrono::Utc>::from(std::time::SystemTime::now());
    Timestamp(now.to_rfc3339_opts(chrono::SecondsFormat::Secs, true))
}

/// Prints an error as one line. There is nobody left to tell where standard error is closed.
fn report(message: &str) {
    let line: String = message.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let _ = writeln!(std::io::stderr(), "dateline: {line}");
}

/// Answers a request for help, or says in one line what is wrong with the command line.
fn usage(error: &clap::Error) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            // Help that nobody reads any more is no failure.
            let _ = error.print();
        }
        _ => {
            let text = error.to_string();
            let first = text.split("\n\n").next().unwrap_or_default();
            let words: Vec<&str> = first.split_whitespace().collect();
            let message = words.join(" ");
            let message = message.strip_prefix("error: ").unwrap_or(&message);
            report(&format!("{message}; see `dateline --help`"));
        }
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause
            .downcast_ref::<std::io::Error>()
            .is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
    })
}
