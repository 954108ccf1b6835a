/// Text of fewer letters may be a name or a heading, which tell no language.
const ENOUGH: usize = 120;

/// The first so many characters tell the language of a text.
const HEAD: usize = 4000;

/// The language of a text, in English, where that is surely not English.
pub fn language(text: &str) -> Option<&'static str> {
    let end = text.char_indices().nth(HEAD).map_or(text.len(), |(end, _)| end);
    let head = &text[..end];
    if head.chars().filter(|c| c.is_alphabetic()).count() < ENOUGH {
        return None;
    }
    let found = whatlang::detect(head)?.lang();
    (found != whatlang::Lang::Eng && !is_english(head)).then(|| found.eng_name())
}

/// Words that every English sentence or two has, and that few other languages write so.
const COMMON: [&str; 12] =
    ["the", "of", "and", "to", "that", "is", "was", "with", "by", "from", "which", "it"];

/// Whether at least a twelfth of the words are such: in English news it is a fifth.
fn is_english(text: &str) -> bool {
    let words = || text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let common = words().filter(|word| COMMON.iter().any(|one| word.eq_ignore_ascii_case(one)));
    common.count() * 12 >= words().count()
}

#[cfg(test)]
mod tests {
    use super::language;

    #[test]
    fn only_long_text_in_another_language_is_foreign() {
        let german = "Der Rat trat am Mittag zusammen und hörte vierzig Redner, die meisten davon \
            wütend, bevor er abstimmte. Eine zweite Abstimmung wird in den nächsten Wochen \
            erwartet, sagte die Schreiberin, die die Hände zweimal zählte, und ging nach Hause.";
        let english = "The council met at noon and heard forty speakers, most of them angry, before \
            it voted. A second vote is expected within weeks, said the clerk, who counted the hands \
            twice, and then went home by the bridge that had been closed since the flood of May.";
        assert_eq!(language(german), Some("German"));
        assert_eq!(language(english), None);
        assert_eq!(language("Der Rat trat zusammen."), None);
        assert_eq!(language(""), None);
    }
}
