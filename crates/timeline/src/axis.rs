//! Day space to scene space and back.

use crate::view::View;

/// The horizontal scale of a mended [`View`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Axis {
    pub(crate) first_day: f64,
    pub(crate) last_day: f64,
    pub(crate) px_per_day: f64,
}

impl Axis {
    /// `view` must be mended.
    pub(crate) fn new(view: &View) -> Self {
        let span = view.last_day - view.first_day;
        Self {
            first_day: view.first_day,
            last_day: view.last_day,
            px_per_day: view.width_px / span,
        }
    }

    pub(crate) fn x(&self, day: f64) -> f64 {
        (day - self.first_day) * self.px_per_day
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_become_px() {
        let view = View { first_day: 100.0, last_day: 200.0, width_px: 500.0, height_px: 1.0 };
        let axis = Axis::new(&view);
        for (day, x) in [(100.0, 0.0), (200.0, 500.0), (150.5, 252.5), (90.0, -50.0)] {
            assert_eq!(axis.x(day), x, "{day}");
        }
    }
}
