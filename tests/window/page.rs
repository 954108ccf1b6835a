//! What a person does with the page: look, click, type.

use crate::app::{App, GLANCE, PATIENCE};
use fantoccini::Locator;
use fantoccini::actions::{
    Actions, InputSource, KeyAction, KeyActions, MouseActions, PointerAction, WheelAction,
    WheelActions,
};
use fantoccini::elements::Element;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::time::{Instant, sleep};

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
        field.send_keys(text).await.unwrap();
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

    /// Clicks at a point of the window, CSS px from its top left.
    pub async fn click_at(&self, x: f64, y: f64) {
        let mouse = MouseActions::new("mouse".into())
            .then(PointerAction::MoveTo { duration: None, x, y })
            .then(PointerAction::Down { button: 0 })
            .then(PointerAction::Up { button: 0 });
        self.client.perform_actions(mouse).await.unwrap();
    }

    /// Turns the wheel at a point of the window with the Ctrl key down; less than 0 is away from
    /// the person.
    pub async fn ctrl_wheel(&self, x: f64, y: f64, by: i64) {
        const CTRL: char = '\u{e009}';
        let idle = || KeyAction::Pause { duration: Duration::ZERO };
        let keys = KeyActions::new("keys".into())
            .then(KeyAction::Down { value: CTRL })
            .then(idle())
            .then(KeyAction::Up { value: CTRL });
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a place in a window is a small number"
        )]
        let (x, y) = (x as i64, y as i64);
        let pause = || WheelAction::Pause { duration: Duration::ZERO };
        let turn = WheelAction::Scroll { x, y, delta_x: 0, delta_y: by, duration: None };
        let wheel = WheelActions::new("wheel".into()).then(pause()).then(turn).then(pause());
        self.client.perform_actions(Actions::from(keys).and(wheel)).await.unwrap();
    }

    /// Keeps a picture of the window: in the project's docs when asked to by UPDATE=1, else
    /// beside what cargo builds.
    pub async fn keep_picture(&self, name: &str) {
        let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/images");
        let built = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
        let update = std::env::var_os("UPDATE").is_some_and(|update| update == "1");
        let folder = if update { docs } else { built };
        std::fs::create_dir_all(&folder).unwrap();
        let png = self.client.screenshot().await.unwrap();
        std::fs::write(folder.join(format!("{name}.png")), png).unwrap();
    }

    async fn says(&self) -> String {
        self.ask("return document.body.innerText").await.as_str().unwrap_or_default().to_owned()
    }
}

fn by_testid(testid: &str) -> String {
    format!("[data-testid='{testid}']")
}
