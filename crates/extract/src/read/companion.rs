//! What lies beside saved pages and is no article: their pictures, styles and scripts.

/// Endings of names of files that go with pages.
const ENDINGS: [&str; 27] = [
    "png", "jpg", "jpeg", "gif", "webp", "svg", "ico", "bmp", "avif", "css", "js", "mjs", "map",
    "woff", "woff2", "ttf", "otf", "eot", "mp3", "mp4", "m4a", "ogg", "wav", "webm", "mov",
    "download", "swf",
];

/// What browsers put behind a page's name to name the folder of its pictures and styles, in the
/// languages that Windows takes for the two belonging together.
const BESIDE_PAGE: [&str; 22] = [
    "_files",
    ".files",
    "-Dateien",
    "_fichiers",
    "_bestanden",
    "_file",
    "_archivos",
    "-filer",
    "_tiedostot",
    "_pliki",
    "_soubory",
    "_elemei",
    "_ficheiros",
    "_arquivos",
    "_dosyalar",
    "_datoteke",
    "_fitxers",
    "_failid",
    "_fails",
    "_bylos",
    "_fajlovi",
    "_fitxategiak",
];

/// Whether a file only goes with a page: by the ending of its name, or since it lies in the folder
/// that a browser saved with the page ("Storm_files" beside "Storm.html", which `exists` is asked
/// for). Meant for files found in a folder or an archive; one that the user names is for the user to
/// know. `path` is never opened.
///
/// ```
/// use dateline_extract::is_companion;
/// let there = |path: &str| path == "news/Storm.html";
/// assert!(is_companion("news/logo.PNG", there));
/// assert!(is_companion("news/Storm_files/advert.html", there));
/// assert!(!is_companion("news/Storm.html", there));
/// assert!(!is_companion("my_files/letter.html", there));
/// ```
pub fn is_companion(path: &str, exists: impl Fn(&str) -> bool) -> bool {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    if ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str())) {
        return true;
    }
    path.match_indices(['/', '\\']).any(|(end, _)| {
        let mut pages = BESIDE_PAGE.iter().filter_map(|beside| path[..end].strip_suffix(beside));
        pages.any(|page| {
            [".html", ".htm", ".xhtml"].iter().any(|ending| exists(&format!("{page}{ending}")))
        })
    })
}
