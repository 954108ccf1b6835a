import type { Bar, Dot, Label, Scene, Status, Tick } from "../backend";
import { slid, slides } from "./sliding";
import type { Placement } from "./viewport";

/* The sizes that crates/timeline/src/scene.rs names; the Scene places things, these draw them. */
export const DOT_RADIUS = 5;
export const CLUSTER_HEIGHT = 16;
export const LABEL_SIZE = 13;
const TICK_SIZE = 12;
const COUNT_SIZE = 10.5;
const MAJOR_BASELINE = 15;
const MINOR_BASELINE = 35;
const TICK_GAP = 5;
const OUTLINE = 1.5;
/** Dashes of a ring, and of a bar. */
const DOT_DASH = [2.4, 1.7];
const BAR_DASH = [4, 2.5];
/** Where a gridline begins: above its label. */
const MAJOR_TOP = 3;
const MINOR_TOP = 23;
/** A minor tick on the axis itself. */
const TICK_HEIGHT = 5;

/**
 * Letters are set this many times larger and scaled down: WebKit on Linux rounds the width of each
 * letter to whole px, and labels would run on into what the layout has put beside them.
 */
const FINE = 8;
const FAMILY = 'Inter, "Helvetica Neue", Arial, sans-serif';

/** Colours of the theme, by the names of its custom properties. */
export interface Palette {
  paper: string;
  ink: string;
  quiet: string;
  axis: string;
  grid: string;
  gridMajor: string;
  stem: string;
  onMark: string;
  selected: string;
  selectedSoft: string;
  /** Opacity of what is doubtful. */
  faint: number;
  status: Record<Status, string>;
}

export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    paper: colour("paper"),
    ink: colour("ink"),
    quiet: colour("quiet"),
    axis: colour("axis"),
    grid: colour("grid"),
    gridMajor: colour("grid-major"),
    stem: colour("stem"),
    onMark: colour("on-mark"),
    selected: colour("selected"),
    selectedSoft: colour("selected-soft"),
    faint: Number(colour("faint")) || 1,
    status: {
      asserted: colour("asserted"),
      planned: colour("planned"),
      possible: colour("possible"),
      negated: colour("negated"),
    },
  };
}

export type Pen = CanvasRenderingContext2D;

/** The part of the screen that is painted; x beyond it is left out. */
export interface Stage {
  pen: Pen;
  palette: Palette;
  /** Where the scene lies. */
  place: Placement;
  widthPx: number;
  heightPx: number;
}

/** Farther out than this nothing reaches into sight: the longest label and then some, px. */
const REACH = 400;

function across({ place }: Stage, x: number): number {
  return x * place.scale + place.offset;
}

function outside(stage: Stage, from: number, to: number): boolean {
  return to < -REACH || from > stage.widthPx + REACH;
}

/** Writes with the baseline's start at a point; `font` and `textAlign` are set by {@link setType}. */
function write(pen: Pen, text: string, x: number, y: number): void {
  pen.save();
  pen.translate(x, y);
  pen.scale(1 / FINE, 1 / FINE);
  pen.fillText(text, 0, 0);
  pen.restore();
}

function setType(pen: Pen, sizePx: number, align: CanvasTextAlign = "left"): void {
  pen.font = `${sizePx * FINE}px ${FAMILY}`;
  pen.textAlign = align;
}

/** A hairline at `x` lies between two rows of px; this puts it on one. */
function sharp(x: number): number {
  return Math.round(x) + 0.5;
}

/** Paper, gridlines and axis: what lies below everything. */
export function paintGround(stage: Stage, scene: Scene): void {
  const { pen, palette, widthPx, heightPx } = stage;
  pen.fillStyle = palette.paper;
  pen.fillRect(0, 0, widthPx, heightPx);
  pen.lineWidth = 1;
  for (const major of [false, true]) {
    pen.strokeStyle = major ? palette.gridMajor : palette.grid;
    pen.beginPath();
    for (const tick of scene.ticks) {
      const x = across(stage, tick.x);
      if (tick.major !== major || outside(stage, x, x)) continue;
      pen.moveTo(sharp(x), major ? MAJOR_TOP : MINOR_TOP);
      pen.lineTo(sharp(x), heightPx);
    }
    pen.stroke();
  }
}

