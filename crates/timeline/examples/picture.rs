//! Writes a sample picture: `cargo run -p dateline-timeline --example picture -- FILE.svg|FILE.png`,
//! then optionally which sample (see `samples`), `dark`, a width, and a height in px (none: as high
//! as needed), and a scale for PNG, in that order.

use dateline_extract::Status;
use dateline_timeline::svg::{SvgOptions, Theme};
use dateline_timeline::{Item, View, fit, layout, raster, svg};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let argument = |nth: usize| arguments.get(nth).map(String::as_str);
    let number = |nth, or| argument(nth).and_then(|text| text.parse().ok()).unwrap_or(or);
    let path = argument(0).ok_or("name a file to write: picture.svg or picture.png")?;
    let items = sample(argument(1).unwrap_or("few"))?;
    let theme = if argument(2) == Some("dark") { Theme::Dark } else { Theme::Light };
    let view = View { height_px: number(4, f64::INFINITY), ..fit(&items, number(3, 1200.0)) };
    let scene = layout(&items, &view);
    let note = format!("Number of events: {}. Sample data.", items.len());
    let picture = svg::write(&scene, &SvgOptions { theme, title: "A sample", note: &note });
    let bytes = match path.ends_with(".png") {
        true => raster::png(&picture, number(5, 1.0) as f32)?,
        false => picture.into_bytes(),
    };
    Ok(std::fs::write(path, bytes)?)
}

type Row = (&'static str, Status, &'static str);

use Status::{Asserted, Negated, Planned, Possible};

const FEW: [Row; 9] = [
    ("1961-04-17", Asserted, "Exiles land at the Bay of Pigs"),
    ("1962-10-14", Asserted, "A U-2 photographs missile sites near San Cristóbal"),
    ("1962-10-16", Asserted, "Kennedy is shown the photographs"),
    ("1962-10-22", Asserted, "Kennedy announces a quarantine of Cuba"),
    ("1962-10-27", Asserted, "A U-2 is shot down over Banes"),
    ("1962-10-29", Planned, "An air strike is set for Monday"),
    ("1962-10-28", Asserted, "Khrushchev agrees to withdraw the missiles"),
    ("1962-11", Possible, "Bombers may remain in Cuba"),
    ("1962-07/1962-10", Asserted, "Soviet ships carry missiles to Cuba"),
];

const KINDS: [Row; 16] = [
    ("2023-10-07", Asserted, "An exact day"),
    ("2023-10-21", Planned, "A planned day"),
    ("2023-11-05", Possible, "A possible day"),
    ("2023-11-11", Negated, "A day on which nothing happened"),
    ("2023-10", Asserted, "Some day in October"),
    ("2023-11", Planned, "Planned for November"),
    ("2023-12", Possible, "Perhaps in December"),
    ("2023-09", Negated, "Not in September"),
    ("2023-08-03/2023-10-12", Asserted, "From August to October"),
    ("2023-10-20/2023-12-24", Planned, "Planned from October to December"),
    ("2023-08-20/2023-09-20", Possible, "Perhaps for a month"),
    ("2023-11-10/2024-01-03", Negated, "Not for two months"),
    ("2023-12-01/..", Asserted, "Since December"),
    ("../2023-08-15", Possible, "Perhaps until August"),
    ("2023-10-15~", Asserted, "About the middle of October"),
    ("2023-23", Asserted, "In the autumn"),
];

const YEARS: [Row; 12] = [
    ("1868", Asserted, "The Meiji government takes office"),
    ("1871", Asserted, "The domains are abolished"),
    ("1872", Asserted, "The first railway opens between Tokyo and Yokohama"),
    ("1877", Asserted, "The Satsuma rebellion is put down"),
    ("1881", Planned, "A constitution is promised for 1890"),
    ("1889", Asserted, "The constitution is proclaimed"),
    ("1894/1895", Asserted, "War with China"),
    ("1902", Asserted, "An alliance with Britain"),
    ("1904/1905", Asserted, "War with Russia"),
    ("1910", Asserted, "Korea is annexed"),
    ("188X", Possible, "Talks about unequal treaties"),
    ("1912~", Asserted, "The era ends"),
];

const CENTURIES: [Row; 14] = [
    ("-0752", Possible, "Rome is founded"),
    ("-0489-09-12", Asserted, "Battle of Marathon"),
    ("-0430/-0403", Asserted, "Peloponnesian War"),
    ("-0043-03-15", Asserted, "Caesar is murdered"),
    ("0079-10-24", Asserted, "Vesuvius buries Pompeii"),
    ("0476", Asserted, "Odoacer deposes Romulus Augustulus"),
    ("0800-12-25", Asserted, "Charlemagne is crowned"),
    ("10XX", Asserted, "Towns grow in Flanders"),
    ("1347/1351", Asserted, "The Black Death"),
    ("1453-05-29", Asserted, "Constantinople falls"),
    ("1492-10-12", Asserted, "Columbus sights land"),
    ("1789-07-14", Asserted, "The Bastille is stormed"),
    ("1914-07-28/1918-11-11", Asserted, "First World War"),
    ("2061-07-28", Planned, "Halley’s comet returns"),
];

fn rows(rows: &[Row]) -> Vec<Item> {
    let item = |(nth, (date, status, label)): (usize, &Row)| {
        Some(Item {
            event: nth as i64 + 1,
            date: date.parse().ok()?,
            label: (*label).to_owned(),
            status: *status,
            words: (*date).to_owned(),
            confidence: 1.0,
            importance: 0.5,
        })
    };
    rows.iter().enumerate().filter_map(item).collect()
}

/// `count` events in the years from `first` on, crowded here and there; every seventh a month.
fn many(count: u32, first: u32, years: u32) -> Result<Vec<Item>, Box<dyn Error>> {
    const NAMES: [&str; 7] = [
        "Parliament passes the budget",
        "Talks resume in Geneva after a break of three weeks",
        "A strike closes the port",
        "The minister resigns",
        "Inspectors are turned away at the gate of the plant",
        "Both sides sign a truce",
        "Fighting in the north",
    ];
    let mut seed: u32 = 7;
    let mut next = |below: u32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) % below
    };
    (0..count)
        .map(|nth| {
            let crowded = next(3) == 0;
            let year = first + if crowded { years / 2 } else { next(years) };
            let (month, day) = (if crowded { 3 + next(2) } else { 1 + next(12) }, 1 + next(28));
            let date = match nth % 7 {
                0 => format!("{year:04}-{month:02}"),
                _ => format!("{year:04}-{month:02}-{day:02}"),
            };
            Ok(Item {
                event: i64::from(nth) + 1,
                date: date.parse()?,
                label: NAMES[next(7) as usize].to_owned(),
                status: Status::ALL[if nth % 9 == 0 { next(4) as usize } else { 0 }],
                words: date,
                confidence: 1.0,
                importance: 0.5,
            })
        })
        .collect()
}

fn sample(name: &str) -> Result<Vec<Item>, Box<dyn Error>> {
    Ok(match name {
        "few" => rows(&FEW),
        "kinds" => rows(&KINDS),
        "years" => rows(&YEARS),
        "centuries" => rows(&CENTURIES),
        "some" => many(40, 2021, 3)?,
        "many" => many(300, 2014, 9)?,
        "day" => rows(&[("2023-10-07", Asserted, "One event"); 1]),
        "pile" => rows(&[("2023-10-07", Asserted, "The same day again, in many words"); 60]),
        "yearpile" => rows(&[("2011", Asserted, "Some time that year"); 60]),
        _ => return Err("samples: few kinds years centuries some many day pile yearpile".into()),
    })
}
