import { isAddress } from "./address/address";
import type {
  ArticleRow,
  Certainty,
  EventRow,
  Exported,
  Kind,
  ParticipantRole,
  Status,
} from "./backend";

/** What a status is called, and what it means, on screen. */
export const STATUS_WORDS: Record<Status, { name: string; meaning: string }> = {
  asserted: { name: "Asserted", meaning: "The text says it happened" },
  planned: { name: "Planned", meaning: "Scheduled, expected or promised" },
  possible: { name: "Possible", meaning: "It may, might or could" },
  negated: { name: "Denied", meaning: "The text says it did not happen" },
};

/** What a kind of happening is called, and what belongs to it. */
export const KIND_WORDS: Record<Kind, { name: string; meaning: string }> = {
  meeting: { name: "Meeting", meaning: "Talks, summits, conferences" },
  statement: { name: "Statement", meaning: "What somebody said or announced" },
  attack: { name: "Attack", meaning: "Violence and war" },
  death: { name: "Death", meaning: "Deaths, killings, funerals" },
  agreement: { name: "Agreement", meaning: "Deals, treaties, truces" },
  vote: { name: "Vote", meaning: "Elections and votes" },
  court: { name: "Court", meaning: "Charges, trials, rulings" },
  arrest: { name: "Arrest", meaning: "Arrests and detentions" },
  publication: { name: "Publication", meaning: "Books, studies, broadcasts" },
  launch: { name: "Launch", meaning: "What begins, opens, is founded" },
  appointment: { name: "Appointment", meaning: "Who takes or leaves an office" },
  disaster: { name: "Disaster", meaning: "Accidents, weather, disease" },
  business: { name: "Business", meaning: "Money, trade, firms" },
  sport: { name: "Sport", meaning: "Games and their results" },
  travel: { name: "Travel", meaning: "Journeys and moves" },
  other: { name: "Other", meaning: "What is of no other kind" },
};

/** How sure an event's date is, in words. */
export const CERTAINTY_WORDS: Record<Certainty, string> = {
  sure: "Sure",
  likely: "Likely",
  doubtful: "Doubtful",
};

/** What a confidence from 0 to 1 says, for whoever asks for the figure. */
export function confidenceWords(confidence: number): string {
  const right = Math.round(confidence * 100);
  return `Confidence ${confidence.toFixed(2)}: of 100 dates like this one, about ${right} are right`;
}

/** Who says that an event happened; null where the article itself does. */
export function saidBy(row: Pick<EventRow, "attribution">): string | null {
  if (!row.attribution) return null;
  const { source, quoted } = row.attribution;
  const who = source === null ? "Somebody the article does not name" : `According to ${source}`;
  return quoted ? `${who}, in their own words` : who;
}

/** Who takes part, by what they do: the doers, those it is done to, and others. */
export function cast(row: Pick<EventRow, "participants">): { role: string; names: string }[] {
  const roles = [
    ["Who", (role: ParticipantRole | null) => role === "agent" || role === null],
    ["To whom", (role: ParticipantRole | null) => role === "patient"],
    ["Also named", (role: ParticipantRole | null) => role === "other"],
  ] as const;
  return roles.flatMap(([role, is]) => {
    const names = row.participants.filter((one) => is(one.role)).map((one) => one.name);
    return names.length > 0 ? [{ role, names: names.join(", ") }] : [];
  });
}

/** What the user says otherwise than what was found of an event, with that; empty where nothing. */
export function changes({ correction, found }: Pick<EventRow, "correction" | "found">): string {
  if (!correction || !found) return "";
  const parts = [
    ["the label", correction.headline, `“${found.headline}”`],
    ["the date", correction.date, found.dateText],
    ["the status", correction.status, STATUS_WORDS[found.status].name.toLowerCase()],
    ["the kind", correction.kind, KIND_WORDS[found.kind].name.toLowerCase()],
  ] as const;
  const changed = parts.filter(([, said]) => said !== null);
  return changed.map(([what, , found]) => `${what} (found: ${found})`).join("; ");
}

/** What an event came before or after without a date: "Before" once, then "After". */
export function sequence(row: Pick<EventRow, "order">): { relation: string; what: string }[] {
  const relations = [
    ["before", "Before"],
    ["after", "After"],
  ] as const;
  return relations.flatMap(([which, relation]) => {
    const labels = row.order.filter((link) => link.relation === which).map((link) => link.label);
    return labels.length > 0 ? [{ relation, what: labels.join("; ") }] : [];
  });
}

/** An error as a person reads it: a whole sentence, with names in quotation marks. */
export function sentence(message: string): string {
  const words = message
    .trim()
    .replaceAll(/`([^`]*)`/g, "“$1”")
    .replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
  return /[.!?…]$/.test(words) || words === "" ? words : `${words}.`;
}

/** What becomes of the file or page an article came from when the article is removed. */
export function originOf({ source }: Pick<ArticleRow, "source">): string {
  if (isAddress(source)) return "The page it came from is not touched.";
  if (!/[/\\]/.test(source)) return "Its text may be kept nowhere else.";
  return "The file it came from stays where it is.";
}

/** That nothing meets what was searched for and what narrows it else; `what` is one of it. */
export function nothingFound(text: string, narrowed: boolean, what: string): string {
  const sought = text.trim();
  if (sought === "") return `No ${what} matches the filter.`;
  return `No ${what} found for “${sought}”${narrowed ? " within the filter" : ""}.`;
}

/** That articles have no events, and why where that is known. */
export function noEvents(articles: readonly Pick<ArticleRow, "unread">[]): string {
  const unread = articles.flatMap((article) => article.unread ?? []);
  if (unread.length === 0 || unread.length < articles.length) {
    return "No events were found in these articles.";
  }
  return `Dates are not read in ${[...new Set(unread)].join(", ")} yet.`;
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

/** An article's title, or what stands for it. */
export function titleOf(article: Pick<ArticleRow, "title" | "source">): string {
  return article.title.trim() || fileName(article.source) || "Untitled article";
}

/** Who wrote an article, as one says it; empty where that is not known. */
export function bylineOf({ byline }: Pick<ArticleRow, "byline">): string {
  return byline === "" || /^(by|from)\s/i.test(byline) ? byline : `By ${byline}`;
}

/** The last part of a path or address, of an address without what it asks for. */
export function fileName(source: string): string {
  const path = isAddress(source) ? source.replace(/[?#].*/, "") : source;
  return path.split(/[/\\]/).findLast((part) => part !== "") ?? source;
}

/** The name for a file that an article came from. */
export function originalName(source: string): string {
  const address = isAddress(source);
  const name = fileName(source).replaceAll(/[<>:"|?*]/g, "-");
  return /\.\w{1,5}$/.test(name) ? name : `${name}.${address ? "html" : "txt"}`;
}

/** An event as it is announced: the status first, unless it is the usual one. */
export function spoken(row: EventRow): string {
  const status = row.status === "asserted" ? "" : `${STATUS_WORDS[row.status].name}: `;
  const doubt = row.certainty === "doubtful" ? ", doubtful" : "";
  return `${status}${row.headline}, ${row.dateText}${doubt}`;
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
