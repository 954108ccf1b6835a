//! `cargo xtask run` opens the program, `cargo xtask test` runs every test. Both install what is
//! missing first, and print each command before they run it. `cargo xtask bench` measures,
//! `cargo xtask notices` gathers the licences of the packages in the programs, `cargo xtask fuzz`
//! tries inputs that nobody thought of.

mod bench;
mod command;
mod frontend;
mod fuzz;
mod notices;
mod packages;
mod report;
mod run;
mod test;

use std::path::PathBuf;
use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask run [FILE.chronicle]   build the program and open its window
       cargo xtask test                   run every test, the real window included
       cargo xtask bench nlp [FILE.txt]   measure the language analysis, beside spaCy if present
       cargo xtask bench time [FILE.txt]  measure finding and resolving time expressions
       cargo xtask bench extract [FILE.txt]
                                          measure extraction, from an article to its events
       cargo xtask bench read PAGE...     measure reading web pages, beside dom_smoothie alone
       cargo xtask notices                list the packages in the programs, with their licences
       cargo xtask fuzz [TARGET] [--seconds N]
                                          try inputs nobody thought of (needs cargo-fuzz): analyze,
                                          parse, words, read, extract, timetag, a format of files
                                          (html, mail, feed, rtf, warc, docx, odt, epub, pdf) or all,
                                          N seconds each";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let outcome = match args.as_slice() {
        ["run", files @ ..] if !files.iter().any(|file| file.starts_with('-')) => run::run(files),
        ["test"] => test::test(),
        ["notices"] => notices::write(),
        ["fuzz", args @ ..] => fuzz::fuzz(args),
        ["bench", what, files @ ..] => bench::bench(what, files),
        ["help" | "-h" | "--help"] => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}

/// The project's folder.
fn root() -> PathBuf {
    // Cargo's word of now rather than of when this was built: the folder may have been moved.
    let here = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let here = here.unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    here.parent().expect("xtask lies in the project's folder").to_path_buf()
}
