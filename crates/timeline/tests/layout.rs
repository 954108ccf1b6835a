//! What holds for every picture, whatever the events and the window.

use dateline_extract::{Edtf, Status};
use dateline_timeline::{
    BAR_HEIGHT, CLUSTER_HEIGHT, DOT_RADIUS, Dot, Item, LABEL_SIZE, Label, Scene, View, fit, layout,
    text_width,
};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn item(event: i64, date: &str, label: &str) -> Item {
    Item {
        event,
        date: date.parse().expect(date),
        label: label.to_owned(),
        status: Status::Asserted,
        words: String::new(),
        confidence: 1.0,
        importance: 0.5,
    }
}

fn day() -> impl Strategy<Value = String> {
    (2019..2023i32, 1..13u32, 1..29u32).prop_map(|(y, m, d)| format!("{y:04}-{m:02}-{d:02}"))
}

fn year() -> impl Strategy<Value = String> {
    let name = |y: i32| if y < 0 { format!("-{:04}", -y) } else { format!("{y:04}") };
    prop_oneof![2019..2023i32, -9999..=9999i32].prop_map(name)
}

fn date() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => day(),
        1 => (year(), prop::sample::select(vec!["", "~", "?", "%"])).prop_map(|(y, q)| y + q),
        1 => (2019..2023i32, 1..13u32, "[~?]?").prop_map(|(y, m, q)| format!("{y}-{m:02}{q}")),
        1 => (2019..2023i32, 21..25u32).prop_map(|(y, s)| format!("{y}-{s}")),
        1 => (2019..2023i32, 33..37u32).prop_map(|(y, q)| format!("{y}-{q}")),
        1 => prop::sample::select(vec!["201X", "20XX", "XXXX-10", "XXXX-02-29", "9999-12-31"])
            .prop_map(str::to_owned),
        1 => (day(), day()).prop_map(|(a, b)| format!("{}/{}", (&a).min(&b), (&a).max(&b))),
        1 => (day(), any::<bool>())
            .prop_map(|(d, before)| if before { format!("../{d}") } else { format!("{d}/..") }),
    ]
}

fn items(most: usize) -> impl Strategy<Value = Vec<Item>> {
    let label = prop_oneof![3 => "[A-Z][a-z ]{0,50}", 1 => "\\PC{0,20}"];
    let status = prop::sample::select(Status::ALL.to_vec());
    let worth = (0.0..1.0f64, 0.0..1.0f64);
    type Row = (String, String, Status, (f64, f64));
    prop::collection::vec((date(), label, status, worth), 0..most).prop_map(|rows| {
        let item = |(nth, (date, label, status, worth)): (usize, Row)| Item {
            status,
            confidence: worth.0,
            importance: worth.1,
            ..item(nth as i64, &date, &label)
        };
        rows.into_iter().enumerate().map(item).collect()
    })
}

/// Views from hours to the whole calendar, around 2021, in windows of all sizes.
fn view() -> impl Strategy<Value = View> {
    let middle = 737_000.0..739_000.0f64;
    let height = prop_oneof![3 => 60.0..600.0f64, 1 => Just(f64::INFINITY)];
    (middle, -1.0..6.9f64, 40.0..1800.0f64, height).prop_map(
        |(middle, exponent, width_px, height_px)| {
            let half = 10f64.powf(exponent) / 2.0;
            View { first_day: middle - half, last_day: middle + half, width_px, height_px }
        },
    )
}

fn any_number() -> impl Strategy<Value = f64> {
    prop_oneof![
        any::<f64>(),
        -1e6..1e6f64,
        prop::sample::select(vec![f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 0.0, -0.0, f64::MAX]),
    ]
}

/// Left, top, right, bottom.
type Rect = (f64, f64, f64, f64);

fn rect(label: &Label) -> Rect {
    (label.x, label.y - 0.8 * LABEL_SIZE, label.x + label.width, label.y + 0.25 * LABEL_SIZE)
}

