/**
 * Asks one question at a time. While an answer is awaited only the newest wish is kept, so that a
 * fast hand cannot queue up a hundred pictures, and no answer can overtake another.
 */
export class Newest<Question, Answer> {
  #wish: { question: Question } | null = null;
  #busy = false;
  #era = 0;

  constructor(
    private readonly ask: (question: Question) => Promise<Answer>,
    private readonly tell: (answer: Answer, question: Question) => void,
    private readonly fail: (thrown: unknown) => void,
  ) {}

  want(question: Question): void {
    this.#wish = { question };
    if (!this.#busy) void this.#run();
  }

  /** The wish goes, and the answer on its way will not be told: the data have changed. */
  forget(): void {
    this.#wish = null;
    this.#era += 1;
  }

  async #run(): Promise<void> {
    this.#busy = true;
    while (this.#wish) {
      const { question } = this.#wish;
      const era = this.#era;
      this.#wish = null;
      try {
        const answer = await this.ask(question);
        if (era === this.#era) this.tell(answer, question);
      } catch (thrown) {
        if (era === this.#era) this.fail(thrown);
      }
    }
    this.#busy = false;
  }
}

/** Of several askings only the last one's answer counts. */
export class Latest {
  #asked = 0;

  /** The answer, or null where a later asking has overtaken this one. */
  async ask<Answer>(question: () => Promise<Answer>): Promise<{ answer: Answer } | null> {
    const turn = (this.#asked += 1);
    try {
      const answer = await question();
      return turn === this.#asked ? { answer } : null;
    } catch (thrown) {
      if (turn === this.#asked) throw thrown;
      return null;
    }
  }
}
