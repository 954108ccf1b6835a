import { expect, test } from "vitest";
import { isAddress, readAddress } from "./address";

test("an address is read as a person writes it, and its host is named", () => {
  const rows: [string, string | null, string | null][] = [
    ["https://example.org/a b", null, null],
    [" https://Example.org/a#b ", "https://example.org/a#b", "example.org"],
    ["example.org/news?id=3", "https://example.org/news?id=3", "example.org"],
    ["example.org", "https://example.org/", "example.org"],
    ["localhost:8080/a", null, null],
    ["http://localhost:8080/a", "http://localhost:8080/a", "localhost:8080"],
    // What looks like another host is shown as what it is.
    ["https://exämple.org/", "https://xn--exmple-cua.org/", "xn--exmple-cua.org"],
    ["http://0x7f.1/", "http://127.0.0.1/", "127.0.0.1"],
    ["https://example.org@other.example/", null, null],
    ["ftp://example.org/", null, null],
    ["javascript:alert(1)", null, null],
    ["file:///etc/passwd", null, null],
    ["the bridge", null, null],
    ["", null, null],
  ];
  for (const [text, address, host] of rows) {
    expect(readAddress(text), text).toEqual(address === null ? null : { address, host });
  }
});

test("only a text that is nothing else is taken for an address", () => {
  expect(isAddress("https://example.org/a\n")).toBe(true);
  expect(isAddress("HTTP://example.org")).toBe(true);
  expect(isAddress("See https://example.org/a")).toBe(false);
  expect(isAddress("https://example.org/a and more")).toBe(false);
  expect(isAddress("example.org")).toBe(false);
  expect(isAddress("/home/me/https.html")).toBe(false);
});
