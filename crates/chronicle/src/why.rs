/// Why an event has its date, as a sentence: that the user set it, and how its date words were read,
/// `read`.
pub(crate) fn why(words: Option<&str>, read: Option<String>, by_hand: bool) -> String {
    let found = found(words, read);
    if by_hand { format!("You set it. Found: {found}") } else { found }
}

fn found(words: Option<&str>, read: Option<String>) -> String {
    match (words, read) {
        (_, Some(read)) => read,
        (None, None) => "No date words in reach.".to_owned(),
        (Some(words), None) => {
            format!("“{}”, read by an earlier version, which did not say how.", one_line(words))
        }
    }
}

/// `text` with every run of white space made one space.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
