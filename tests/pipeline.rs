//! What holds for every article, golden ones and any text at all.

use dateline_extract::{
    Article, DatedBy, Dct, DctEvidence, Event, EventKind, Function, Language, Participant,
    Relation, Role, Rule, Source, Status, Told, extract,
};
use dateline_tests::articles;
use dateline_tests::checks::extraction as check;
use proptest::prelude::*;

fn article(text: &str, dct: Option<&str>) -> Article {
    let day = |day: &str| day.parse().expect("an ISO day");
    Article {
        source: Source("test".to_owned()),
        dct: dct.map(|dct| Dct { day: day(dct), evidence: DctEvidence::User }),
        text: text.to_owned(),
        ..Article::default()
    }
}

#[test]
fn golden_articles_give_sound_events() {
    for golden in articles() {
        let found = extract(&golden.article, Language::english());
        assert!(!found.events.is_empty(), "{}", golden.slug);
        check(&golden.article.text, &found);
        assert_eq!(
            found,
            extract(&golden.article, Language::english()),
            "{}: not the same twice",
            golden.slug
        );
    }
}

#[test]
fn an_unknown_publication_date_stays_unknown() {
    for golden in articles() {
        let mut undated = golden.article.clone();
        undated.dct = None;
        let found = extract(&undated, Language::english());
        for event in &found.events {
            let Some(words) = event.provenance.timex else { continue };
            // "the following year" counts from a date that the text gives.
            let rule = Language::english()
                .rules
                .iter()
                .find(|rule| Some(&rule.name) == event.provenance.rule.as_ref());
            let counts = |rule: &Rule| {
                matches!(
                    rule.value.function,
                    Function::Follow
                        | Function::FollowBefore
                        | Function::FromEvent
                        | Function::Anniversary
                )
            };
            if rule.is_none_or(counts) {
                continue;
            }
            // Every other year on the timeline is written in the article.
            let Some(first) = event.date.and_then(|date| date.first_day()) else { continue };
            let year = first.format("%Y").to_string();
            let decade = &year[..3];
            assert!(
                undated.text.contains(decade),
                "{}: `{}` became {first}",
                golden.slug,
                words.of(&undated.text)
            );
        }
    }
}

#[test]
fn one_sentence_one_status() {
    for (text, date, status) in [
        ("The board met on Tuesday.", "2019-11-19", Status::Asserted),
        ("The board will meet on Friday.", "2019-11-22", Status::Planned),
        ("The board plans to vote in March.", "2020-03", Status::Planned),
        ("The strike may end on Friday.", "2019-11-22", Status::Possible),
        ("The ship did not sail on Monday.", "2019-11-18", Status::Negated),
        ("No inmate checks were made on Monday.", "2019-11-18", Status::Negated),
        ("The union refused to sign the deal in May.", "2019-05", Status::Negated),
        ("The mill has been closed since 2008.", "2008/..", Status::Asserted),
        ("The bridge will be repaired by 2024.", "../2024", Status::Planned),
        ("He was mayor from May 2015 to June 2018.", "2015-05/2018-06", Status::Asserted),
        ("The pier burned around 1987.", "1987~", Status::Asserted),
        ("Talks were held between 2004 and 2007.", "2004/2007", Status::Asserted),
        ("The envoys are to meet on Friday.", "2019-11-22", Status::Planned),
        (
            "The envoys were to meet Tuesday, but the talks were postponed.",
            "2019-11-19",
            Status::Negated,
        ),
        ("The president called off Monday's summit.", "2019-11-18", Status::Negated),
        ("If talks fail, the union will strike on Friday.", "2019-11-22", Status::Possible),
        ("Police deny that officers fired shots on Saturday.", "2019-11-16", Status::Negated),
        ("They didn’t meet on Monday.", "2019-11-18", Status::Negated),
        ("Guards should have counted them on Monday.", "2019-11-18", Status::Negated),
    ] {
        let found = extract(&article(text, Some("2019-11-20")), Language::english());
        let got: Vec<_> =
            found.events.iter().map(|e| (e.date.map(|d| d.to_string()), e.status)).collect();
        assert_eq!(got, [(Some(date.to_owned()), status)], "{text}");
    }
}

#[test]
fn a_date_that_is_only_compared_with_makes_no_event() {
    for text in [
        "Sales were up 3 percent from October 2018.",
        "The firm sold 300 boats, compared with 280 in 2018.",
        "It earned more than in 2017.",
        "The 2019 model of the boat is blue.",
    ] {
        let found = extract(&article(text, Some("2019-11-20")), Language::english());
        assert_eq!(found.events, [], "{text}");
    }
}

