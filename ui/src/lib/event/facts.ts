import type { EventRow, Kind, Status } from "../backend";
import { isoDayNumber } from "../calendar";

/** Days that something covers, the last one exclusive. */
export interface Days {
  first: number;
  last: number;
}

export type Side = "before" | "after";

/** The days an event covers; an open end counts as its known bound. Null: it has no known place. */
export function daysOf(row: EventRow): Days | null {
  const first = isoDayNumber(row.firstDay ?? row.lastDay ?? "");
  const last = isoDayNumber(row.lastDay ?? row.firstDay ?? "");
  return first === null || last === null ? null : { first, last: last + 1 };
}

/** The days that several events cover together; null where none has a known place. */
export function together(rows: readonly EventRow[]): Days | null {
  const days = rows.flatMap((row) => daysOf(row) ?? []);
  if (days.length === 0) return null;
  return {
    first: Math.min(...days.map((day) => day.first)),
    last: Math.max(...days.map((day) => day.last)),
  };
}

/** Where the event nearest to what is in sight lies, of those wholly before or after it. */
export function nearestBeyond(
  rows: readonly EventRow[],
  view: { firstDay: number; lastDay: number },
  side: Side,
): Days | null {
  let nearest: Days | null = null;
  for (const row of rows) {
    const days = daysOf(row);
    if (!days || sideOf(days, view) !== side) continue;
    const nearer =
      side === "before"
        ? days.last > (nearest?.last ?? -Infinity)
        : days.first < (nearest?.first ?? Infinity);
    if (nearer) nearest = days;
  }
  return nearest;
}

/** On which side of what is in sight days lie; null where they are in sight. */
export function sideOf(days: Days, view: { firstDay: number; lastDay: number }): Side | null {
  if (days.last < view.firstDay) return "before";
  return days.first > view.lastDay ? "after" : null;
}

export function countStatuses(rows: readonly EventRow[]): Record<Status, number> {
  const counts = { asserted: 0, planned: 0, possible: 0, negated: 0 };
  for (const row of rows) counts[row.status] += 1;
  return counts;
}

/** How many events there are of each kind that occurs. */
export function countKinds(rows: readonly EventRow[]): ReadonlyMap<Kind, number> {
  const counts = new Map<Kind, number>();
  for (const row of rows) counts.set(row.kind, (counts.get(row.kind) ?? 0) + 1);
  return counts;
}

/** At most so many of the rows, those that matter most, in their order. */
export function mostImportant(rows: readonly EventRow[], most: number): readonly EventRow[] {
  if (rows.length <= most) return rows;
  const worth = (row: EventRow) => row.importance ?? 0.5;
  const chosen = new Set([...rows].sort((a, b) => worth(b) - worth(a)).slice(0, most));
  return rows.filter((row) => chosen.has(row));
}

/** Events by their number. */
export function indexOf(rows: readonly EventRow[]): ReadonlyMap<number, EventRow> {
  return new Map(rows.map((row) => [row.id, row]));
}
