//! The one function that decides where anything is drawn.
//!
//! From the top: two rows of tick labels, the axis line, the crowd (marks that found no lane, merged
//! into clusters where they touch), the lanes of dots, the lanes of bars. Which lane a mark takes
//! does not depend on what part of the calendar is in view, so that panning shifts the picture and
//! does not shuffle it.

use crate::axis::Axis;
use crate::crowd;
use crate::item::Item;
use crate::mark::Mark;
use crate::place::place;
use crate::plan::{self, AXIS_Y, Plan};
use crate::scene::{AxisLine, Scene};
use crate::ticks::{Step, ticks};
use crate::view::View;

/// Places everything: ticks, marks and labels.
///
/// Deterministic, and finite for any input. No two labels overlap. Every item in view has exactly
/// one mark, or is a member of exactly one cluster; marks keep the order of time at any zoom. Items
/// without a known place in the calendar are not drawn.
///
/// ```
/// use dateline_extract::Status;
/// use dateline_timeline::{Item, fit, layout};
/// let item = |event, date: &str, label: &str| Item {
///     event,
///     date: date.parse().unwrap(),
///     label: label.into(),
///     status: Status::Asserted,
///     words: String::new(),
///     confidence: 1.0,
///     importance: 0.5,
/// };
/// let items = [item(1, "2023-10-07", "The attack"), item(2, "2023-11", "A ceasefire")];
/// let scene = layout(&items, &fit(&items, 900.0));
/// assert_eq!(scene.dots[0].event, 1);
/// assert_eq!(scene.bars[0].event, 2);
/// assert_eq!(scene.labels[0].text, "The attack");
/// ```
pub fn layout(items: &[Item], view: &View) -> Scene {
    let view = view.mended();
    let axis = Axis::new(&view);
    let step = Step::finest(&axis);
    let mut marks: Vec<Mark> =
        items.iter().filter_map(|item| Mark::new(item, &axis, step)).collect();
    marks.sort_by(|a, b| a.left.total_cmp(&b.left).then(b.right.total_cmp(&a.right)));
    let plan = Plan::new(&marks, &view);
    let mut scene = Scene {
        axis: AxisLine { y: AXIS_Y },
        width: view.width_px,
        height: plan.height,
        ticks: ticks(&axis, view.width_px),
        stems: Vec::new(),
        bars: Vec::new(),
        dots: Vec::new(),
        labels: Vec::new(),
    };
    let in_view = || marks.iter().zip(&plan.lanes).filter(|(mark, _)| mark.in_view(view.width_px));
    let placed: Vec<(&Mark, usize)> =
        in_view().filter_map(|(mark, lane)| Some((mark, (*lane)?))).collect();
    place(&placed, &plan.rows, plan.detail, &mut scene);
    let crowd: Vec<&Mark> =
        in_view().filter(|(_, lane)| lane.is_none()).map(|(mark, _)| mark).collect();
    crowd::place(&crowd, plan::CROWD_Y, &mut scene);
    scene
}
