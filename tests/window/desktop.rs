//! What a person does outside the page: answer the system's save dialog, close the window.

use std::path::Path;
use std::process::Command;

/// Answers the save dialog titled `title` with `path`.
pub fn save_as(title: &str, path: &Path) {
    let window = window(title);
    let path = path.to_str().unwrap();
    xdotool(&["windowfocus", "--sync", &window]);
    xdotool(&["key", "ctrl+a"]);
    xdotool(&["type", "--delay", "5", path]);
    xdotool(&["key", "Return"]);
}

/// Closes the window titled `title` as its close button does.
pub fn close(title: &str) {
    xdotool(&["windowquit", &window(title)]);
}

/// The number of the window titled `title`, as soon as it is there.
fn window(title: &str) -> String {
    let title = format!("^{title}$");
    let found = xdotool(&["search", "--sync", "--onlyvisible", "--name", &title]);
    found.lines().last().unwrap_or_else(|| panic!("no window `{title}`")).to_owned()
}

/// Runs `xdotool` within a minute.
fn xdotool(args: &[&str]) -> String {
    let output = Command::new("timeout").args(["60", "xdotool"]).args(args).output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "xdotool {args:?}: {} {errors}", output.status);
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}
