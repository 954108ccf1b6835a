import { expect, test } from "vitest";
import { ABOUT } from "../fixtures/about";
import { found } from "./find";

test.each([
  ["", ["libsqlite3-sys", "rusqlite", "selectors", "svelte"]],
  ["  ", ["libsqlite3-sys", "rusqlite", "selectors", "svelte"]],
  ["sqlite", ["libsqlite3-sys", "rusqlite"]],
  ["MPL", ["selectors"]],
  ["npm", ["svelte"]],
  ["SQLite sys", ["libsqlite3-sys"]],
  ["nothing", []],
])("“%s” finds %j", (text, expected) => {
  expect(found(ABOUT.packages, text).map((own) => own.name)).toEqual(expected);
});
