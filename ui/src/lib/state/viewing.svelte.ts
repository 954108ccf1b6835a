import type { EventRow } from "../backend";
import { daysOf, nearestBeyond, together, type Side } from "../event/facts";
import { Latest } from "../sequence";
import * as viewports from "../timeline/viewport";
import type { Viewport } from "../timeline/viewport";
import { Telling } from "./telling.svelte";

/** What of the calendar is in sight. */
export class Viewing extends Telling {
  viewport = $state.raw<Viewport | null>(null);
  #widthPx = 0;
  #fitAsked = new Latest();

  /** Called by the timeline when its pane has a size. */
  setWidth(widthPx: number): void {
    this.#widthPx = widthPx;
    if (this.viewport) this.viewport = viewports.resize(this.viewport, widthPx);
    else void this.look("opening");
  }

  fitAll(): Promise<void> {
    return this.look("fit");
  }

  /** Asks for a view and takes it. */
  protected async look(view: "fit" | "opening"): Promise<void> {
    const widthPx = this.#widthPx;
    if (widthPx <= 0) return;
    const asked = await this.attempt(() =>
      this.#fitAsked.ask(() => this.backend[view](this.filter, widthPx)),
    );
    if (!asked) return;
    const { firstDay, lastDay } = asked.answer;
    this.viewport = viewports.clamp({ firstDay, lastDay, widthPx: this.#widthPx });
  }

  /** Moves, without a zoom, to the nearest event that lies before or after what is in sight. */
  goBeyond(side: Side): void {
    const near = this.viewport && nearestBeyond(this.placed, this.viewport, side);
    if (this.viewport && near) {
      this.viewport = viewports.reveal(this.viewport, near.first, near.last);
    }
  }

  /** Zooms to a cluster's events, if need be to hours. */
  fitEvents(events: readonly number[]): void {
    this.fit(events, 0.15, 1);
  }

  zoom(factor: number, x = this.#widthPx / 2): void {
    if (this.viewport) this.viewport = viewports.zoom(this.viewport, factor, x);
  }

  pan(px: number): void {
    if (this.viewport) this.viewport = viewports.pan(this.viewport, px);
  }

  /** Pans by a part of the width. */
  panBy(part: number): void {
    this.pan(this.#widthPx * part);
  }

  /** Shows all that is left by a filter where nothing of it is in sight. */
  protected async keepInSight(): Promise<void> {
    if (!this.viewport || this.placed.length === 0) return;
    if (!this.placed.some((row) => this.inView(row))) await this.fitAll();
  }

  protected fit(events: readonly number[], margin: number, leastDays: number): void {
    const days = together(events.flatMap((event) => this.byId.get(event) ?? []));
    if (!this.viewport || !days) return;
    this.viewport = viewports.around(this.viewport, days.first, days.last, margin, leastDays);
  }

  protected inView(row: EventRow): boolean {
    const days = daysOf(row);
    const view = this.viewport;
    return !days || !view || (days.last >= view.firstDay && days.first <= view.lastDay);
  }
}
