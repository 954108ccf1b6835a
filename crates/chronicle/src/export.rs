use crate::error::{Error, shown};
use crate::filter::Filter;
use crate::rows::Exported;
use crate::{Chronicle, csv};
use dateline_extract::Edtf;
use dateline_timeline::svg::{self, SvgOptions, Theme};
use dateline_timeline::{Item, View, fit, layout, raster};
use std::io::{Read, Write};
use std::path::Path;

/// How wide a picture is unless somebody says otherwise: a page at 96 dots an inch, landscape.
const WIDTH_PX: f64 = 1200.0;

/// Widths a picture may have; narrower shows no label, wider no program opens at double scale.
const WIDTHS_PX: std::ops::RangeInclusive<f64> = 200.0..=10_000.0;

/// The first bytes of every SQLite file.
const SQLITE_MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// How to draw a picture. Tables need none of it.
#[derive(Clone, Copy, Debug)]
pub struct ExportOptions {
    /// Light or dark.
    pub theme: Theme,
    /// Width in CSS px, kept within 200 and 10,000.
    pub width_px: f64,
    /// The stretch of time to draw; none means every event that has a place.
    pub view: Option<View>,
    /// Pixels of a PNG for one CSS px.
    pub scale: f32,
}

impl Default for ExportOptions {
    fn default() -> Self {
        Self { theme: Theme::Light, width_px: WIDTH_PX, view: None, scale: 2.0 }
    }
}

/// A kind of file an export writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A table, see [`csv`].
    Csv,
    /// A picture in dots.
    Png,
    /// A picture in lines and words.
    Svg,
}

impl Format {
    /// The format a file name's ending stands for.
    pub fn from_path(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "csv" => Some(Self::Csv),
            "png" => Some(Self::Png),
            "svg" => Some(Self::Svg),
            _ => None,
        }
    }
}

/// Writes the events that meet `filter` to the file `to`.
pub(crate) fn export(
    chronicle: &Chronicle,
    filter: &Filter,
    to: &Path,
    options: &ExportOptions,
) -> Result<Exported, Error> {
    let format = Format::from_path(to).ok_or_else(|| Error::Format { path: shown(to) })?;
    refuse_database(chronicle, to)?;
    let (bytes, events, unplaced) = match format {
        Format::Csv => table(chronicle, filter, to)?,
        Format::Svg => {
            let picture = picture(chronicle, filter, options)?;
            (picture.svg.into_bytes(), picture.drawn, picture.unplaced)
        }
        Format::Png => {
            let picture = picture(chronicle, filter, options)?;
            let bytes = raster::png(&picture.svg, options.scale)
                .map_err(|source| Error::Draw { path: shown(to), source })?;
            (bytes, picture.drawn, picture.unplaced)
        }
    };
    replace(to, &bytes)?;
    Ok(Exported { path: shown(to), events, unplaced })
}

fn table(
    chronicle: &Chronicle,
    filter: &Filter,
    to: &Path,
) -> Result<(Vec<u8>, usize, usize), Error> {
    let events = chronicle.events(filter)?;
    let articles = chronicle.articles()?.into_iter().map(|row| (row.id, row)).collect();
    let unplaced = events.iter().filter(|event| !event.placed).count();
    let bytes = csv::write(&events, &articles)
        .map_err(|error| Error::io("export to", to, std::io::Error::other(error)))?;
    Ok((bytes, events.len(), unplaced))
}

struct Picture {
    svg: String,
    drawn: usize,
    unplaced: usize,
}