fn marks(scene: &Scene) -> Vec<(i64, Rect)> {
    let dots = scene.dots.iter().map(|dot| {
        let half = if dot.count > 1 { CLUSTER_HEIGHT / 2.0 } else { DOT_RADIUS };
        let (x, y) = (dot.width / 2.0, half);
        (dot.event, (dot.x - x, dot.y - y, dot.x + x, dot.y + y))
    });
    let bars = scene
        .bars
        .iter()
        .map(|bar| (bar.event, (bar.x, bar.y, bar.x + bar.width, bar.y + BAR_HEIGHT)));
    dots.chain(bars).collect()
}

fn overlap(a: Rect, b: Rect) -> bool {
    a.0 < b.2 && b.0 < a.2 && a.1 < b.3 && b.1 < a.3
}

fn numbers(scene: &Scene) -> Vec<f64> {
    let mut all = vec![scene.axis.y, scene.width, scene.height];
    all.extend(scene.ticks.iter().flat_map(|t| [t.x, t.label_x, t.label_width]));
    all.extend(scene.stems.iter().flat_map(|s| [s.x, s.top, s.bottom]));
    all.extend(
        scene.bars.iter().flat_map(|b| [b.x, b.y, b.width, b.height, b.start_fade, b.end_fade]),
    );
    all.extend(scene.dots.iter().flat_map(|d| [d.x, d.y, d.width]));
    all.extend(scene.labels.iter().flat_map(|l| [l.x, l.y, l.width, l.text_x]));
    all
}

/// How often each event is in the picture.
fn shown(scene: &Scene) -> BTreeMap<i64, usize> {
    let dots = scene.dots.iter().flat_map(|dot| dot.events.iter().copied());
    let mut shown = BTreeMap::new();
    for event in scene.bars.iter().map(|bar| bar.event).chain(dots) {
        *shown.entry(event).or_insert(0) += 1;
    }
    shown
}

