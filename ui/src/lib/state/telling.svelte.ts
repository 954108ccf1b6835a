import { commandError, type Backend, type Outcome, type Progress } from "../backend";
import { Chosen } from "../chosen.svelte";

/** Something that takes time. */
export interface Work {
  words: string;
  /** Only while there is much to do. */
  progress: Progress | null;
  stoppable: boolean;
}

/** What the user is told; stays until dismissed or replaced. */
export interface Message {
  tone: "error" | "info";
  text: string;
  details: string[];
  /** File by file, where several were added. */
  outcomes: readonly Outcome[];
  /** What can be done about it. */
  offer: { words: string; run: () => Promise<void> } | null;
}

/** What is being done, and what the user is told of it. */
export class Telling extends Chosen {
  work = $state.raw<Work | null>(null);
  message = $state.raw<Message | null>(null);

  constructor(readonly backend: Backend) {
    super();
  }

  tell(text: string, tone: Message["tone"] = "info", details: string[] = []): void {
    this.message = { tone, text, details, outcomes: [], offer: null };
  }

  /** Offers to do something about what was just told. */
  protected offer(words: string, run: () => Promise<void>): void {
    if (this.message) this.message = { ...this.message, offer: { words, run } };
  }

  fail(thrown: unknown): void {
    this.tell(commandError(thrown).message, "error");
  }

  protected async working<Answer>(
    words: string,
    ask: () => Promise<Answer>,
    stoppable = false,
  ): Promise<Answer | undefined> {
    this.work = { words, progress: null, stoppable };
    try {
      return await this.attempt(ask);
    } finally {
      this.work = null;
      this.rested();
    }
  }

  /** Called when work has come to its end, whatever came of it. */
  protected rested(): void {
    // Nothing waits here; the rooms above may have something.
  }

  protected async attempt<Answer>(ask: () => Promise<Answer>): Promise<Answer | undefined> {
    try {
      return await ask();
    } catch (thrown) {
      this.fail(thrown);
      return undefined;
    }
  }
}
