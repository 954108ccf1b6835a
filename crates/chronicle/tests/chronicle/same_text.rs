use crate::{add, file, folder, new};
use dateline_chronicle::{Again, Chronicle};
use rusqlite::Connection;

/// A wire story; `ending` is what a paper made of its last lines.
fn story(ending: &str) -> String {
    let body = "The eastern gate of the lock at Low Fennick gave way on 4 May 2020, and the water of \
        the upper canal ran into the meadows for two days. Nobody was hurt. The keeper, who lives \
        beside the lock, said that he had heard a groan in the night and had taken it for cattle. \
        The canal company had the gate looked at in the autumn of 2018 and found the timber sound. \
        Its engineer said on Monday that the hinges were older than the gate itself, and that \
        nobody knew where the drawings were kept. Boats are to use the western arm until the summer.";
    format!("{body} {ending}")
}

fn same(chronicle: &Chronicle) -> Vec<Option<i64>> {
    let rows = chronicle.articles().expect("articles").into_iter();
    rows.map(|row| row.same_text.map(|same| same.article)).collect()
}

#[test]
fn copies_of_a_wire_story_are_linked_to_the_first_and_kept() {
    let folder = folder();
    let mut chronicle = new(&folder);
    let first = add(&mut chronicle, &story("A ferry will carry walkers."), None);
    assert_eq!(first.same_text, None);
    add(&mut chronicle, "The mill at High Fennick burned on 9 May 2020. Nobody was in it.", None);
    let copy = add(&mut chronicle, &story("Walkers may take the bridge at Low Fennick."), None);
    assert_eq!((copy.same_text, copy.already), (Some(first.article), false));
    let third = add(&mut chronicle, &story("The Courant has asked the company."), None);
    assert_eq!(third.same_text, Some(first.article));
    assert!(copy.events > 0, "a copy keeps its events");
    assert_eq!(same(&chronicle), [None, None, Some(1), Some(1)]);
    let row = chronicle.articles().expect("articles").remove(2);
    let likeness = row.same_text.expect("a copy").likeness;
    assert!((0.6..1.0).contains(&likeness), "{likeness}");

    let connection = Connection::open(file(&folder)).expect("a database");
    let independent: i64 = connection
        .query_row("SELECT count(*) FROM independent", [], |row| row.get(0))
        .expect("a count");
    assert_eq!(independent, 2);

    chronicle.remove(first.article).expect("removed");
    assert_eq!(same(&chronicle), [None, None, Some(3)], "the next one takes its place");
}

#[test]
fn articles_of_an_earlier_version_are_linked_when_they_are_renewed() {
    let folder = folder();
    let mut chronicle = new(&folder);
    for ending in ["A ferry will carry walkers.", "Walkers may take the bridge."] {
        add(&mut chronicle, &story(ending), None);
    }
    let connection = Connection::open(file(&folder)).expect("a database");
    connection.execute_batch("DELETE FROM same_texts; DELETE FROM signature_bands").expect("none");
    for id in [1, 2] {
        chronicle.renew(id, Again::Found).expect("renewed");
    }
    assert_eq!(same(&chronicle), [None, Some(1)]);
}
