import { expect, test } from "vitest";
import type { Outcome } from "../backend";
import { fake } from "../backend/fake";
import { Session } from "../state.svelte";
import { Watching } from "./watching.svelte";

test("a folder is watched until it is stopped, each chronicle for itself", async () => {
  const session = new Session(fake());
  await session.start();
  const watching = new Watching(session);
  await watching.refresh();
  expect(watching.folder).toBeNull();
  await watching.choose();
  expect(watching.folder).toBe("/home/me/Clippings");
  await session.openSample();
  await watching.refresh();
  expect(watching.folder).toBeNull();
  await session.openOwn();
  await session.newChronicle();
  await watching.refresh();
  expect(watching.folder).toBe("/home/me/Clippings");
  await watching.stop();
  expect(watching.folder).toBeNull();
  await watching.refresh();
  expect(watching.folder).toBeNull();
});

test("what arrives is told of and leaves the selection alone", async () => {
  const session = new Session(fake());
  await session.start();
  await session.openSample();
  await session.select(1);
  const added = { article: 2, events: 3, already: false, sameText: null };
  const fresh: Outcome = { source: "/inbox/a.txt", what: "added", added, message: null };
  await session.arrived({ outcomes: [fresh], stopped: false });
  expect(session.message?.text).toBe("From the watched folder: Added 1 article with 3 events.");
  expect(session.selected).toBe(1);
  expect(session.article?.article.id).toBe(1);
  const message = "cannot read `/inbox/a.pdf`";
  const failed: Outcome = { source: "/inbox/a.pdf", what: "unreadable", added: null, message };
  await session.arrived({ outcomes: [failed], stopped: false });
  expect(session.message?.tone).toBe("error");
  expect(session.message?.details).toEqual(["Cannot read “/inbox/a.pdf”."]);
});