#[test]
fn what_it_was_who_took_part_and_who_says_so() {
    let text = "Anna Berg chairs the port. The court sentenced Carl Berg to six years in Lyon on \
                Monday, the police said. She will meet the mayor of Rome on Friday, according to two \
                people familiar with the plans.";
    let found = extract(&article(text, Some("2019-11-20")), Language::english());
    let [sentenced, meet] = &found.events[..] else { panic!("{:?}", found.events) };
    assert_eq!((sentenced.kind, meet.kind), (EventKind::Court, EventKind::Meeting));
    let source = |event: &Event| event.attribution.clone().and_then(|said| said.source);
    assert_eq!(source(sentenced).as_deref(), Some("the police"));
    assert_eq!(source(meet).as_deref(), Some("two people familiar with the plans"));
    let carl = Participant { name: "Carl Berg".to_owned(), role: Role::Patient };
    assert!(sentenced.participants.contains(&carl), "{:?}", sentenced.participants);
    assert_eq!(sentenced.place.as_deref(), Some("Lyon"));
    let text = "Carl Berg lost the vote. He was removed from the board on Monday.";
    let removed = extract(&article(text, Some("2019-11-20")), Language::english());
    assert_eq!(removed.events[0].participants, std::slice::from_ref(&carl));
    assert!(sentenced.confidence > 0.8, "{sentenced:?}");
}

#[test]
fn a_date_belongs_to_the_word_it_dates() {
    for (text, expected) in [
        // Verbs of saying, with the day right behind.
        ("Police said on Monday they had arrested two men.", vec!["said"]),
        ("It was not until Monday that the mayor resigned.", vec!["resigned"]),
        // Not how somebody was found, but that.
        ("The boy was found clinging to a raft on Monday.", vec!["found"]),
        // What one is charged with has its own time.
        ("He is charged with robbing a bank last week.", vec!["robbing"]),
        ("The firm kept one share after selling its stake in 1984.", vec!["selling"]),
        // A happening that another answers, plans or follows.
        ("The council condemned the attack in Lima on Monday.", vec!["attack"]),
        ("Unions planned a strike in Porto on Friday.", vec!["strike"]),
        ("Two men were held in the Jan. 12, 2010, bombing of a mill.", vec!["bombing"]),
        ("It comes on top of two strikes last week.", vec!["strikes"]),
        // What goes on in the same breath.
        ("Both pleaded guilty on Monday and were fined.", vec!["pleaded", "fined"]),
        (
            "Both pleaded guilty on Monday and will be sentenced in May.",
            vec!["pleaded", "sentenced"],
        ),
        ("She met him on Monday and her brother laughed.", vec!["met"]),
        ("She left school in 1940 and worked in a mill.", vec!["left"]),
        // A figure to compare with, and a participle that only says which.
        ("Rents rose from $310 in May 2018.", vec![]),
        ("The recently named chairman declined.", vec![]),
        // How things stand now is no happening; what moves is.
        ("The firm currently runs three mills.", vec![]),
        ("The firm is currently closing three mills.", vec!["closing"]),
        ("All but four have now been released.", vec!["released"]),
    ] {
        let found = extract(&article(text, Some("2019-11-20")), Language::english());
        let got: Vec<_> = found.events.iter().map(|event| event.trigger.of(text)).collect();
        assert_eq!(got, expected, "{text}");
    }
}

#[test]
fn other_words_for_the_same_happening() {
    for (text, trigger, also) in [
        ("The army will begin to leave on Friday.", "leave", "begin"),
        ("She welcomed the figures at a conference on Monday.", "conference", "welcomed"),
        ("Officials planned to meet on Friday.", "meet", "planned"),
    ] {
        let found = extract(&article(text, Some("2019-11-20")), Language::english());
        let event = &found.events[0];
        let mut words: Vec<_> = event.also.iter().map(|span| span.of(text)).collect();
        words.push(event.trigger.of(text));
        assert!(words.contains(&trigger) && words.contains(&also), "{words:?}: {text}");
    }
}

