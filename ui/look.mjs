/**
 * Photographs the window on the fixtures, to be looked at: `npm run look` after `npm run build`.
 * The pictures go to test-results/. `CHROMIUM` names the browser where it is not /usr/bin/chromium.
 */
import { mkdir } from "node:fs/promises";
import { chromium } from "playwright-core";
import { preview } from "vite";

const FOLDER = "test-results";
const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-sync"];
const QUIET = ["--no-first-run", "--disable-background-networking", "--disable-component-update"];

/** Each view: its name, how the browser is set, and what is done before the picture. */
const VIEWS = [
  ["start", {}, async () => undefined],
  ["start-dark", { colorScheme: "dark" }, async () => undefined],
  ["sample", {}, openSample],
  ["selected", {}, selectDot],
  ["selected-dark", { colorScheme: "dark" }, selectDot],
  ["undated", {}, openUndated],
  ["kinds", {}, openKinds],
  ["kinds-200", { viewport: { width: 640, height: 430 }, deviceScaleFactor: 2 }, openKinds],
  ["correct", {}, correct],
  ["correct-dark", { colorScheme: "dark" }, correct],
  ["correct-200", { viewport: { width: 640, height: 430 }, deviceScaleFactor: 2 }, correct],
  ["corrected", {}, corrected],
  ["corrected-dark", { colorScheme: "dark" }, corrected],
  ["struck", {}, (page) => struck(page, false)],
  ["struck-only", {}, (page) => struck(page, true)],
  ["struck-dark", { colorScheme: "dark" }, (page) => struck(page, true)],
  ["uncovered", {}, showUncovered],
  ["uncovered-dark", { colorScheme: "dark" }, showUncovered],
  ["article", {}, showCut],
  ["article-dark", { colorScheme: "dark" }, showCut],
  ["article-200", { viewport: { width: 640, height: 430 }, deviceScaleFactor: 2 }, showCut],
  ["passage", {}, datePassage],
  ["passage-200", { viewport: { width: 640, height: 430 }, deviceScaleFactor: 2 }, datePassage],
  ["copy", {}, openCopy],
  ["long", {}, (page) => openExtreme(page, 1)],
  [
    "long-200",
    { viewport: { width: 640, height: 430 }, deviceScaleFactor: 2 },
    (page) => openExtreme(page, 1),
  ],
  ["german", {}, (page) => openExtreme(page, 2)],
  ["nameless", { colorScheme: "dark" }, (page) => openExtreme(page, 3)],
  ["lines", {}, (page) => openExtreme(page, 4)],
  ["address", {}, (page) => askAddress(page)],
  ["address-refused", { colorScheme: "dark" }, (page) => askAddress(page, "http://localhost/a")],
  [
    "address-200",
    { viewport: { width: 640, height: 430 }, deviceScaleFactor: 2 },
    (page) => askAddress(page, `https://news.example/${"very-long/".repeat(29)}`),
  ],
  ["watching", {}, watchFolder],
  ["menu", {}, openMenu],
  ["report", {}, showReport],
  ["report-dark", { colorScheme: "dark" }, showReport],
  ["renew", {}, showDifference],
  ["reread", { colorScheme: "dark" }, readAgain],
  ["doubtful", {}, selectDoubtful],
  ["doubtful-dark", { colorScheme: "dark" }, selectDoubtful],
  ["paste", {}, (page) => page.getByTestId("paste-article").click()],
  ["keys", {}, async (page) => openSample(page).then(() => page.keyboard.press("?"))],
  ["about", {}, openAbout],
  ["about-dark", { colorScheme: "dark" }, openAbout],
  ["about-200", { viewport: { width: 640, height: 430 }, deviceScaleFactor: 2 }, openAbout],
  ["narrow", { viewport: { width: 720, height: 560 } }, selectDot],
  ["zoom-200", { viewport: { width: 640, height: 430 }, deviceScaleFactor: 2 }, openSample],
  ["contrast", { contrast: "more" }, selectDot],
  ["forced-colours", { forcedColors: "active" }, selectDot],
];

async function openSample(page) {
  await page.getByTestId("try-sample").click();
  await page.locator("[data-count]").first().waitFor({ state: "attached" });
}

async function selectDot(page) {
  await openSample(page);
  const box = await page.locator('[data-count][data-event="1"]').boundingBox();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await page.locator("[aria-current=true][data-sentence]").waitFor();
}

async function correct(page) {
  await openSample(page);
  await page.getByTestId("event-row").nth(4).click();
  await page.getByTestId("event-card").waitFor();
  await page.keyboard.press("e");
  await page.getByTestId("correct-date").fill("10 March 2021");
  await page.getByText("(2021-03-10)").waitFor();
}

async function corrected(page) {
  await correct(page);
  await page.getByTestId("correct-headline").fill("The east span came down");
  await page.getByTestId("correct-save").click();
  await page.getByTestId("as-found").first().waitFor();
}