/// First and last day in day space, the last exclusive; infinite for open ends.
fn bounds(date: Edtf) -> (f64, f64) {
    use chrono::Datelike;
    let number = |day: chrono::NaiveDate| f64::from(day.num_days_from_ce() - 1);
    let first = date.first_day().map_or(f64::NEG_INFINITY, number);
    (first, date.last_day().map_or(f64::INFINITY, |day| number(day) + 1.0))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn no_label_overlaps_a_label_or_a_mark(items in items(120), view in view()) {
        let scene = layout(&items, &view);
        for (nth, a) in scene.labels.iter().enumerate() {
            prop_assert!(a.x >= 0.0 && a.x + a.width <= scene.width + 0.01, "{a:?} sticks out");
            for b in &scene.labels[..nth] {
                prop_assert!(!overlap(rect(a), rect(b)), "{a:?} {b:?}");
            }
            for (event, mark) in marks(&scene) {
                prop_assert!(!overlap(rect(a), mark), "{a:?} on the mark {mark:?} of {event}");
            }
            for stem in &scene.stems {
                let line = (stem.x, stem.top, stem.x, stem.bottom);
                prop_assert!(!overlap(rect(a), line), "{a:?} on {stem:?}");
            }
        }
    }

    #[test]
    fn every_event_in_view_has_one_mark(items in items(150), view in view()) {
        let scene = layout(&items, &view);
        let shown = shown(&scene);
        for item in &items {
            let (first, last) = bounds(item.date);
            let count = shown.get(&item.event).copied().unwrap_or(0);
            let slack = if item.date.is_qualified() { 20_000.0 } else { 0.0 };
            if !item.date.is_placed() {
                prop_assert_eq!(count, 0, "{}", item.date);
            } else if view.first_day <= first - slack && last + slack <= view.last_day {
                prop_assert_eq!(count, 1, "{}", item.date);
            } else if last + slack <= view.first_day || view.last_day <= first - slack {
                prop_assert!(count == 0 || !(first.is_finite() && last.is_finite()), "{}", item.date);
            } else {
                prop_assert!(count <= 1, "{}", item.date);
            }
        }
        let counted: u32 = scene.dots.iter().map(|dot| dot.count).sum();
        prop_assert_eq!(counted as usize, scene.dots.iter().map(|dot| dot.events.len()).sum::<usize>());
    }

    #[test]
    fn every_label_has_a_mark_and_says_its_text(items in items(60), view in view()) {
        let scene = layout(&items, &view);
        let marked = shown(&scene);
        for label in &scene.labels {
            prop_assert!(marked.contains_key(&label.event));
            let whole = items[label.event as usize].label.split_whitespace().collect::<Vec<_>>().join(" ");
            let kept = label.text.strip_suffix('…').unwrap_or(&label.text);
            prop_assert!(whole.starts_with(kept), "{} is no cut of {whole}", label.text);
            let width = label.text_x - label.x + text_width(&label.text, LABEL_SIZE);
            prop_assert!((width - label.width).abs() < 0.01);
        }
    }

    #[test]
    fn order_stays_under_zoom(items in items(80), view in view(), factor in 0.05..20.0f64) {
        let middle = f64::midpoint(view.first_day, view.last_day);
        let half = (view.last_day - view.first_day) / 2.0 * factor;
        let zoomed = View { first_day: middle - half, last_day: middle + half, ..view };
        for view in [view, zoomed] {
            let scene = layout(&items, &view);
            let day = |event: &i64| bounds(items[*event as usize].date).0;
            let exact = |dot: &&Dot| dot.events.iter().all(|event| {
                let (first, last) = bounds(items[*event as usize].date);
                last - first == 1.0
            });
            let mut dots: Vec<&Dot> = scene.dots.iter().filter(exact).collect();
            dots.sort_by(|a, b| a.x.total_cmp(&b.x));
            let (alone, clusters): (Vec<&Dot>, Vec<&Dot>) = dots.into_iter().partition(|dot| dot.count == 1);
            for dots in [alone, clusters] {
                let days: Vec<f64> = dots.iter().flat_map(|dot| dot.events.iter().map(day)).collect();
                prop_assert!(days.is_sorted(), "{days:?}");
            }
        }
    }

    #[test]
    fn panning_shifts_and_does_not_shuffle(items in items(60), pan in 1.0..300.0f64) {
        // All items near 2021 lie in both views, so that none enters or leaves.
        let near = |item: &Item| {
            let (first, last) = bounds(item.date);
            first > 736_000.0 && last < 739_500.0 && !item.date.is_qualified()
        };
        let items: Vec<Item> = items.into_iter().filter(near).collect();
        let view = View { first_day: 735_000.0, last_day: 741_000.0, width_px: 3000.0, height_px: 400.0 };
        let (first_day, last_day) = (view.first_day - pan, view.last_day - pan);
        let (before, after) =
            (layout(&items, &view), layout(&items, &View { first_day, last_day, ..view }));
        prop_assert_eq!(before.labels.len(), after.labels.len());
        for (a, b) in before.labels.iter().zip(&after.labels) {
            prop_assert_eq!((a.event, &a.text), (b.event, &b.text));
            prop_assert!((a.y - b.y).abs() < 1e-6 && (a.x + pan / 2.0 - b.x).abs() < 1e-3);
        }
    }

    #[test]
    fn all_numbers_are_finite(
        items in items(30),
        first_day in any_number(),
        last_day in any_number(),
        width_px in any_number(),
        height_px in any_number(),
    ) {
        let scene = layout(&items, &View { first_day, last_day, width_px, height_px });
        let odd: Vec<f64> = numbers(&scene).into_iter().filter(|number| !number.is_finite()).collect();
        prop_assert!(odd.is_empty(), "{scene:?}");
        let bars_run_forward = scene.bars.iter().all(|bar| bar.width > 0.0 && bar.start_fade + bar.end_fade <= bar.width);
        prop_assert!(bars_run_forward);
    }

    #[test]
    fn fit_shows_everything(items in items(60), width in 200.0..2000.0f64) {
        let view = fit(&items, width);
        prop_assert!(view.first_day < view.last_day && view.height_px.is_finite());
        let shown = shown(&layout(&items, &view));
        for item in items.iter().filter(|item| item.date.is_placed()) {
            prop_assert_eq!(shown.get(&item.event), Some(&1), "{} in {:?}", item.date, view);
        }
    }

    #[test]
    fn a_picture_as_high_as_needed_names_every_event(items in items(80), width in 700.0..2000.0f64) {
        let view = View { height_px: f64::INFINITY, ..fit(&items, width) };
        let scene = layout(&items, &view);
        prop_assert!(scene.dots.iter().all(|dot| dot.count == 1));
        let bottom = scene.labels.iter().map(|label| label.y).fold(0.0, f64::max);
        prop_assert!(bottom < scene.height);
    }
}

