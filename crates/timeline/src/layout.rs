//! The one function that decides where anything is drawn.

use crate::axis::Axis;
use crate::extent::Extent;
use crate::font;
use crate::scene::{AxisLine, DOT_RADIUS, Dot, LABEL_SIZE, Label, Scene};
use crate::view::{Item, View};

/// Places everything.
pub fn layout(items: &[Item], view: &View) -> Scene {
    let view = view.mended();
    let axis = Axis::new(&view);
    let mut scene = Scene {
        axis: AxisLine { y: 44.0 },
        width: view.width_px,
        height: if view.height_px.is_finite() { view.height_px } else { 400.0 },
        ticks: Vec::new(),
        stems: Vec::new(),
        bars: Vec::new(),
        dots: Vec::new(),
        labels: Vec::new(),
    };
    for (lane, item) in items.iter().enumerate() {
        let Some(extent) = Extent::of(item) else { continue };
        let (x, y) = (axis.x(extent.middle()), 60.0 + 22.0 * (lane % 12) as f64);
        let width = font::text_width(&item.label, LABEL_SIZE);
        scene.dots.push(Dot {
            event: item.event,
            x,
            y,
            width: 2.0 * DOT_RADIUS,
            status: item.status,
            count: 1,
            events: vec![item.event],
            title: item.label.clone(),
        });
        scene.labels.push(Label {
            event: item.event,
            x: x + 10.0,
            y: y + 4.0,
            width,
            date: String::new(),
            text_x: x + 10.0,
            text: item.label.clone(),
        });
    }
    scene
}
