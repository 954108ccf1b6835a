import type { View } from "../backend";

/** The part of the line that is in sight. Days are the timeline crate's: 0001-01-01 is 0. */
export interface Viewport {
  firstDay: number;
  lastDay: number;
  widthPx: number;
}

/** Where a scene lies on the screen: `screen x = scene x * scale + offset`. */
export interface Placement {
  scale: number;
  offset: number;
}

/** Days of the calendar that dates can name: the years -9999 to 9999. */
const FIRST_DAY = -3_652_425;
const LAST_DAY = 3_652_059;
/** Six hours across: the finest ticks are hours. */
const MIN_SPAN = 0.25;
const MAX_SPAN = LAST_DAY - FIRST_DAY;
/** A scene is asked for on both sides of what is in sight, so that a drag needs no new one. */
const SPARE_WIDTHS = 1;
/** A new scene is asked for when less than this part of the width is left beyond the edge. */
const EDGE = 0.25;
/** What lies nearer to the edge than this part of the width counts as out of sight. */
const INSET = 0.01;
/** One zoom step of a key or button. */
export const ZOOM_STEP = 1.6;
/** Wheel px to zoom: a notch of 100 px is about one fifth. */
const WHEEL_ZOOM = 0.002;

export function span(viewport: Viewport): number {
  return viewport.lastDay - viewport.firstDay;
}

export function pxPerDay(viewport: Viewport): number {
  return viewport.widthPx / span(viewport);
}

export function dayAt(viewport: Viewport, x: number): number {
  return viewport.firstDay + x / pxPerDay(viewport);
}

export function xOf(viewport: Viewport, day: number): number {
  return (day - viewport.firstDay) * pxPerDay(viewport);
}

/** `viewport` with a span and a place that the calendar has; the middle moves as little as may be. */
export function clamp(viewport: Viewport): Viewport {
  const middle = (viewport.firstDay + viewport.lastDay) / 2;
  const width = Math.min(Math.max(span(viewport), MIN_SPAN), MAX_SPAN);
  const kept = Math.min(Math.max(middle, FIRST_DAY), LAST_DAY);
  return { ...viewport, firstDay: kept - width / 2, lastDay: kept + width / 2 };
}

/** Moved so that what was at `dx` px is at the left edge. */
export function pan(viewport: Viewport, dx: number): Viewport {
  const days = dx / pxPerDay(viewport);
  return clamp({
    ...viewport,
    firstDay: viewport.firstDay + days,
    lastDay: viewport.lastDay + days,
  });
}

/** Magnified by `factor`; the day at `x` stays at `x`. */
export function zoom(viewport: Viewport, factor: number, x: number): Viewport {
  const before = span(viewport);
  const after = Math.min(Math.max(before / factor, MIN_SPAN), MAX_SPAN);
  const day = dayAt(viewport, x);
  const firstDay = day - (x / viewport.widthPx) * after;
  return clamp({ ...viewport, firstDay, lastDay: firstDay + after });
}

/** The zoom factor of a turn of the wheel by `deltaPx`. */
export function wheelFactor(deltaPx: number): number {
  return Math.exp(-deltaPx * WHEEL_ZOOM);
}

/** The same days in another width. */
export function resize(viewport: Viewport, widthPx: number): Viewport {
  return { ...viewport, widthPx };
}

/** The days `first` to `last` in the middle, with `margin` times their span on either side. */
export function around(
  viewport: Viewport,
  first: number,
  last: number,
  margin: number,
  leastDays: number,
): Viewport {
  const inner = Math.max(last - first, leastDays);
  const middle = (first + last) / 2;
  const half = inner * (0.5 + margin);
  return clamp({ ...viewport, firstDay: middle - half, lastDay: middle + half });
}

/** `viewport` moved, if it must, so that the days `first` to `last` are in sight. */
export function reveal(viewport: Viewport, first: number, last: number): Viewport {
  const inset = span(viewport) * INSET;
  const from = viewport.firstDay + inset;
  const to = viewport.lastDay - inset;
  if (last >= from && first <= to) return viewport;
  const middle = (first + last) / 2;
  const half = span(viewport) / 2;
  return clamp({ ...viewport, firstDay: middle - half, lastDay: middle + half });
}

/** The scene to ask for: three times what is in sight. */
export function sceneView(viewport: Viewport, heightPx: number): View {
  const spare = span(viewport) * SPARE_WIDTHS;
  return {
    firstDay: viewport.firstDay - spare,
    lastDay: viewport.lastDay + spare,
    widthPx: viewport.widthPx * (1 + 2 * SPARE_WIDTHS),
    heightPx,
  };
}

/** Where a scene made for `view` lies in `viewport`. */
export function placement(view: View, viewport: Viewport): Placement {
  const scenePxPerDay = view.widthPx / (view.lastDay - view.firstDay);
  return { scale: pxPerDay(viewport) / scenePxPerDay, offset: xOf(viewport, view.firstDay) };
}

/** Whether a scene made for `view` has the scale of `viewport`. */
export function sameScale(view: View, viewport: Viewport): boolean {
  return Math.abs(placement(view, viewport).scale - 1) < 1e-6;
}

/** Whether the scene at hand will do; if not, a new one is to be asked for. */
export function serves(view: View | null, viewport: Viewport, heightPx: number): boolean {
  if (!view || view.heightPx !== heightPx || !sameScale(view, viewport)) return false;
  const left = viewport.firstDay - view.firstDay;
  const right = view.lastDay - viewport.lastDay;
  return Math.min(left, right) >= span(viewport) * EDGE;
}