#[test]
fn what_hangs_from_an_event_shares_its_time() {
    let cases: [(&str, &[&str], &[&str]); 13] = [
        (
            "Guards stopped the raid in Genoa on Monday, seizing two boats.",
            &["raid", "seizing"],
            &[],
        ),
        (
            "Guards stopped the raid on Monday, and two men fled over the wall.",
            &["raid", "fled"],
            &["Two men fled over the wall"],
        ),
        // What a ruling or a statement is about was before; so was what is told as past of it.
        ("A court convicted him of the robbery on Monday.", &[], &[]),
        ("The raid that he had planned began on Monday.", &[], &[]),
        ("She left on Monday after the attack.", &[], &[]),
        ("They fled on Monday, vowing that they will return.", &["vowing"], &[]),
        (
            "Forty men were arrested on Monday as fights broke out.",
            &["fights", "broke"],
            &["Fights broke out"],
        ),
        // "after" and a verb tell what it came from; a purpose lies ahead.
        ("The climber died on Monday after falling from a ridge.", &["falling"], &[]),
        ("Troops crossed the river on Monday to guard the bridge.", &[], &[]),
        // What tells a thing from others was before.
        ("On Monday troops freed the men captured by the rebels.", &[], &[]),
        // Also what the date stands with, and what is told of that.
        ("A fire on Monday destroyed the dairy.", &["fire"], &[]),
        ("One man died in the Monday morning attack.", &["died"], &[]),
        (
            "Two men tied up the guard and took his keys before fleeing on Monday.",
            &["tied", "took"],
            &["Two men tied up the guard", "Two men took his keys"],
        ),
    ];
    for (text, expected, beside) in cases {
        let found = extract(&article(text, Some("2019-11-20")), Language::english());
        let got: Vec<_> = found.told.iter().map(|told| told.trigger.of(text)).collect();
        assert_eq!(got, expected, "{text}");
        // Nouns and participles say nothing beside the headline.
        let labels: Vec<_> = found.told.iter().filter_map(|told| told.label.as_deref()).collect();
        assert_eq!(labels, beside, "{text}");
        let sure = |told: &Told| told.confidence < found.events[told.event].confidence;
        assert!(found.told.iter().all(sure), "{text}");
    }
}

#[test]
fn the_sentence_after_a_dated_one_may_go_on_telling_it() {
    let dated = |text: &str, dct: Option<&str>| {
        let found = extract(&article(text, dct), Language::english());
        let before = |event: &&Event| event.provenance.dated_by == DatedBy::Before;
        let event = found.events.iter().find(before)?;
        let lead = found.events.iter().find(|event| !before(event)).expect("a dated one");
        let (provenance, timex) = (&event.provenance, lead.provenance.timex);
        assert_eq!((event.date, provenance.timex), (lead.date, timex), "{text}");
        assert!(event.confidence < lead.confidence, "{text}");
        assert!(timex.is_some_and(|span| span.end <= provenance.sentence.start), "{text}");
        let why = provenance.why.as_deref().unwrap_or_default();
        assert!(why.starts_with("No date of its own"), "{why}");
        Some(event.trigger.of(text).to_owned())
    };
    let goes_on = "The old mill burned down on Monday. The keeper jumped into the river.";
    assert_eq!(dated(goes_on, Some("2019-11-20")).as_deref(), Some("jumped"));
    // Not known when it was written, or no news.
    assert_eq!(dated(goes_on, None), None);
    let long_ago = goes_on.replace("Monday", "4 March 2011");
    assert_eq!(dated(&long_ago, Some("2019-11-20")), None);
    for rest in [
        // The article tells of another day, too.
        "The keeper jumped into the river. The road was closed last Friday.",
        // Farther off than the next sentence.
        "Nobody knows why. The keeper jumped into the river.",
        // What was before, what comes, what is said, asked or denied, and habits.
        "The keeper had jumped into the river.",
        "The keeper will jump into the river.",
        "“The keeper jumped into the river,” a neighbour said.",
        "A neighbour warned the town about the river.",
        "Who jumped into the river?",
        "The keeper did not jump into the river.",
        "The keeper often jumped into the river.",
        "The keeper refused to jump into the river.",
        "The day before the fire, the keeper jumped into the river.",
        "The mill stood beside the river.",
    ] {
        let text = format!("The old mill burned down on Monday. {rest}");
        assert_eq!(dated(&text, Some("2019-11-20")), None, "{text}");
    }
    // What somebody says on Monday happened before.
    let said = "Police said on Monday that the mill burned. The keeper jumped into the river.";
    assert_eq!(dated(said, Some("2019-11-20")), None);
}

