//! `dateline about`: the version, and the licences of the program and of what others made in it.

use crate::Outcome;
use crate::args::AboutArgs;
use dateline_chronicle::{Package, notices, packages};
use std::io::{BufWriter, Write, stdout};

/// `dateline about`.
pub(crate) fn about(args: &AboutArgs) -> anyhow::Result<Outcome> {
    let mut output = BufWriter::new(stdout().lock());
    writeln!(output, "dateline {}", env!("CARGO_PKG_VERSION"))?;
    writeln!(output, "Works offline: nothing leaves this computer.")?;
    if args.licences {
        texts(&mut output)?
    } else {
        list(&mut output)?
    }
    output.flush()?;
    Ok(Outcome::Done)
}

/// One line for each work and each package.
fn list(output: &mut impl Write) -> std::io::Result<()> {
    let works = notices().iter().map(|notice| notice.work);
    let width = works.chain(packages().iter().map(|package| package.name.as_str()));
    let width = width.map(str::len).max().unwrap_or_default();
    writeln!(output)?;
    for notice in notices() {
        writeln!(output, "{:width$}  {}. {}", notice.work, notice.licence, notice.used_for)?;
    }
    writeln!(output, "\n{} packages:\n", packages().len())?;
    for package in packages() {
        let Package { registry, name, version, licence, .. } = package;
        writeln!(output, "{name:width$}  {version:13}  {registry:9}  {licence}")?;
    }
    writeln!(output, "\n`dateline about --licences` prints every licence in full.")
}

/// The texts; one that several packages share stands once, under all of their names.
fn texts(output: &mut impl Write) -> std::io::Result<()> {
    for notice in notices() {
        heading(output, &format!("{} ({})", notice.work, notice.licence))?;
        writeln!(output, "{}\n\n{}", notice.used_for, notice.text.trim())?;
    }
    let mut shared: Vec<(&str, Vec<&Package>)> = Vec::new();
    for package in packages() {
        match shared.iter_mut().find(|(text, _)| *text == package.text) {
            Some((_, owners)) => owners.push(package),
            None => shared.push((&package.text, vec![package])),
        }
    }
    for (text, owners) in shared {
        let name = |package: &&Package| {
            let Package { name, version, licence, .. } = package;
            format!("{name} {version} ({licence})")
        };
        let names: Vec<String> = owners.iter().map(name).collect();
        heading(output, &names.join("\n"))?;
        writeln!(output, "{text}")?;
    }
    Ok(())
}

fn heading(output: &mut impl Write, lines: &str) -> std::io::Result<()> {
    let width = lines.lines().map(|line| line.chars().count()).max().unwrap_or_default();
    writeln!(output, "\n{lines}\n{}", "=".repeat(width))
}
