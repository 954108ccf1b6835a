//! Runs the real binary in an empty folder: every command, every error.

mod arriving;
mod correcting;
mod filters;
mod library;
mod usage;

use serde_json::Value;
use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};
use tempfile::TempDir;

const BRIDGE: &str = "The bridge fell on 9 March 2021. Eleven people died.\n\n\
    In October, the council opened a new ferry – “Élan” – for the town.\n";
const HARBOUR: &str = "The harbour opened on 3 May 1931.\n";

/// What a run of the program gave.
#[derive(Debug)]
struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

struct Folder(TempDir);

impl Folder {
    fn new() -> Self {
        let folder = Self(tempfile::tempdir().expect("a folder"));
        fs::write(folder.path("bridge.txt"), BRIDGE).expect("written");
        fs::write(folder.path("harbour.md"), HARBOUR).expect("written");
        folder
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.0.path().join(name)
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        command.args(args).current_dir(self.0.path());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn run_with(&self, args: &[&str], input: &[u8]) -> Run {
        let mut child = self.command(args).spawn().expect("the program");
        let mut stdin = child.stdin.take().expect("a pipe");
        let input = input.to_vec();
        let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
        let output = child.wait_with_output().expect("an end");
        writer.join().expect("written");
        Run {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).expect("text"),
            err: String::from_utf8(output.stderr).expect("text"),
        }
    }

    fn run(&self, args: &str) -> Run {
        self.run_with(&args.split(' ').collect::<Vec<_>>(), b"")
    }

    /// Standard output of a run that succeeds without a word on standard error.
    fn good(&self, args: &str) -> String {
        let run = self.run(args);
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{args}: {run:?}");
        run.out
    }

    /// The one line on standard error of a run that ends with `code`.
    fn bad(&self, args: &str, code: i32) -> String {
        let run = self.run(args);
        assert_eq!(run.code, Some(code), "{args}: {run:?}");
        let line = run.err.strip_suffix('\n').expect("a line");
        assert!(line.starts_with("dateline: ") && !line.contains('\n'), "{args}: {run:?}");
        line.trim_start_matches("dateline: ").to_owned()
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).expect("a folder");
        let mut names: Vec<String> = entries
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).expect(line)).collect()
}
