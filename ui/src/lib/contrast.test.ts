import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

/** The colours of the window and of the picture: light, then what dark changes. */
const CSS = ["src/app.css", "../crates/timeline/data/theme.css"].map((path) =>
  readFileSync(path, "utf8").replace(/@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, ""),
);

function colours(selector: string): Map<string, string> {
  const blocks = CSS.flatMap((css) => css.split("}")).filter((block) =>
    block.includes(`${selector} {`),
  );
  return new Map(
    blocks.flatMap((block) =>
      [...block.matchAll(/--([a-z-]+): (#[\da-f]{6})/g)].map(
        ([, name = "", value = ""]) => [name, value] as const,
      ),
    ),
  );
}

const LIGHT = colours(":root");
const DARK = new Map([...LIGHT, ...colours(".dark")]);

/** Relative luminance, as WCAG 2 has it. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(theme: Map<string, string>, one: string, other: string): number {
  const [a, b] = [one, other].map((name) => {
    const value = theme.get(name);
    if (value === undefined) throw new Error(`no colour --${name}`);
    return luminance(value);
  });
  const [dark = 0, light = 0] = [a ?? 0, b ?? 0].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** Inks, and the grounds that they stand on. */
const TEXT: [string, string[]][] = [
  ["ink", ["paper", "desk", "raised", "hover", "mark", "mark-hover", "selected-soft"]],
  ["quiet", ["paper", "desk", "raised", "hover", "mark", "selected-soft", "amber-soft"]],
  ["accent", ["paper", "desk", "raised", "hover", "mark", "amber-soft"]],
  ["on-accent", ["accent", "accent-hover"]],
  ["amber", ["paper", "desk", "raised", "hover", "mark", "amber-soft"]],
  ["danger", ["paper", "raised", "danger-soft"]],
  ["selected", ["selected-soft"]],
];

/** What is seen without being read: borders of fields, focus rings, bars. */
const MARKS: [string, string[]][] = [
  ["line-strong", ["paper", "raised"]],
  ["accent", ["paper", "desk", "raised"]],
];

describe.each([
  ["light", LIGHT],
  ["dark", DARK],
] as const)("in the %s window", (_, theme) => {
  const pairs = (inks: typeof TEXT) =>
    inks.flatMap(([ink, grounds]) => grounds.map((ground) => [ink, ground] as const));
  test.each(pairs(TEXT))("%s is read on %s", (ink, ground) => {
    expect(contrast(theme, ink, ground)).toBeGreaterThanOrEqual(4.5);
  });
  test.each(pairs(MARKS))("%s is seen on %s", (ink, ground) => {
    expect(contrast(theme, ink, ground)).toBeGreaterThanOrEqual(3);
  });
});
