//! `cargo xtask run`.

use crate::command::Cmd;
use crate::frontend;
use crate::packages::{self, Purpose};

/// Builds the window and opens it, on `files` if there are any.
///
/// # Errors
/// Something is missing that could not be installed.
pub fn run(files: &[&str]) -> Result<bool, String> {
    packages::install(Purpose::Run)?;
    frontend::install()?;
    if !frontend::build().run()? {
        return Err("the ui could not be built; the message stands above".into());
    }
    // The whole workspace: one package alone would choose other features of the libraries, and
    // build them once more.
    if !Cmd::new("cargo build --workspace").run()? {
        return Err("the program could not be built; the message stands above".into());
    }
    let app = app().ok_or("cannot find out where the program was built")?;
    let command = files.iter().fold(Cmd::program(app), |command, file| {
        // The program starts in the project's folder, the file was named from where we are.
        let file = std::path::absolute(file).unwrap_or_else(|_| file.into());
        command.arg(file.to_string_lossy())
    });
    command.run()
}

/// The built program. It lies beside this one: both are built in one workspace with one profile.
pub fn app() -> Option<String> {
    let name = format!("dateline-app{}", std::env::consts::EXE_SUFFIX);
    let app = std::env::current_exe().ok()?.with_file_name(name);
    app.to_str().map(String::from)
}
