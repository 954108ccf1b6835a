//! What a person does outside the page: answer the system's dialogs, turn the wheel.

use std::path::Path;
use std::process::{Child, Command};
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

/// A program that offers something to drag, and the manager of windows that dragging from one
/// program to another needs. Both end with it.
pub struct DragSource([Child; 2]);

impl DragSource {
    /// Offers `addresses`: `file:///…`, `https://…`.
    pub fn start(addresses: &[&str]) -> Self {
        let manager = Command::new("openbox").spawn().expect("`openbox` starts");
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/window/drag.py");
        // The system's own Python: another one does not have the toolkit.
        let mut source = Command::new("/usr/bin/python3");
        let source = source.arg(script).args(addresses).spawn().expect("Python starts");
        let own = Self([manager, source]);
        window(SOURCE);
        own
    }

    /// Drags what is offered to the middle of the window titled `title`, and calls `over` before it
    /// lets go.
    pub async fn drop_on(&self, title: &str, over: impl Future<Output = ()>) {
        let (from, to) = (window(SOURCE), window(title));
        let mouse = |window: &str, x: u32, y: u32| {
            let (x, y) = (x.to_string(), y.to_string());
            xdotool(&["mousemove", "--sync", "--window", window, &x, &y]);
            sleep(BREATH);
        };
        mouse(&from, 60, 60);
        xdotool(&["mousedown", "1"]);
        sleep(BREATH);
        // Beyond what a hand trembles a press becomes a drag.
        for step in 1..=4 {
            mouse(&from, 60 - step * 10, 60 - step * 10);
        }
        for step in 0..4 {
            mouse(&to, 500 + step * 20, 300 + step * 20);
        }
        over.await;
        xdotool(&["mouseup", "1"]);
    }
}

impl Drop for DragSource {
    fn drop(&mut self) {
        for child in &mut self.0 {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// The title of the window that drag.py opens.
const SOURCE: &str = "Drag from here";
