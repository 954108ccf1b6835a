//! The letters of a page with their places, in the order the document draws them.

use super::bounds::Work;
use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::object::Dict;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{Affine, BezPath, Point};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps,
    InterpreterCache, InterpreterSettings, RectExt, RenderContent, SoftMask, TransformExt,
    interpret_page,
};
use std::collections::BTreeSet;

/// A letter, or the few that one sign stands for. Lengths are in points, y grows upwards.
#[derive(Clone, Debug, PartialEq)]
pub struct Letter {
    pub text: String,
    pub left: f64,
    pub right: f64,
    pub bottom: f64,
    pub size: f64,
    /// Whether the document says that it is no part of its text, as heads and page numbers are.
    pub artifact: bool,
}

/// The letters of a page, as far as `work` goes.
pub fn of<'a>(page: &Page<'a>, cache: &InterpreterCache<'a>, work: &mut Work) -> Vec<Letter> {
    let mut letters =
        Letters { work, letters: Vec::new(), drawn: BTreeSet::new(), marks: Vec::new() };
    let settings = InterpreterSettings {
        render_content: RenderContent::PAGE,
        ..InterpreterSettings::default()
    };
    let upright = page.initial_transform(false).to_kurbo();
    let edges = page.intersected_crop_box().to_kurbo();
    let mut context = Context::new(upright, edges, cache, page.xref(), settings);
    interpret_page(page, &mut context, &mut letters);
    letters.letters
}

struct Letters<'w> {
    work: &'w mut Work,
    letters: Vec<Letter>,
    /// What stands where, in half points: bold letters are drawn twice.
    drawn: BTreeSet<(i64, i64, String)>,
    /// For each marked part now open, whether it is none of the text.
    marks: Vec<bool>,
}

/// Units of a font for the size of its letters.
const UNITS: f64 = 1000.0;

impl Letters<'_> {
    fn letter(&mut self, glyph: &Glyph, place: Affine) {
        let text = match glyph.as_unicode() {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(text)) => text,
            None => return,
        };
        let advance = match glyph {
            Glyph::Outline(outline) => outline.advance_width(),
            Glyph::Type3(drawn) => drawn.advance_width(),
        };
        let start = place * Point::ORIGIN;
        let end = place * Point::new(f64::from(advance.unwrap_or(500.0)), 0.0);
        let top = place * Point::new(0.0, UNITS);
        let size = (top - start).hypot();
        // What stands upright or on its head is a mark at the margin.
        let along = (end - start).x.abs() >= (end - start).y.abs();
        let bounded = [start.x, start.y, end.x, size].iter().all(|at| at.abs() < 1e6);
        if !along || !bounded || size < 0.1 {
            return;
        }
        #[expect(clippy::cast_possible_truncation, reason = "bounded above")]
        let half_points = |at: f64| (at * 2.0).round() as i64;
        if !text.trim().is_empty()
            && !self.drawn.insert((half_points(start.x), half_points(start.y), text.clone()))
        {
            return;
        }
        let artifact = self.marks.contains(&true);
        let (left, right) = (start.x.min(end.x), start.x.max(end.x));
        self.letters.push(Letter { text, left, right, bottom: start.y, size, artifact });
    }
}

impl<'a> Device<'a> for Letters<'_> {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        for glyph in run.glyphs() {
            self.work.step();
            self.letter(glyph, props.transform * glyph.transform());
        }
    }

    fn begin_marked_content(&mut self, tag: &[u8], _: Option<&Dict<'_>>) {
        self.work.step();
        self.marks.push(tag == b"Artifact");
    }

    fn end_marked_content(&mut self) {
        self.marks.pop();
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.work.part();
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {
        self.work.step();
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.work.step();
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
