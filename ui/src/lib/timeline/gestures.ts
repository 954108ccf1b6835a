import { wheelFactor } from "./viewport";

/** What hands can do to the line. */
export interface Gestures {
  /** Moved by so many px; `dy` for the lanes. */
  pan(dx: number, dy: number): void;
  zoom(factor: number, x: number): void;
  click(x: number, y: number): void;
  doubleClick(x: number, y: number): void;
  /** Null: the pointer has left, or is dragging. */
  hover(at: { x: number; y: number } | null): void;
  dragging(on: boolean): void;
  /** Whether there are lanes out of sight, so that the plain wheel has something to scroll. */
  scrolls(): boolean;
}

/** A hand that clicks may tremble this far, px. */
const CLICK_SLACK = 3;
/** Wheels that count in lines or pages. */
const LINE_PX = 32;
const PAGE_PX = 400;

/** Of WebKit on a Mac, for the trackpad's pinch; other engines send a wheel with Ctrl. */
interface GestureEvent extends UIEvent {
  scale: number;
  clientX: number;
}

/** Turns what happens on `element` into gestures; the answer undoes it. */
export function listen(element: HTMLElement, gestures: Gestures): () => void {
  const pointers = new Map<number, { x: number; y: number }>();
  let start: { x: number; y: number } | null = null;
  let moved = false;
  let pinched = 1;

  const at = (event: { clientX: number; clientY: number }) => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  const down = (event: PointerEvent) => {
    if (event.button > 1) return;
    element.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, at(event));
    start = at(event);
    moved = pointers.size > 1;
  };

  const move = (event: PointerEvent) => {
    const before = pointers.get(event.pointerId);
    const now = at(event);
    if (!before) {
      gestures.hover(now);
      return;
    }
    if (!moved && start && Math.hypot(now.x - start.x, now.y - start.y) <= CLICK_SLACK) return;
    if (!moved) {
      moved = true;
      gestures.dragging(true);
      gestures.hover(null);
    }
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    if (other) {
      const factor = Math.abs(now.x - other.x) / Math.max(1, Math.abs(before.x - other.x));
      if (Number.isFinite(factor) && factor > 0) gestures.zoom(factor, (now.x + other.x) / 2);
    } else {
      gestures.pan(before.x - now.x, before.y - now.y);
    }
    pointers.set(event.pointerId, now);
  };

  const up = (event: PointerEvent) => {
    if (!pointers.delete(event.pointerId)) return;
    if (pointers.size > 0) return;
    if (moved) gestures.dragging(false);
    else if (event.type === "pointerup" && event.button === 0) {
      const { x, y } = at(event);
      gestures.click(x, y);
    }
    start = null;
  };

  const wheel = (event: WheelEvent) => {
    event.preventDefault();
    const unit = [1, LINE_PX, PAGE_PX][event.deltaMode] ?? 1;
    const [dx, dy] = [event.deltaX * unit, event.deltaY * unit];
    if (event.ctrlKey || event.metaKey) gestures.zoom(wheelFactor(dy), at(event).x);
    else if (event.shiftKey) gestures.pan(dx === 0 ? dy : dx, 0);
    else if (Math.abs(dx) > Math.abs(dy)) gestures.pan(dx, 0);
    else if (gestures.scrolls()) gestures.pan(0, dy);
    else gestures.pan(dy, 0);
  };

  const pinchStart = (event: Event) => {
    event.preventDefault();
    pinched = 1;
  };
  const pinch = (event: Event) => {
    event.preventDefault();
    const { scale, clientX } = event as GestureEvent;
    gestures.zoom(scale / pinched, clientX - element.getBoundingClientRect().left);
    pinched = scale;
  };

  const double = (event: MouseEvent) => {
    const { x, y } = at(event);
    gestures.doubleClick(x, y);
  };

  const stop = new AbortController();
  const { signal } = stop;
  element.addEventListener("pointerdown", down, { signal });
  element.addEventListener("pointermove", move, { signal });
  element.addEventListener("pointerup", up, { signal });
  element.addEventListener("pointercancel", up, { signal });
  element.addEventListener("pointerleave", () => gestures.hover(null), { signal });
  element.addEventListener("dblclick", double, { signal });
  element.addEventListener("wheel", wheel, { signal, passive: false });
  element.addEventListener("gesturestart", pinchStart, { signal });
  element.addEventListener("gesturechange", pinch, { signal });
  return () => stop.abort();
}
