//! What a person does outside the page: answer the system's dialogs, turn the wheel.

use std::path::Path;
use std::process::Command;
use std::thread::sleep;
use std::time::Duration;

/// How often a dialog is answered before it is given up.
const TRIES: usize = 5;
/// What a dialog needs to change.
const BREATH: Duration = Duration::from_millis(200);

/// Answers the file dialog titled `title` with `path`, for opening as for saving.
pub fn answer(title: &str, path: &Path) {
    let dialog = window(title);
    for _ in 0..TRIES {
        xdotool(&["windowfocus", "--sync", &dialog]);
        // In a dialog for opening this brings up the field for a path, which loses what is typed
        // before it is there: hence the tries.
        xdotool(&["key", "slash"]);
        sleep(BREATH);
        xdotool(&["key", "ctrl+a"]);
        xdotool(&["type", "--delay", "5", path.to_str().unwrap()]);
        xdotool(&["key", "Return"]);
        for _ in 0..10 {
            if !is_open(title) {
                return;
            }
            sleep(BREATH);
        }
    }
    panic!("the dialog `{title}` does not take {path:?}");
}

/// Turns the wheel four notches away from the person, Ctrl held down, at a point of the window
/// titled `title`, px from its top left.
pub fn ctrl_wheel(title: &str, x: f64, y: f64) {
    let window = window(title);
    xdotool(&["mousemove", "--sync", "--window", &window, &x.to_string(), &y.to_string()]);
    xdotool(&["keydown", "ctrl", "click", "--repeat", "4", "4", "keyup", "ctrl"]);
}

fn is_open(title: &str) -> bool {
    let title = format!("^{title}$");
    let search = ["search", "--onlyvisible", "--name", &title];
    Command::new("xdotool").args(search).output().unwrap().status.success()
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
