//! The real program in a real window, driven through WebKit's WebDriver.

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// How long anything may take; a busy machine is slow, and a healthy run waits for nothing.
pub const PATIENCE: Duration = Duration::from_secs(30);
/// Between two looks at something that is waited for.
pub const GLANCE: Duration = Duration::from_millis(50);

/// A running program. Dropping it ends the program, whatever state it is in.
pub struct App {
    driver: Child,
    pub client: Client,
}

impl App {
    /// Starts the program with `data` as its folder, and `env` set beside.
    pub async fn start(data: &Path, env: &[(&str, &str)]) -> Self {
        let program = std::env::var("DATELINE_APP")
            .expect("DATELINE_APP names no program: run these tests by `cargo xtask test`");
        let port = free_port();
        let mut command = Command::new("WebKitWebDriver");
        command
            .arg(format!("--port={port}"))
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("DATELINE_DATA", data)
            // The file dialog of the toolkit itself: a portal's would be another program's.
            .env("GTK_USE_PORTAL", "0")
            .envs(env.iter().copied())
            .stdout(Stdio::null())
            // The driver and the program it starts: a group that can be ended together.
            .process_group(0);
        let driver = command.spawn().expect("`WebKitWebDriver` starts");
        let client = connect(port, &program).await;
        Self { driver, client }
    }
}

impl Drop for App {
    fn drop(&mut self) {
        // The group, not the driver alone, or the program would stay.
        let group = format!("-{}", self.driver.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.driver.wait();
    }
}

/// A port that nobody listens at.
fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

/// A session with `program`, as soon as the driver listens.
async fn connect(port: u16, program: &str) -> Client {
    let options = json!({ "binary": program, "args": [] });
    let capabilities = [("webkitgtk:browserOptions".to_owned(), options)].into_iter().collect();
    let address = format!("http://127.0.0.1:{port}");
    let mut builder = ClientBuilder::new(HttpConnector::new());
    builder.capabilities(capabilities);
    let start = Instant::now();
    loop {
        match builder.connect(&address).await {
            Ok(client) => return client,
            Err(error) if start.elapsed() > PATIENCE => panic!("no session: {error}"),
            Err(_) => sleep(GLANCE).await,
        }
    }
}
