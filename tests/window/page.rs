//! What a person does with the page: look, click, type.

use crate::app::{App, GLANCE, PATIENCE};
use fantoccini::Locator;
use fantoccini::actions::{InputSource, MouseActions, PointerAction};
use fantoccini::elements::Element;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// Keys as WebDriver writes them; Ctrl is held for what is typed after it in one go.
pub const ENTER: &str = "\u{e007}";
pub const ESCAPE: &str = "\u{e00c}";
pub const DELETE: &str = "\u{e017}";
pub const CTRL: &str = "\u{e009}";

/// What has not changed for so long stands still: no animation of the page pauses longer.
const REST: Duration = Duration::from_millis(300);

impl App {
    /// The first element that `css` finds, as soon as there is one.
    pub async fn find(&self, css: &str) -> Element {
        let waiting = self.client.wait().at_most(PATIENCE).every(GLANCE);
        match waiting.for_element(Locator::Css(css)).await {
            Ok(element) => element,
            Err(error) => panic!("no `{css}`: {error}; the page says:\n{}", self.says().await),
        }
    }

    /// Clicks what the page calls `testid`.
    pub async fn click(&self, testid: &str) {
        let element = self.find(&by_testid(testid)).await;
        if let Err(error) = element.click().await {
            panic!("`{testid}` cannot be clicked: {error}; the page says:\n{}", self.says().await);
        }
    }

    /// Types into what the page calls `testid`, in place of what stands there.
    pub async fn fill(&self, testid: &str, text: &str) {
        let field = self.find(&by_testid(testid)).await;
        field.clear().await.unwrap();
        // To the driver a line feed is no key.
        field.send_keys(&text.replace('\n', ENTER)).await.unwrap();
    }

    /// Presses a key, wherever the focus is.
    pub async fn press(&self, key: &str) {
        self.client.active_element().await.unwrap().send_keys(key).await.unwrap();
    }

    /// What `script` returns, a function's body.
    pub async fn ask(&self, script: &str) -> Value {
        match self.client.execute(script, Vec::new()).await {
            Ok(answer) => answer,
            Err(error) => panic!("{error}, in:\n{script}"),
        }
    }

    /// What `script` returns, as soon as that is neither null, false, 0 nor empty.
    pub async fn until(&self, what: &str, script: &str) -> Value {
        let start = Instant::now();
        loop {
            let answer = self.ask(script).await;
            let nothing = match &answer {
                Value::Null => true,
                Value::Bool(yes) => !yes,
                Value::Number(number) => number.as_f64() == Some(0.0),
                Value::String(text) => text.is_empty(),
                Value::Array(items) => items.is_empty(),
                Value::Object(_) => false,
            };
            if !nothing {
                return answer;
            }
            if start.elapsed() > PATIENCE {
                panic!("waited in vain for {what}; the page says:\n{}", self.says().await);
            }
            sleep(GLANCE).await;
        }
    }

    /// What `script` returns once that no longer changes.
    pub async fn at_rest(&self, script: &str) -> Value {
        let mut before = self.ask(script).await;
        loop {
            sleep(REST).await;
            let now = self.ask(script).await;
            if now == before {
                return now;
            }
            before = now;
        }
    }

    /// Clicks at a point of the window, CSS px from its top left.
    pub async fn click_at(&self, x: f64, y: f64) {
        let mouse = MouseActions::new("mouse".into())
            .then(PointerAction::MoveTo { duration: None, x, y })
            .then(PointerAction::Down { button: 0 })
            .then(PointerAction::Up { button: 0 });
        self.client.perform_actions(mouse).await.unwrap();
    }

    /// Keeps a picture of the window: in the project's docs when asked to by UPDATE=1, else
    /// beside what cargo builds.
    pub async fn keep_picture(&self, name: &str) {
        let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/images");
        let built = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
        let update = std::env::var_os("UPDATE").is_some_and(|update| update == "1");
        let folder = if update { docs } else { built };
        std::fs::create_dir_all(&folder).unwrap();
        let png = self.still_picture().await;
        std::fs::write(folder.join(format!("{name}.png")), png).unwrap();
    }

    /// The window once it has come to rest: drawn, in its own typeface, nothing moving.
    async fn still_picture(&self) -> Vec<u8> {
        let drawn = "
            const done = arguments[arguments.length - 1];
            const next = () => new Promise(requestAnimationFrame);
            document.fonts.ready.then(next).then(next).then(() => done());";
        let start = Instant::now();
        let mut before = Vec::new();
        loop {
            self.client.execute_async(drawn, Vec::new()).await.unwrap();
            let now = self.client.screenshot().await.unwrap();
            if now == before || start.elapsed() > PATIENCE {
                return now;
            }
            before = now;
            sleep(REST).await;
        }
    }

    async fn says(&self) -> String {
        self.ask("return document.body.innerText").await.as_str().unwrap_or_default().to_owned()
    }
}

fn by_testid(testid: &str) -> String {
    format!("[data-testid='{testid}']")
}
