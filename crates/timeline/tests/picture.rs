//! The files: SVG that any program reads, PNG of the right size.

use dateline_extract::Status;
use dateline_timeline::raster::{RasterError, png};
use dateline_timeline::svg::{SvgOptions, Theme, write};
use dateline_timeline::{FAMILY, Item, View, fit, layout};
use proptest::prelude::*;
use resvg::tiny_skia::Pixmap;
use resvg::usvg::roxmltree::{Document, Node};

fn items(label: &str) -> Vec<Item> {
    let dates = ["2023-10-07", "2023-10", "2023-08/2023-09", "2023-11-02/..", "2023-10-09~"];
    let statuses = Status::ALL.iter().cycle();
    let item = |(nth, (date, status)): (usize, (&&str, &Status))| Item {
        event: nth as i64,
        date: date.parse().expect(date),
        label: label.to_owned(),
        status: *status,
        words: "on that day".to_owned(),
        confidence: 1.0,
        importance: 0.5,
    };
    dates.iter().cycle().zip(statuses).take(20).enumerate().map(item).collect()
}

fn picture(label: &str, height_px: f64, options: &SvgOptions<'_>) -> String {
    let items = items(label);
    write(&layout(&items, &View { height_px, ..fit(&items, 900.0) }), options)
}

fn texts<'a>(document: &'a Document, class: &str) -> Vec<String> {
    let of_class =
        |node: &Node<'a, 'a>| node.has_tag_name("text") && node.attribute("class") == Some(class);
    let text = |node: Node<'a, 'a>| node.text().unwrap_or_default().to_owned();
    document.descendants().filter(of_class).map(text).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn any_text_makes_an_svg_that_parses(label in any::<String>(), title in any::<String>(), note in any::<String>(), dark: bool) {
        let theme = if dark { Theme::Dark } else { Theme::Light };
        let svg = picture(&label, 300.0, &SvgOptions { theme, title: &title, note: &note });
        let document = Document::parse(&svg);
        prop_assert!(document.is_ok(), "{:?} in {svg}", document.err());
        prop_assert!(resvg::usvg::Tree::from_str(&svg, &Default::default()).is_ok());
    }
}

#[test]
fn control_characters_and_markup_arrive_as_text() {
    let options =
        SvgOptions { title: "A & B <\u{0}\u{1b}\">", note: "\u{fffe}'", ..Default::default() };
    let svg = picture("Q&A <i>\u{8}\nnow", 400.0, &options);
    let document = Document::parse(&svg).unwrap();
    assert_eq!(texts(&document, "tl-title"), ["A & B <  \">"]);
    assert_eq!(texts(&document, "tl-note").last().map(String::as_str), Some("\u{fffd}'"));
    assert!(texts(&document, "tl-label").iter().any(|text| text == "Q&A <i> now"));
}

#[test]
fn every_event_has_a_title_and_the_class_of_its_status() {
    let svg = picture("It", f64::INFINITY, &SvgOptions::default());
    let document = Document::parse(&svg).unwrap();
    let events: Vec<Node> =
        document.descendants().filter(|node| node.has_attribute("data-event")).collect();
    assert_eq!(events.len(), 20);
    for (item, status) in items("It").iter().zip(Status::ALL.iter().cycle()) {
        let event = item.event.to_string();
        let found =
            events.iter().find(|node| node.attribute("data-event") == Some(&*event)).unwrap();
        assert_eq!(found.attribute("class"), Some(&*format!("tl-{}", status.as_str())));
        let title =
            found.children().find(|node| node.has_tag_name("title")).and_then(|node| node.text());
        let suffix = if *status == Status::Asserted {
            String::new()
        } else {
            format!(" ({})", status.as_str())
        };
        assert_eq!(title, Some(&*format!("on that day: It{suffix}")));
    }
}

#[test]
fn the_file_stands_alone() {
    for theme in [Theme::Light, Theme::Dark] {
        let svg = picture("It", 400.0, &SvgOptions { theme, ..Default::default() });
        let outside: Vec<&str> = svg.split('"').filter(|part| part.contains("://")).collect();
        assert_eq!(outside, ["http://www.w3.org/2000/svg"]);
        assert!(!svg.contains("@import") && !svg.contains("var(") && svg.contains(FAMILY));
    }
}

