import type { AddReport, Outcome, Pace } from "../backend";
import { plural } from "../words";

/** What can become of a file, as a reader of the report chooses among it. */
export type Fate = "added" | "same" | "already" | "no-text" | "unreadable";

/** Every fate with its name, what matters most first. */
export const FATES: readonly [Fate, string][] = [
  ["unreadable", "Unreadable"],
  ["no-text", "No text"],
  ["same", "Same text as another"],
  ["already", "Here already"],
  ["added", "Added"],
];

export function fateOf(outcome: Outcome): Fate {
  if (outcome.what === "added" && outcome.added?.sameText != null) return "same";
  return outcome.what;
}

/** What became of a file, in words; `titleOf` names an article. */
export function fateWords(outcome: Outcome, titleOf: (article: number) => string): string {
  const { added, message } = outcome;
  if (message !== null) return message;
  if (added === null || added.already) return "here already";
  const found =
    added.unread === undefined
      ? `added with ${plural(added.events, "event")}`
      : `added; dates are not read in ${added.unread} yet`;
  return added.sameText === null ? found : `${found}; same text as “${titleOf(added.sameText)}”`;
}

/** What adding articles came to. */
export function addedWords(report: AddReport): string {
  const count = (fate: Fate) => report.outcomes.filter((one) => fateOf(one) === fate).length;
  const fresh = report.outcomes.flatMap(({ added }) => (added && !added.already ? [added] : []));
  const events = fresh.reduce((sum, added) => sum + added.events, 0);
  const [same, already] = [count("same"), count("already")];
  const parts: string[] = [];
  if (fresh.length > 0) {
    parts.push(`Added ${plural(fresh.length, "article")} with ${plural(events, "event")}.`);
  }
  if (same > 0) {
    parts.push(same === 1 ? "1 is a copy of another." : `${same} are copies of others.`);
  }
  if (already > 0) {
    parts.push(`${plural(already, "article")} ${already === 1 ? "was" : "were"} here already.`);
  }
  if (report.stopped) parts.push("Stopped before the rest.");
  return parts.join(" ") || "Nothing was added.";
}

/** So many reasons are told at once; the report has them all. */
const MOST_TOLD = 5;

/** Why files could not be added. */
export function failures(report: AddReport): string[] {
  const all = report.outcomes.flatMap(({ message }) => message ?? []);
  const more = all.length - MOST_TOLD;
  return more > 1 ? [...all.slice(0, MOST_TOLD), `and ${plural(more, "file")} more`] : all;
}

/** How fast work goes and how long it still takes; empty where that cannot be told yet. */
export function paceWords(pace: Pace | null): string {
  if (!pace) return "";
  const { perSecond, secondsLeft } = pace;
  const rate = perSecond < 10 ? perSecond.toFixed(1) : Math.round(perSecond).toLocaleString("en");
  const left =
    secondsLeft < 90 ? `${Math.ceil(secondsLeft)} s` : `${Math.round(secondsLeft / 60)} min`;
  return `${rate} a second, ${left} left`;
}
