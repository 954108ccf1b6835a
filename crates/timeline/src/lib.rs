//! Events in, picture out.
//!
//! [`Item`]s (what to draw) and a [`View`] (through which window) go into [`layout`]; a [`Scene`]
//! comes out, with every mark and every label at its place. The window draws the Scene on a canvas,
//! [`svg::write`] writes it as a file, [`raster::png`] turns that file into pixels. Nothing else in
//! the project decides where anything is drawn.
//!
//! Two spaces. *Day space*: x is days since 0001-01-01 in the proleptic Gregorian calendar (that
//! midnight is 0.0), the fraction is the time of day. *Scene space*: CSS px, origin top left, y
//! down. Only `axis` goes between them.
//!
//! This crate opens no file, reads no clock and never fails on what it is given: any [`View`] and
//! any text make a picture of finite numbers.

mod axis;
mod crowd;
mod dates;
mod extent;
mod font;
mod ink;
mod item;
mod lanes;
mod layout;
mod legend;
mod mark;
mod names;
mod opening;
mod place;
mod plan;
pub mod raster;
mod scene;
pub mod svg;
mod theme;
mod ticks;
mod view;

pub use font::{FAMILY, FONT, shorten, text_width};
pub use item::{Certainty, Item};
pub use layout::layout;
pub use names::{month_name, ordinal, year_name};
pub use opening::opening;
pub use scene::*;
pub use view::{View, fit};

/// Colours and weights: class selectors over custom properties, `:root` for light and `.dark` for
/// dark. Embedded in every SVG and imported by the window.
pub const THEME_CSS: &str = include_str!("../data/theme.css");
