import type { AddReport, ArticleRow, EventRow, Exported, Status } from "./backend";

/** What a status is called, and what it means, on screen. */
export const STATUS_WORDS: Record<Status, { name: string; meaning: string }> = {
  asserted: { name: "Asserted", meaning: "The text says it happened" },
  planned: { name: "Planned", meaning: "Scheduled, expected or promised" },
  possible: { name: "Possible", meaning: "It may, might or could" },
  negated: { name: "Denied", meaning: "The text says it did not happen" },
};

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

/** An article's title, or what stands for it. */
export function titleOf(article: Pick<ArticleRow, "title" | "source">): string {
  return article.title.trim() || fileName(article.source) || "Untitled article";
}

/** The last part of a path or address. */
export function fileName(source: string): string {
  return source.split(/[/\\]/).findLast((part) => part !== "") ?? source;
}

/** An event as it is announced: the status first, unless it is the usual one. */
export function spoken(row: EventRow): string {
  const status = row.status === "asserted" ? "" : `${STATUS_WORDS[row.status].name}: `;
  return `${status}${row.headline}, ${row.dateText}`;
}

/** What adding articles came to. */
export function addedWords(report: AddReport): string {
  const fresh = report.added.filter((added) => !added.already);
  const events = fresh.reduce((sum, added) => sum + added.events, 0);
  const parts: string[] = [];
  if (fresh.length > 0) {
    parts.push(`Added ${plural(fresh.length, "article")} with ${plural(events, "event")}.`);
  }
  if (report.already > 0) {
    const were = report.already === 1 ? "was" : "were";
    parts.push(`${plural(report.already, "article")} ${were} here already.`);
  }
  if (report.stopped) parts.push("Stopped before the rest.");
  return parts.join(" ") || "Nothing was added.";
}

/** What an export wrote. */
export function exportedWords(exported: Exported): string {
  const name = fileName(exported.path);
  const events = `Saved ${plural(exported.events, "event")} to ${name}.`;
  if (exported.unplaced === 0) return events;
  const without = `${plural(exported.unplaced, "event")} without a known date`;
  if (name.toLowerCase().endsWith(".csv")) return `${events} It includes ${without}.`;
  return `${events} ${without} ${exported.unplaced === 1 ? "is" : "are"} not in the picture.`;
}