#[test]
fn sentences_farther_off_may_tell_more_of_a_dated_one() {
    let told = |text: &str, dct: Option<&str>| {
        let found = extract(&article(text, dct), Language::english());
        let lead = found.events.first().expect("a dated one");
        let apart = |told: &&Told| !lead.provenance.sentence.contains(told.trigger);
        assert!(found.told.iter().all(|told| told.confidence < lead.confidence), "{text}");
        assert!(found.told.is_sorted_by_key(|told| told.trigger), "{text}");
        let more = found.told.iter().filter(apart).filter_map(|told| told.label.clone());
        more.collect::<Vec<_>>()
    };
    let burned = "The old mill burned down on Monday. Nobody knows why. ";
    let more = format!("{burned}The keeper jumped into the river and reached the other bank.");
    let labels = ["The keeper jumped into the river", "The keeper reached the other bank"];
    assert_eq!(told(&more, Some("2019-11-20")), labels);
    // Not known when it was written, or no news.
    assert!(told(&more, None).is_empty());
    let long_ago = more.replace("Monday", "4 March 2011");
    assert!(told(&long_ago, Some("2019-11-20")).is_empty());
    for rest in [
        // The article tells of another day, too.
        "The keeper jumped into the river. The road was closed last Friday.",
        // What was before, what is said, asked or denied, states, and what shares such a verb's time.
        "The keeper had jumped into the river.",
        "The keeper has sold the house and moved to the river.",
        "“The keeper jumped into the river,” a neighbour said.",
        "Who jumped into the river?",
        "We jumped into the river.",
        "The keeper did not jump into the river.",
        "The week following the fire, the keeper jumped into the river.",
        "The keeper was a tall man.",
        "Put the jars on a shelf.",
    ] {
        let text = format!("{burned}{rest}");
        assert_eq!(told(&text, Some("2019-11-20")), [""; 0], "{text}");
    }
    // Too far off: it may tell of another day.
    let far = format!("{burned}{}The keeper jumped into the river.", "It is sad. ".repeat(5));
    assert!(told(&far, Some("2019-11-20")).is_empty());
    // Before the first date only what is of the same kind.
    let first = "Two men attacked a guard in Genoa. The attack took place on Monday.";
    assert_eq!(told(first, Some("2019-11-20")), ["Two men attacked a guard in Genoa"]);
    let first = "The mayor opened a bridge in Genoa. The attack took place on Monday.";
    assert_eq!(told(first, Some("2019-11-20")), [""; 0]);
}

#[test]
fn order_words_without_a_date_link_two_happenings() {
    use Relation::{After, Before};
    for (text, expected) in [
        ("She left on Monday before the vote.", vec![(Before, "vote", "before", "The vote")]),
        (
            "He was freed on Monday after the trial ended.",
            vec![(After, "ended", "after", "The trial ended")],
        ),
        (
            "Police closed the bridge on Monday ahead of the summit in Turin.",
            vec![(Before, "summit", "ahead of", "The summit in Turin")],
        ),
        (
            "The minister resigned on Monday in the wake of the strike.",
            vec![(After, "strike", "in the wake of", "The strike")],
        ),
        (
            "The ferry was freed on Monday pending a trial.",
            vec![(Before, "trial", "pending", "A trial")],
        ),
        // Both are dated: each has its place without the link.
        ("The mayor resigned on Monday after the strike in May.", vec![]),
        // What is led is no happening.
        ("She spoke on Monday before the committee.", vec![]),
        ("He arrived on Monday after dark.", vec![]),
    ] {
        let found = extract(&article(text, Some("2019-11-20")), Language::english());
        let of_day = |event: &&Event| event.date.is_some_and(|date| date.to_string().len() == 10);
        let event = found.events.iter().find(of_day).expect(text);
        let links: Vec<_> = event
            .order
            .iter()
            .map(|link| {
                let (trigger, words) = (link.trigger.of(text), link.words.of(text));
                (link.relation, trigger, words, link.label.as_str())
            })
            .collect();
        assert_eq!(links, expected, "{text}");
        // What has no date but this link is no event.
        let dated = |event: &Event| expected.iter().all(|link| event.trigger.of(text) != link.1);
        assert!(found.events.iter().all(dated), "{text}");
    }
}

