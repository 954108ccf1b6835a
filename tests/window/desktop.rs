//! What a person does outside the page: answer the system's save dialog, turn the wheel.

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

/// Turns the wheel four notches away from the person, Ctrl held down, at a point of the window
/// titled `title`, px from its top left.
pub fn ctrl_wheel(title: &str, x: f64, y: f64) {
    let window = window(title);
    xdotool(&["mousemove", "--sync", "--window", &window, &x.to_string(), &y.to_string()]);
    xdotool(&["keydown", "ctrl", "click", "--repeat", "4", "4", "keyup", "ctrl"]);
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
