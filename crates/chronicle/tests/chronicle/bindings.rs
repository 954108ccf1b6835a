use dateline_chronicle::{
    Added, ArticleRow, ArticleView, Difference, EventRow, Exported, Filter, Notice, Outcome, Pace,
    Package, Scene, View,
};
use std::fs;
use std::path::Path;
use ts_rs::{Config, ExportError, TS};

/// Every type that crosses to the window, with those it is made of.
fn export(config: &Config) -> Result<(), ExportError> {
    Added::export_all(config)?;
    ArticleRow::export_all(config)?;
    ArticleView::export_all(config)?;
    Difference::export_all(config)?;
    EventRow::export_all(config)?;
    Exported::export_all(config)?;
    Filter::export_all(config)?;
    Notice::export_all(config)?;
    Outcome::export_all(config)?;
    Pace::export_all(config)?;
    Package::export_all(config)?;
    Scene::export_all(config)?;
    View::export_all(config)
}

/// One test writes all types: ts-rs begins its file anew in every process, so of tests that run in
/// processes of their own (its derived ones under nextest) the last would win. The file is rewritten
/// where it is out of date; that shows in `git diff`, which the whole test run ends with.
#[test]
fn the_types_of_the_window_are_those_of_the_code() {
    let folder = crate::folder();
    export(&Config::new().with_out_dir(folder.path())).expect("exported");
    let fresh = fs::read_to_string(folder.path().join("bindings.ts")).expect("types");
    for name in ["EventRow", "Piece", "Role", "Scene", "Tick", "View"] {
        assert!(fresh.contains(&format!("export type {name} = ")), "{fresh}");
    }
    let target = std::env::var("TS_RS_EXPORT_DIR").expect("set by .cargo/config.toml");
    let target = Path::new(&target).join("bindings.ts");
    if fs::read_to_string(&target).unwrap_or_default() != fresh {
        fs::write(&target, &fresh).expect("written");
        panic!("{} was out of date and has been rewritten; read its diff", target.display());
    }
}
