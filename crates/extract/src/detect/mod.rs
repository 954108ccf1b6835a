//! Sentences to [`Mention`]s: the words that name happenings, with tense, modality and polarity.
//!
//! Which of them has a date is for `compose` to find; nothing here looks at times.

mod kind;
mod modality;
mod participant;
mod report;
mod trigger;

use crate::language::Lexicon;
use crate::model::{Mention, Span};
use dateline_nlp::Analysis;

/// The mentions of a text, in order.
pub(crate) fn detect(analysis: &Analysis, lexicon: &Lexicon) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for sentence in (0..analysis.sentences.len()).filter(|&at| analysis.sentences[at].parsed) {
        let groups = &analysis.sentences[sentence].groups;
        for trigger in trigger::triggers(analysis, sentence, groups, lexicon) {
            let token = &analysis.tokens[trigger.token];
            let view = modality::view(analysis, groups, &trigger, lexicon);
            let names = participant::names(analysis, trigger.token);
            mentions.push(Mention {
                trigger: Span::from(token.span.clone()),
                sentence,
                nominal: trigger.group.is_none(),
                reporting: trigger.group.is_some() && lexicon.is_reporting(&token.lemma),
                tense: view.tense,
                aspect: view.aspect,
                modality: view.modality,
                polarity: view.polarity,
                kind: kind::kind(analysis, groups, &trigger, lexicon),
                participants: names.participants,
                place: names.place,
                report: report::report(analysis, sentence, trigger.token, lexicon),
            });
        }
    }
    mentions.sort_by_key(|mention| mention.trigger);
    mentions
}
