//! Where ticks fall and what they say, from minutes to millennia.
//!
//! Two rows: minor ticks at the finest step whose labels fit, and above them the unit they belong to
//! ("12 13 14" under "October 2023"). BCE years are labelled as historians write them (astronomical
//! -489 is 490 BCE), and their ticks fall on round BCE years.

use crate::axis::Axis;
use crate::extent::{day_number, year_start};
use crate::font::text_width;
use crate::names::{month_name, ordinal, year_name};
use crate::scene::{TICK_GAP, TICK_SIZE, Tick};
use chrono::{Datelike, NaiveDate};

/// The distance between ticks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Step {
    Minutes(i64),
    Hours(i64),
    Day,
    Week,
    Months(i64),
    Years(i64),
}

/// From fine to coarse. Nothing between six hours and a day: on a line at noon the dots of days, which
/// stand in their middle, would seem to tell the hour.
const STEPS: [Step; 23] = [
    Step::Minutes(1),
    Step::Minutes(5),
    Step::Minutes(15),
    Step::Minutes(30),
    Step::Hours(1),
    Step::Hours(3),
    Step::Hours(6),
    Step::Day,
    Step::Week,
    Step::Months(1),
    Step::Months(3),
    Step::Years(1),
    Step::Years(2),
    Step::Years(5),
    Step::Years(10),
    Step::Years(20),
    Step::Years(50),
    Step::Years(100),
    Step::Years(200),
    Step::Years(500),
    Step::Years(1000),
    Step::Years(2000),
    Step::Years(5000),
];

const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

impl Step {
    /// The finest step whose minor labels all fit in `axis`.
    pub(crate) fn finest(axis: &Axis) -> Step {
        let fits = |step: &Step| {
            let room = step.shortest_days() * axis.px_per_day;
            room >= text_width(step.widest(axis), TICK_SIZE) + 2.0 * TICK_GAP
        };
        STEPS.into_iter().find(fits).unwrap_or(Step::Years(5000))
    }

    fn shortest_days(self) -> f64 {
        match self {
            Self::Minutes(n) => n as f64 / 1440.0,
            Self::Hours(n) => n as f64 / 24.0,
            Self::Day => 1.0,
            Self::Week => 7.0,
            Self::Months(n) => 28.0 * n as f64,
            Self::Years(n) => 365.0 * n as f64,
        }
    }

    fn widest(self, axis: &Axis) -> &'static str {
        match self {
            Self::Minutes(_) | Self::Hours(_) => "00:00",
            Self::Day | Self::Week => "30",
            Self::Months(_) => "Mar",
            Self::Years(_) if axis.first_day < 0.0 => "5000 BCE",
            Self::Years(_) => "2000",
        }
    }

    /// The step of the upper row; `None` where the minor labels say it all.
    ///
    /// Decades before the common era have no common name ("490s BCE" is 499 to 490): where there
    /// are any, centuries stand in.
    fn header(self, axis: &Axis) -> Option<Step> {
        match self {
            Self::Minutes(_) | Self::Hours(_) => Some(Self::Day),
            Self::Day | Self::Week => Some(Self::Months(1)),
            Self::Months(_) => Some(Self::Years(1)),
            Self::Years(..=5) if axis.first_day >= 0.0 => Some(Self::Years(10)),
            Self::Years(..=50) => Some(Self::Years(100)),
            Self::Years(..=500) => Some(Self::Years(1000)),
            Self::Years(_) => None,
        }
    }

    /// The number of this step that holds `day`, counted from the year 1.
    fn index(self, day: f64) -> i64 {
        let (year, month) = civil(day);
        match self {
            Self::Minutes(n) => (day * 1440.0 / n as f64).floor() as i64,
            Self::Hours(n) => (day * 24.0 / n as f64).floor() as i64,
            Self::Day => day.floor() as i64,
            Self::Week => (day / 7.0).floor() as i64,
            Self::Months(n) => (year * 12 + i64::from(month) - 1).div_euclid(n),
            Self::Years(n) if year > 0 => year / n,
            Self::Years(n) => -((n - year) / n),
        }
    }

    /// Where step `index` begins, in day space. 0001-01-01 was a Monday.
    fn start(self, index: i64) -> f64 {
        match self {
            Self::Minutes(n) => (index * n) as f64 / 1440.0,
            Self::Hours(n) => (index * n) as f64 / 24.0,
            Self::Day => index as f64,
            Self::Week => index as f64 * 7.0,
            Self::Months(n) => {
                let month = index * n;
                let day = NaiveDate::from_ymd_opt(
                    month.div_euclid(12) as i32,
                    month.rem_euclid(12) as u32 + 1,
                    1,
                );
                day.map_or(0.0, day_number)
            }
            Self::Years(n) => year_start(tick_year(index, n)),
        }
    }

    /// Its labels, the fullest first.
    fn names(self, index: i64) -> Vec<String> {
        let start = self.start(index);
        let (year, month) = civil(start);
        let day = civil_day(start);
        match self {
            Self::Minutes(_) | Self::Hours(_) => {
                let minutes = ((start - start.floor()) * 1440.0).round() as i64;
                vec![format!("{:02}:{:02}", minutes / 60, minutes % 60)]
            }
            Self::Week => vec![day.to_string()],
            Self::Day => {
                let weekday = WEEKDAYS[(start as i64).rem_euclid(7) as usize];
                vec![format!("{weekday} {day}"), day.to_string()]
            }
            Self::Months(_) => [true, false].map(|w| month_name(month, w).to_owned()).to_vec(),
            Self::Years(_) => vec![year_name(year)],
        }
    }

    /// Its labels in the upper row, the fullest first.
    fn header_names(self, index: i64) -> Vec<String> {
        let start = self.start(index);
        let (year, month) = civil(start);
        let day = civil_day(start);
        let name = year_name(year);
        match self {
            Self::Day => [true, false]
                .map(|whole| format!("{day} {} {name}", month_name(month, whole)))
                .to_vec(),
            Self::Months(_) => {
                [true, false].map(|whole| format!("{} {name}", month_name(month, whole))).to_vec()
            }
            Self::Years(10) if index > 0 => {
                let era = if year < 1000 { " CE" } else { "" };
                vec![format!("{year}s{era}")]
            }
            Self::Years(10) => vec!["1st decade CE".to_owned()],
            Self::Years(n @ (100 | 1000)) => {
                let (long, short) =
                    if n == 100 { ("century", "c.") } else { ("millennium", "mill.") };
                let (number, era) = if index < 0 { (-index, " BCE") } else { (index + 1, "") };
                [long, short].map(|word| format!("{} {word}{era}", ordinal(number))).to_vec()
            }
            _ => vec![name],
        }
    }
}

