/** What a key can do anywhere in the window. */
export type Action =
  | "paste"
  | "add-files"
  | "address"
  | "new"
  | "open"
  | "search"
  | "fit-all"
  | "fit-selection"
  | "zoom-in"
  | "zoom-out"
  | "pan-left"
  | "pan-right"
  | "page-left"
  | "page-right"
  | "next"
  | "previous"
  | "first"
  | "last"
  | "next-mark"
  | "previous-mark"
  | "passage"
  | "correct"
  | "strike"
  | "undo"
  | "clear"
  | "help"
  | "about";

export interface Shortcut {
  action: Action;
  /** The `KeyboardEvent.key` values that mean it. */
  keys: string[];
  ctrl?: true;
  shift?: true;
  /** As the sheet shows it; Ctrl is Cmd on a Mac. */
  shown: string[];
  words: string;
}

export interface ShortcutGroup {
  name: string;
  shortcuts: Shortcut[];
}

/** Every shortcut, in the order of the sheet. */
export const SHORTCUTS: ShortcutGroup[] = [
  {
    name: "Timeline",
    shortcuts: [
      {
        action: "fit-all",
        keys: ["0"],
        ctrl: true,
        shown: ["Ctrl", "0"],
        words: "Show everything",
      },
      {
        action: "fit-selection",
        keys: ["f", "F"],
        shown: ["F"],
        words: "Zoom to the selected event",
      },
      { action: "zoom-in", keys: ["+", "="], ctrl: true, shown: ["Ctrl", "+"], words: "Zoom in" },
      { action: "zoom-out", keys: ["-", "_"], ctrl: true, shown: ["Ctrl", "−"], words: "Zoom out" },
      { action: "pan-left", keys: ["ArrowLeft"], shown: ["←"], words: "Earlier, by a step" },
      { action: "pan-right", keys: ["ArrowRight"], shown: ["→"], words: "Later, by a step" },
      {
        action: "page-left",
        keys: ["ArrowLeft"],
        shift: true,
        shown: ["Shift", "←"],
        words: "Earlier, by a screen",
      },
      {
        action: "page-right",
        keys: ["ArrowRight"],
        shift: true,
        shown: ["Shift", "→"],
        words: "Later, by a screen",
      },
    ],
  },
  {
    name: "Events",
    shortcuts: [
      { action: "next", keys: ["."], shown: ["."], words: "Next event" },
      { action: "previous", keys: [","], shown: [","], words: "Previous event" },
      { action: "first", keys: ["Home"], shown: ["Home"], words: "First event" },
      { action: "last", keys: ["End"], shown: ["End"], words: "Last event" },
      { action: "next-mark", keys: ["]"], shown: ["]"], words: "Next marked sentence" },
      { action: "previous-mark", keys: ["["], shown: ["["], words: "Previous marked sentence" },
      {
        action: "passage",
        keys: ["d", "D"],
        shown: ["D"],
        words: "Say when a passage was written",
      },
      {
        action: "correct",
        keys: ["e", "E"],
        shown: ["E"],
        words: "Correct the selected event",
      },
      {
        action: "strike",
        keys: ["Delete", "Backspace"],
        shown: ["Del"],
        words: "Strike it out, or take that back",
      },
      {
        action: "undo",
        keys: ["z", "Z"],
        ctrl: true,
        shown: ["Ctrl", "Z"],
        words: "Undo the last correction",
      },
      { action: "clear", keys: ["Escape"], shown: ["Esc"], words: "Select nothing" },
    ],
  },
  {
    name: "Chronicle",
    shortcuts: [
      { action: "paste", keys: [], shown: ["Ctrl", "V"], words: "Paste an article" },
      {
        action: "add-files",
        keys: ["i", "I"],
        ctrl: true,
        shown: ["Ctrl", "I"],
        words: "Add files",
      },
      {
        action: "address",
        keys: ["l", "L"],
        ctrl: true,
        shown: ["Ctrl", "L"],
        words: "Add from an address",
      },
      { action: "new", keys: ["n", "N"], ctrl: true, shown: ["Ctrl", "N"], words: "New chronicle" },
      {
        action: "open",
        keys: ["o", "O"],
        ctrl: true,
        shown: ["Ctrl", "O"],
        words: "Open a chronicle",
      },
      {
        action: "search",
        keys: ["f", "F"],
        ctrl: true,
        shown: ["Ctrl", "F"],
        words: "Search the events",
      },
      { action: "search", keys: ["/"], shown: ["/"], words: "Search the events" },
      { action: "help", keys: ["?"], shown: ["?"], words: "This sheet" },
      {
        action: "about",
        keys: ["F1"],
        shift: true,
        shown: ["Shift", "F1"],
        words: "About Dateline",
      },
    ],
  },
];

/** The part of a `KeyboardEvent` that counts. */
export interface Stroke {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

/** Where a stroke falls. */
export interface Situation {
  /** In a field: only strokes with Ctrl, and Esc, are meant for the window; undoing is the field's. */
  typing: boolean;
  /** Whether the user lets single characters act (WCAG 2.1.4). */
  singleKeys: boolean;
}

/** What a stroke means, if anything. */
export function actionOf(stroke: Stroke, situation: Situation): Action | null {
  if (stroke.altKey) return null;
  const ctrl = stroke.ctrlKey || stroke.metaKey;
  const found = SHORTCUTS.flatMap((group) => group.shortcuts).find((shortcut) => {
    if (!shortcut.keys.includes(stroke.key) || ctrl !== (shortcut.ctrl ?? false)) return false;
    // Shift is part of typing `+` and `?`; only for named keys does it tell two strokes apart.
    return stroke.key.length === 1 || stroke.shiftKey === (shortcut.shift ?? false);
  });
  if (!found) return null;
  const ofField = !ctrl || found.action === "undo";
  if (situation.typing && ofField && found.action !== "clear") return null;
  if (!situation.singleKeys && !ctrl && stroke.key.length === 1) return null;
  return found.action;
}

/** Whether a key pressed there is text. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]")
  );
}
