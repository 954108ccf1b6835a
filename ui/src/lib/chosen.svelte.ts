import { KINDS, STATUSES, type EventRow, type Filter, type Kind, type Status } from "./backend";
import { countKinds, countStatuses, indexOf } from "./event/facts";

/** The events of the chronicle, and which of them the user wants to see. */
export class Chosen {
  text = $state("");
  /** Empty: all of them. */
  statuses = $state.raw<Status[]>([]);
  /** Empty: all of them. */
  kinds = $state.raw<Kind[]>([]);
  /** Only the events that the user struck out; else only the others. */
  struckOnly = $state(false);
  /** Only this article's events. */
  onlyArticle = $state<number | null>(null);
  /** Events that pass text and article, whatever their status and kind, also those struck out. */
  rows = $state.raw<EventRow[]>([]);
  /** Rises when pictures made before are out of date. */
  revision = $state(0);

  filter: Filter = $derived({
    text: this.text.trim() || null,
    statuses: this.statuses,
    kinds: this.kinds,
    article: this.onlyArticle,
    from: null,
    to: null,
    struck: this.struckOnly ? "only" : "without",
  });
  #sought: EventRow[] = $derived(this.rows.filter((row) => row.struck === this.struckOnly));
  /** The events that pass the whole filter, in order. */
  shown: EventRow[] = $derived(
    this.#sought.filter((row) => this.#ofStatus(row) && this.#ofKind(row)),
  );
  placed: EventRow[] = $derived(this.shown.filter((row) => row.placed));
  /** How many events a status would show, and a kind: each under what else is filtered by. */
  counts: Record<Status, number> = $derived(
    countStatuses(this.#sought.filter((row) => this.#ofKind(row))),
  );
  kindCounts: ReadonlyMap<Kind, number> = $derived(
    countKinds(this.#sought.filter((row) => this.#ofStatus(row))),
  );
  /** How many events the user struck out. */
  struckCount: number = $derived(this.rows.filter((row) => row.struck).length);
  byId: ReadonlyMap<number, EventRow> = $derived(indexOf(this.rows));
  /** Whether something else than words narrows what is shown. */
  narrowed: boolean = $derived(
    this.statuses.length > 0 ||
      this.kinds.length > 0 ||
      this.onlyArticle !== null ||
      this.struckOnly,
  );
  filtered: boolean = $derived(this.narrowed || this.text.trim() !== "");

  toggleStatus(status: Status): void {
    this.statuses = toggled(STATUSES, this.statuses, status);
    this.revision += 1;
  }

  toggleKind(kind: Kind): void {
    this.kinds = toggled(KINDS, this.kinds, kind);
    this.revision += 1;
  }

  toggleStruck(): void {
    this.struckOnly = !this.struckOnly;
    this.revision += 1;
  }

  clearKinds(): void {
    this.kinds = [];
    this.revision += 1;
  }

  /** All events again; text and article have to be asked for anew. */
  protected unfilter(): void {
    this.text = "";
    this.statuses = [];
    this.kinds = [];
    this.onlyArticle = null;
    this.struckOnly = false;
  }

  #ofStatus(row: EventRow): boolean {
    return this.statuses.length === 0 || this.statuses.includes(row.status);
  }

  #ofKind(row: EventRow): boolean {
    return this.kinds.length === 0 || this.kinds.includes(row.kind);
  }
}

/** `chosen` with `one` in it or, if it was, without, in the order of `known`. */
function toggled<Word>(known: readonly Word[], chosen: readonly Word[], one: Word): Word[] {
  return known.filter((word) => (word === one ? !chosen.includes(one) : chosen.includes(word)));
}
