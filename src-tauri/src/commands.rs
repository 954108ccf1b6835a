//! What the page can ask for, one function each: hand the question to the open chronicle on
//! another thread, and the answer back. The page's side is `ui/src/lib/backend/tauri.ts`.

use crate::adding::{self, now};
use crate::answer::{About, AddReport, AppState, CommandError, Renewed, TypedDate};
use crate::session::Session;
use chrono::NaiveDate;
use dateline_chronicle::{
    AddOptions, ArticleView, Chronicle, Correction, Difference, EventRow, ExportOptions, Exported,
    Filter, Scene, Theme, View, date_text, notices, packages,
};
use std::path::PathBuf;
use std::sync::atomic::Ordering;
use tauri::{State, WebviewWindow};

/// What every command gives, or fails with.
type Answer<T> = Result<T, CommandError>;

/// What is open.
#[tauri::command]
pub async fn state(session: State<'_, Session>) -> Answer<AppState> {
    session.state().await
}

/// Makes an empty chronicle and opens it.
#[tauri::command]
pub async fn new_chronicle(
    session: State<'_, Session>,
    window: WebviewWindow,
    path: PathBuf,
) -> Answer<AppState> {
    session.switch(&window, move || Chronicle::create(&path)).await
}

/// Opens another chronicle.
#[tauri::command]
pub async fn open_chronicle(
    session: State<'_, Session>,
    window: WebviewWindow,
    path: PathBuf,
) -> Answer<AppState> {
    session.switch(&window, move || Chronicle::open(&path)).await
}

/// Opens the program's own chronicle, which is there from the first start on.
#[tauri::command]
pub async fn open_own(session: State<'_, Session>, window: WebviewWindow) -> Answer<AppState> {
    let path = session.own();
    session.switch(&window, move || Chronicle::open_or_create(&path)).await
}

/// Opens the built-in story, as it was left.
#[tauri::command]
pub async fn open_sample(session: State<'_, Session>, window: WebviewWindow) -> Answer<AppState> {
    let path = session.sample();
    session.switch(&window, move || adding::open_or_write_sample(&path)).await
}

/// Writes a copy of the open chronicle; the one that is open stays open.
#[tauri::command]
pub async fn save_copy(session: State<'_, Session>, path: PathBuf) -> Answer<AppState> {
    session.change(move |chronicle| chronicle.save_copy(&path)).await
}

/// Adds a pasted article.
#[tauri::command]
pub async fn add_text(
    session: State<'_, Session>,
    title: Option<String>,
    text: String,
    published: Option<NaiveDate>,
) -> Answer<AddReport> {
    let options = AddOptions { added: now(), published, title };
    session.ask(move |chronicle| adding::add_text(chronicle, &text, &options)).await
}

/// Adds files, and those in folders, with events `progress`, until done or stopped.
#[tauri::command]
pub async fn add_files(
    session: State<'_, Session>,
    window: WebviewWindow,
    paths: Vec<PathBuf>,
) -> Answer<AddReport> {
    session.add_files(window, dateline_folder::find(&paths).files).await
}

/// Ends work on many files or articles after those in hand.
#[tauri::command]
#[expect(clippy::needless_pass_by_value, reason = "Tauri hands it over so")]
pub fn stop(session: State<'_, Session>) {
    session.stop.store(true, Ordering::Relaxed);
}

/// An article's text with its events marked.
#[tauri::command]
pub async fn article(session: State<'_, Session>, id: i64) -> Answer<ArticleView> {
    session.ask(move |chronicle| chronicle.article(id)).await
}

/// The events that meet a filter, in order.
#[tauri::command]
pub async fn events(session: State<'_, Session>, filter: Filter) -> Answer<Vec<EventRow>> {
    session.ask(move |chronicle| chronicle.events(&filter)).await
}

/// The view that shows all of them.
#[tauri::command]
pub async fn fit(session: State<'_, Session>, filter: Filter, width_px: f64) -> Answer<View> {
    session.ask(move |chronicle| chronicle.fit(&filter, width_px)).await
}