#[test]
fn same_input_same_picture() {
    let items: Vec<Item> =
        (0..200).map(|n| item(n, &format!("20{:02}-03", n % 30), "Talks")).collect();
    let view = fit(&items, 1000.0);
    assert_eq!(layout(&items, &view), layout(&items, &view));
}

#[test]
fn ten_thousand_events_on_one_day_are_a_few_dots_and_a_cluster() {
    let items: Vec<Item> = (0..10_000).map(|n| item(n, "2023-10-07", "A happening")).collect();
    let view = fit(&items, 1200.0);
    let scene = layout(&items, &View { height_px: 400.0, ..view });
    let cluster = scene.dots.iter().find(|dot| dot.count > 1).expect("a cluster");
    assert_eq!(cluster.count as usize + scene.labels.len(), 10_000);
    assert_eq!(cluster.events.len(), Dot::CLUSTER_CAP);
    assert!(scene.labels.len() >= 14, "{} labels in 400 px", scene.labels.len());
    let unlimited = layout(&items, &View { height_px: f64::INFINITY, ..view });
    assert_eq!(unlimited.labels.len(), 1000, "at most so many lanes");
    assert!(layout(&items, &View { height_px: 60.0, ..view }).dots.len() == 1);
}

#[test]
fn what_gives_way_first() {
    let with = |nth: i64, status| Item { status, ..item(nth, "2023-10-07", "A happening") };
    let mut items: Vec<Item> = (0..10).map(|nth| with(nth, Status::Negated)).collect();
    items.extend((10..14).map(|nth| with(nth, Status::Asserted)));
    let scene = layout(&items, &View { height_px: 200.0, ..fit(&items, 1200.0) });
    let named: Vec<i64> = scene.labels.iter().map(|label| label.event).collect();
    assert!((10..14).all(|event| named.contains(&event)), "{named:?}");
    assert!(named.len() < items.len());
}

#[test]
fn what_matters_most_keeps_its_label_and_stands_for_its_cluster() {
    let with = |nth: i64, importance| Item {
        importance,
        ..item(nth, "2023-10-07", &format!("Happening {nth}"))
    };
    let items: Vec<Item> = (0..40).map(|nth| with(nth, (nth * 7 % 40) as f64 / 40.0)).collect();
    let scene = layout(&items, &View { height_px: 200.0, ..fit(&items, 1200.0) });
    let worth = |event: i64| items[event as usize].importance;
    let named = scene.labels.iter().map(|label| worth(label.event));
    let cluster = scene.dots.iter().find(|dot| dot.count > 1).expect("a cluster");
    let hidden = || cluster.events.iter().map(|event| worth(*event));
    let most = hidden().fold(0.0, f64::max);
    assert!(named.fold(1.0, f64::min) > most);
    assert_eq!(worth(cluster.event), most);
    let title = format!("{} events: Happening {};", cluster.count, cluster.event);
    assert!(cluster.title.starts_with(&title), "{}", cluster.title);
}

