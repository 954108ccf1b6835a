//! Entities in the making, and what went to them.

use super::forms::FormGroup;

/// An entity in the making.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    /// Indices of its mentions, in order.
    pub mentions: Vec<usize>,
    /// Whether it has the full name of a person.
    pub person: bool,
}

/// The drafts, and which of them each group of mentions went to.
pub(super) struct Linker {
    pub drafts: Vec<Draft>,
    /// `None` as long as the group waits for an entity.
    pub of_group: Vec<Option<usize>>,
}

impl Linker {
    /// Makes an entity of a group.
    pub(super) fn start(&mut self, group: usize, groups: &[&FormGroup], person: bool) {
        self.of_group[group] = Some(self.drafts.len());
        self.drafts.push(Draft { mentions: groups[group].mentions.clone(), person });
    }

    /// Makes entities of all the groups of a sort that wait and can stand alone.
    pub(super) fn start_rest(&mut self, groups: &[&FormGroup], sort: impl Fn(&FormGroup) -> bool) {
        for (number, group) in groups.iter().enumerate() {
            if self.of_group[number].is_none() && group.stands_alone && sort(group) {
                self.start(number, groups, false);
            }
        }
    }

    /// Adds all mentions of a group to an entity.
    pub(super) fn put(&mut self, group: usize, groups: &[&FormGroup], draft: usize) {
        self.of_group[group] = Some(draft);
        self.drafts[draft].mentions.extend(&groups[group].mentions);
    }

    /// The entities in the order of their first mentions; those without a mention are left out.
    pub(super) fn finish(mut self) -> Vec<Draft> {
        for draft in &mut self.drafts {
            draft.mentions.sort_unstable();
        }
        self.drafts.retain(|draft| !draft.mentions.is_empty());
        self.drafts.sort_by_key(|draft| draft.mentions[0]);
        self.drafts
    }
}
