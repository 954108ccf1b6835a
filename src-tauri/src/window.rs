//! The window itself: its page, its title, and what it refuses to show.

use crate::session::Session;
use tauri::webview::NewWindowResponse;
use tauri::{App, Runtime, Url, WebviewWindow, WebviewWindowBuilder};

/// Opens the window that tauri.conf.json describes, titled after what `session` has open.
///
/// # Errors
/// The system gives no window.
pub fn open(app: &App, session: &Session) -> tauri::Result<()> {
    let config = app.config();
    let development = config.build.dev_url.clone().filter(|_| tauri::is_dev());
    for window in &config.app.windows {
        let development = development.clone();
        let window = WebviewWindowBuilder::from_config(app, window)?
            .data_directory(session.data().join("webview"))
            .on_navigation(move |url| is_own(url, development.as_ref()))
            .on_new_window(|_, _| NewWindowResponse::Deny)
            .build()?;
        if let Some(name) = session.name() {
            entitle(&window, &name);
        }
    }
    Ok(())
}

/// Names the window after a chronicle.
pub fn entitle<R: Runtime>(window: &WebviewWindow<R>, chronicle: &str) {
    if let Err(error) = window.set_title(&format!("Dateline — {chronicle}")) {
        eprintln!("cannot change the window's title: {error}");
    }
}

/// Whether `url` is the program's own page: a link in an article must not lead the window away.
fn is_own(url: &Url, development: Option<&Url>) -> bool {
    // Windows has no schemes of one's own in a web view, so Tauri uses a host name there.
    let embedded = url.scheme() == "tauri"
        || (matches!(url.scheme(), "http" | "https") && url.host_str() == Some("tauri.localhost"));
    embedded || development.is_some_and(|development| development.origin() == url.origin())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_programs_own_page_is_shown() {
        let development: Url = "http://localhost:5173".parse().unwrap();
        let rows = [
            ("tauri://localhost/index.html", None, true),
            ("http://tauri.localhost/", None, true),
            ("http://localhost:5173/src/main.ts", None, false),
            ("http://localhost:5173/src/main.ts", Some(&development), true),
            ("http://localhost:5174/", Some(&development), false),
            ("https://example.org/tauri.localhost", None, false),
            ("https://tauri.localhost.example.org/", None, false),
            ("file:///etc/passwd", None, false),
            ("data:text/html,x", None, false),
        ];
        for (url, development, expected) in rows {
            assert_eq!(is_own(&url.parse().unwrap(), development), expected, "{url}");
        }
    }
}