fn picture(
    chronicle: &Chronicle,
    filter: &Filter,
    options: &ExportOptions,
) -> Result<Picture, Error> {
    let (items, unplaced) = chronicle.items(filter)?;
    let width_px = options.width_px.clamp(*WIDTHS_PX.start(), *WIDTHS_PX.end());
    let whole = fit(&items, width_px);
    let view = View { width_px, height_px: f64::INFINITY, ..options.view.unwrap_or(whole) };
    let drawn = items.iter().filter(|item| in_view(item, &view)).count();
    let title = chronicle.name();
    let note = note(drawn, unplaced, items.len() - drawn);
    let options = SvgOptions { theme: options.theme, title: &title, note: &note };
    let svg = svg::write(&layout(&items, &view), &options);
    Ok(Picture { svg, drawn, unplaced })
}

/// Whether any day the item may mean lies in the view.
fn in_view(item: &Item, view: &View) -> bool {
    let day = |day: fn(Edtf) -> Option<_>| day(item.date).map(crate::store::day_number);
    let starts = day(Edtf::first_day).is_none_or(|first| first as f64 <= view.last_day);
    // The day is over one day after it begins.
    let ends = day(Edtf::last_day).is_none_or(|last| (last + 1) as f64 >= view.first_day);
    starts && ends
}

/// The line under a picture that says what is and what is not in it.
fn note(drawn: usize, unplaced: usize, outside: usize) -> String {
    let mut note = match drawn {
        1 => "1 event".to_owned(),
        _ => format!("{drawn} events"),
    };
    let mut left_out = Vec::new();
    if unplaced > 0 {
        left_out.push(format!("{unplaced} without a known date"));
    }
    if outside > 0 {
        left_out.push(format!("{outside} before or after"));
    }
    if !left_out.is_empty() {
        note.push_str(&format!("; {} left out", left_out.join(" and ")));
    }
    note
}

/// A slip in a file dialog must not cost a chronicle.
pub(crate) fn refuse_database(chronicle: &Chronicle, to: &Path) -> Result<(), Error> {
    if to.is_dir() {
        return Err(Error::Folder { attempt: "export to", path: shown(to) });
    }
    // The own file is not opened here: see store/probe.rs on plain handles.
    let real = |path: &Path| path.canonicalize().ok();
    let own = real(to).is_some_and(|to| Some(to) == real(chronicle.path()));
    if own || has_sqlite_magic(to) {
        return Err(Error::OverDatabase { path: shown(to) });
    }
    Ok(())
}

fn has_sqlite_magic(path: &Path) -> bool {
    let mut magic = [0; SQLITE_MAGIC.len()];
    std::fs::File::open(path)
        .and_then(|mut file| file.read_exact(&mut magic))
        .is_ok_and(|()| &magic == SQLITE_MAGIC)
}

/// Writes a file whole or not at all: beside the target first, then renamed.
pub(crate) fn replace(to: &Path, bytes: &[u8]) -> Result<(), Error> {
    let failed = |source| Error::io("export to", to, source);
    let mut file = beside(to).map_err(failed)?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(failed)?;
    file.persist(to).map_err(|error| failed(error.error))?;
    Ok(())
}

/// An empty file in the folder of `to`, gone again unless it is renamed.
pub(crate) fn beside(to: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    let folder = match to.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".dateline-");
    // What is handed on is for others to read, as far as the user's mask allows.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_note_says_what_is_left_out() {
        for (drawn, unplaced, outside, expected) in [
            (24, 3, 0, "24 events; 3 without a known date left out"),
            (1, 0, 0, "1 event"),
            (0, 0, 2, "0 events; 2 before or after left out"),
            (5, 1, 2, "5 events; 1 without a known date and 2 before or after left out"),
        ] {
            assert_eq!(note(drawn, unplaced, outside), expected);
        }
    }

    #[test]
    fn the_format_follows_the_ending() {
        for (name, expected) in [
            ("a.csv", Some(Format::Csv)),
            ("a.b.PNG", Some(Format::Png)),
            ("a.svg", Some(Format::Svg)),
            ("a.pdf", None),
            ("csv", None),
            (".svg", None),
        ] {
            assert_eq!(Format::from_path(Path::new(name)), expected, "{name}");
        }
    }
}
