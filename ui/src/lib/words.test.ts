import { expect, test } from "vitest";
import {
  cast,
  confidenceWords,
  exportedWords,
  bylineOf,
  fileName,
  originalName,
  originOf,
  noEvents,
  nothingFound,
  plural,
  saidBy,
  sentence,
  sequence,
  titleOf,
} from "./words";

test.each([
  ["cannot read `a b.pdf`: it is broken", "Cannot read “a b.pdf”: it is broken."],
  ["`merrow.example` is not there", "“merrow.example” is not there."],
  ["Saved.", "Saved."],
  ["écrit", "Écrit."],
  ["", ""],
])("the message %j is told as %j", (message, expected) => {
  expect(sentence(message)).toBe(expected);
});

test("what a removed article came from is named as what it is", () => {
  expect(originOf({ source: "https://example.org/a" })).toContain("page");
  expect(originOf({ source: "/home/a/b.html" })).toContain("file");
  expect(originOf({ source: "C:\\texts\\d.txt" })).toContain("file");
  expect(originOf({ source: "pasted text" })).toBe("Its text may be kept nowhere else.");
});

test("that nothing is found is told with what was sought", () => {
  expect(nothingFound(" ", true, "event")).toBe("No event matches the filter.");
  expect(nothingFound("ferry ", false, "event")).toBe("No event found for “ferry”.");
  expect(nothingFound("ferry", true, "dated event")).toBe(
    "No dated event found for “ferry” within the filter.",
  );
});

test("no events, and why where all articles are in other languages", () => {
  const [german, english] = [{ unread: "German" }, { unread: null }];
  expect(noEvents([german, german])).toBe("Dates are not read in German yet.");
  expect(noEvents([german, english])).toBe("No events were found in these articles.");
  expect(noEvents([])).toBe("No events were found in these articles.");
});

test("numbers and their nouns agree", () => {
  expect(plural(1, "event")).toBe("1 event");
  expect(plural(0, "event")).toBe("0 events");
  expect(plural(12_345, "event")).toBe("12,345 events");
});

test.each([
  ["/home/a/b c.html", "b c.html"],
  ["C:\\texts\\d.txt", "d.txt"],
  ["https://example.org/news/", "news"],
  ["pasted text", "pasted text"],
  ["https://example.org/news/end?page=1", "end"],
])("the name of %s is %s", (source, expected) => {
  expect(fileName(source)).toBe(expected);
});

test.each([
  ["/home/a/b c.html", "b c.html"],
  ["https://example.org/news/2021?id=3", "2021.html"],
  ["pasted text", "pasted text.txt"],
])("the file that %s came from is saved as %s", (source, expected) => {
  expect(originalName(source)).toBe(expected);
});

test.each([
  ["Cora Lindqvist", "By Cora Lindqvist"],
  ["By our harbour correspondent", "By our harbour correspondent"],
  ["from our court reporter", "from our court reporter"],
  ["Bylund", "By Bylund"],
  ["", ""],
])("the byline %j is written %j", (byline, expected) => {
  expect(bylineOf({ byline })).toBe(expected);
});

test("an article without a title goes by its file", () => {
  expect(titleOf({ title: " ", source: "/a/b.txt" })).toBe("b.txt");
  expect(titleOf({ title: "", source: "" })).toBe("Untitled article");
});

test("an export says what a picture leaves out", () => {
  expect(exportedWords({ path: "/a/b.png", events: 24, unplaced: 1 })).toBe(
    "Saved 24 events to b.png. 1 event without a known date is not in the picture.",
  );
  expect(exportedWords({ path: "/a/b.csv", events: 25, unplaced: 1 })).toBe(
    "Saved 25 events to b.csv. It includes 1 event without a known date.",
  );
});

test.each([
  [null, null],
  [{ source: null, quoted: false }, "Somebody the article does not name"],
  [{ source: "his lawyer", quoted: false }, "According to his lawyer"],
  [{ source: "his lawyer", quoted: true }, "According to his lawyer, in their own words"],
])("who says so: %s", (attribution, expected) => {
  expect(saidBy({ attribution })).toBe(expected);
});

test("participants stand by what they do; of an older file it is not known", () => {
  const participants = [
    { name: "Prosecutors", role: "agent" as const },
    { name: "Quill", role: "patient" as const },
    { name: "Vane", role: null },
    { name: "Low Fennick", role: "other" as const },
  ];
  expect(cast({ participants })).toEqual([
    { role: "Who", names: "Prosecutors, Vane" },
    { role: "To whom", names: "Quill" },
    { role: "Also named", names: "Low Fennick" },
  ]);
  expect(cast({ participants: [] })).toEqual([]);
});

test("what an event came before or after stands once for each", () => {
  const order = [
    { relation: "after" as const, label: "The trial ended" },
    { relation: "before" as const, label: "The vote" },
    { relation: "after" as const, label: "The storm" },
  ];
  expect(sequence({ order })).toEqual([
    { relation: "Before", what: "The vote" },
    { relation: "After", what: "The trial ended; The storm" },
  ]);
  expect(sequence({ order: [] })).toEqual([]);
});

test("a confidence is told as what it counts", () => {
  expect(confidenceWords(0.716)).toContain("Confidence 0.72: of 100 dates like this one, about 72");
});
