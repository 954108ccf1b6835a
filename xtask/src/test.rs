//! `cargo xtask test`: every check there is, one stage after the other.

use crate::command::{Cmd, Outcome};
use crate::packages::{self, Purpose};
use crate::report::{End, Stage, passed, table};
use crate::{frontend, notices, run};
use std::time::Instant;

/// All members and all their targets, always: another choice would mean other features of the
/// libraries, and a second build of them.
const ALL: &str = "--workspace --all-targets";

/// Written by a test from the types in Rust.
const BINDINGS: &str = "ui/src/lib/backend/bindings.ts";

/// Runs every stage, also after one has failed, and says how it went.
///
/// # Errors
/// Something is missing that could not be installed.
pub fn test() -> Result<bool, String> {
    packages::install(Purpose::Test)?;
    let mut stages = Vec::new();
    stage(&mut stages, "format", || Cmd::new("cargo fmt --all --check").run_counting());
    stage(&mut stages, "ui packages", || {
        frontend::install().map(|()| Outcome { ok: true, ..Outcome::default() })
    });
    ui(&mut stages);
    stage(&mut stages, "lints", || {
        Cmd::new(&format!("cargo clippy {ALL} -- -D warnings")).run_counting()
    });
    stage(&mut stages, "build", || Cmd::new(&format!("cargo build {ALL}")).run_counting());
    stage(&mut stages, "tests", || tests(false).run_counting());
    stage(&mut stages, "examples in documentation", || {
        Cmd::new("cargo test --workspace --doc").run_counting()
    });
    stage(&mut stages, "documentation", || {
        Cmd::new("cargo doc --workspace --no-deps")
            .env("RUSTDOCFLAGS", "-D warnings")
            .run_counting()
    });
    bindings(&mut stages);
    stage(&mut stages, "notices of packages", || {
        notices::check().map(|()| Outcome { ok: true, ..Outcome::default() })
    });
    window(&mut stages);
    println!("{}", table(&stages));
    Ok(passed(&stages))
}

fn stage(
    stages: &mut Vec<Stage>,
    name: &'static str,
    work: impl FnOnce() -> Result<Outcome, String>,
) {
    let start = Instant::now();
    let end = match work() {
        Ok(outcome) => End::Ran(outcome),
        Err(why) => {
            eprintln!("{why}");
            End::Failed(why)
        }
    };
    stages.push(Stage { name, end, took: start.elapsed() });
}

fn ui(stages: &mut Vec<Stage>) {
    let rows = [
        ("ui types", "npm run check"),
        ("ui lints and format", "npm run lint"),
        ("ui tests", "npm run test"),
    ];
    for (name, line) in rows {
        stage(stages, name, || Cmd::new(line).within("ui").run_counting());
    }
    stage(stages, "ui build", || frontend::build().run_counting());
}

/// The tests of the workspace. `window`: only those that drive the real window, which are left
/// out otherwise.
fn tests(window: bool) -> Cmd {
    let nextest = Cmd::new("cargo nextest --version").succeeds();
    match (nextest, window) {
        (true, false) => Cmd::new(&format!("cargo nextest run {ALL} --no-fail-fast")),
        (true, true) => Cmd::new(&format!(
            "cargo nextest run {ALL} --no-fail-fast --run-ignored only -E binary(=window) -j 1"
        )),
        (false, false) => Cmd::new(&format!("cargo test {ALL} --no-fail-fast")),
        (false, true) => {
            Cmd::new("cargo test --workspace --test window -- --ignored --test-threads 1")
        }
    }
}

fn bindings(stages: &mut Vec<Stage>) {
    let name = "generated types";
    if Cmd::new("git rev-parse --is-inside-work-tree").succeeds() {
        stage(stages, name, || {
            Cmd::new("git diff --exit-code --stat --").arg(BINDINGS).run_counting()
        });
    } else {
        skip(stages, name, "not a git checkout");
    }
}

fn window(stages: &mut Vec<Stage>) {
    let name = "the window";
    if !cfg!(target_os = "linux") {
        return skip(stages, name, "no WebDriver for this system's web view");
    }
    stage(stages, name, || {
        let app = run::app().ok_or("cannot find out where the program was built")?;
        let journeys = tests(true).env("DATELINE_APP", app);
        headless(&journeys).run_counting()
    });
}

/// On a display and a session bus of its own: what the test types and clicks never reaches the
/// person at work.
fn headless(command: &Cmd) -> Cmd {
    let display = "--server-args=-screen 0 1600x1200x24";
    Cmd::new("xvfb-run --auto-servernum")
        .arg(display)
        .arg("dbus-run-session")
        .arg("--")
        .before(command)
        .env("GDK_BACKEND", "x11")
}

fn skip(stages: &mut Vec<Stage>, name: &'static str, why: &'static str) {
    println!("\n{name}: skipped, {why}");
    let (end, took) = (End::Skipped(why), std::time::Duration::ZERO);
    stages.push(Stage { name, end, took });
}