#[test]
fn headings_that_are_dates_date_what_stands_below() {
    let text = "How it began\n\nMarch 3, 2020\n\nThe first case was reported. Schools closed.\n\n\
                March 9, 2020:\n\nThe mayor resigned. A court had charged him in May 2019.\n\n\
                Nobody met again.";
    let dates = |text: &str| -> Vec<(String, String)> {
        let found = extract(&article(text, Some("2021-01-05")), Language::english());
        let event =
            |event: &Event| (event.trigger.of(text).to_owned(), event.date.map(|d| d.to_string()));
        found
            .events
            .iter()
            .map(event)
            .map(|(word, date)| (word, date.unwrap_or_default()))
            .collect()
    };
    let expected = [
        ("reported", "2020-03-03"),
        ("closed", "2020-03-03"),
        ("resigned", "2020-03-09"),
        ("charged", "2019-05"),
    ];
    let expected = expected.map(|(word, date)| (word.to_owned(), date.to_owned()));
    assert_eq!(dates(text), expected);
    // One such line alone is the stamp of the article.
    assert_eq!(dates("March 3, 2020\n\nThe first case was reported."), []);
}

#[test]
fn the_years_of_a_life_date_no_deed() {
    let text = "Anna Berg (1925–2001) wrote three novels.";
    let found = extract(&article(text, Some("2019-11-20")), Language::english());
    let labels: Vec<_> = found.events.iter().map(|event| event.headline.as_str()).collect();
    assert_eq!(labels, ["Anna Berg was born", "Anna Berg died"]);
}

#[test]
fn a_light_verb_and_its_noun_are_one_event() {
    for (text, trigger, also) in [
        ("The board held a meeting on Tuesday.", "held", Some("meeting")),
        ("The two sides signed the new deal in May.", "signed", Some("deal")),
        ("The attack took place on Tuesday.", "took", Some("attack")),
        ("The mayor resigned on Tuesday.", "resigned", None),
    ] {
        let found = extract(&article(text, Some("2019-11-20")), Language::english());
        let [event] = &found.events[..] else { panic!("{text}: {:?}", found.events) };
        let words: Vec<_> = event.also.iter().map(|span| span.of(text)).collect();
        assert_eq!(
            (event.trigger.of(text), words),
            (trigger, also.into_iter().collect()),
            "{text}"
        );
    }
}

#[test]
fn labels_are_the_clause_without_its_date() {
    for (text, label) in [
        (
            "In October, Israel and Hamas agreed to a cease-fire.",
            "Israel and Hamas agreed to a cease-fire",
        ),
        (
            "Crews walked out from 3 to 5 May in a dispute over shifts.",
            "Crews walked out in a dispute over shifts",
        ),
        (
            "The trek kicks off June 9 in Palm Beach, Florida.",
            "The trek kicks off in Palm Beach, Florida",
        ),
        (
            "The mayor, who had resigned, was charged on Tuesday with fraud.",
            "The mayor was charged with fraud",
        ),
        ("The board met on Monday and on Tuesday approved the sale.", "The board met"),
        ("“It is over,” said the coach on Sunday.", "The coach said “It is over”"),
        ("The deal, which was signed in May, ended the strike.", "The deal was signed"),
        (
            "The merger of the two banks, which became final on Monday, cost jobs.",
            "The merger of the two banks became final",
        ),
        // Not what somebody else did about it.
        ("Anna Berg had heard of the July 25 call.", "The call"),
        ("They held a vote on the plan on Monday.", "They held a vote on the plan"),
        ("There were 40 cases on the island in May 2018.", "There were 40 cases on the island"),
        (
            "On Monday the new governor of the island launched the campaign in an effort to draw \
             younger voters to the polls.",
            "The new governor of the island launched the campaign",
        ),
        (
            "They played the song during the choir’s set Monday night.",
            "They played the song during the choir’s set",
        ),
    ] {
        let found = extract(&article(text, Some("2019-11-20")), Language::english());
        assert_eq!(
            found.events.first().map(|event| event.headline.as_str()),
            Some(label),
            "{text}"
        );
    }
}

#[test]
fn a_label_is_never_empty() {
    for text in ["%said Oct. 7,,", "Oct. 7’2023", "Said Tuesday.", "’s Oct. 7 attack"] {
        check(text, &extract(&article(text, None), Language::english()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn any_text_gives_sound_events(text in "(\\PC|[ .,“”’\n-]|Oct\\. 7|2023|last week|said |Tuesday|two days later|was |fired |the attack |[0-9]{1,4}){0,60}") {
        for dct in [None, Some("2019-11-20"), Some("0001-01-01"), Some("9999-12-31")] {
            check(&text, &extract(&article(&text, dct), Language::english()));
        }
    }
}
