import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

const backendOnly = {
  group: ["@tauri-apps/*"],
  message: "Only src/lib/backend/tauri.ts talks to Tauri; ask the Backend interface instead.",
};

export default ts.config(
  { ignores: ["dist/", "node_modules/", "src/lib/backend/bindings.ts"] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      // Types come from the compiler; eslint cannot see DOM type names.
      "no-undef": "off",
      "no-restricted-imports": ["error", { patterns: [backendOnly] }],
      "svelte/no-at-html-tags": "error",
      "no-console": "error",
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
  },
  { files: ["*.mjs", "*.js"], languageOptions: { globals: { ...globals.node } } },
  { files: ["src/lib/backend/tauri.ts"], rules: { "no-restricted-imports": "off" } },
);
