import type { Scene, View } from "../backend";
import {
  paintGround,
  paintMarks,
  paintRing,
  paintSelectedGround,
  paintSliding,
  paintTicks,
  type Palette,
  type Pen,
  type Stage,
} from "./paint";
import { placement, sameScale, type Viewport } from "./viewport";

/** A scene and the view it was made for. */
export interface Drawn {
  scene: Scene;
  view: View;
}

/** What a frame shows. */
export interface Frame {
  drawn: Drawn;
  viewport: Viewport;
  palette: Palette;
  heightPx: number;
  scrollTop: number;
  selected: number | null;
  hovered: number | null;
}

/** With more marks than this a zoom stretches the bitmap for a moment instead of painting anew. */
const PAINT_EACH_FRAME = 1200;
/** A canvas wider or higher than this is refused by some engines, px. */
const MAX_CANVAS = 16_000;

/**
 * Puts scenes on a canvas. The marks are painted once to a bitmap and moved while the hand pans;
 * only gridlines, tick labels and the rings around marks are painted for each frame.
 */
export class Picture {
  #canvas: HTMLCanvasElement;
  #pen: Pen;
  #bitmap = document.createElement("canvas");
  #bitmapOf: { drawn: Drawn; palette: Palette; ratio: number } | null = null;

  constructor(canvas: HTMLCanvasElement) {
    const pen = canvas.getContext("2d");
    if (!pen) throw new Error("this engine draws no canvas");
    this.#canvas = canvas;
    this.#pen = pen;
  }

  paint(frame: Frame): void {
    const { drawn, viewport, palette, heightPx, scrollTop } = frame;
    const ratio = devicePixelRatio;
    const stage: Stage = {
      pen: this.#pen,
      palette,
      place: placement(drawn.view, viewport),
      widthPx: viewport.widthPx,
      heightPx: Math.max(heightPx, drawn.scene.height),
    };
    this.#resize(viewport.widthPx, heightPx, ratio);
    this.#pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    paintGround(stage, drawn.scene);
    this.#pen.translate(0, -scrollTop);
    if (frame.selected !== null) paintSelectedGround(stage, drawn.scene, frame.selected);
    const still = sameScale(drawn.view, viewport);
    if (!still && markCount(drawn.scene) <= PAINT_EACH_FRAME) paintMarks(stage, drawn.scene);
    else this.#blit(frame, stage, ratio);
    paintSliding(stage, drawn.scene);
    if (frame.hovered !== null && frame.hovered !== frame.selected) {
      paintRing(stage, drawn.scene, frame.hovered, false);
    }
    if (frame.selected !== null) paintRing(stage, drawn.scene, frame.selected, true);
    this.#pen.translate(0, scrollTop);
    if (scrollTop > 0) this.#coverAxis(stage, drawn.scene);
    paintTicks(stage, drawn.scene);
  }

  #resize(widthPx: number, heightPx: number, ratio: number): void {
    const [width, height] = [Math.round(widthPx * ratio), Math.round(heightPx * ratio)];
    // Setting the size also clears: only where it differs.
    if (this.#canvas.width !== width) this.#canvas.width = width;
    if (this.#canvas.height !== height) this.#canvas.height = height;
  }

  /** Scrolled marks must not show through the tick labels. */
  #coverAxis({ pen, palette, widthPx }: Stage, scene: Scene): void {
    pen.fillStyle = palette.paper;
    pen.fillRect(0, 0, widthPx, scene.axis.y);
  }

  #blit(frame: Frame, stage: Stage, ratio: number): void {
    const { drawn, palette } = frame;
    const { width, height } = drawn.scene;
    const kept = this.#bitmapOf;
    const current = kept?.drawn === drawn && kept.palette === palette && kept.ratio === ratio;
    const fine = Math.min(ratio, MAX_CANVAS / Math.max(width, height, 1));
    if (!current) {
      this.#bitmap.width = Math.ceil(width * fine);
      this.#bitmap.height = Math.ceil(height * fine);
      const pen = this.#bitmap.getContext("2d");
      if (!pen) return;
      pen.scale(fine, fine);
      const whole = { pen, palette, place: { scale: 1, offset: 0 }, widthPx: width };
      paintMarks({ ...whole, heightPx: height }, drawn.scene);
      this.#bitmapOf = { drawn, palette, ratio };
    }
    const { scale, offset } = stage.place;
    const snap = scale === 1 ? Math.round(offset * ratio) / ratio : offset;
    stage.pen.drawImage(
      this.#bitmap,
      snap,
      0,
      (this.#bitmap.width / fine) * scale,
      this.#bitmap.height / fine,
    );
  }
}

function markCount(scene: Scene): number {
  return scene.stems.length + scene.bars.length + scene.dots.length + scene.labels.length;
}
