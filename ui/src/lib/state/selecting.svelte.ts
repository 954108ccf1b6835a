import type { ArticleView, EventRow } from "../backend";
import { daysOf } from "../event/facts";
import { Latest } from "../sequence";
import * as viewports from "../timeline/viewport";
import { Viewing } from "./viewing.svelte";

/** Around a selected day at least this much is shown, days. */
const LEAST_FIT_DAYS = 14;

/** Which event is selected, and which article is open. */
export class Selecting extends Viewing {
  selected = $state<number | null>(null);
  /** Under the pointer, in whichever pane: the others show it too. */
  hovered = $state<number | null>(null);
  /** The article in the source pane. */
  article = $state.raw<ArticleView | null>(null);

  selectedRow: EventRow | null = $derived(
    this.selected === null ? null : (this.byId.get(this.selected) ?? null),
  );
  #articleAsked = new Latest();

  async openArticle(id: number): Promise<void> {
    if (this.article?.article.id === id) return;
    const asked = await this.attempt(() => this.#articleAsked.ask(() => this.backend.article(id)));
    if (asked) this.article = asked.answer;
  }

  /** Selects an event: its article opens, and the line moves if the event is out of sight. */
  async select(event: number | null): Promise<void> {
    this.selected = event;
    const row = this.selectedRow;
    if (!row) return;
    const days = daysOf(row);
    if (this.viewport && days) {
      this.viewport = viewports.reveal(this.viewport, days.first, days.last);
    }
    await this.openArticle(row.article);
  }

  /** Selects the event `by` places further on the line; from nothing, the first or the last. */
  step(by: 1 | -1): Promise<void> {
    const at = this.placed.findIndex((row) => row.id === this.selected);
    const last = this.placed.length - 1;
    const next = at < 0 ? (by > 0 ? 0 : last) : Math.min(Math.max(at + by, 0), last);
    return this.selectPlaced(next);
  }

  selectFirst(): Promise<void> {
    return this.selectPlaced(0);
  }

  selectLast(): Promise<void> {
    return this.selectPlaced(this.placed.length - 1);
  }

  fitSelection(): void {
    if (this.selected !== null) this.fit([this.selected], 1, LEAST_FIT_DAYS);
  }

  protected async selectPlaced(index: number): Promise<void> {
    const row = this.placed[index];
    if (row) await this.select(row.id);
  }
}
