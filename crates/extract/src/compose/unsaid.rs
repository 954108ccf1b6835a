//! What a clause leaves unsaid: the auxiliaries that coordinated verbs share, the "was" of a participle,
//! the verb of an idiom, the noun of a relative clause.

use super::Sentence;
use super::wording::Lent;
use dateline_nlp::{Label, Tag};

impl Sentence<'_> {
    /// Puts what the verb at `verb` shares with the one that it is coordinated with before it: "was"
    /// of "was arrested and charged", "plans to" of "plans to open a plant and hire 200".
    pub(super) fn with_shared(&self, words: Vec<usize>, verb: usize) -> Vec<usize> {
        let token = self.token(verb);
        let group = self.groups.iter().find(|group| group.head == verb);
        let bare = group.is_some_and(|group| group.tokens.len() == 1)
            && (!matches!(token.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp) || self.suffers(verb));
        if token.label != Label::Conj || !bare {
            return words;
        }
        let Some(first) = self.conjuncts(verb).last() else { return words };
        let top = self.top(first);
        let own = self.article.analysis.subtree(first, |_| false);
        let mut all: Vec<usize> = self.auxiliaries(first);
        // "was greenlit in 2021 and axed in 2022", where the parser takes the first for an adjective
        let quality = self.article.analysis.child(first, |label| label == Label::Acomp);
        if self.lemma(first) == "be" && token.tag == Tag::Vbn && quality.is_some() {
            all.push(first);
        }
        if top != first && top < first {
            let above = self.article.analysis.subtree(top, |at| at != top && own.contains(&at));
            let after = |at: &usize| *at >= self.first_of(top) && *at < first;
            all.extend(above.into_iter().filter(after));
        }
        all.sort_unstable();
        all.dedup();
        all.extend(words.into_iter().filter(|at| !self.auxiliaries(first).contains(at)));
        all
    }

    /// The token at `at` and those before it that it is coordinated with, the nearest first.
    pub(super) fn conjuncts(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let before = |&at: &usize| {
            let token = self.token(at);
            (token.label == Label::Conj && token.head < at).then_some(token.head)
        };
        std::iter::successors(Some(at), before)
    }

    /// "arrested" of "was identified on Tuesday and arrested the next day", which the parser takes for
    /// the past tense: whether the verb at `verb`, coordinated with a passive, tells what is done to
    /// its subject.
    fn suffers(&self, verb: usize) -> bool {
        let token = self.token(verb);
        let analysis = self.article.analysis;
        let passive = |at: usize| self.groups.iter().any(|group| group.head == at && group.passive);
        self.conjuncts(verb).any(passive)
            && token.tag == Tag::Vbd
            && self.article.lexicon.is_transitive(self.lemma(verb))
            && analysis.child(verb, |label| label == Label::Dobj || label.is_subject()).is_none()
    }

    fn auxiliaries(&self, verb: usize) -> Vec<usize> {
        let children = self.article.analysis.children(verb).iter().copied();
        children.filter(|&at| at < verb && self.token(at).label.is_auxiliary()).collect()
    }

    /// "was" or "were", where the verb at `verb` is a participle that qualifies the noun which `label`
    /// has for its subject, and the word it goes before: "the company founded in 1998", "born in Leeds,
    /// she …", "the truce, due to expire".
    pub(super) fn unsaid_copula(&self, verb: usize, label: &[usize]) -> Option<Lent> {
        let analysis = self.article.analysis;
        let group = self.groups.iter().find(|group| group.head == verb)?;
        let place = |at: usize| label.iter().position(|&other| other == at);
        let (subject, before) = match self.qualified(verb) {
            Some(qualified) => qualified,
            None if group.tokens.len() == 1 && self.is_bare_participle(verb) => {
                (analysis.subject(verb)?, verb)
            }
            None => return None,
        };
        // "re-elected": no word goes into a word.
        if place(subject)? > place(before)? || self.is_prefixed(before) {
            return None;
        }
        let aux = |&at: &usize| at < verb && self.token(at).label.is_auxiliary();
        if label.iter().any(|at| aux(at) && at + 2 >= before && *at < before) {
            return None;
        }
        let word = self.was_or_were(subject, label).to_owned();
        Some(Lent { at: before, word, instead: false })
    }

    fn was_or_were(&self, subject: usize, label: &[usize]) -> &'static str {
        let noun = self.token(subject);
        let children = self.article.analysis.children(subject);
        let joined = |&at: &usize| self.token(at).label == Label::Conj && label.contains(&at);
        let plural = matches!(noun.tag, Tag::Nns | Tag::Nnps)
            || matches!(noun.norm(), "they" | "we" | "you" | "these" | "those" | "both" | "police")
            || noun.tag == Tag::Cd && noun.norm() != "one"
            || children.iter().any(joined);
        if plural { "were" } else { "was" }
    }

    /// "sold" for "selling" of "after selling it in May, the firm …", "was" for "being" of "since being
    /// sold": the past of a participle that tells what its sentence's subject did.
    pub(super) fn told_past(&self, verb: usize, label: &[usize]) -> Option<Lent> {
        let analysis = self.article.analysis;
        let group = self.groups.iter().find(|group| group.head == verb && !group.finite)?;
        let first = group.tokens.start;
        let leads = self.norm(self.token(verb).head);
        // "the United States pledging", "charged two men with plotting"
        let own = analysis.child(verb, Label::is_subject).is_some() || self.accused(verb).is_some();
        let tells = match self.token(verb).label {
            Label::Pcomp => {
                own || matches!(
                    leads,
                    "after" | "before" | "since" | "by" | "upon" | "while" | "when"
                )
            }
            Label::Ccomp => own,
            Label::Advcl => true,
            _ => false,
        };
        let place = |at: usize| label.iter().position(|&other| other == at);
        let subject = self.accused(verb).or_else(|| analysis.subject(verb))?;
        if !tells || place(subject)? > place(first)? || self.token(first).tag != Tag::Vbg {
            return None;
        }
        let word = match (group.tokens.len(), self.norm(first)) {
            (1, "being") => self.was_or_were(subject, label).to_owned(),
            (1, gerund) => self.article.lexicon.past(self.lemma(verb), gerund),
            (2, "being") => self.was_or_were(subject, label).to_owned(),
            (2, "having") => "had".to_owned(),
            _ => return None,
        };
        Some(Lent { at: first, word, instead: true })
    }

    /// "is" of "the tour is kicking off", where "the tour, kicking off in June" lies ahead.
    pub(super) fn told_ahead(&self, verb: usize, label: &[usize]) -> Option<Lent> {
        let group = self.groups.iter().find(|group| group.head == verb && !group.finite)?;
        let first = group.tokens.start;
        let subject = self.article.analysis.subject(verb)?;
        let place = |at: usize| label.iter().position(|&other| other == at);
        let tells = matches!(self.token(verb).label, Label::Advcl | Label::Acl | Label::Pcomp)
            && self.token(first).tag == Tag::Vbg;
        if !tells || place(subject)? > place(first)? {
            return None;
        }
        let many = self.was_or_were(subject, label) == "were";
        let word = if many { "are" } else { "is" };
        Some(Lent { at: first, word: word.to_owned(), instead: false })
    }

    /// "elected" of "re-elected"
    fn is_prefixed(&self, at: usize) -> bool {
        self.joins(at) && self.token(at - 1).tag == Tag::Hyphen
    }

    /// Whether the participle at `verb` leaves out its "was": "founded in 1998", "while visiting it",
    /// "directed by her and released", "was identified and arrested".
    fn is_bare_participle(&self, verb: usize) -> bool {
        let token = self.token(verb);
        let analysis = self.article.analysis;
        let while_ = |label: Label| {
            let mark = analysis.child(verb, |label| matches!(label, Label::Mark | Label::Advmod));
            label == Label::Advcl
                && mark.is_some_and(|at| matches!(self.norm(at), "while" | "when"))
        };
        // "The board announced on Monday it had left", which the parser may take for "announced by"
        let says = self.article.lexicon.is_reporting(self.lemma(verb))
            && analysis.child(verb, |label| label == Label::Ccomp).is_some();
        match (token.tag, token.label) {
            (Tag::Vbn, _) if says => false,
            (Tag::Vbn, Label::Acl | Label::Advcl) | (Tag::Vbg, Label::Acl) => true,
            (Tag::Vbg, label) => while_(label),
            (Tag::Vbn, Label::Conj) => self.is_bare_participle(token.head),
            _ => false,
        }
    }

    /// Puts "were" before "to meet" of "were to meet".
    pub(super) fn with_idiom(&self, words: Vec<usize>, verb: usize) -> Vec<usize> {
        let group = self.groups.iter().find(|group| group.head == verb && group.planned);
        let Some(group) = group else { return words };
        let lent = group.tokens.clone().filter(|at| {
            let part = self.token(*at).tag.is_verb() || self.token(*at).label.is_auxiliary();
            part && !words.contains(at)
        });
        let mut all: Vec<usize> = lent.collect();
        all.extend(words.iter().copied());
        all.sort_unstable();
        all
    }

    /// Puts the noun that the relative clause of `verb` has for its object behind the verb: "a board
    /// that he appointed" is "he appointed a board".
    pub(super) fn with_antecedent(&self, words: Vec<usize>, verb: usize) -> Vec<usize> {
        let analysis = self.article.analysis;
        let clause = self.token(verb);
        let relative = |at: usize| self.token(at).tag.is_relative() || self.norm(at) == "that";
        // "a board which he hopes to appoint": what it is the object of stands below the verb.
        let pronoun = words.iter().copied().find(|&at| {
            let token = self.token(at);
            relative(at) && token.label == Label::Dobj && token.head != verb && at < verb
        });
        if let Some(pronoun) = pronoun.filter(|_| clause.label == Label::Relcl) {
            let act = self.token(pronoun).head;
            let words = words.into_iter().filter(|&at| at != pronoun);
            let (mut before, after): (Vec<_>, Vec<_>) = words.partition(|&at| at <= act);
            before.extend(self.trim(self.noun_phrase(clause.head)));
            before.extend(after);
            return before;
        }
        let object = analysis.child(verb, |label| label == Label::Dobj);
        // "Boyd, whose party won"
        let whose = |at: usize| {
            let mut owners = analysis.children(at).iter();
            owners.any(|&owner| self.token(owner).tag == Tag::WpPoss)
        };
        let subject = analysis.child(verb, Label::is_subject);
        let subject = subject.filter(|&at| !relative(at) && !whose(at));
        if clause.label != Label::Relcl
            || subject.is_none()
            || object.is_some_and(|at| !relative(at))
            || self.lacks_no_object(verb)
        {
            return words;
        }
        let (mut before, after): (Vec<_>, Vec<_>) = words.into_iter().partition(|&at| at <= verb);
        before.retain(|&at| Some(at) != object);
        before.extend(self.trim(self.noun_phrase(clause.head)));
        before.extend(after);
        before
    }

    /// Whether the relative clause of `verb` is whole without its noun: passive, with a predicate,
    /// or one of time, place or reason ("the day when he left").
    fn lacks_no_object(&self, verb: usize) -> bool {
        let mut children = self.article.analysis.children(verb).iter().copied();
        children.any(|at| {
            let token = self.token(at);
            let adverb = at < verb && matches!(token.tag, Tag::Wrb | Tag::In);
            let predicate =
                matches!(token.label, Label::Auxpass | Label::Acomp | Label::Attr | Label::Ccomp);
            adverb || predicate
        })
    }

    /// "due" of "due to expire": the adjective that the infinitive at `verb` hangs from.
    pub(super) fn adjective_above(&self, verb: usize) -> Option<usize> {
        let (token, above) = (self.token(verb), self.token(verb).head);
        let hangs = token.label == Label::Xcomp && self.token(above).tag.is_adjective();
        (hangs && self.is_infinitive(verb)).then_some(above)
    }

    /// "was" of "was exiled", "been" of "had been due": the verb that the adjective or participle at
    /// `at` is the predicate of.
    pub(super) fn predicated(&self, at: usize) -> Option<usize> {
        let token = self.token(at);
        let verb = (token.label == Label::Acomp && token.head < at).then_some(token.head)?;
        (self.lemma(verb) == "be").then_some(verb)
    }

    /// "the truce, due to expire": the noun that the adjective above the infinitive at `verb`
    /// qualifies, and the adjective.
    pub(super) fn qualified(&self, verb: usize) -> Option<(usize, usize)> {
        let adjective = self.adjective_above(verb)?;
        let token = self.token(adjective);
        let qualifies = matches!(token.label, Label::Amod | Label::Acl) && token.head < adjective;
        qualifies.then_some((token.head, adjective))
    }
}
