import { expect, test } from "vitest";
import type { AddReport, Outcome } from "../backend";
import { addedWords, failures, fateOf, fateWords, paceWords } from "./report";

function added(events: number, sameText: number | null = null, already = false): Outcome {
  return {
    source: "a.txt",
    what: already ? "already" : "added",
    added: { article: 1, events, already, sameText },
    message: null,
  };
}

function failed(what: "no-text" | "unreadable", source = "b.pdf"): Outcome {
  return { source, what, added: null, message: `cannot read \`${source}\`: no \`text\`` };
}

function report(outcomes: Outcome[], stopped = false): AddReport {
  return { outcomes, stopped };
}

test("what adding came to is one line", () => {
  expect(addedWords(report([]))).toBe("Nothing was added.");
  const all = [added(4), added(9, 7), added(0, null, true), failed("no-text")];
  expect(addedWords(report(all, true))).toBe(
    "Added 2 articles with 13 events. 1 is a copy of another. 1 article was here already. " +
      "Stopped before the rest.",
  );
});

test("every file has its fate and its words", () => {
  const words = (outcome: Outcome) => fateWords(outcome, (id) => `No. ${id}`);
  expect([fateOf(added(2)), words(added(2))]).toEqual(["added", "Added with 2 events."]);
  expect([fateOf(added(1, 7)), words(added(1, 7))]).toEqual([
    "same",
    "Added with 1 event. Same text as “No. 7”.",
  ]);
  expect(words(added(0, null, true))).toBe("Here already.");
  expect([fateOf(failed("no-text")), words(failed("no-text"))]).toEqual(["no-text", "No “text”."]);
  const unread = { article: 1, events: 0, already: false, sameText: null, unread: "German" };
  const german = { ...added(0), added: unread };
  expect(words(german)).toBe("Added. Dates are not read in German yet.");
  const copy = { ...german, added: { ...unread, sameText: 7 } };
  expect([fateOf(copy), words(copy)]).toEqual([
    "same",
    "Added. Dates are not read in German yet. Same text as “No. 7”.",
  ]);
  expect(addedWords(report([german]))).toBe(
    "Added 1 article with no events. It is in German: dates are not read in this language yet.",
  );
  expect(addedWords(report([german, added(3), german]))).toBe(
    "Added 3 articles with 3 events. Dates in 2 of them are not read yet (German).",
  );
});

test("few failures are told with their reasons, of many the first names", () => {
  const many = Array.from({ length: 9 }, (_, at) => failed("unreadable", `/in/${at}.pdf`));
  const told = (count: number) => failures(report([added(1), ...many.slice(0, count)]));
  expect(told(0)).toEqual([]);
  expect(told(2)).toEqual(["“0.pdf”: no “text”.", "“1.pdf”: no “text”."]);
  expect(told(4)).toEqual(["4 files could not be added: 0.pdf, 1.pdf, 2.pdf and 3.pdf."]);
  expect(told(9)).toEqual(["9 files could not be added: 0.pdf, 1.pdf, 2.pdf and 6 more."]);
});

test("the pace is told as people say it", () => {
  expect(paceWords(null)).toBe("");
  expect(paceWords({ perSecond: 2.34, secondsLeft: 12.2 })).toBe("2.3 a second, 13 s left");
  expect(paceWords({ perSecond: 1234, secondsLeft: 600 })).toBe("1,234 a second, 10 min left");
});
