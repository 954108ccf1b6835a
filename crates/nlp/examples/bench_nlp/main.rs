//! Speed and memory of the language analysis, beside spaCy's where that is installed.
//!
//! `cargo xtask bench nlp` runs it; it prints a table with the limits beside the figures and ends
//! with success whether they are met or not. The texts are the articles in the given files (plain
//! text, one article each), else those of `tests/data/parity.txt`, made into articles that repeat
//! nothing inside, so that no cache gains by the repetition. Times are CPU time of one core where
//! the system tells it, and a ratio compares rounds that ours and spaCy ran by turns.

mod peer;

use dateline_nlp::{Analyzer, Lemmatizer, Network, WordSplitter};
use peer::Peer;
use std::fs::read_to_string;
use std::hint::black_box;
use std::time::Instant;

/// Texts (paragraphs) of an article: about 650 tokens; the news of GUM have 720.
const PARAGRAPHS: usize = 14;

/// Turns of each kind of work; the middle one counts.
const ROUNDS: usize = 5;

/// How often a round goes over all articles, so that it lasts long against the clock's grain.
const PASSES: usize = 4;

/// Passes of the work that needs no network.
const LIGHT_PASSES: usize = 100;

/// Words that make a sentence one with a date; a number from 1500 to 2099 does too.
const DATE_WORDS: &[&str] = &[
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "Jan.",
    "Feb.",
    "Mar.",
    "Apr.",
    "Jun.",
    "Jul.",
    "Aug.",
    "Sept.",
    "Sep.",
    "Oct.",
    "Nov.",
    "Dec.",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "today",
    "yesterday",
    "tomorrow",
    "ago",
    "week",
    "month",
    "year",
    "decade",
    "century",
];

/// Which sentences the networks see.
#[derive(Clone, Copy, PartialEq)]
enum Depth {
    /// None: sentences and tokens are all that is wanted.
    Words,
    /// Those with a date.
    Dated,
    /// Every one.
    All,
}

/// Tokens of a round and how many of them the networks saw.
#[derive(Clone, Copy, Default)]
struct Count {
    tokens: usize,
    parsed: usize,
}

fn main() {
    let (load, memory) = load();
    let texts = texts();
    let mut peer = Peer::start(&texts);
    let (mut words, mut dated, mut all, mut theirs) = (vec![], vec![], vec![], vec![]);
    let mut share = Count::default();
    analyze(&texts, Depth::All);
    for _ in 0..ROUNDS {
        words.push(speed(&texts, Depth::Words, LIGHT_PASSES).0);
        let (speed_dated, count) = speed(&texts, Depth::Dated, PASSES);
        dated.push(speed_dated);
        share = count;
        all.push(speed(&texts, Depth::All, PASSES).0);
        theirs.extend(peer.as_mut().ok().and_then(Peer::round));
    }
    let versus = |ours: &[f64]| {
        let ratios: Vec<_> = ours.iter().zip(&theirs).map(|(ours, theirs)| ours / theirs).collect();
        (!ratios.is_empty()).then(|| middle(ratios))
    };
    let (all_ratio, dated_ratio) = (versus(&all), versus(&dated));

    let cpu = cpu_seconds().is_some();
    let clock = if cpu { "CPU second" } else { "second (wall clock)" };
    let tokens = share.tokens / PASSES;
    println!("{} articles, {tokens} tokens, middle of {ROUNDS} rounds", texts.len());
    println!("{}\n", peer.as_ref().map_or_else(|why| format!("No peer: {why}."), Peer::describe));
    line("what", "measured", "limit", "");
    at_most(if cpu { "model load, CPU time" } else { "model load" }, Some(load), "ms", 50.0);
    at_most("resident memory, model loaded", memory, "MiB", 60.0);
    let per = |what: &str| format!("{what}, tokens per {clock}");
    fact(&per("sentences and tokens"), Some(middle(words)));
    fact(&per("only sentences with a date parsed"), Some(middle(dated)));
    fact(&per("everything"), Some(middle(all)));
    fact(&per("spaCy, everything"), (!theirs.is_empty()).then(|| middle(theirs)));
    at_least("everything, against spaCy", all_ratio, 5.0, ", 10 x aimed at");
    at_least("only sentences with a date, against spaCy", dated_ratio, 15.0, "");
    let percent = 100 * share.parsed / share.tokens;
    println!("\nSentences with a date hold {percent} % of the tokens.");
}

/// Loads all tables; milliseconds and resident MiB then.
fn load() -> (f64, Option<f64>) {
    let clock = Clock::start();
    black_box((Network::english(), Lemmatizer::english()));
    black_box((WordSplitter::english(), Analyzer::english()));
    (1000.0 * clock.seconds(), resident())
}

