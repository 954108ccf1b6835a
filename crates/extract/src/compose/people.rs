//! Who takes part in an event and who tells of it, by the names that the article knows them by.

use super::Sentence;
use crate::model::{Attribution, Mention, Participant, Role, Span};
use dateline_nlp::Label;

impl Sentence<'_> {
    /// The participants of `mention`, each once and by its full name, with the name that its subject
    /// or object stands for where that is a pronoun.
    pub(super) fn participants(&self, mention: &Mention) -> Vec<Participant> {
        let mut out: Vec<Participant> = Vec::new();
        let by_pronoun = self.token_at(mention.trigger).and_then(|trigger| {
            let subject = self.article.analysis.subject(trigger)?;
            // "He was removed."
            let passive =
                self.article.analysis.child(trigger, |label| label == Label::Auxpass).is_some();
            let role = if passive { Role::Patient } else { Role::Agent };
            Some((Span::from(self.token(subject).span.clone()), role))
        });
        let is_pronoun = |span: Span| self.antecedent(span).is_some();
        let by_pronoun = by_pronoun.filter(|(span, _)| is_pronoun(*span));
        let dated = |span: Span| self.timexes.iter().any(|timex| timex.span.overlaps(span));
        for (span, role) in by_pronoun.iter().chain(&mention.participants) {
            let name = self.name_of(*span);
            if !dated(*span) && !out.iter().any(|other| other.name == name) {
                out.push(Participant { name, role: *role });
            }
        }
        out
    }

    /// Who says so.
    pub(super) fn attribution(&self, mention: &Mention) -> Option<Attribution> {
        let report = mention.report.as_ref()?;
        let source = report.source.map(|span| match self.antecedent(span) {
            Some(name) => name,
            None => span.of(self.article.text).to_owned(),
        });
        Some(Attribution { source, quoted: report.quoted })
    }

    /// The full name of what is named at `span`, or the words there.
    fn name_of(&self, span: Span) -> String {
        let known = self.token_at(span).and_then(|at| self.article.names.at(at));
        let known = known.map(|name| self.article.names.entities[name].text.clone());
        known
            .or_else(|| self.antecedent(span))
            .unwrap_or_else(|| span.of(self.article.text).to_owned())
    }

    /// The name that the pronoun at `span` stands for.
    fn antecedent(&self, span: Span) -> Option<String> {
        let names = self.article.names;
        let name = self.token_at(span).and_then(|at| names.antecedent(at))?;
        Some(names.entities[name].text.clone())
    }
}
