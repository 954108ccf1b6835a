import { Stored } from "./stored";

export type ThemeChoice = "system" | "light" | "dark";

const DARK = "(prefers-color-scheme: dark)";
/** Whatever changes the colours that the canvas must read again. */
const COLOUR_QUERIES = [DARK, "(prefers-contrast: more)", "(forced-colors: active)"];

/** How the window looks; kept on this computer, not in the chronicle. */
export class Appearance {
  choice = $state<ThemeChoice>("system");
  dark = $state(false);
  /** Rises whenever the colours of the style sheet change. */
  revision = $state(0);
  #kept = new Stored<ThemeChoice>("theme", "system");

  constructor() {
    this.choice = this.#kept.value;
    for (const query of COLOUR_QUERIES) {
      matchMedia(query).addEventListener("change", () => this.#apply());
    }
    this.#apply();
  }

  choose(choice: ThemeChoice): void {
    this.choice = choice;
    this.#kept.value = choice;
    this.#apply();
  }

  #apply(): void {
    this.dark = this.choice === "system" ? matchMedia(DARK).matches : this.choice === "dark";
    document.documentElement.classList.toggle("dark", this.dark);
    this.revision += 1;
  }
}