/// Resident memory in MiB, on Linux.
fn resident() -> Option<f64> {
    let status = read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some(line.trim().trim_end_matches(" kB").parse::<f64>().ok()? / 1024.0)
}

/// Counts CPU seconds of this thread on Linux, seconds of the clock elsewhere.
struct Clock {
    wall: Instant,
    cpu: Option<f64>,
}

impl Clock {
    fn start() -> Self {
        Self { wall: Instant::now(), cpu: cpu_seconds() }
    }

    fn seconds(&self) -> f64 {
        let cpu = self.cpu.zip(cpu_seconds()).map(|(start, now)| now - start);
        cpu.unwrap_or_else(|| self.wall.elapsed().as_secs_f64())
    }
}

/// CPU seconds that this thread has had, on Linux.
fn cpu_seconds() -> Option<f64> {
    let text = read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(text.split(' ').next()?.parse::<f64>().ok()? / 1e9)
}

/// The articles of the files that the arguments name, or our own.
fn texts() -> Vec<String> {
    let read = |path: String| read_to_string(&path).unwrap_or_else(|why| panic!("{path}: {why}"));
    let given: Vec<_> = std::env::args().skip(1).map(read).collect();
    if given.is_empty() { articles(include_str!("../../tests/data/parity.txt")) } else { given }
}

/// The texts of `source` (apart by empty lines), some to an article; a line to a paragraph.
fn articles(source: &str) -> Vec<String> {
    let body: Vec<_> = source.lines().filter(|line| !line.starts_with('#')).collect();
    let body = body.join("\n");
    let texts: Vec<_> = body.trim().split("\n\n").map(|text| text.replace('\n', " ")).collect();
    texts.chunks(PARAGRAPHS).map(|texts| texts.join("\n")).collect()
}

/// Tokens per second, and the counts, of `passes` over the articles.
fn speed(texts: &[String], depth: Depth, passes: usize) -> (f64, Count) {
    let clock = Clock::start();
    let mut sum = Count::default();
    for _ in 0..passes {
        let count = analyze(texts, depth);
        sum.tokens += count.tokens;
        sum.parsed += count.parsed;
    }
    (sum.tokens as f64 / clock.seconds(), sum)
}

/// Analyses each article as deep as asked.
fn analyze(texts: &[String], depth: Depth) -> Count {
    let mut sum = Count::default();
    for text in texts {
        let mut analysis = Analyzer::english().split(text);
        let wanted = |at: &usize| match depth {
            Depth::Words => false,
            Depth::Dated => has_date(&text[analysis.sentences[*at].span.clone()]),
            Depth::All => true,
        };
        let wanted: Vec<_> = (0..analysis.sentences.len()).filter(wanted).collect();
        let tokens = |at: &usize| analysis.sentences[*at].tokens.len();
        sum.parsed += wanted.iter().map(tokens).sum::<usize>();
        sum.tokens += analysis.tokens.len();
        Analyzer::english().parse(text, &mut analysis, wanted);
        black_box(analysis);
    }
    sum
}

fn has_date(sentence: &str) -> bool {
    sentence.split([' ', ',', ';', '(', ')', '"', '“', '”', '’', '-', '–']).any(|word| {
        let bare = word.trim_end_matches('.');
        let year = bare.trim_end_matches('s').parse().is_ok_and(|y: u32| (1500..2100).contains(&y));
        let plural = bare.strip_suffix('s').is_some_and(|one| DATE_WORDS.contains(&one));
        year || plural || DATE_WORDS.contains(&word) || DATE_WORDS.contains(&bare)
    })
}

/// The middle one of `values`, which are not empty.
fn middle(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn line(what: &str, measured: &str, limit: &str, verdict: &str) {
    println!("{}", format!("{what:<62} {measured:>12}  {limit:<28} {verdict}").trim_end());
}

fn fact(what: &str, value: Option<f64>) {
    line(what, &value.map_or("n/a".into(), |value| format!("{value:.0}")), "", "");
}

fn at_most(what: &str, value: Option<f64>, unit: &str, limit: f64) {
    let measured = value.map_or("n/a".into(), |value| format!("{value:.1} {unit}"));
    line(what, &measured, &format!("under {limit} {unit}"), verdict(value.map(|v| v < limit)));
}

fn at_least(what: &str, value: Option<f64>, limit: f64, note: &str) {
    let measured = value.map_or("n/a".into(), |value| format!("{value:.2} x"));
    line(what, &measured, &format!("at least {limit} x{note}"), verdict(value.map(|v| v >= limit)));
}

fn verdict(met: Option<bool>) -> &'static str {
    match met {
        Some(true) => "met",
        Some(false) => "MISSED",
        None => "not measured",
    }
}
