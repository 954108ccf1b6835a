//! `cargo xtask bench`: figures of one part of the program, printed with the limits set to them.

use crate::command::Cmd;

/// Measures the part `what`, built for release, on the texts in `files` or on its own. A limit that is
/// missed fails nothing: the figures are read by people, and a busy machine would fail at random.
///
/// # Errors
/// There is no such part, or its benchmark could not be built or run to its end.
pub fn bench(what: &str, files: &[&str]) -> Result<bool, String> {
    let program = match what {
        "nlp" => "cargo run --release --package dateline-nlp --example bench_nlp --",
        "time" => "cargo run --release --package dateline-extract --example bench_time --",
        "extract" => "cargo run --release --package dateline-extract --example bench_extract --",
        "read" => "cargo run --release --package dateline-extract --example bench_read --",
        _ => {
            let names = "nlp, time, extract, read";
            return Err(format!("nothing to measure is called `{what}`; there is: {names}"));
        }
    };
    let command = files.iter().fold(Cmd::new(program), |command, file| {
        // The program starts in the project's folder, the file was named from where we are.
        let file = std::path::absolute(file).unwrap_or_else(|_| file.into());
        command.arg(file.to_string_lossy())
    });
    command.run()
}
