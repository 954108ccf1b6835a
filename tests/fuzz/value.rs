//! The form of TIMEX3 values, for the tests of every crate that makes or stores them.

use regex::Regex;
use std::sync::LazyLock;

static VALUE: LazyLock<Regex> = LazyLock::new(|| {
    let year = "(?:[0-9]{4}|XXXX|BC[0-9]{4,5})";
    let day = format!("{year}(?:-(?:[0-9]{{2}}|XX)(?:-(?:[0-9]{{2}}|XX))?)?");
    let part = format!("{year}-(?:W(?:[0-9]{{2}}|XX)(?:-(?:WE|[1-7]))?|SP|SU|FA|WI|Q[1-4X]|H[12])");
    let time = "T(?:[0-9]{2}:[0-9]{2}|MO|MI|AF|EV|NI|XX)";
    let long = "(?:BC)?[0-9]{2,3}|X{1,3}";
    let number = r"(?:[0-9]+(?:\.[0-9]+)?|X)";
    let length = format!(
        "P(?:XX|{number}(?:DE|CE|WE|SP|SU|FA|WI|L|Q|[YMWD]))(?:{number}[MWDY])?(?:T?{number}[HM])?|PT{number}[HMS](?:{number}[MS])?"
    );
    let range = format!(r"(?:{day}|{part}|\.\.)/(?:{day}|{part}|\.\.)");
    let forms = format!(
        "^(?:(?:{day}|{part})(?:{time})?|{long}|{length}|{range}|(?:PAST|PRESENT|FUTURE)_REF)$"
    );
    Regex::new(&forms).expect("a pattern of this file")
});

/// Whether `value` has one of the forms of TIMEX3 (TimeML 1.2.1 guidelines) that the rules make.
pub fn is_value(value: &str) -> bool {
    VALUE.is_match(value)
}
