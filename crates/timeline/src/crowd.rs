//! Marks that found no lane: a row of dots right under the axis, merged where they touch.

use crate::font::text_width;
use crate::mark::Mark;
use crate::place::bar;
use crate::scene::{CLUSTER_HEIGHT, COUNT_SIZE, DOT_RADIUS, Dot, Scene};

/// Least distance between two dots of the row, px.
const SPACE: f64 = 2.0;
/// Left and right of the number in a pill, px.
const PADDING: f64 = 5.0;

/// Marks that are drawn as one.
struct Cluster {
    /// Sum of the centres.
    sum: f64,
    /// Indices into the marks, in the order of time.
    members: Vec<usize>,
}

impl Cluster {
    fn x(&self) -> f64 {
        self.sum / self.members.len() as f64
    }

    fn width(&self) -> f64 {
        dot_width(self.members.len())
    }

    fn touches(&self, next: &Cluster) -> bool {
        next.x() - self.x() < f64::midpoint(self.width(), next.width()) + SPACE
    }

    fn absorb(&mut self, next: Cluster) {
        self.sum += next.sum;
        self.members.extend(next.members);
    }
}

/// A circle for one event, a pill as wide as its number for more.
fn dot_width(count: usize) -> f64 {
    match count {
        1 => 2.0 * DOT_RADIUS,
        _ => (text_width(&count.to_string(), COUNT_SIZE) + 2.0 * PADDING).max(CLUSTER_HEIGHT),
    }
}

/// Draws what of `marks` is in view in one row with its middle at `y`.
pub(crate) fn place(marks: &[&Mark], y: f64, scene: &mut Scene) {
    let width = scene.width;
    let centre = |mark: &Mark| {
        if mark.is_bar { f64::midpoint(mark.left.max(0.0), mark.right.min(width)) } else { mark.x }
    };
    let mut order: Vec<usize> = (0..marks.len()).filter(|i| marks[*i].in_view(width)).collect();
    order.sort_by(|a, b| centre(marks[*a]).total_cmp(&centre(marks[*b])).then(a.cmp(b)));
    let mut clusters: Vec<Cluster> = Vec::new();
    for i in order {
        let mut cluster = Cluster { sum: centre(marks[i]), members: vec![i] };
        while let Some(mut last) = clusters.pop_if(|last| last.touches(&cluster)) {
            last.absorb(cluster);
            cluster = last;
        }
        clusters.push(cluster);
    }
    for cluster in clusters {
        match cluster.members[..] {
            [one] if marks[one].is_bar => scene.bars.push(bar(marks[one], y, width)),
            _ => scene.dots.push(dot(&cluster, marks, y)),
        }
    }
}

fn dot(cluster: &Cluster, marks: &[&Mark], y: f64) -> Dot {
    let mut members: Vec<&Mark> = cluster.members.iter().map(|i| marks[*i]).collect();
    let (count, first) = (members.len(), members[0]);
    let status = members.iter().map(|mark| mark.item.status).min().unwrap_or(first.item.status);
    let mut by_rank: Vec<usize> = (0..count).collect();
    by_rank.sort_by_key(|nth| members[*nth].rank());
    let most = members[by_rank[0]];
    let title = match count {
        1 => most.title(),
        _ => {
            let named: Vec<&str> =
                by_rank.iter().take(3).map(|nth| members[*nth].label.as_str()).collect();
            let more = if count > named.len() { "; …" } else { "" };
            format!("{count} events: {}{more}", named.join("; "))
        }
    };
    if count > Dot::CLUSTER_CAP {
        by_rank.truncate(Dot::CLUSTER_CAP);
        by_rank.sort_unstable();
        members = by_rank.iter().map(|nth| members[*nth]).collect();
    }
    Dot {
        event: most.item.event,
        x: cluster.x(),
        y,
        width: cluster.width(),
        status,
        doubtful: count == 1 && most.is_doubtful(),
        count: u32::try_from(count).unwrap_or(u32::MAX),
        events: members.iter().map(|mark| mark.item.event).collect(),
        title,
    }
}
