//! SVG text to PNG bytes.

use crate::font;
use resvg::{tiny_skia, usvg};
use std::sync::Arc;

/// Why there is no PNG.
#[derive(Debug, thiserror::Error)]
pub enum RasterError {
    /// The text is no SVG.
    #[error("cannot read the picture as SVG: {0}")]
    Svg(#[from] usvg::Error),
    /// More pixels than a picture may have.
    #[error(
        "a picture of {width} × {height} pixels is too large (at most {} million): choose a shorter \
         range, fewer events or a smaller scale, or save as SVG",
        MOST_PIXELS / 1_000_000
    )]
    TooLarge {
        /// Width asked for, px.
        width: u64,
        /// Height asked for, px.
        height: u64,
    },
    /// The encoder failed.
    #[error("cannot encode the picture as PNG: {0}")]
    Encode(String),
}

/// Four bytes each: a fifth of a gigabyte.
const MOST_PIXELS: u64 = 50_000_000;

/// `svg` as a PNG file, `scale` px for each of its px. Text is drawn in the bundled font alone, so
/// that the same SVG makes the same pixels on every computer.
///
/// # Errors
/// The SVG cannot be parsed, or the picture would have more than 50 million pixels.
pub fn png(svg: &str, scale: f32) -> Result<Vec<u8>, RasterError> {
    let mut options = usvg::Options { font_family: font::FAMILY.to_owned(), ..Default::default() };
    let fonts = Arc::make_mut(&mut options.fontdb);
    fonts.load_font_data(font::FONT.to_vec());
    fonts.set_sans_serif_family(font::FAMILY);
    let tree = usvg::Tree::from_str(svg, &options)?;
    let scale = if scale.is_finite() { scale.max(0.01) } else { 1.0 };
    let size = tree.size();
    let pixels = |length: f32| (f64::from(length) * f64::from(scale)).ceil().max(1.0) as u64;
    let (width, height) = (pixels(size.width()), pixels(size.height()));
    let too_large = RasterError::TooLarge { width, height };
    if width.saturating_mul(height) > MOST_PIXELS {
        return Err(too_large);
    }
    let Some(mut pixmap) = tiny_skia::Pixmap::new(width as u32, height as u32) else {
        return Err(too_large);
    };
    let transform = tiny_skia::Transform::from_scale(scale, scale);
    resvg::render(&tree, transform, &mut pixmap.as_mut());
    pixmap.encode_png().map_err(|error| RasterError::Encode(error.to_string()))
}
