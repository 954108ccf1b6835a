//! Scene to SVG text.

use crate::scene::Scene;
use serde::Deserialize;

/// Which colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// Dark ink on white.
    #[default]
    Light,
    /// Light ink on near-black.
    Dark,
}

/// What a file has beyond its Scene.
#[derive(Clone, Copy, Debug, Default)]
pub struct SvgOptions<'a> {
    /// Colours.
    pub theme: Theme,
    /// A line above the picture; none if empty.
    pub title: &'a str,
    /// A line below the picture; none if empty.
    pub note: &'a str,
}

/// A self-contained SVG file.
pub fn write(scene: &Scene, options: &SvgOptions<'_>) -> String {
    let _ = options;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\"/>",
        scene.width, scene.height
    )
}
