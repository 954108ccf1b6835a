//! The arguments of the commands that need no library.

use std::num::NonZeroUsize;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
#[command(after_help = "\
With --jsonl one line an article, in the order of the files:
  {\"id\", \"text\", \"published\", \"title\", \"byline\"}
`id` is the file's name without its folder and ending; where a file holds several articles, those
after the first have `#2`, `#3` and so on behind it. `published` is an ISO day. What is not known
is null. A file that cannot be read is reported; the others come out, and the exit code is 1.

Examples:
  dateline read saved-page.html
  dateline read pages/*.html --jsonl > articles.jsonl")]
pub(crate) struct ReadArgs {
    /// Files to read
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Print JSON Lines, one article a line
    #[arg(long)]
    pub jsonl: bool,
    /// Files worked on at once [default: as many as there are cores]
    #[arg(long, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Reads one article a line from standard input and writes one line an article, in the same order:
  in   {\"id\", \"title\", \"dct\", \"text\"}; title and dct (day of publication) may be null or missing;
       \"passages\": [{\"start\", \"end\", \"dct\"}] if parts of the text have a day of their own
  out  {\"id\", \"events\": [{\"trigger\": [start, end], \"also\": [[start, end], ...],
        \"sentence\": [start, end], \"date\": EDTF or null, \"status\", \"headline\",
        \"timex\": [start, end] or null, \"kind\", \"participants\": [{\"name\", \"role\"}, ...],
        \"place\": words or null, \"attribution\": {\"source\": words or null, \"quoted\"} or null,
        \"confidence\": 0 to 1, \"importance\": 0 to 1}]}
Offsets count Unicode code points of the text, the end exclusive. A line that is no article is
reported with its number; the others come out, and the exit code is 1.

Examples:
  dateline extract < articles.jsonl > events.jsonl
  echo '{\"id\": 1, \"dct\": \"2025-11-14\", \"text\": \"They met on Tuesday.\"}' | dateline extract")]
pub(crate) struct ExtractArgs {
    /// Articles worked on at once [default: as many as there are cores]
    #[arg(long, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Reads one article a line from standard input and writes one line an article, in the same order:
  in   {\"id\", \"title\", \"dct\", \"text\"}; title and dct (day of publication) may be null or missing;
       \"passages\": [{\"start\", \"end\", \"dct\"}] if parts of the text have a day of their own
  out  {\"id\", \"timexes\": [{\"start\", \"end\", \"text\", \"type\", \"value\"}]}, type and value as in TIMEX3
Offsets count Unicode code points of the text, the end exclusive. A line that is no article is
reported with its number; the others come out, and the exit code is 1.

Examples:
  dateline timetag < articles.jsonl > timexes.jsonl
  echo '{\"id\": 1, \"dct\": \"2025-11-14\", \"text\": \"They met on Tuesday.\"}' | dateline timetag")]
pub(crate) struct TimetagArgs {
    /// Articles worked on at once [default: as many as there are cores]
    #[arg(long, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,
}

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Reads one article a line from standard input and writes one line an article, in the same order:
  in   {\"id\", \"title\", \"dct\", \"text\"}; only id and text are looked at
  out  {\"id\", \"sentences\": [{\"start\", \"end\", \"tokens\": [{\"start\", \"end\", \"text\", \"tag\", \"pos\",
        \"lemma\", \"head\", \"label\", \"entity\"}]}], \"entities\": [{\"start\", \"end\", \"kind\"}]}
Tags are those of the Penn Treebank, parts of speech the universal ones, labels those of CLEAR and
entities those of OntoNotes. `head` counts the tokens of the sentence from 0; a root is its own head.
`entity` is \"B-\" or \"I-\" with the kind, or null. Offsets count Unicode code points of the text, the
end exclusive. A line that is no article is reported with its number; the others come out, and the
exit code is 1.

Examples:
  dateline analyze < articles.jsonl > analyses.jsonl
  echo '{\"id\": 1, \"text\": \"She left Geneva on Monday.\"}' | dateline analyze
  dateline analyze < articles.jsonl | jq -r '.sentences[].tokens[] | [.text, .tag, .label] | @tsv'")]
pub(crate) struct AnalyzeArgs {
    /// Articles worked on at once [default: as many as there are cores]
    #[arg(long, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,
}
