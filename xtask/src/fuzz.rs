//! `cargo xtask fuzz`: inputs that nobody thought of.

use crate::command::Cmd;
use std::fs;

/// Each target with the longest input worth its time: the networks take milliseconds a word.
const TARGETS: [(&str, u32); 15] = [
    ("analyze", 4096),
    ("parse", 512),
    ("words", 4096),
    ("read", 4096),
    ("extract", 4096),
    ("timetag", 4096),
    ("html", 4096),
    ("mail", 4096),
    ("feed", 4096),
    ("rtf", 4096),
    ("warc", 4096),
    ("docx", 4096),
    ("odt", 4096),
    ("epub", 4096),
    ("pdf", 4096),
];

const SECONDS: u64 = 60;

/// Folders of kept inputs; what the fuzzer adds goes elsewhere.
const KEPT: [&str; 4] =
    ["tests/fuzz/seeds", "tests/fuzz/regressions", "tests/formats", "crates/chronicle/data/sample"];

const MISSING: &str = "\
cargo-fuzz or the nightly compiler it needs is missing; to get them:
    rustup toolchain install nightly --profile minimal
    cargo install cargo-fuzz";

/// Runs one target or all of them, one after the other, until one fails. `args`: a target's name,
/// `--seconds` with a number, both or none.
///
/// # Errors
/// The arguments are wrong, cargo-fuzz is missing, or a folder could not be made.
pub fn fuzz(args: &[&str]) -> Result<bool, String> {
    let (target, seconds) = choice(args)?;
    if !Cmd::new("cargo +nightly fuzz --version").succeeds() {
        return Err(MISSING.into());
    }
    for (name, longest) in TARGETS {
        if target.is_some_and(|target| target != name) {
            continue;
        }
        let grown = format!("tests/fuzz/target/corpus/{name}");
        let folder = crate::root().join(&grown);
        fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        // Nothing here is unsafe, and without a sanitizer it is several times as fast.
        let command = Cmd::new("cargo +nightly fuzz run --fuzz-dir tests/fuzz --sanitizer none");
        let command = command.arg(name).arg(&grown);
        let command = KEPT.iter().fold(command, |command, folder| command.arg(*folder));
        let command = command.arg("--").arg("-dict=tests/fuzz/words.dict").arg("-timeout=20");
        let command =
            command.arg(format!("-max_len={longest}")).arg(format!("-max_total_time={seconds}"));
        if !command.run()? {
            println!("\nkeep the input named above in tests/fuzz/regressions, and mend its cause");
            return Ok(false);
        }
    }
    Ok(true)
}

/// The target, if one is named, and for how long to run each.
fn choice<'a>(args: &[&'a str]) -> Result<(Option<&'a str>, u64), String> {
    let (target, rest) = match args {
        [name, rest @ ..] if !name.starts_with('-') => (Some(*name), rest),
        rest => (None, rest),
    };
    let seconds = match rest {
        [] => Some(SECONDS),
        ["--seconds", seconds] => seconds.parse().ok().filter(|seconds| *seconds > 0),
        _ => None,
    };
    let names = TARGETS.map(|(name, _)| name);
    if target.is_some_and(|target| !names.contains(&target)) {
        return Err(format!("no target of that name; there are: {}", names.join(", ")));
    }
    let seconds = seconds.ok_or("after the target only `--seconds` and a number are understood")?;
    Ok((target, seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_and_seconds_may_be_chosen() {
        for (args, expected) in [
            (vec![], Some((None, SECONDS))),
            (vec!["read"], Some((Some("read"), SECONDS))),
            (vec!["--seconds", "5"], Some((None, 5))),
            (vec!["read", "--seconds", "5"], Some((Some("read"), 5))),
            (vec!["reed"], None),
            (vec!["read", "5"], None),
            (vec!["--seconds"], None),
            (vec!["--seconds", "0"], None),
        ] {
            assert_eq!(choice(&args).ok(), expected, "{args:?}");
        }
    }

    #[test]
    fn every_target_has_its_file() {
        for (name, _) in TARGETS {
            let file = crate::root().join(format!("tests/fuzz/targets/{name}.rs"));
            assert!(file.is_file(), "{}", file.display());
        }
    }
}
