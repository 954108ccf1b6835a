import { svelte } from "@sveltejs/vite-plugin-svelte";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** Writes the names of the npm packages in the page, for `cargo xtask notices` and its check. */
const packagesInPage: Plugin = {
  name: "packages-in-page",
  apply: "build",
  generateBundle(_options, bundle) {
    const names = Object.values(bundle)
      .flatMap((file) => (file.type === "chunk" ? file.moduleIds : []))
      .flatMap((id) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1] ?? []);
    const file = fileURLToPath(new URL("node_modules/.packages-in-page.json", import.meta.url));
    writeFileSync(file, JSON.stringify([...new Set(names)].sort()));
  },
};

export default defineConfig({
  plugins: [svelte(), packagesInPage],
  clearScreen: false,
  server: {
    port: 5173,
    strictPort: true,
    // theme.css and font.ttf are the timeline crate's: one theme for window and export.
    fs: { allow: [".", fileURLToPath(new URL("../crates/timeline/data", import.meta.url))] },
  },
  build: {
    target: "es2022",
    // A font as a data: URL would be refused by the window's content security policy.
    assetsInlineLimit: 0,
    // Tauri packs the bundle itself; there is no request to save by splitting it.
    chunkSizeWarningLimit: 1000,
  },
  // The tests run the components' own runtime, not the one for servers.
  ...(process.env["VITEST"] ? { resolve: { conditions: ["browser"] } } : {}),
  test: { include: ["src/**/*.test.ts"], environment: "node" },
});