/** The tick labels; a major one sticks to the left edge while its unit lasts. */
export function paintTicks(stage: Stage, scene: Scene): void {
  const { pen, palette, widthPx } = stage;
  pen.strokeStyle = palette.axis;
  pen.lineWidth = 1.25;
  pen.beginPath();
  pen.moveTo(0, scene.axis.y);
  pen.lineTo(widthPx, scene.axis.y);
  for (const tick of scene.ticks) {
    const x = across(stage, tick.x);
    if (tick.major || outside(stage, x, x)) continue;
    pen.moveTo(sharp(x), scene.axis.y - TICK_HEIGHT);
    pen.lineTo(sharp(x), scene.axis.y);
  }
  pen.stroke();
  setType(pen, TICK_SIZE);
  const majors = scene.ticks.filter((tick) => tick.major);
  pen.fillStyle = palette.ink;
  majors.forEach((tick, index) => {
    const x = majorX(stage, tick, majors[index + 1]);
    if (x !== null) write(pen, tick.label, x, MAJOR_BASELINE);
  });
  pen.fillStyle = palette.quiet;
  for (const tick of scene.ticks) {
    const x = across(stage, tick.x) + TICK_GAP;
    if (tick.major || tick.label === "" || outside(stage, x, x)) continue;
    write(pen, tick.label, x, MINOR_BASELINE);
  }
}

/** Where a major tick's label begins; null where it is out of sight. */
function majorX(stage: Stage, tick: Tick, next: Tick | undefined): number | null {
  if (tick.label === "") return null;
  const own = across(stage, tick.x) + TICK_GAP;
  // Pushed out by the next one, as a heading in a scrolled list.
  const end = next ? across(stage, next.x) : Infinity;
  const stuck = Math.min(TICK_GAP, end - tick.labelWidth - TICK_GAP);
  const x = Math.max(own, stuck);
  return x > stage.widthPx || x + tick.labelWidth < 0 ? null : x;
}

/** Stems, bars, dots and labels, but those that slide along their strips. */
export function paintMarks(stage: Stage, scene: Scene): void {
  const { pen, palette } = stage;
  pen.strokeStyle = palette.stem;
  pen.lineWidth = 1;
  pen.setLineDash([]);
  pen.beginPath();
  for (const stem of scene.stems) {
    const x = across(stage, stem.x);
    if (outside(stage, x, x)) continue;
    pen.moveTo(sharp(x), stem.top);
    pen.lineTo(sharp(x), stem.bottom);
  }
  pen.stroke();
  for (const bar of scene.bars) {
    pen.globalAlpha = bar.doubtful ? palette.faint : 1;
    paintBar(stage, bar);
  }
  for (const dot of scene.dots) {
    pen.globalAlpha = dot.doubtful ? palette.faint : 1;
    paintDot(stage, dot);
  }
  pen.globalAlpha = 1;
  const sliding = slides(scene);
  for (const label of scene.labels) {
    if (!sliding.has(label)) paintLabel(stage, label, label.x);
  }
}

/** The labels that slide along their strips, where those are in sight. */
export function paintSliding(stage: Stage, scene: Scene): void {
  const places = slid(scene, leftOf(stage.place));
  for (const label of slides(scene)) paintLabel(stage, label, places.get(label) ?? label.x);
}

/** The left edge of what is in sight, px of the scene. */
export function leftOf({ offset, scale }: Placement): number {
  return -offset / scale;
}

function paintLabel(stage: Stage, label: Label, at: number): void {
  const { pen, palette } = stage;
  const x = across(stage, at);
  if (outside(stage, x, x + label.width)) return;
  setType(pen, LABEL_SIZE);
  // On a whole px letters are sharp.
  const y = Math.round(label.y);
  if (label.date !== "") {
    pen.fillStyle = palette.quiet;
    write(pen, label.date, x, y);
  }
  pen.fillStyle = label.doubtful ? palette.quiet : palette.ink;
  write(pen, label.text, x + (label.textX - label.x), y);
}

function paintBar(stage: Stage, bar: Bar): void {
  const { pen, palette, place } = stage;
  const x = across(stage, bar.x);
  const width = bar.width * place.scale;
  if (outside(stage, x, x + width) || width <= 0) return;
  const ink = fadedInk(stage, bar, x, width, palette.status[bar.status]);
  const middle = bar.y + bar.height / 2;
  pen.setLineDash([]);
  if (bar.status === "asserted") {
    pen.fillStyle = ink;
    pen.fillRect(x, bar.y, width, bar.height);
    return;
  }
  pen.strokeStyle = ink;
  pen.lineWidth = OUTLINE;
  if (bar.status === "possible") pen.setLineDash(BAR_DASH);
  const inset = OUTLINE / 2;
  const [left, right] = [x + inset, x + width - inset];
  const [top, bottom] = [bar.y + inset, bar.y + bar.height - inset];
  pen.beginPath();
  pen.moveTo(left, top);
  pen.lineTo(right, top);
  pen.moveTo(left, bottom);
  pen.lineTo(right, bottom);
  for (const [edge, kind] of [
    [left, bar.start],
    [right, bar.end],
  ] as const) {
    if (kind !== "square") continue;
    pen.moveTo(edge, top);
    pen.lineTo(edge, bottom);
  }
  if (bar.status === "negated") {
    pen.moveTo(left, middle);
    pen.lineTo(right, middle);
  }
  pen.stroke();
  pen.setLineDash([]);
}