#[test]
fn a_large_cluster_lists_what_matters_most_in_the_order_of_time() {
    let day = |nth: i64| format!("2023-10-{:02}", 1 + nth / 30);
    let with = |nth: i64| Item { importance: (nth % 2) as f64, ..item(nth, &day(nth), "It") };
    let items: Vec<Item> = (0..900).map(with).collect();
    let view = View { height_px: 60.0, last_day: 800_000.0, ..fit(&items, 1200.0) };
    let scene = layout(&items, &view);
    let events = &scene.dots[0].events;
    assert_eq!((scene.dots[0].count, events.len()), (900, Dot::CLUSTER_CAP));
    assert!(events.is_sorted() && (1..900).step_by(2).all(|odd| events.contains(&odd)));
}

#[test]
fn doubtful_events_are_drawn_faintly_and_never_left_out() {
    let with = |nth, date: &str, confidence| Item { confidence, ..item(nth, date, "It") };
    let items = [
        with(0, "2023-10-07", 0.3),
        with(1, "2023-10-09", 0.9),
        with(2, "2023-11", 0.59),
        with(3, "2023-12", 0.6),
    ];
    let scene = layout(&items, &fit(&items, 1200.0));
    let dots: Vec<_> = scene.dots.iter().map(|dot| (dot.event, dot.doubtful)).collect();
    let bars: Vec<_> = scene.bars.iter().map(|bar| (bar.event, bar.doubtful)).collect();
    assert_eq!((dots, bars), (vec![(0, true), (1, false)], vec![(2, true), (3, false)]));
    let labels = scene.labels.iter().filter(|label| label.doubtful).map(|label| label.event);
    assert_eq!(labels.collect::<Vec<_>>(), [0, 2]);
    assert!(scene.dots[0].title.ends_with("It (doubtful)"), "{}", scene.dots[0].title);
}

#[test]
fn marks_show_what_is_known() {
    use dateline_timeline::EdgeKind::{Open, Soft, Square};
    let view =
        View { first_day: 738_000.0, last_day: 740_000.0, width_px: 2000.0, height_px: 400.0 };
    for (date, expected) in [
        ("2023-10-07", None),
        ("2023-10", Some((Soft, Soft, 31.0))),
        ("2023-10~", Some((Soft, Soft, 61.0))),
        ("2023-09/2023-10", Some((Square, Square, 61.0))),
        ("2023-09/2023-10~", Some((Square, Soft, 76.0))),
        ("2023-10/..", Some((Square, Open, 31.0 + 72.0))),
        ("../2023-10", Some((Open, Square, 31.0 + 72.0))),
        ("2023-10-07/2023-10-09", None),
    ] {
        let scene = layout(&[item(1, date, "It")], &view);
        let found = scene.bars.first().map(|bar| (bar.start, bar.end, bar.width.round()));
        assert_eq!(found, expected, "{date}");
        assert_eq!(scene.dots.len(), usize::from(expected.is_none()), "{date}");
    }
}

#[test]
fn a_day_among_hours_is_a_span() {
    let view =
        View { first_day: 738_798.0, last_day: 738_801.0, width_px: 1200.0, height_px: 400.0 };
    let scene = layout(&[item(1, "2023-10-07", "It")], &view);
    assert_eq!((scene.dots.len(), scene.bars.len()), (0, 1));
}

#[test]
fn an_empty_picture_still_has_an_axis() {
    let scene = layout(&[], &fit(&[], 1000.0));
    assert!(scene.dots.is_empty() && scene.bars.is_empty());
    assert!(scene.ticks.iter().any(|tick| tick.label == "2010s"), "{:?}", scene.ticks);
}
