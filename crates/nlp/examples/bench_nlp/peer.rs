//! spaCy in a Python beside us, which runs a round when it is told to.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// Names the Python that has spaCy and the model; without it, `python3` is tried.
const VARIABLE: &str = "DATELINE_SPACY_PYTHON";

/// A running `tools/bench_spacy.py`.
pub struct Peer {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    versions: String,
}

impl Peer {
    /// Starts it on `texts`, or says why there is none.
    pub fn start(texts: &[String]) -> Result<Self, String> {
        let python = std::env::var(VARIABLE).unwrap_or_else(|_| "python3".into());
        let absent = format!("`{python}` cannot load spaCy with the model (set {VARIABLE})");
        let mut child = Command::new(&python)
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tools/bench_spacy.py"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("`{python}` cannot be started: {error} (set {VARIABLE})"))?;
        let (input, output) = (child.stdin.take(), child.stdout.take());
        let output = BufReader::new(output.ok_or(&*absent)?);
        let mut peer = Self { child, input, output, versions: String::new() };
        let texts = serde_json::to_string(texts).map_err(|error| error.to_string())?;
        peer.versions = peer.ask(&texts).ok_or(absent)?;
        Ok(peer)
    }

    /// Its name and version, and those of the model.
    pub fn describe(&self) -> String {
        format!("Peer: {}.", self.versions)
    }

    /// Tokens per CPU second of one round; none where it failed.
    pub fn round(&mut self) -> Option<f64> {
        let answer = self.ask("round")?;
        let (tokens, seconds) = answer.split_once(' ')?;
        Some(tokens.parse::<f64>().ok()? / seconds.parse::<f64>().ok()?)
    }

    fn ask(&mut self, line: &str) -> Option<String> {
        let input = self.input.as_mut()?;
        writeln!(input, "{line}").and_then(|()| input.flush()).ok()?;
        let mut answer = String::new();
        let length = self.output.read_line(&mut answer).ok()?;
        (length > 0).then(|| answer.trim().to_owned())
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        self.input = None; // the end of its input ends it
        let _ = self.child.wait();
    }
}