/** An event is struck out; with `only`, those that are struck out are looked at. */
async function struck(page, only) {
  await selectDot(page);
  await page.keyboard.press("Delete");
  await page.getByTestId("message-offer").waitFor();
  if (!only) return;
  await page.getByTestId("filter-struck").click();
  await page.getByTestId("event-row").first().click();
  await page.getByTestId("struck").waitFor();
}

async function openKinds(page) {
  await openSample(page);
  await page.getByTestId("filter-kinds").click();
  await page.getByRole("menuitemcheckbox", { name: "Court" }).click();
}

async function showUncovered(page) {
  await openSample(page);
  await page.getByTestId("show-uncovered").click();
}

async function showCut(page) {
  await openSample(page);
  await page.getByTestId("show-cut").click();
}

async function openCopy(page) {
  await openSample(page);
  await page.locator('[data-article="3"] button').first().click();
  await page.getByTestId("same-text").waitFor();
}

/** The program's own chronicle holds the extremes here. */
async function openExtreme(page, article) {
  await openSample(page);
  await openMenu(page);
  await page.getByRole("menuitem", { name: /My timeline/ }).click();
  if (page.viewportSize().width < 1060) await page.getByRole("tab", { name: "Articles" }).click();
  await page.locator(`[data-article="${article}"] button`).first().click();
}

async function openMenu(page) {
  if ((await page.getByTestId("try-sample").count()) > 0) await openSample(page);
  await page.getByRole("button", { name: /^Chronicle/ }).click();
}

async function askAddress(page, address = "news.example/2021/03/09/bridge") {
  await page.keyboard.press("Control+l");
  await page.getByTestId("address").fill(address);
  await page.getByTestId("whole-feed").check();
  if (!address.includes("localhost")) return;
  await page.getByTestId("fetch").click();
  await page.getByTestId("allow-local").waitFor();
}

async function watchFolder(page) {
  await openSample(page);
  await page.getByRole("button", { name: "Add articles" }).click();
  await page.getByTestId("watch-folder").click();
  await page.getByTestId("watching").waitFor();
}

async function datePassage(page) {
  await openSample(page);
  await page.locator("[data-ordinal='2']").first().scrollIntoViewIfNeeded();
  await page.evaluate(() => {
    const sentence = document.querySelector("[data-ordinal='2']");
    document.getSelection().selectAllChildren(sentence);
  });
  await page.getByTestId("date-passage").click();
  await page.getByTestId("passage-input").fill("4 May 1916");
  await page.screenshot({ path: `${FOLDER}/passage-dialog.png` });
  await page.getByTestId("passage-save").click();
  await page.getByTestId("passage").scrollIntoViewIfNeeded();
}

async function showReport(page) {
  await openSample(page);
  await page.getByRole("button", { name: "Add" }).first().click();
  await page.getByRole("menuitem", { name: /files/i }).click();
  await page.getByTestId("work").waitFor();
  await page.waitForTimeout(1600);
  await page.screenshot({ path: `${FOLDER}/adding.png` });
  await page.getByTestId("show-report").click();
  await page.getByTestId("report").waitFor();
}

async function showDifference(page) {
  await openSample(page);
  await page.getByRole("button", { name: "Sample" }).click();
  await page.getByRole("menuitem", { name: "Open chronicle…" }).click();
  await page.screenshot({ path: `${FOLDER}/outdated.png` });
  await page.getByTestId("renew").click();
  await page.getByTestId("renew-sum").waitFor();
}

async function readAgain(page) {
  await openSample(page);
  await openMenu(page);
  await page.getByTestId("reread-all").click();
  await page.getByTestId("renew-sum").waitFor();
}

async function selectDoubtful(page) {
  await openSample(page);
  await page.locator('[data-testid="event-row"][data-event="12"]').click();
  await page.getByTestId("certainty").waitFor();
}

async function openAbout(page) {
  await page.getByTestId("about").click();
  await page.getByText("Sources of en_core_web_sm").click();
}

async function openUndated(page) {
  await openSample(page);
  await page.getByRole("button", { name: /without a known date/ }).click();
}

const server = await preview({ preview: { port: 4173, strictPort: true } });
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: [...ARGS, ...QUIET] });
await mkdir(FOLDER, { recursive: true });
let failures = 0;
/** Names on the command line choose views. */
const chosen = process.argv.slice(2);
for (const [name, options, act] of VIEWS) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  page.on("pageerror", (error) => {
    failures += 1;
    process.stderr.write(`${name}: ${error.message}\n`);
  });
  await page.goto(server.resolvedUrls.local[0]);
  await page.getByTestId("paste-article").waitFor();
  await act(page);
  // The pointer's and the scroll's own movements come to an end.
  await page.waitForTimeout(700);
  await page.screenshot({ path: `${FOLDER}/${name}.png` });
  await context.close();
}
await browser.close();
await server.close();
process.exitCode = failures > 0 ? 1 : 0;
