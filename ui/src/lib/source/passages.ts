import type { ArticleView, PassageView, Piece } from "../backend";

/** A stretch of whole sentences, by their ordinals. */
export interface Stretch {
  first: number;
  last: number;
}

/** The shortest passage with a day of its own that a sentence stands in. */
export function passageAt(
  passages: readonly PassageView[],
  sentence: number | null,
): PassageView | undefined {
  if (sentence === null) return undefined;
  const around = passages.filter(({ first, last }) => first <= sentence && sentence <= last);
  return around.sort((a, b) => a.last - a.first - (b.last - b.first))[0];
}

/** The passages that begin with piece `at` of these. */
export function beginning(
  passages: readonly PassageView[],
  pieces: readonly Piece[],
  at: number,
): PassageView[] {
  const sentence = pieces[at]?.sentence ?? null;
  if (sentence === null || pieces[at - 1]?.sentence === sentence) return [];
  return passages.filter(({ first }) => first === sentence);
}

/** The words of a stretch, line by line. */
export function wordsOf(view: ArticleView, { first, last }: Stretch): string {
  const lines = view.blocks.map(({ pieces }) =>
    pieces
      .filter(({ sentence }) => sentence !== null && first <= sentence && sentence <= last)
      .map(({ text }) => text)
      .join(""),
  );
  return lines.filter((line) => line !== "").join("\n");
}

/** The sentences that a selection touches within `pane`; null where it touches none. */
export function selectedIn(pane: HTMLElement, selection: Selection | null): Stretch | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!pane.contains(range.commonAncestorContainer)) return null;
  const touched = [...pane.querySelectorAll<HTMLElement>("[data-ordinal]")]
    .filter((element) => range.intersectsNode(element))
    .map((element) => Number(element.dataset["ordinal"]));
  return touched.length === 0 ? null : { first: Math.min(...touched), last: Math.max(...touched) };
}
