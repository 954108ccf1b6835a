import type { Difference, EventRow } from "../backend";
import { STATUS_WORDS } from "../words";

/** One event that would be added, be gone or say another thing. */
export interface Line {
  what: "added" | "gone" | "changed";
  id: number;
  words: string;
  /** As it was, where it is changed. */
  before: string | null;
}

/** A difference as a reader reads it: what is new first. */
export function lines(difference: Difference): Line[] {
  const line = (what: Line["what"], row: EventRow, before: EventRow | null): Line => ({
    what,
    id: row.id,
    words: told(row),
    before: before && told(before),
  });
  return [
    ...difference.added.map((row) => line("added", row, null)),
    ...difference.changed.map(({ before, after }) => line("changed", after, before)),
    ...difference.gone.map((row) => line("gone", row, null)),
  ];
}

function told(row: EventRow): string {
  const status = row.status === "asserted" ? "" : ` (${STATUS_WORDS[row.status].name})`;
  return `${row.dateText}: ${row.headline}${status}`;
}

/** The numbers in words, without those that are nothing: `2 added, 1 gone`. */
export function counted(sum: Record<Line["what"], number>): string {
  const words = (["added", "changed", "gone"] as const).map((what) =>
    sum[what] > 0 ? `${sum[what].toLocaleString("en")} ${what}` : "",
  );
  return words.filter((word) => word !== "").join(", ");
}

/** How much changes in all articles together. */
export function sums(
  differences: readonly Difference[],
): Record<"added" | "gone" | "changed" | "detailed", number> {
  const sum = { added: 0, gone: 0, changed: 0, detailed: 0 };
  for (const difference of differences) {
    sum.added += difference.added.length;
    sum.gone += difference.gone.length;
    sum.changed += difference.changed.length;
    sum.detailed += difference.detailed;
  }
  return sum;
}
