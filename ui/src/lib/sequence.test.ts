import { expect, test } from "vitest";
import { Latest, Newest } from "./sequence";

/** Promises that are settled by hand, in any order. */
function manual() {
  const open = new Map<string, { resolve: (text: string) => void; reject: (e: Error) => void }>();
  const asked: string[] = [];
  const ask = (question: string) => {
    asked.push(question);
    return new Promise<string>((resolve, reject) => open.set(question, { resolve, reject }));
  };
  const settle = async (question: string, error?: Error) => {
    const promise = open.get(question);
    if (error) promise?.reject(error);
    else promise?.resolve(`answer to ${question}`);
    for (let tick = 0; tick < 5; tick++) await Promise.resolve();
  };
  return { ask, asked, settle };
}

test("one question at a time, and only the newest wish waits", async () => {
  const { ask, asked, settle } = manual();
  const told: string[] = [];
  const newest = new Newest(
    ask,
    (answer) => told.push(answer),
    () => told.push("failed"),
  );
  for (const question of ["a", "b", "c"]) newest.want(question);
  expect(asked).toEqual(["a"]);
  await settle("a");
  expect(asked).toEqual(["a", "c"]);
  await settle("c");
  expect(told).toEqual(["answer to a", "answer to c"]);
});

test("an answer from before the data changed is not told", async () => {
  const { ask, settle } = manual();
  const told: string[] = [];
  const newest = new Newest(
    ask,
    (answer) => told.push(answer),
    () => told.push("failed"),
  );
  newest.want("old");
  newest.forget();
  newest.want("new");
  await settle("old");
  await settle("new");
  expect(told).toEqual(["answer to new"]);
});

test("a failure is reported and the next question is still asked", async () => {
  const { ask, settle } = manual();
  const told: string[] = [];
  const newest = new Newest(
    ask,
    (answer) => told.push(answer),
    (thrown) => told.push(String(thrown)),
  );
  newest.want("a");
  newest.want("b");
  await settle("a", new Error("no"));
  await settle("b");
  expect(told).toEqual(["Error: no", "answer to b"]);
});

test("a late answer never replaces a newer one", async () => {
  const { ask, settle } = manual();
  const latest = new Latest();
  const first = latest.ask(() => ask("first"));
  const second = latest.ask(() => ask("second"));
  await settle("second");
  await settle("first");
  expect(await second).toEqual({ answer: "answer to second" });
  expect(await first).toBeNull();
});

test("a failure that was overtaken is silent", async () => {
  const { ask, settle } = manual();
  const latest = new Latest();
  const first = latest.ask(() => ask("first"));
  const second = latest.ask(() => ask("second"));
  await settle("first", new Error("late"));
  await settle("second", new Error("now"));
  expect(await first).toBeNull();
  await expect(second).rejects.toThrow("now");
});
