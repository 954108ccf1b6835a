//! `dateline about`: the version, the licence, and the notices of what others made.

use crate::Outcome;
use dateline_chronicle::notices;
use std::io::{BufWriter, Write, stdout};

/// `dateline about`.
pub(crate) fn about() -> anyhow::Result<Outcome> {
    let mut output = BufWriter::new(stdout().lock());
    writeln!(output, "dateline {}", env!("CARGO_PKG_VERSION"))?;
    for notice in notices() {
        let heading = format!("{} ({})", notice.work, notice.licence);
        let rule = "=".repeat(heading.chars().count());
        writeln!(output, "\n{heading}\n{rule}\n{}\n", notice.used_for)?;
        writeln!(output, "{}", notice.text.trim())?;
    }
    output.flush()?;
    Ok(Outcome::Done)
}
