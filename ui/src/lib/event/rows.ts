import type { EventRow } from "../backend";

/** One line of the list. */
export type Entry =
  { kind: "event"; row: EventRow; position: number } | { kind: "heading"; count: number };

/** px; the styles of EventList.svelte use the same numbers. */
export const ROW_HEIGHT = 56;
export const HEADING_HEIGHT = 40;
/** Lines made beyond the edge, so that a fast scroll shows no gap. */
const SPARE_ROWS = 6;

/** The lines that are to be made, and the space that stands for the others. */
export interface ListWindow {
  first: number;
  /** Exclusive. */
  last: number;
  above: number;
  below: number;
}

/** The list in order: events with a known place first, the others under a heading of their own. */
export function entries(rows: readonly EventRow[]): Entry[] {
  const line = (row: EventRow, index: number): Entry => ({
    kind: "event",
    row,
    position: index + 1,
  });
  const placed = rows.filter((row) => row.placed);
  const unplaced = rows.filter((row) => !row.placed);
  const lines = [...placed, ...unplaced].map(line);
  if (unplaced.length > 0) {
    lines.splice(placed.length, 0, { kind: "heading", count: unplaced.length });
  }
  return lines;
}

/** px from the top of the list to the top of line `index`. */
export function topOf(lines: readonly Entry[], index: number): number {
  const heading = lines.findIndex((line) => line.kind === "heading");
  const headings = heading >= 0 && heading < index ? 1 : 0;
  return (index - headings) * ROW_HEIGHT + headings * HEADING_HEIGHT;
}

/** Which lines show in `heightPx` at `scrollTop`. */
export function visible(lines: readonly Entry[], scrollTop: number, heightPx: number): ListWindow {
  // The heading is lower than a row, so counting rows only errs by making one line more.
  const first = Math.max(0, Math.floor(scrollTop / ROW_HEIGHT) - SPARE_ROWS);
  const wanted = Math.ceil((scrollTop + heightPx) / ROW_HEIGHT) + 1 + SPARE_ROWS;
  const last = Math.min(lines.length, Math.max(wanted, first));
  const begin = Math.min(first, last);
  return {
    first: begin,
    last,
    above: topOf(lines, begin),
    below: topOf(lines, lines.length) - topOf(lines, last),
  };
}

/** The scroll position that shows line `index` whole, moving as little as may be. */
export function scrollTo(
  lines: readonly Entry[],
  index: number,
  scrollTop: number,
  heightPx: number,
): number {
  const top = topOf(lines, index);
  if (top < scrollTop) return top;
  return Math.max(scrollTop, top + ROW_HEIGHT - heightPx);
}