/// The view to open with.
#[tauri::command]
pub async fn opening(session: State<'_, Session>, filter: Filter, width_px: f64) -> Answer<View> {
    session.ask(move |chronicle| chronicle.opening(&filter, width_px)).await
}

/// The drawing of a view.
#[tauri::command]
pub async fn scene(session: State<'_, Session>, filter: Filter, view: View) -> Answer<Scene> {
    session.ask(move |chronicle| chronicle.scene(&filter, &view)).await
}

/// Sets or takes away an article's day of publication; its relative dates follow.
#[tauri::command]
pub async fn set_published(
    session: State<'_, Session>,
    article: i64,
    day: Option<NaiveDate>,
) -> Answer<AppState> {
    session.change(move |chronicle| chronicle.set_published(article, day)).await
}

/// Says on which day the stretch from the first to the last of these sentences was written, or that it
/// has no day of its own; its relative dates follow.
#[tauri::command]
pub async fn set_passage(
    session: State<'_, Session>,
    article: i64,
    sentences: (u32, u32),
    day: Option<NaiveDate>,
) -> Answer<AppState> {
    session
        .change(move |chronicle| chronicle.set_passage_of_sentences(article, sentences, day))
        .await
}

/// Sets what the user says of an event in place of what was found.
#[tauri::command]
pub async fn correct(
    session: State<'_, Session>,
    event: i64,
    correction: Correction,
) -> Answer<AppState> {
    session.change(move |chronicle| chronicle.correct(event, &correction)).await
}

/// A date as a person types it, in EDTF and as it is shown; none for what is no date.
#[tauri::command(async)]
#[expect(clippy::needless_pass_by_value, reason = "Tauri hands it over so")]
pub fn read_date(words: String) -> Option<TypedDate> {
    let date = dateline_chronicle::read_date(&words)?;
    Some(TypedDate { date: date.to_string(), date_text: date_text(date) })
}

/// What finding the events again with this version would change, with events `progress`; none where
/// it was stopped. With `reread` every article is read again first, from the file that was kept of
/// it. Nothing is changed.
#[tauri::command]
pub async fn differences(
    session: State<'_, Session>,
    window: WebviewWindow,
    reread: bool,
) -> Answer<Option<Vec<Difference>>> {
    let (differences, left) = session
        .each_again(window, reread, |chronicle, id, again| chronicle.difference(id, again))
        .await?;
    Ok((left == 0).then_some(differences))
}

/// Finds the events again with this version, where another found them, until done or stopped, with
/// events `progress`; with `reread` those of every article, which is read again first. Articles that
/// are done stay so.
#[tauri::command]
pub async fn renew(
    session: State<'_, Session>,
    window: WebviewWindow,
    reread: bool,
) -> Answer<Renewed> {
    let (_, left) = session
        .each_again(window, reread, |chronicle, id, again| chronicle.renew(id, again))
        .await?;
    Ok(Renewed { state: session.state().await?, left })
}

/// Writes the file that an article came from, as it was added, to `path`.
#[tauri::command]
pub async fn save_original(session: State<'_, Session>, article: i64, path: PathBuf) -> Answer<()> {
    session.ask(move |chronicle| chronicle.save_original(article, &path)).await
}

/// Takes an article and its events out.
#[tauri::command]
pub async fn remove_article(session: State<'_, Session>, article: i64) -> Answer<AppState> {
    session.change(move |chronicle| chronicle.remove(article)).await
}

/// Writes a table or a picture, by the file's ending; no `view` means the whole timeline.
#[tauri::command]
pub async fn export_to(
    session: State<'_, Session>,
    filter: Filter,
    path: PathBuf,
    view: Option<View>,
    theme: Theme,
) -> Answer<Exported> {
    let options = ExportOptions { theme, view, ..ExportOptions::default() };
    session.ask(move |chronicle| chronicle.export(&filter, &path, &options)).await
}

/// The version, and the licences of the program and of what others made in it.
#[tauri::command(async)]
pub fn about() -> About {
    About { version: env!("CARGO_PKG_VERSION"), notices: notices(), packages: packages() }
}
