//! What the system itself must have, beside Rust, Node.js and git.

use crate::command::Cmd;

/// For building and opening the window, on Debian and Ubuntu.
const RUN: &[&str] = &["build-essential", "pkg-config", "libwebkit2gtk-4.1-dev"];

/// For driving the window without a display and without a person.
const TEST: &[&str] = &[
    "webkit2gtk-driver",
    "xvfb",
    "xauth",
    "dbus",
    "dbus-x11",
    "xdotool",
    "fonts-dejavu-core",
    // To drag something onto the window from another program.
    "openbox",
    "python3-gi",
    "gir1.2-gtk-3.0",
];

/// What the packages are for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    Run,
    Test,
}

/// Installs what is missing where that can be done without asking, else says what to install.
///
/// # Errors
/// Something is missing; the message names it and the command that installs it.
pub fn install(purpose: Purpose) -> Result<(), String> {
    if cfg!(target_os = "macos") {
        macos()
    } else if cfg!(windows) {
        // rustc cannot have been installed to build this without the MSVC tools, and Windows 10
        // and later come with WebView2.
        Ok(())
    } else if Cmd::new("dpkg-query --version").succeeds() {
        debian(purpose)
    } else {
        other_linux(purpose)
    }
}

fn debian(purpose: Purpose) -> Result<(), String> {
    let wanted = RUN.iter().chain(if purpose == Purpose::Test { TEST } else { &[] });
    let missing: Vec<&str> = wanted.copied().filter(|package| !installed(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let apt = match (is_root(), Cmd::new("sudo --version").succeeds()) {
        (true, _) => "apt-get",
        (false, true) => "sudo apt-get",
        (false, false) => {
            return Err(format!(
                "Debian packages are missing and there is no sudo; as root: apt-get update && \
                 apt-get install --no-install-recommends {}",
                missing.join(" ")
            ));
        }
    };
    // A failed update may still leave lists that will do; the install tells.
    Cmd::new(&format!("{apt} update")).run()?;
    let install = format!("{apt} install --yes --no-install-recommends {}", missing.join(" "));
    if Cmd::new(&install).env("DEBIAN_FRONTEND", "noninteractive").run()? {
        Ok(())
    } else {
        Err(format!("Debian packages could not be installed: {}", missing.join(" ")))
    }
}

fn installed(package: &str) -> bool {
    Cmd::new("dpkg-query --show --showformat=${db:Status-Status}")
        .arg(package)
        .output()
        .is_some_and(|status| status == "installed")
}

fn is_root() -> bool {
    Cmd::new("id -u").output().is_some_and(|id| id == "0")
}

fn macos() -> Result<(), String> {
    if Cmd::new("xcode-select -p").succeeds() {
        Ok(())
    } else {
        Err("the Xcode command-line tools are missing; install them: xcode-select --install".into())
    }
}

fn other_linux(purpose: Purpose) -> Result<(), String> {
    let mut missing = Vec::new();
    for program in ["cc", "pkg-config"] {
        if !on_path(program) {
            missing.push(program);
        }
    }
    if !Cmd::new("pkg-config --exists webkit2gtk-4.1").succeeds() {
        missing.push("webkit2gtk-4.1 (development files)");
    }
    if purpose == Purpose::Test {
        let driven_by =
            ["WebKitWebDriver", "Xvfb", "xvfb-run", "dbus-run-session", "xdotool", "openbox"];
        missing.extend(driven_by.into_iter().filter(|program| !on_path(program)));
    }
    if missing.is_empty() {
        return Ok(());
    }
    Err(format!(
        "missing on this system: {}\n\
         Fedora: dnf install gcc pkgconf-pkg-config webkit2gtk4.1-devel xorg-x11-server-Xvfb \
         dbus-daemon xdotool openbox python3-gobject gtk3 '*/WebKitWebDriver'\n\
         Arch:   pacman -S base-devel webkit2gtk-4.1 xorg-server-xvfb dbus xdotool openbox \
         python-gobject gtk3; \
         `pacman -F WebKitWebDriver` names the driver's package",
        missing.join(", ")
    ))
}

fn on_path(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}
