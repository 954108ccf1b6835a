//! Puts the mentions of one name together.

use super::article::Article;
use super::forms::{FormGroup, groups};
use super::linker::{Draft, Linker};
use super::mentions::Mention;
use super::tables::Tables;
use super::{people, short};

/// The entities in the order of their first mentions; each with its mentions in order. A mention
/// that may be of two entities is in none.
pub(super) fn link(article: &Article, tables: &Tables, mentions: &[Mention]) -> Vec<Draft> {
    let mut groups = groups(article, tables, mentions);
    for group in groups.values_mut() {
        group.stands_alone = is_name(tables, mentions, group);
    }
    let groups: Vec<&FormGroup> = groups.values().collect();
    let mut linker = Linker { drafts: Vec::new(), of_group: vec![None; groups.len()] };
    people::add(&mut linker, tables, &groups);
    linker.start_rest(&groups, |group| group.words.len() > 1);
    short::join_acronyms(&mut linker, article, mentions, &groups);
    people::attach(&mut linker, tables, mentions, &groups);
    short::join_short_forms(&mut linker, tables, mentions, &groups);
    linker.start_rest(&groups, |_| true);
    linker.finish()
}

/// Whether anything in the article or the lists says that the words are a name.
fn is_name(tables: &Tables, mentions: &[Mention], group: &FormGroup) -> bool {
    if group.known || group.network.is_some() || group.titled {
        return true;
    }
    let argument = group.mentions.iter().any(|number| mentions[*number].argument);
    let plain = group.mentions.iter().any(|number| mentions[*number].plain);
    match group.words[..] {
        [first, .., last] => {
            let organization = tables.is_org_word(first) || tables.is_org_word(last);
            let place = tables.is_place(first, last);
            let person = tables.first_name(first).is_some() && group.words.len() < 5;
            argument || plain && (organization || place || person)
        }
        [only] => argument && only.starts_with(char::is_uppercase) && !tables.is_org_word(only),
        [] => false,
    }
}