#[test]
fn what_is_doubtful_is_faint_and_the_legend_says_so() {
    let doubtful = Item { confidence: 0.2, ..items("It")[0].clone() };
    let items = [doubtful, items("It")[4].clone()];
    let svg = write(&layout(&items, &fit(&items, 900.0)), &SvgOptions::default());
    let document = Document::parse(&svg).unwrap();
    let faint = |node: &Node| node.attribute("class") == Some("tl-faint");
    assert_eq!(document.descendants().filter(faint).count(), 2, "the mark and the legend's: {svg}");
    assert!(texts(&document, "tl-note").contains(&"doubtful".to_owned()));
    assert_eq!(texts(&document, "tl-label tl-unsure"), ["It"]);
}

#[test]
fn the_legend_names_what_is_there_and_no_more() {
    let legend = |svg: &str| texts(&Document::parse(svg).unwrap(), "tl-note");
    let all = legend(&picture("It", 400.0, &SvgOptions::default()));
    for word in ["happened", "planned", "possible", "did not happen", "some time in this span"] {
        assert!(all.iter().any(|text| text == word), "{word} in {all:?}");
    }
    let plain = &items("It")[..1];
    let svg = write(&layout(plain, &fit(plain, 900.0)), &SvgOptions::default());
    assert!(legend(&svg).is_empty());
}

#[test]
fn png_has_the_size_of_the_svg_times_the_scale() {
    let svg = picture("It", 300.0, &SvgOptions { title: "T", note: "N", ..Default::default() });
    let height: f32 =
        Document::parse(&svg).unwrap().root_element().attribute("height").unwrap().parse().unwrap();
    for scale in [1.0, 2.0, 0.5] {
        let pixmap = Pixmap::decode_png(&png(&svg, scale).unwrap()).unwrap();
        assert_eq!(pixmap.width(), (900.0 * scale) as u32);
        assert_eq!(pixmap.height(), (height * scale).ceil() as u32);
    }
}

#[test]
fn png_has_text_in_the_bundled_font() {
    let bare = |label: &str| {
        let item =
            Item { label: label.to_owned(), status: Status::Asserted, ..items("")[0].clone() };
        let view = fit(&items(""), 900.0);
        png(&write(&layout(&[item], &view), &SvgOptions::default()), 1.0).unwrap()
    };
    // Without a font there would be no ink at all for either.
    assert_ne!(bare("It began"), bare(""));
    assert_ne!(bare("It began"), bare("It ended"));
}

#[test]
fn themes_differ_in_ground() {
    let ground = |theme| {
        let svg = picture("It", 300.0, &SvgOptions { theme, ..Default::default() });
        let pixmap = Pixmap::decode_png(&png(&svg, 1.0).unwrap()).unwrap();
        let pixel = pixmap.pixel(0, 0).unwrap();
        [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()]
    };
    assert_eq!(ground(Theme::Light), [0xff, 0xff, 0xff, 0xff]);
    assert_eq!(ground(Theme::Dark), [0x14, 0x18, 0x1c, 0xff]);
}

#[test]
fn what_cannot_be_a_png_says_why() {
    let svg = picture("It", 300.0, &SvgOptions::default());
    for scale in [1000.0, f32::MAX] {
        let error = png(&svg, scale).unwrap_err();
        assert!(matches!(error, RasterError::TooLarge { .. }), "{error}");
        assert!(error.to_string().contains("too large (at most 50 million)"), "{error}");
    }
    assert!(matches!(png("no picture", 1.0), Err(RasterError::Svg(_))));
    assert!(png(&svg, f32::NAN).is_ok());
}

#[test]
fn a_scene_is_plain_camel_case_json() {
    let items = items("It");
    let view = View { height_px: f64::INFINITY, ..fit(&items, 900.0) };
    let json = serde_json::to_value(layout(&items, &view)).unwrap();
    assert!(json["ticks"][0]["labelX"].is_number());
    assert!(json["bars"][0]["startFade"].is_number());
    assert_eq!(json["dots"][0]["status"], "asserted");
    assert!(json["labels"][0]["textX"].is_number());
    assert!(!json.to_string().contains("null"));
}
