import type { Piece } from "../backend";

/** A sentence that tells events, a dated one that tells none, or the text between. */
export interface Run {
  /** The sentence's ordinal; null for text of neither. */
  sentence: number | null;
  events: number[];
  pieces: Piece[];
}

/** A paragraph's pieces, those of one such sentence together. */
export function runs(paragraph: readonly Piece[]): Run[] {
  const found: Run[] = [];
  for (const piece of paragraph) {
    const own = piece.events.length > 0 || piece.role === "dated";
    const sentence = own ? piece.sentence : null;
    const last = found.at(-1);
    if (last && last.sentence === sentence) last.pieces.push(piece);
    else found.push({ sentence, events: piece.events, pieces: [piece] });
  }
  return found;
}

/** Whether an event, if any, is one of a sentence's. */
export function tells(run: Run, event: number | null): boolean {
  return event !== null && run.events.includes(event);
}

/**
 * The event that a click on piece `clicked` of a sentence means: the one whose trigger stands
 * nearest; where that one is selected already, the next of the sentence, so that repeated clicks
 * reach them all.
 */
export function eventAt(
  run: Run,
  clicked: number,
  selected: number | null,
  triggerOf: (event: number) => string | undefined,
): number | undefined {
  const current = selected === null ? -1 : run.events.indexOf(selected);
  const distances = run.events.map((event) => triggerDistance(run, clicked, triggerOf(event)));
  const nearest = distances.indexOf(Math.min(...distances));
  if (current < 0) return run.events[nearest];
  if (nearest !== current && (distances[nearest] ?? Infinity) < (distances[current] ?? Infinity)) {
    return run.events[nearest];
  }
  return run.events[(current + 1) % run.events.length];
}

function triggerDistance(run: Run, clicked: number, trigger: string | undefined): number {
  const distances = run.pieces.flatMap((piece, index) =>
    piece.role === "trigger" && piece.text === trigger ? [Math.abs(index - clicked)] : [],
  );
  return Math.min(Infinity, ...distances);
}
