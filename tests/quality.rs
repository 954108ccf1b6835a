//! Extraction against chronologies made by hand: the golden articles here, and where they are at
//! hand the measuring corpora beside the checkout. A score below `scores.toml` fails.

use dateline_extract::{Language, extract};
use dateline_tests::{Score, articles, corpus, root, score};

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

/// Scores one of the corpora kept beside the checkout, where it is there.
fn check_corpus(name: &str) {
    let articles = corpus(name);
    if articles.is_empty() {
        return;
    }
    let mut total = Score::default();
    for (article, gold) in articles {
        let found = extract(&article, Language::english());
        total += score(&article.text, &found.events, &gold);
    }
    check(name, total);
}

#[test]
fn seed_keeps_its_score() {
    check_corpus("seed");
}

#[test]
fn news_dev_keeps_its_score() {
    check_corpus("news-dev");
}
