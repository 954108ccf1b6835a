//! The words of a clause by the dependency tree: subject, verb and what hangs from it, less the
//! clauses that tell of something else.

use super::Sentence;
use crate::language::Stance;
use dateline_nlp::{Entity, Label, Tag};

impl Sentence<'_> {
    /// The noun at `noun` with what belongs to it: "the attack on the town".
    pub(super) fn noun_phrase(&self, noun: usize) -> Vec<usize> {
        let mut words = self.article.analysis.subtree(noun, |at| {
            let token = self.token(at);
            let aside = matches!(token.label, Label::Relcl | Label::Parataxis)
                || token.label == Label::Appos && !self.completes_place(at) && !self.names(at)
                || token.label == Label::Prep && at > noun && self.follows_comma(at)
                || matches!(token.label, Label::Acl | Label::Amod)
                    && at > token.head
                    && self.follows(at, &[",", "—", "–", "--"])
                || token.label == Label::Acl && self.puts_on_a_day(at)
                || matches!(token.label, Label::Conj) && token.tag.is_verb();
            aside || self.opens_aside(at, noun) || self.clause_before(at).is_some()
        });
        // "the suspect, Ada Boyd": the name stands without its comma.
        words.retain(|&at| self.token(at).tag != Tag::Comma || !self.opens_name(at + 1));
        words
    }

    /// Whether the apposition at `at` says which one is meant: "the journal Tides", "his brother Karl",
    /// and after a comma a person's name: "the suspect, Ada Boyd".
    fn names(&self, at: usize) -> bool {
        let noun = self.token(at).head;
        let qualified = |at: usize| self.token(at).label == Label::Relcl;
        let words = self.article.analysis.subtree(at, qualified);
        let parted = words[0] > self.tokens().start && self.token(words[0] - 1).tag.is_mark();
        let entities = &self.article.analysis.entities;
        let entity = self.token(at).entity.map(|entity| &entities[entity]);
        let whole = |entity: &Entity| {
            let inside = |&at: &usize| entity.tokens.contains(&at) || self.token(at).tag.is_mark();
            entity.kind == "PERSON" && words.iter().all(inside)
        };
        let person = entity.is_some_and(whole);
        let comma = self.follows_comma(at) && self.token(noun).tag == Tag::Nn;
        at > noun && self.token(at).tag.is_name() && (!parted || comma && person)
    }

    /// Whether the name of an apposition that follows a comma begins at `at`, which may be past the end.
    fn opens_name(&self, at: usize) -> bool {
        if !self.tokens().contains(&at) {
            return false;
        }
        let mut above = self.article.analysis.ancestors(at);
        above.any(|above| {
            self.token(above).label == Label::Appos
                && self.names(above)
                && self.article.analysis.subtree(above, |_| false)[0] == at
        })
    }

    /// The relative clause that a phrase stands behind, to which it belongs wherever it seems to hang:
    /// "on a line" of "after a trial that opened in May and turned on a line".
    fn clause_before(&self, at: usize) -> Option<usize> {
        let token = self.token(at);
        let between = |&other: &usize| {
            token.head < other && other < at && self.token(other).label == Label::Relcl
        };
        let mut beside = self.article.analysis.children(token.head).iter().copied();
        beside.find(between).filter(|_| token.label == Label::Prep)
    }

    /// "scheduled for Tuesday": a participle that tells nothing but the day of its noun.
    fn puts_on_a_day(&self, verb: usize) -> bool {
        self.article.lexicon.stance(self.lemma(verb)) == Some(Stance::Plan) && self.holds_date(verb)
    }

    /// Whether a participle puts the noun at `noun` on a day: "the meeting scheduled for Tuesday".
    pub(super) fn is_put_on_a_day(&self, noun: usize) -> bool {
        let acl = |&at: &usize| match self.token(at).label {
            // "a release issued on Monday"
            Label::Acl if self.token(at).tag == Tag::Vbn => self.holds_date(at),
            Label::Acl => self.puts_on_a_day(at),
            // "the election, due in March"
            Label::Amod => at > noun && self.holds_date(at),
            _ => false,
        };
        self.article.analysis.children(noun).iter().any(acl)
    }

    /// Subject and predicate of the verb at `verb`, the subject first wherever it stands.
    pub(super) fn clause(&self, verb: usize) -> Vec<usize> {
        if let Some((noun, adjective)) = self.qualified(verb) {
            let mut words = self.trim(self.noun_phrase(noun));
            words.extend(self.article.analysis.subtree(adjective, |at| self.is_other_clause(at)));
            return words;
        }
        if let Some(object) = self.sent(verb) {
            let to = self.first_of(verb);
            let mut words = self.trim(self.noun_phrase(object));
            words.retain(|at| *at < to);
            words.extend(self.predicate(verb));
            return words;
        }
        let top = self.top(verb);
        // "expects to open a plant and to hire 200": what is coordinated is a clause of its own.
        let verb = if self.predicate(top).contains(&verb) { top } else { verb };
        let mut clause = self.subject(verb);
        let said = self.said_before(verb);
        let mut predicate = self.predicate(verb);
        if !said.is_empty() {
            // What was said matters more than where: “We won,” he said at a rally in Lyon.
            let beside = |at: usize| self.is_beside_speech(at, verb);
            predicate =
                self.article.analysis.subtree(verb, |at| !predicate.contains(&at) || beside(at));
        }
        clause.extend(predicate.into_iter().filter(|at| !clause.contains(at)).collect::<Vec<_>>());
        clause.extend(said);
        clause
    }

    /// Whether the token at `at` hangs from the verb of saying `verb` and is neither who is told nor
    /// part of the verb.
    fn is_beside_speech(&self, at: usize, verb: usize) -> bool {
        let token = self.token(at);
        let part = token.label.is_auxiliary()
            || matches!(token.label, Label::Dobj | Label::Dative | Label::Prt | Label::Neg);
        token.head == verb && !part
    }

    /// What is said before its verb, with its quotation marks: “We won,” of “We won,” the mayor said.
    fn said_before(&self, verb: usize) -> Vec<usize> {
        if !self.article.lexicon.is_reporting(self.lemma(verb)) {
            return Vec::new();
        }
        let analysis = self.article.analysis;
        let said = analysis.child(verb, |label| label == Label::Ccomp).filter(|&at| at < verb);
        let Some(said) = said else { return Vec::new() };
        let mut words = self.trim(analysis.subtree(said, |at| self.is_other_clause(at)));
        let (Some(&first), Some(&last)) = (words.first(), words.last()) else { return words };
        let opens = first.checked_sub(1).filter(|&at| self.token(at).tag == Tag::OpenQuote);
        let closes = (last + 1..verb).take(2).find(|&at| self.token(at).tag == Tag::CloseQuote);
        let later = (last + 1..verb).any(|at| self.token(at).tag == Tag::CloseQuote);
        // Where more is said than the label has room for, its own mark closes what it has.
        if opens.is_some() && (closes.is_some() || later) {
            words.splice(0..0, opens);
        }
        // A quotation that opened in a sentence before is closed here.
        if opens.is_some() || self.begins(first) {
            words.extend(closes);
        }
        words
    }

    /// The verb that the infinitive at `verb` hangs from, or `verb` itself: "planning" of "is
    /// planning to meet".
    pub(super) fn top(&self, verb: usize) -> usize {
        let group = self.groups.iter().find(|group| group.head == verb);
        match group.and_then(|group| group.governor) {
            Some(governor) if self.groups[governor].head < verb => {
                self.top(self.groups[governor].head)
            }
            // "suggested pushing it back"
            _ if self.is_gerund_of_verb(verb) => self.top(self.token(verb).head),
            // "had been due to appear", "was exiled" where the parser takes that for an adjective
            _ => self.predicated(self.adjective_above(verb).unwrap_or(verb)).unwrap_or(verb),
        }
    }

    /// "pushing" of "suggested pushing it back".
    fn is_gerund_of_verb(&self, verb: usize) -> bool {
        let token = self.token(verb);
        token.tag == Tag::Vbg
            && token.label == Label::Xcomp
            && token.head < verb
            && self.groups.iter().any(|group| group.head == token.head)
    }

    /// The verb at `verb` with its auxiliaries and what hangs from it but its subject, in order.
    fn predicate(&self, verb: usize) -> Vec<usize> {
        let analysis = self.article.analysis;
        let first = self.first_of(verb);
        let subject = analysis.child(verb, Label::is_subject);
        let start = subject.filter(|&at| at < verb).unwrap_or(first);
        let words = analysis.subtree(verb, |at| {
            let token = self.token(at);
            let own = token.head == verb;
            // "there were 40 cases"
            let part = token.label.is_auxiliary() || token.label == Label::Expl;
            // "was elected in 1997 and re-elected"
            let prefix = at < verb && (at + 1..=verb).all(|at| self.joins(at));
            // "The act, under debate since May, would …"
            let aside = token.label == Label::Prep && at < first && self.follows_comma(at);
            let before = own && (at < start || aside) && !part && !prefix;
            let mark = own && token.label == Label::Mark;
            before
                || mark
                || Some(at) == subject
                || self.is_other_clause(at)
                || self.opens_aside(at, verb)
        });
        self.with_antecedent(self.with_shared(self.with_idiom(words, verb), verb), verb)
    }

    /// Whether the clause or phrase of the token at `at` tells of something else than its head.
    fn is_other_clause(&self, at: usize) -> bool {
        let token = self.token(at);
        let verbal = token.tag.is_verb() || token.tag == Tag::Md;
        if self.follows_colon(at) {
            return true;
        }
        match token.label {
            Label::Conj => verbal && self.token(token.head).tag.is_verb(),
            Label::Cc => self.joins_clauses(at),
            Label::Advcl => !self.is_infinitive(at) && !self.frames(at),
            Label::Relcl | Label::Acl => self.follows_comma(at) || self.holds_date(at),
            Label::Appos => !self.completes_place(at),
            // "cut rates by a quarter point, its third cut", "died, the first victim"
            Label::Dobj | Label::Npadvmod => {
                self.follows_comma(at)
                    && at > token.head
                    && (self.has_object_before(at) || !self.closes_aside(at))
                    // "won, 3-1"
                    && !self.holds_number(at)
            }
            Label::Parataxis | Label::Meta => true,
            Label::Prep => {
                token.lemma == "accord"
                    || self.leads_clause(at)
                    || self.is_absolute(at)
                    || self.clause_before(at).is_some_and(|clause| self.is_other_clause(clause))
            }
            _ => false,
        }
    }

    /// "The report comes as the agency faces cuts": whether the clause at `at` is all that its verb tells.
    fn frames(&self, at: usize) -> bool {
        let head = self.token(at).head;
        let mark = self.article.analysis.child(at, |label| label == Label::Mark);
        let beside = |&other: &usize| {
            let label = self.token(other).label;
            other > head && other < at && !self.is_date(other) && label != Label::Punct
        };
        at > head
            && self.lemma(head) == "come"
            && mark.is_some_and(|mark| self.norm(mark) == "as")
            && !self.article.analysis.children(head).iter().any(beside)
    }

    fn holds_number(&self, at: usize) -> bool {
        let first = self.article.analysis.subtree(at, |_| false)[0];
        self.token(first).tag == Tag::Cd
    }

    fn has_object_before(&self, at: usize) -> bool {
        let objects = self.article.analysis.children(self.token(at).head).iter();
        objects.into_iter().any(|&other| other < at && self.token(other).label == Label::Dobj)
    }

    /// Whether the comma before the phrase of the token at `at`, of the verb that it hangs from, is the
    /// second of two: "sold, for little money, the house".
    fn closes_aside(&self, at: usize) -> bool {
        let first = self.article.analysis.subtree(at, |_| false)[0];
        let comma = |&at: &usize| self.token(at).tag == Tag::Comma;
        (self.token(at).head..first).filter(comma).count() % 2 == 0
    }

    /// "and" before a verb that has a clause of its own.
    fn joins_clauses(&self, at: usize) -> bool {
        let head = self.token(at).head;
        let next = self
            .article
            .analysis
            .children(head)
            .iter()
            .copied()
            .find(|&child| child > at && self.token(child).label == Label::Conj);
        next.is_some_and(|conjunct| self.is_other_clause(conjunct))
    }

    /// "after signing", "by acquiring": a preposition that leads a clause.
    fn leads_clause(&self, at: usize) -> bool {
        let analysis = self.article.analysis;
        let pcomp = analysis.child(at, |label| label == Label::Pcomp);
        pcomp.is_some_and(|verb| {
            self.token(verb).tag.is_verb() && matches!(self.lemma(at), "after" | "before" | "since")
        })
    }

    /// ", with talks continuing": a participle with a subject of its own.
    fn is_absolute(&self, at: usize) -> bool {
        let analysis = self.article.analysis;
        let participle = |at: usize| matches!(self.token(at).tag, Tag::Vbg | Tag::Vbn);
        let led = |&at: &usize| match self.token(at).label {
            Label::Pcomp => participle(at),
            Label::Pobj => analysis.child(at, |label| label == Label::Acl).is_some_and(participle),
            _ => false,
        };
        self.norm(at) == "with" && self.follows_comma(at) && analysis.children(at).iter().any(led)
    }

    pub(super) fn is_infinitive(&self, verb: usize) -> bool {
        self.groups.iter().any(|group| group.head == verb && group.infinitive)
    }

    pub(super) fn holds_date(&self, at: usize) -> bool {
        self.article.analysis.subtree(at, |_| false).into_iter().any(|at| self.is_date(at))
    }

    /// Whether the words of the clause at `at` stand after a colon, and its head before it.
    fn follows_colon(&self, at: usize) -> bool {
        let first = self.article.analysis.subtree(at, |_| false)[0];
        let mut before = (self.tokens().start..first).rev();
        let mark = before.find(|&at| self.token(at).tag != Tag::OpenQuote);
        let said = self.article.lexicon.is_reporting(self.lemma(self.token(at).head));
        mark.is_some_and(|mark| self.norm(mark) == ":" && self.token(at).head < mark) && !said
    }

    /// Whether the words of the clause at `at` stand after a comma.
    pub(super) fn follows_comma(&self, at: usize) -> bool {
        self.follows(at, &[","])
    }

    /// Whether the words of the clause at `at` stand right after one of the `marks`.
    fn follows(&self, at: usize, marks: &[&str]) -> bool {
        let first = self.article.analysis.subtree(at, |_| false)[0];
        let mark = (first > self.tokens().start).then(|| self.token(first - 1).span.clone());
        mark.is_some_and(|mark| marks.contains(&&self.article.text[mark]))
    }

    /// "Texas" of "in Houston, Texas".
    fn completes_place(&self, at: usize) -> bool {
        let place = |at: usize| {
            let entity =
                self.token(at).entity.map(|entity| &self.article.analysis.entities[entity]);
            entity.is_some_and(|entity| entity.kind == "GPE")
        };
        place(at) && place(self.token(at).head)
    }

    /// Whether the token at `at` stands in brackets that `head`, which it belongs to, does not.
    fn opens_aside(&self, at: usize, head: usize) -> bool {
        let open = |at: usize| {
            let before = self.tokens().start..at + 1;
            let count = |mark| before.clone().filter(|&at| self.norm(at) == mark).count();
            count("(") > count(")")
        };
        let closing = self.norm(at) == ")" && at > self.tokens().start;
        open(if closing { at - 1 } else { at }) && !open(head)
    }

    /// The first word of the verb group at `verb`.
    pub(super) fn first_of(&self, verb: usize) -> usize {
        let group = self.groups.iter().find(|group| group.head == verb);
        group.map_or(verb, |group| group.tokens.start)
    }

    /// `tokens` without marks at either end.
    pub(super) fn trim(&self, mut tokens: Vec<usize>) -> Vec<usize> {
        while tokens.last().is_some_and(|&at| self.token(at).tag.is_mark()) {
            tokens.pop();
        }
        let first = tokens.iter().position(|&at| !self.token(at).tag.is_mark());
        tokens.drain(..first.unwrap_or(0));
        tokens
    }
}
