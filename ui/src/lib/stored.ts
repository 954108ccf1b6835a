/** A small value of the window's own that outlives it: a theme, the size of a pane. */
export class Stored<Value> {
  constructor(
    private readonly name: string,
    private readonly otherwise: Value,
  ) {}

  get value(): Value {
    try {
      const text = localStorage.getItem(`dateline.${this.name}`);
      return text === null ? this.otherwise : (JSON.parse(text) as Value);
    } catch {
      // Storage switched off or holding nonsense: the window works all the same.
      return this.otherwise;
    }
  }

  set value(value: Value) {
    try {
      localStorage.setItem(`dateline.${this.name}`, JSON.stringify(value));
    } catch {
      // As above.
    }
  }
}
