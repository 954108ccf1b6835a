//! The ui's packages and its build.

use crate::command::Cmd;
use std::path::Path;
use std::time::SystemTime;

/// Node.js versions below this are refused by the ui's build tools.
const NODE: (u32, u32) = (20, 19);

/// Installs the ui's packages, where the lock file asks for others than there are.
///
/// # Errors
/// Node.js is missing or too old, or the packages could not be had.
pub fn install() -> Result<(), String> {
    let (major, minor) = NODE;
    let wanted = format!("Node.js {major}.{minor} or later with npm: https://nodejs.org");
    let Some(version) = Cmd::new("node --version").output() else {
        return Err(format!("Node.js is missing; install {wanted}"));
    };
    if node_version(&version).is_none_or(|found| found < NODE) {
        return Err(format!("Node.js {version} is too old; install {wanted}"));
    }
    let ui = crate::root().join("ui");
    let (asked, there) = (ui.join("package-lock.json"), ui.join("node_modules/.package-lock.json"));
    if changed(&there).is_some_and(|there| changed(&asked).is_some_and(|asked| asked <= there)) {
        return Ok(());
    }
    if Cmd::new("npm ci --no-audit --no-fund").within("ui").run()? {
        Ok(())
    } else {
        Err("`npm ci` failed in ui/; its message stands above".into())
    }
}

/// The command that builds what the window shows, into ui/dist.
pub fn build() -> Cmd {
    Cmd::new("npm run build").within("ui")
}

fn changed(path: &Path) -> Option<SystemTime> {
    path.metadata().ok()?.modified().ok()
}

/// `v20.20.2` -> `(20, 20)`.
fn node_version(text: &str) -> Option<(u32, u32)> {
    let mut numbers = text.strip_prefix('v')?.split('.').map(|number| number.parse().ok());
    Some((numbers.next()??, numbers.next()??))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_says_its_version() {
        assert_eq!(node_version("v20.20.2"), Some((20, 20)));
        assert_eq!(node_version("20.20.2"), None);
        assert_eq!(node_version("v22"), None);
    }
}
