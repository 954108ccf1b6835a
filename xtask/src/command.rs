//! Commands: printed, run, and their count of tests read off what they print.

use std::fmt;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;

/// A command to run in the project's folder, or in a folder of it.
pub struct Cmd {
    program: String,
    args: Vec<String>,
    folder: PathBuf,
    env: Vec<(&'static str, String)>,
}

/// How a command ended, and the tests that it counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Whether it exited with 0.
    pub ok: bool,
    pub passed: u64,
    pub failed: u64,
}

impl Cmd {
    /// A command line without quotes: words between spaces.
    pub fn new(line: &str) -> Self {
        let mut words = line.split_whitespace();
        let command = Self::program(words.next().unwrap_or_default());
        words.fold(command, Self::arg)
    }

    /// A program by its name or path, which may hold spaces.
    pub fn program(program: impl Into<String>) -> Self {
        Self { program: program.into(), args: Vec::new(), folder: crate::root(), env: Vec::new() }
    }

    pub fn arg(mut self, arg: impl Into<String>) -> Self {
        self.args.push(arg.into());
        self
    }

    /// This command, with `other` as its last arguments.
    pub fn before(mut self, other: &Self) -> Self {
        self.args.push(other.program.clone());
        self.args.extend_from_slice(&other.args);
        self.env.extend_from_slice(&other.env);
        self
    }

    pub fn within(mut self, folder: &str) -> Self {
        self.folder = crate::root().join(folder);
        self
    }

    pub fn env(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.env.push((name, value.into()));
        self
    }

    /// Prints the command and runs it, its output going where ours goes.
    ///
    /// # Errors
    /// The program could not be started.
    pub fn run(&self) -> Result<bool, String> {
        println!("\n$ {self}");
        let status = self.command().status().map_err(|error| self.not_started(&error))?;
        Ok(status.success())
    }

    /// As [`Cmd::run`], counting the tests of the runners whose closing lines are known.
    ///
    /// # Errors
    /// The program could not be started.
    pub fn run_counting(&self) -> Result<Outcome, String> {
        println!("\n$ {self}");
        let mut child = self
            .command()
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| self.not_started(&error))?;
        let (out, err) = (child.stdout.take(), child.stderr.take());
        let err = thread::spawn(move || copy_counting(err, &mut std::io::stderr()));
        let (passed, failed) = copy_counting(out, &mut std::io::stdout());
        let (more_passed, more_failed) = err.join().unwrap_or_default();
        let status = child.wait().map_err(|error| format!("`{self}`: {error}"))?;
        Ok(Outcome {
            ok: status.success(),
            passed: passed + more_passed,
            failed: failed + more_failed,
        })
    }

    /// Runs it in silence.
    pub fn succeeds(&self) -> bool {
        let mut command = self.command();
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    }

    /// What it prints, trimmed; none where it fails or is not there.
    pub fn output(&self) -> Option<String> {
        let output = self.command().stdin(Stdio::null()).output().ok()?;
        let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        output.status.success().then_some(text)
    }

    fn command(&self) -> Command {
        // On Windows npm is a script, which only its full name finds.
        let script = cfg!(windows) && matches!(self.program.as_str(), "npm" | "npx");
        let mut command = Command::new(if script {
            format!("{}.cmd", self.program)
        } else {
            self.program.clone()
        });
        command.args(&self.args).current_dir(&self.folder);
        command.envs(self.env.iter().map(|(name, value)| (name, value)));
        command
    }

    fn not_started(&self, error: &std::io::Error) -> String {
        format!("cannot start `{}`: {error}", self.program)
    }
}

impl fmt::Display for Cmd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Ok(folder) = self.folder.strip_prefix(crate::root())
            && !folder.as_os_str().is_empty()
        {
            write!(f, "cd {} && ", folder.display())?;
        }
        for (name, value) in &self.env {
            write!(f, "{name}={} ", quoted(value))?;
        }
        write!(f, "{}", self.program)?;
        self.args.iter().try_for_each(|arg| write!(f, " {}", quoted(arg)))
    }
}

/// As a shell wants it.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_=./:,@%+$".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

/// Copies line by line, so that what is watched moves, and counts the tests.
fn copy_counting(from: Option<impl Read>, to: &mut impl Write) -> (u64, u64) {
    let (mut passed, mut failed) = (0, 0);
    let Some(from) = from else { return (0, 0) };
    let mut lines = BufReader::new(from);
    let mut line = Vec::new();
    while lines.read_until(b'\n', &mut line).is_ok_and(|length| length > 0) {
        // Nobody to read us is no reason to stop testing.
        let _ = to.write_all(&line).and_then(|()| to.flush());
        if let Some((more_passed, more_failed)) = counts(&String::from_utf8_lossy(&line)) {
            passed += more_passed;
            failed += more_failed;
        }
        line.clear();
    }
    (passed, failed)
}

/// Tests passed and failed, if `line` is the closing line of `cargo test`, nextest or vitest.
fn counts(line: &str) -> Option<(u64, u64)> {
    let line = without_colours(line);
    // Indented, it is what nextest repeats of a test that failed.
    let cargo = line.starts_with("test result:");
    let line = line.trim();
    let closing = cargo
        || (line.starts_with("Summary [") && line.contains(" run:"))
        || line.strip_prefix("Tests ").is_some_and(|rest| rest.starts_with(' '));
    let before = |word: &str| {
        let words: Vec<&str> =
            line.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
        let at = words.iter().position(|part| *part == word)?;
        words.get(at.checked_sub(1)?)?.parse::<u64>().ok()
    };
    closing.then(|| (before("passed").unwrap_or(0), before("failed").unwrap_or(0)))
}

/// `line` less its terminal escapes.
fn without_colours(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        if c == '\u{1b}' {
            chars.by_ref().find(char::is_ascii_alphabetic);
        } else {
            plain.push(c);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_are_counted_and_others_are_not() {
        let rows = [
            ("test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured", Some((12, 0))),
            ("test result: FAILED. 3 passed; 2 failed; 0 ignored", Some((3, 2))),
            (
                "     Summary [   1.204s] 40 tests run: 38 passed (1 slow), 2 failed, 6 skipped",
                Some((38, 2)),
            ),
            ("     Summary [   0.004s] 1 test run: 1 passed, 0 skipped", Some((1, 0))),
            (
                "\u{1b}[2m      Tests \u{1b}[22m \u{1b}[1m\u{1b}[32m9 passed\u{1b}[39m (9)",
                Some((9, 0)),
            ),
            (" Test Files  2 passed (2)", None),
            ("      Tests  1 failed | 8 passed (9)", Some((8, 1))),
            ("    test result: FAILED. 0 passed; 1 failed; 0 ignored", None),
            ("4 tests passed", None),
        ];
        for (line, expected) in rows {
            assert_eq!(counts(line), expected, "{line}");
        }
    }

    #[test]
    fn a_command_prints_as_a_shell_takes_it() {
        let command = Cmd::new("cargo doc").arg("it's").within("ui").env("FLAGS", "-D warnings");
        assert_eq!(command.to_string(), r"cd ui && FLAGS='-D warnings' cargo doc 'it'\''s'");
    }
}
