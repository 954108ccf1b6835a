import { svelte } from "@sveltejs/vite-plugin-svelte";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [svelte()],
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
