//! data/theme.css as an SVG can have it: custom properties replaced by their values, since neither
//! the rasteriser nor many drawing programs know them.

use crate::THEME_CSS;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Which colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// Dark ink on white.
    #[default]
    Light,
    /// Light ink on near-black.
    Dark,
}

/// The rules of the style sheet with the colours of `theme` written in.
pub(crate) fn rules(theme: Theme) -> String {
    let colours = colours(theme);
    let mut css: String = blocks(THEME_CSS)
        .filter(|(selector, _)| selector.starts_with(".tl-"))
        .map(|(selector, body)| format!("{selector}{{{}}}\n", body.trim()))
        .collect();
    for (name, value) in colours {
        css = css.replace(&format!("var({name})"), value);
    }
    css
}

/// The custom properties of `theme` with their values.
fn colours(theme: Theme) -> BTreeMap<&'static str, &'static str> {
    let wanted = match theme {
        Theme::Light => ":root",
        Theme::Dark => ".dark",
    };
    blocks(THEME_CSS)
        .filter(|(selector, _)| *selector == wanted)
        .flat_map(|(_, body)| body.split(';'))
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.trim(), value.trim()))
        .collect()
}

/// Selector and body of each rule; comments stand before selectors only.
fn blocks(css: &str) -> impl Iterator<Item = (&str, &str)> {
    css.split('}').filter_map(|block| {
        let (selector, body) = block.split_once('{')?;
        let selector = selector.rsplit_once("*/").map_or(selector, |(_, after)| after);
        Some((selector.trim(), body))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// WCAG 2 contrast of two `#rrggbb`.
    fn contrast(a: &str, b: &str) -> f64 {
        let luminance = |colour: &str| {
            let channel = |at: usize| {
                let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
                if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
        };
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn everything_stands_out_from_its_ground() {
        for theme in [Theme::Light, Theme::Dark] {
            let colours = colours(theme);
            for (ink, ground, least) in [
                ("--ink", "--paper", 7.0),
                ("--quiet", "--paper", 4.5),
                ("--axis", "--paper", 3.0),
                ("--asserted", "--paper", 4.5),
                ("--planned", "--paper", 4.5),
                ("--possible", "--paper", 4.5),
                ("--negated", "--paper", 4.5),
                ("--selected", "--paper", 3.0),
                ("--on-mark", "--asserted", 4.5),
                ("--on-mark", "--planned", 4.5),
                ("--on-mark", "--possible", 4.5),
                ("--on-mark", "--negated", 4.5),
            ] {
                let found = contrast(colours[ink], colours[ground]);
                assert!(found >= least, "{theme:?}: {ink} on {ground} is {found:.2}, not {least}");
            }
        }
    }

    #[test]
    fn what_is_faint_can_still_be_seen() {
        for theme in [Theme::Light, Theme::Dark] {
            let colours = colours(theme);
            let opacity: f64 = colours["--faint"].parse().unwrap();
            let mixed = |ink: &str, paper: &str| {
                let channel = |at: usize| {
                    let value = |colour: &str| {
                        f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap())
                    };
                    (opacity * value(ink) + (1.0 - opacity) * value(paper)).round() as u8
                };
                format!("#{:02x}{:02x}{:02x}", channel(1), channel(3), channel(5))
            };
            for name in ["--asserted", "--planned", "--possible", "--negated"] {
                let paper = colours["--paper"];
                let found = contrast(&mixed(colours[name], paper), paper);
                assert!((3.0..4.0).contains(&found), "{theme:?}: {name} is {found:.2}");
            }
        }
    }

    #[test]
    fn both_themes_name_the_same_colours_and_none_is_left_open() {
        let names = |theme| colours(theme).into_keys().collect::<Vec<_>>();
        assert_eq!(names(Theme::Light), names(Theme::Dark));
        for theme in [Theme::Light, Theme::Dark] {
            let rules = rules(theme);
            assert!(rules.contains(".tl-label") && !rules.contains("var("), "{rules}");
        }
    }
}