/// The year that tick `index` of every `n` years stands at: … 200 BCE, 100 BCE, 1 CE, 100, 200 …
fn tick_year(index: i64, n: i64) -> i64 {
    match index {
        1.. => index * n,
        0 => 1,
        _ => 1 + index * n,
    }
}

/// Year and month of a day; the ends of the calendar for what lies beyond.
fn civil(day: f64) -> (i64, u32) {
    let date = date_of(day);
    (i64::from(date.year()), date.month())
}

fn civil_day(day: f64) -> u32 {
    date_of(day).day()
}

fn date_of(day: f64) -> NaiveDate {
    NaiveDate::from_num_days_from_ce_opt(day.floor() as i32 + 1).unwrap_or_default()
}

/// Both rows for a picture `width` px wide, the upper one first.
pub(crate) fn ticks(axis: &Axis, width: f64) -> Vec<Tick> {
    let step = Step::finest(axis);
    let upper = step.header(axis).map(|header| row(axis, width, header, true)).unwrap_or_default();
    upper.into_iter().chain(row(axis, width, step, false)).collect()
}

fn row(axis: &Axis, width: f64, step: Step, major: bool) -> Vec<Tick> {
    let (first, last) = (step.index(axis.first_day), step.index(axis.last_day));
    // A major tick before the view still names what is at the left edge; a minor one does not.
    // Single years have no step 0: 1 CE follows 1 BCE.
    let indices: Vec<i64> = (first..=last).filter(|i| *i != 0 || step != Step::Years(1)).collect();
    let xs: Vec<f64> = indices.iter().map(|i| axis.x(step.start(*i))).collect();
    let mut row = Vec::new();
    // Minor labels of one row are all long or all short.
    let long = !major && fullest_fits(step, axis);
    for (k, (&index, &x)) in indices.iter().zip(&xs).enumerate() {
        if (x < 0.0 && !major) || x > width {
            continue;
        }
        let label_x = x.max(0.0) + TICK_GAP;
        let room = xs.get(k + 1).copied().unwrap_or(f64::INFINITY).min(width) - TICK_GAP - label_x;
        let mut names = if major { step.header_names(index) } else { step.names(index) };
        if !major && names.len() > 1 {
            names.remove(usize::from(long));
        }
        let fits = |name: &String| {
            let width = text_width(name, TICK_SIZE);
            width <= room && !(step == Step::Week && enters_next_month(axis, index, width))
        };
        let fitting = names.into_iter().find(fits);
        let label = fitting.unwrap_or_default();
        let label_width = text_width(&label, TICK_SIZE);
        row.push(Tick { x, label_x, label_width, label, major });
    }
    row
}

/// Whether the label of a week reaches over the line of the next month, whose day it would seem.
fn enters_next_month(axis: &Axis, week: i64, label_width: f64) -> bool {
    let start = Step::Week.start(week);
    civil(start) != civil(start + (2.0 * TICK_GAP + label_width) / axis.px_per_day)
}

