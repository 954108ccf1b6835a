//! Extraction against chronologies made by hand: the golden articles here, and where they are at
//! hand the measuring corpora beside the checkout. A score below `scores.toml` fails.

use dateline_extract::{Article, Dct, DctEvidence, Language, Source, extract};
use dateline_tests::{Score, articles, root, score};
use serde_json::Value;

fn floor(name: &str) -> f64 {
    let text = std::fs::read_to_string(root().join("tests/scores.toml")).expect("scores.toml");
    let table: toml::Table = text.parse().expect("scores.toml is TOML");
    table[name]["dated_f1"].as_float().expect("a floor for dated_f1")
}

fn check(name: &str, total: Score) {
    let (f1, floor) = (total.f1(), floor(name));
    println!("{name}: dated F1 {f1:.3} ({total:?}), floor {floor}");
    assert!(f1 >= floor, "{name}: dated F1 {f1:.3} is below its floor {floor}");
}

#[test]
fn golden_articles_keep_their_score() {
    let mut total = Score::default();
    for golden in articles() {
        let found = extract(&golden.article, Language::english());
        let score = score(&golden.article.text, &found.events, &golden.gold);
        println!("{}: {:.3} {score:?}", golden.slug, score.f1());
        total += score;
    }
    check("golden", total);
}

/// Scores one of the corpora kept beside the checkout; they are not part of the project.
fn corpus(name: &str) {
    let folder = root().join("../shared/corpora/chronology").join(name);
    let Ok(docs) = std::fs::read_to_string(folder.join("docs.jsonl")) else {
        println!("skipped: the measuring corpus `{name}` is not beside this checkout");
        return;
    };
    let gold = std::fs::read_to_string(folder.join("chronology.jsonl")).expect("its gold");
    let gold: Vec<Value> =
        gold.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let mut total = Score::default();
    for line in docs.lines() {
        let doc: Value = serde_json::from_str(line).expect("JSON");
        let day = doc["dct"].as_str().map(|day| day.parse().expect("an ISO day"));
        let article = Article {
            source: Source(name.to_owned()),
            dct: day.map(|day| Dct { day, evidence: DctEvidence::User }),
            text: doc["text"].as_str().expect("a text").to_owned(),
            ..Article::default()
        };
        let gold = gold.iter().find(|gold| gold["id"] == doc["id"]).expect("a gold row");
        let found = extract(&article, Language::english());
        total += score(&article.text, &found.events, gold["events"].as_array().expect("events"));
    }
    check(name, total);
}

#[test]
fn seed_keeps_its_score() {
    corpus("seed");
}

#[test]
fn news_dev_keeps_its_score() {
    corpus("news-dev");
}
