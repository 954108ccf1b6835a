import type { AddReport, Outcome, Pace } from "../backend";
import { fileName, plural, sentence } from "../words";

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
  const { added, message, source } = outcome;
  if (message !== null) return reason(message, source, "");
  if (added === null || added.already) return "Here already.";
  const found =
    added.unread === undefined
      ? `Added with ${eventsWords(added.events)}.`
      : `Added. Dates are not read in ${added.unread} yet.`;
  return added.sameText === null ? found : `${found} Same text as “${titleOf(added.sameText)}”.`;
}

/** Why a file could not be added, with `name` before it instead of its whole path. */
function reason(message: string, source: string, name: string): string {
  const path = `cannot read \`${source}\`: `;
  return sentence(message.startsWith(path) ? name + message.slice(path.length) : message);
}

function eventsWords(count: number): string {
  return count === 0 ? "no events" : plural(count, "event");
}

/** What adding articles came to. */
export function addedWords(report: AddReport): string {
  const count = (fate: Fate) => report.outcomes.filter((one) => fateOf(one) === fate).length;
  const fresh = report.outcomes.flatMap(({ added }) => (added && !added.already ? [added] : []));
  const events = fresh.reduce((sum, added) => sum + added.events, 0);
  const [same, already] = [count("same"), count("already")];
  const parts: string[] = [];
  if (fresh.length > 0) {
    parts.push(`Added ${plural(fresh.length, "article")} with ${eventsWords(events)}.`);
  }
  const unread = fresh.flatMap(({ unread: language }) => language ?? []);
  if (unread.length > 0) {
    const languages = [...new Set(unread)].join(", ");
    parts.push(
      fresh.length === 1
        ? `It is in ${languages}: dates are not read in this language yet.`
        : `Dates in ${unread.length} of them are not read yet (${languages}).`,
    );
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

/** So many reasons are told at once, and of more files so many names; the report has them all. */
const MOST_REASONS = 2;
const MOST_NAMES = 3;

/** Which files could not be added and, where they are few, why. */
export function failures(report: AddReport): string[] {
  const failed = report.outcomes.flatMap(({ source, message }) =>
    message === null ? [] : [{ source, message }],
  );
  if (failed.length <= MOST_REASONS) {
    return failed.map(({ source, message }) => reason(message, source, `“${fileName(source)}”: `));
  }
  const names = failed.map(({ source }) => fileName(source));
  const more = names.length - MOST_NAMES;
  const told = more > 1 ? [...names.slice(0, MOST_NAMES), `${more} more`] : names;
  const list = `${told.slice(0, -1).join(", ")} and ${told.at(-1)}`;
  return [`${failed.length.toLocaleString("en")} files could not be added: ${list}.`];
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
