//! Order without a date: "left before the vote", "was freed after the trial ended".

use super::{Sentence, headline};
use crate::language::Order;
use crate::model::{Event, Mention, OrderLink, Relation, Span};
use dateline_nlp::Label;

/// Two mentions of a sentence, one of which the words put before the other.
struct Link<'a> {
    earlier: &'a Mention,
    later: &'a Mention,
    /// "before", "ahead of".
    words: Span,
}

impl<'a> Sentence<'a> {
    /// Gives each of the sentence's `events` what its words put before or after it without a date.
    pub(super) fn link(&self, events: &mut [Event]) {
        for link in self.tokens().filter_map(|at| self.link_at(at)) {
            let ends = [
                (link.earlier, Relation::Before, link.later),
                (link.later, Relation::After, link.earlier),
            ];
            for (own, relation, other) in ends {
                let tells = |event: &&mut Event| {
                    event.trigger == own.trigger || event.also.contains(&own.trigger)
                };
                for event in events.iter_mut().filter(tells) {
                    let of_itself =
                        event.trigger == other.trigger || event.also.contains(&other.trigger);
                    let label = headline::phrase(self, other);
                    if !of_itself && !label.is_empty() && label != event.headline {
                        let (trigger, words) = (other.trigger, link.words);
                        event.order.push(OrderLink { relation, trigger, words, label });
                    }
                }
            }
        }
    }

    /// The link that the token at `at` makes, where it is a word like "before" that leads a happening
    /// without a date of its own.
    fn link_at(&self, at: usize) -> Option<Link<'a>> {
        let order = self.article.lexicon.order(self.norm(at))?;
        let (led, above, first, last) = self.led(at)?;
        let dated = |at: usize| self.is_dating(at);
        let own = self.article.analysis.subtree(led, |at| self.token(at).label == Label::Relcl);
        if own.into_iter().any(dated) {
            return None;
        }
        let led = self.mention_at(led)?;
        let main = self.article.analysis.ancestors(above).find_map(|at| self.mention_at(at))?;
        let words = Span::new(self.token(first).span.start, self.token(last).span.end);
        let (earlier, later) = match order {
            Order::Earlier => (led, main),
            Order::Later => (main, led),
        };
        (led.trigger != main.trigger).then_some(Link { earlier, later, words })
    }

    /// The head word of what the word at `at` leads, the word that its phrase hangs from, and the first
    /// and last of the leading words: "ahead" and "of" of "ahead of the vote", "in" and "of" of "in the
    /// wake of the vote".
    fn led(&self, at: usize) -> Option<(usize, usize, usize, usize)> {
        let analysis = self.article.analysis;
        let token = self.token(at);
        if token.tag.is_noun() {
            let lead = token.head;
            let leads = token.label == Label::Pobj && matches!(self.norm(lead), "in" | "as");
            let of = analysis.child(at, |label| label == Label::Prep);
            let of = of.filter(|&of| leads && self.norm(of) == "of")?;
            let led = analysis.child(of, |label| label == Label::Pobj)?;
            return Some((led, self.token(lead).head, lead, of));
        }
        if token.label == Label::Mark {
            let verb = token.head;
            let above = self.token(verb).head;
            return (above != verb).then_some((verb, above, at, at));
        }
        let object =
            |at: usize| analysis.child(at, |label| matches!(label, Label::Pobj | Label::Pcomp));
        let (led, last) = match object(at) {
            Some(led) => (led, at),
            None => {
                let of = analysis.child(at, |label| label == Label::Prep)?;
                (object(of)?, of)
            }
        };
        (token.head != at && last < led).then_some((led, token.head, at, last))
    }
}
