import { mount } from "svelte";
import App from "./App.svelte";
import "./app.css";
import { Appearance } from "./lib/appearance.svelte";
import type { Backend } from "./lib/backend";
import { Session } from "./lib/state.svelte";

/** The program behind the window; in a plain browser, answers from fixtures. */
async function backend(): Promise<Backend> {
  if ("__TAURI_INTERNALS__" in window) return (await import("./lib/backend/tauri")).tauri;
  return (await import("./lib/backend/fake")).fake();
}

const target = document.getElementById("app");
if (!target) throw new Error("index.html has no #app");
const session = new Session(await backend());
mount(App, { target, props: { session, appearance: new Appearance() } });
await session.start();
