//! The stages of a test run: what each came to, and the line that closes the run.

use crate::command::Outcome;
use std::fmt::Write;
use std::time::Duration;

/// What became of a stage.
pub struct Stage {
    pub name: &'static str,
    pub end: End,
    pub took: Duration,
}

/// How a stage ended.
pub enum End {
    /// It ran.
    Ran(Outcome),
    /// It could not be run, and that is a failure: why.
    Failed(String),
    /// It is not for this system: why.
    Skipped(&'static str),
}

impl Stage {
    fn failed(&self) -> bool {
        !matches!(self.end, End::Ran(Outcome { ok: true, failed: 0, .. }) | End::Skipped(_))
    }

    /// Tests passed and failed; a stage without tests of its own counts as one.
    fn counts(&self) -> (u64, u64) {
        let (passed, failed) = match self.end {
            End::Ran(outcome) => (outcome.passed, outcome.failed),
            End::Failed(_) => (0, 0),
            End::Skipped(_) => return (0, 0),
        };
        match (self.failed(), passed + failed) {
            (false, 0) => (1, 0),
            (false, _) => (passed, failed),
            (true, _) => (passed, failed.max(1)),
        }
    }
}

/// Whether nothing failed.
pub fn passed(stages: &[Stage]) -> bool {
    !stages.iter().any(Stage::failed)
}

/// A table of the stages, and the closing line.
pub fn table(stages: &[Stage]) -> String {
    let mut text = String::from("\nstage                        tests  seconds\n");
    for stage in stages {
        let tests = match stage.end {
            End::Ran(outcome) if outcome.passed + outcome.failed > 0 => {
                (outcome.passed + outcome.failed).to_string()
            }
            _ => String::new(),
        };
        let (name, seconds) = (stage.name, stage.took.as_secs_f64());
        let note = match &stage.end {
            End::Failed(why) => format!("FAILED: {why}"),
            End::Skipped(why) => format!("skipped: {why}"),
            End::Ran(_) if stage.failed() => "FAILED".into(),
            End::Ran(_) => String::new(),
        };
        let line = format!("{name:<26} {tests:>7} {seconds:>8.1}  {note}");
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{}", line.trim_end());
    }
    let seconds: f64 = stages.iter().map(|stage| stage.took.as_secs_f64()).sum();
    let (passed, failed) =
        stages.iter().map(Stage::counts).fold((0, 0), |sum, more| (sum.0 + more.0, sum.1 + more.1));
    let _ = writeln!(text, "{:<26} {:>7} {seconds:>8.1}", "all", "");
    let _ = write!(text, "\n{passed} passed, {failed} failed");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stage(end: End) -> Stage {
        Stage { name: "one", end, took: Duration::from_millis(1500) }
    }

    #[test]
    fn the_closing_line_sums_tests_and_counts_a_stage_without_tests_as_one() {
        let ran = |ok, passed, failed| End::Ran(Outcome { ok, passed, failed });
        let rows = [
            (vec![ran(true, 3, 0), ran(true, 0, 0)], "4 passed, 0 failed", true),
            (vec![ran(false, 3, 2), ran(true, 0, 0)], "4 passed, 2 failed", false),
            (vec![ran(false, 0, 0)], "0 passed, 1 failed", false),
            (vec![ran(false, 7, 0)], "7 passed, 1 failed", false),
            (vec![End::Failed("no npm".into())], "0 passed, 1 failed", false),
            (vec![End::Skipped("not here"), ran(true, 1, 0)], "1 passed, 0 failed", true),
        ];
        for (ends, closing, ok) in rows {
            let stages: Vec<Stage> = ends.into_iter().map(stage).collect();
            assert_eq!(table(&stages).lines().last(), Some(closing));
            assert_eq!(passed(&stages), ok, "{closing}");
        }
    }
}
