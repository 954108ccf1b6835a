import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { getCurrentWebview } from "@tauri-apps/api/webview";
import { open, save } from "@tauri-apps/plugin-dialog";
import type { AddReport, Backend, Drop, ExportKind, Progress } from "./index";

const CHRONICLES = [{ name: "Chronicle", extensions: ["chronicle"] }];
const ARTICLES = [
  {
    name: "Articles",
    extensions: [
      ...["html", "htm", "xhtml", "mhtml", "mht", "md", "txt", "pdf", "docx", "odt", "rtf", "epub"],
      ...["eml", "mbox", "xml", "rss", "atom", "jsonl", "warc", "gz", "zip"],
    ],
  },
];
const EXPORTS: Record<ExportKind, string> = {
  png: "PNG picture",
  svg: "SVG picture",
  csv: "CSV table",
};

/** The program behind the window. */
export const tauri: Backend = {
  state: () => invoke("state"),
  newChronicle: (path) => invoke("new_chronicle", { path }),
  openChronicle: (path) => invoke("open_chronicle", { path }),
  openOwn: () => invoke("open_own"),
  openSample: () => invoke("open_sample"),
  saveCopy: (path) => invoke("save_copy", { path }),

  addText: (text) => invoke("add_text", { ...text }),
  addFiles: (paths) => invoke("add_files", { paths }),
  addAddress: (wish) => invoke("add_address", { wish }),
  watched: () => invoke("watched"),
  watch: (folder) => invoke("watch", { folder }),
  stop: () => invoke("stop"),

  article: (id) => invoke("article", { id }),
  events: (filter) => invoke("events", { filter }),
  fit: (filter, widthPx) => invoke("fit", { filter, widthPx }),
  opening: (filter, widthPx) => invoke("opening", { filter, widthPx }),
  scene: (filter, view) => invoke("scene", { filter, view }),
  setPublished: (article, day) => invoke("set_published", { article, day }),
  setPassage: (article, sentences, day) => invoke("set_passage", { article, sentences, day }),
  correct: (event, correction) => invoke("correct", { event, correction }),
  readDate: (words) => invoke("read_date", { words }),
  differences: (reread) => invoke("differences", { reread }),
  renew: (reread) => invoke("renew", { reread }),
  saveOriginal: (article, path) => invoke("save_original", { article, path }),
  removeArticle: (article) => invoke("remove_article", { article }),
  exportTo: (filter, path, view, theme) => invoke("export_to", { filter, path, view, theme }),
  about: () => invoke("about"),

  chooseArticles: async () =>
    (await open({ title: "Add articles", multiple: true, filters: ARTICLES })) ?? [],
  chooseFolder: () => open({ title: "Watch a folder", directory: true }),
  chooseChronicle: () => open({ title: "Open a chronicle", filters: CHRONICLES }),
  chooseNewChronicle: (name) =>
    save({ title: "Name the chronicle", defaultPath: `${name}.chronicle`, filters: CHRONICLES }),
  chooseOriginal: (name) => save({ title: "Save the original", defaultPath: name }),
  chooseExport: (kind, name) =>
    save({
      title: "Export the timeline",
      defaultPath: `${name}.${kind}`,
      filters: [{ name: EXPORTS[kind], extensions: [kind] }],
    }),

  onProgress: (listener) => listen<Progress>("progress", ({ payload }) => listener(payload)),
  onArrived: (listener) => listen<AddReport>("arrived", ({ payload }) => listener(payload)),
  onDrop: (listener) =>
    getCurrentWebview().onDragDropEvent(({ payload }) => {
      const drop: Drop =
        payload.type === "drop"
          ? { kind: "drop", paths: payload.paths }
          : { kind: payload.type === "leave" ? "leave" : "over" };
      listener(drop);
    }),
};