fn fullest_fits(step: Step, axis: &Axis) -> bool {
    let widest = match step {
        Step::Day => "Wed 30",
        Step::Months(_) => "September",
        _ => return true,
    };
    step.shortest_days() * axis.px_per_day >= text_width(widest, TICK_SIZE) + 4.0 * TICK_GAP
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::View;
    use proptest::prelude::*;

    fn rows(first_day: f64, last_day: f64, width_px: f64) -> (Vec<String>, Vec<String>) {
        let view = View { first_day, last_day, width_px, height_px: 300.0 }.mended();
        let ticks = ticks(&Axis::new(&view), view.width_px);
        let (major, minor): (Vec<Tick>, Vec<Tick>) = ticks.into_iter().partition(|tick| tick.major);
        let labels = |ticks: Vec<Tick>| ticks.into_iter().map(|tick| tick.label).collect();
        (labels(major), labels(minor))
    }

    #[test]
    fn ticks_from_minutes_to_millennia() {
        let day = |text: &str| day_number(text.parse().expect(text));
        let year = year_start;
        let october = day("2023-10-07");
        let mut wrong = Vec::new();
        for (first, days, width, expected) in [
            (october + 0.5, 3.5 / 1440.0, 200.0, "7 October 2023 / 12:00|12:01|12:02|"),
            (october, 1.1, 275.0, "7 October 2023| / 00:00|06:00|12:00|18:00|"),
            (october, 3.5, 245.0, "October 2023 / Sat 7|Sun 8|Mon 9|"),
            (day("2023-10-28"), 5.5, 165.0, "October 2023| / 28|29|30|31|1|"),
            (day("2023-10-01"), 50.0, 250.0, "October 2023|Nov 2023 / 2|9|16|23||6|13|"),
            (day("2023-11-01"), 110.0, 280.0, "2023|2024 / Nov|Dec|Jan|Feb"),
            (day("2023-01-01"), 89.0, 300.0, "2023 / January|February|March"),
            (day("2022-01-01"), 720.0, 400.0, "2022|2023 / Jan|Apr|Jul|Oct|Jan|Apr|Jul|Oct"),
            (day("1988-01-01"), 1700.0, 250.0, "1980s|1990s / 1988|1989|1990|1991|"),
            (day("1895-01-01"), 18_000.0, 250.0, "|20th century / 1900|1910|1920|1930|"),
            (
                year(-599),
                365_000.0,
                500.0,
                "1st millennium BCE|1st millennium / 600 BCE|400 BCE|200 BCE|1 CE|200 CE|",
            ),
            (
                year(-2),
                2_150.0,
                430.0,
                "1st century BCE|1st century / 3 BCE|2 BCE|1 BCE|1 CE|2 CE|3 CE",
            ),
            (year(-2999), 1_800_000.0, 400.0, " / 3000 BCE|2000 BCE|1000 BCE|1 CE|1000"),
        ] {
            let (major, minor) = rows(first, first + days, width);
            let found = format!("{} / {}", major.join("|"), minor.join("|"));
            if found != expected {
                wrong.push(format!("{first} + {days} in {width} px:\n{found}\n{expected}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    proptest! {
        #[test]
        fn labels_never_touch_and_stay_in_the_picture(
            middle in -4_000_000.0..4_000_000.0f64,
            exponent in -3.5..7.2f64,
            width in 1.0..4000.0f64,
        ) {
            let half = 10f64.powf(exponent) / 2.0;
            let view = View { first_day: middle - half, last_day: middle + half, width_px: width, height_px: 1.0 };
            let view = view.mended();
            let ticks = ticks(&Axis::new(&view), width);
            prop_assert!(ticks.len() < 1000);
            for major in [true, false] {
                let mut before = 0.0;
                let mut x_before = f64::NEG_INFINITY;
                for tick in ticks.iter().filter(|tick| tick.major == major) {
                    prop_assert!(tick.x.is_finite() && tick.x > x_before && tick.x <= width);
                    x_before = tick.x;
                    if !tick.label.is_empty() {
                        prop_assert!(tick.label_x >= before && tick.label_x + tick.label_width <= width);
                        before = tick.label_x + tick.label_width + 1.0;
                    }
                }
            }
        }

        #[test]
        fn a_day_lies_in_the_step_that_holds_it(day in -3_000_000.0..3_000_000.0f64, nth in 0usize..STEPS.len()) {
            let step = STEPS[nth];
            let index = step.index(day);
            let next = if step == Step::Years(1) && index == -1 { 1 } else { index + 1 };
            prop_assert!(step.start(index) <= day && day < step.start(next), "{step:?} {index}");
        }
    }
}
