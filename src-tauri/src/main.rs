//! The window: it opens the chronicle, answers what the page asks, and computes nothing itself.
//! All work is done by `dateline_chronicle`, off the thread that draws.

// No console beside the window on Windows.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod adding;
mod answer;
mod commands;
mod fetching;
mod session;
mod settings;
mod watching;
mod window;

use session::Session;
use tauri::{Manager, RunEvent};
use watching::Watching;

#[expect(clippy::disallowed_types, reason = "what Tauri's macro writes holds some")]
fn main() -> tauri::Result<()> {
    tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .setup(|app| {
            let data = settings::data_folder(app.path())?;
            let asked = std::env::args_os().nth(1).map(Into::into);
            app.manage(Watching::start(data.clone()));
            let session = Session::start(data, asked);
            window::open(app, &session)?;
            app.manage(session);
            watching::run(app.handle().clone());
            Ok(())
        })
        .invoke_handler(tauri::generate_handler![
            commands::state,
            commands::new_chronicle,
            commands::open_chronicle,
            commands::open_own,
            commands::open_sample,
            commands::save_copy,
            commands::add_text,
            commands::add_files,
            commands::stop,
            fetching::add_address,
            watching::watched,
            watching::watch,
            commands::article,
            commands::events,
            commands::fit,
            commands::opening,
            commands::scene,
            commands::set_published,
            commands::set_passage,
            commands::correct,
            commands::read_date,
            commands::differences,
            commands::renew,
            commands::save_original,
            commands::remove_article,
            commands::export_to,
            commands::about,
        ])
        .build(tauri::generate_context!())?
        .run(|app, event| {
            if matches!(event, RunEvent::Exit) {
                app.state::<Session>().close();
            }
        });
    Ok(())
}
