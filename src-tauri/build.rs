//! Reads tauri.conf.json and prepares what the window's binary embeds.

fn main() {
    // The window embeds this folder, and without it a fresh clone would not compile.
    if let Err(error) = std::fs::create_dir_all("ui/dist") {
        panic!("cannot make `ui/dist`: {error}");
    }
    println!("cargo:rerun-if-changed=ui/dist");
    tauri_build::build();
}