/** `colour` that fades where the bar's ends are soft or open. */
function fadedInk(
  { pen, place }: Stage,
  bar: Bar,
  x: number,
  width: number,
  colour: string,
): string | CanvasGradient {
  const [left, right] = [bar.startFade * place.scale, bar.endFade * place.scale];
  if (left === 0 && right === 0) return colour;
  const ink = pen.createLinearGradient(x, 0, x + width, 0);
  ink.addColorStop(0, left > 0 ? clear(colour) : colour);
  ink.addColorStop(left / width, colour);
  ink.addColorStop(1 - right / width, colour);
  ink.addColorStop(1, right > 0 ? clear(colour) : colour);
  return ink;
}

/** The same colour, transparent: fading to black transparent would look dirty. */
function clear(colour: string): string {
  return /^#[0-9a-f]{6}$/i.test(colour) ? `${colour}00` : "transparent";
}

function paintDot(stage: Stage, dot: Dot): void {
  const { pen, palette } = stage;
  const x = across(stage, dot.x);
  if (outside(stage, x, x)) return;
  const colour = palette.status[dot.status];
  if (dot.count > 1) {
    pen.fillStyle = colour;
    pill(pen, x, dot.y, dot.width, CLUSTER_HEIGHT);
    pen.fill();
    pen.fillStyle = palette.onMark;
    setType(pen, COUNT_SIZE, "center");
    write(pen, String(dot.count), x, dot.y + COUNT_SIZE * 0.365);
    return;
  }
  pen.beginPath();
  if (dot.status === "asserted") {
    pen.arc(x, dot.y, DOT_RADIUS, 0, 2 * Math.PI);
    pen.fillStyle = colour;
    pen.fill();
    return;
  }
  pen.arc(x, dot.y, DOT_RADIUS - OUTLINE / 2, 0, 2 * Math.PI);
  pen.fillStyle = palette.paper;
  pen.fill();
  pen.strokeStyle = colour;
  pen.lineWidth = OUTLINE;
  pen.setLineDash(dot.status === "possible" ? DOT_DASH : []);
  pen.stroke();
  pen.setLineDash([]);
  if (dot.status !== "negated") return;
  const reach = DOT_RADIUS + 0.5;
  pen.beginPath();
  pen.moveTo(x - reach, dot.y + reach);
  pen.lineTo(x + reach, dot.y - reach);
  pen.stroke();
}

function pill(pen: Pen, x: number, y: number, width: number, height: number): void {
  pen.beginPath();
  pen.roundRect(x - width / 2, y - height / 2, width, height, height / 2);
}

/** The light behind the selected event's label: painted before the labels. */
export function paintSelectedGround(stage: Stage, scene: Scene, event: number): void {
  const { pen, palette } = stage;
  const places = slid(scene, leftOf(stage.place));
  for (const label of scene.labels) {
    if (label.event !== event) continue;
    const x = across(stage, places.get(label) ?? label.x);
    pen.fillStyle = palette.selectedSoft;
    pen.beginPath();
    pen.roundRect(x - 5, label.y - LABEL_SIZE - 1, label.width + 10, 19, 4);
    pen.fill();
  }
}

/** A ring around the marks of an event: bold where it is selected, fine under the pointer. */
export function paintRing(stage: Stage, scene: Scene, event: number, bold: boolean): void {
  const { pen, palette, place } = stage;
  const gap = bold ? 3 : 2.5;
  pen.strokeStyle = palette.selected;
  pen.lineWidth = bold ? 2.5 : 1.25;
  pen.setLineDash([]);
  for (const dot of scene.dots) {
    if (!dot.events.includes(event) && dot.event !== event) continue;
    const height = dot.count > 1 ? CLUSTER_HEIGHT : 2 * DOT_RADIUS;
    pill(pen, across(stage, dot.x), dot.y, dot.width + 2 * gap, height + 2 * gap);
    pen.stroke();
  }
  for (const bar of scene.bars) {
    if (bar.event !== event) continue;
    const [x, width] = [across(stage, bar.x), bar.width * place.scale];
    pen.beginPath();
    pen.roundRect(x - gap, bar.y - gap, width + 2 * gap, bar.height + 2 * gap, 4);
    pen.stroke();
  }
}
