// The ground under the browser tests: the real core behind the tests' page host, the built page, and Chromium
// (the engine of WebView2). Every desk has its own data file and its own browser context; nothing waits longer than it must.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const HERE = dirname(fileURLToPath(import.meta.url));
export const ROOT = resolve(HERE, "../..");
const AXE = join(ROOT, "ui/node_modules/axe-core/axe.min.js");

/** The month's summary sheet as an officer gets it; its own totals are wrong in two places. */
export const SUMMARY = join(ROOT, "tests/data/tong-hop-thang-01-2026.xlsx");

/** Tests that look into written PDFs with poppler, which Windows has not; there they are not counted at all. */
export const withPoppler = process.platform === "win32" ? () => undefined : test;

/** The day on which every test happens: the cycle 11/2026 has ended and is due before the 18th. */
export const TODAY = "2026-11-16T08:00:00";

function pageHost() {
  const name = process.platform === "win32" ? "page-host.exe" : "page-host";
  const target = process.env.CARGO_TARGET_DIR ?? join(ROOT, "target");
  const program = process.env.SMC_PAGE_HOST ?? join(target, "debug", name);
  assert.ok(existsSync(program), `Không thấy ${program}: chạy «cargo build -p smc-tests --bins» trước.`);
  return program;
}

let browser;

/** Chromium, one for all tests of a file: the one that CHROMIUM names, Debian's, or on Windows the Edge that is there. */
async function engine() {
  const { CHROMIUM } = process.env;
  const own = process.platform === "win32" ? { channel: "msedge" } : { executablePath: "/usr/bin/chromium" };
  browser ??= await chromium.launch({
    ...(CHROMIUM ? { executablePath: CHROMIUM } : own),
    args: ["--no-sandbox", "--disable-quic", "--disable-background-networking"],
  });
  return browser;
}

/** Ends Chromium; call it after the last test of a file. */
export async function finish() {
  await browser?.close();
  browser = undefined;
}

/** Starts the page host on a data file and waits for the address it prints. */
async function serve(data) {
  const args = ["--data", data, "--page", join(ROOT, "ui/dist"), "--port", "0", "--today", TODAY];
  const child = spawn(pageHost(), args, { stdio: ["ignore", "pipe", "pipe"] });
  let errors = "";
  child.stderr.on("data", (text) => (errors += text));
  const url = await new Promise((found, failed) => {
    createInterface({ input: child.stdout }).once("line", (line) => found(line.match(/http:\S+/)?.[0] ?? line));
    child.once("exit", (code) => failed(new Error(`the page host ended with ${code}: ${errors}`)));
  });
  const ended = new Promise((done) => child.once("exit", done));
  return {
    url: url.replace(/\/$/, ""),
    async stop() {
      child.kill();
      await ended;
    },
  };
}

/**
 * A desk: a fresh data file, the core, the page in a browser.
 * `before` may prepare the data file through the door before the page is opened; its door knows the desk's `folder`.
 */
export async function desk({ before, width = 1366, height = 768 } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "smc-"));
  const data = join(folder, "so.db");
  let host = await serve(data);
  const call = async (cmd, args = {}) => {
    const reply = await fetch(`${host.url}/call`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ cmd, args }),
    });
    const { ok, error } = await reply.json();
    if (error) throw new Error(`${cmd}: ${error.message}`);
    return ok;
  };
  call.folder = folder;
  if (before) await before(call);

  const context = await (await engine()).newContext({ viewport: { width, height }, locale: "vi-VN" });
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: host.url });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));

  // `window.prompt` stands in for the dialogs of the window, which a browser does not have.
  const paths = [];
  page.on("dialog", (dialog) => (paths.length ? dialog.accept(paths.shift()) : dialog.dismiss()));

  await page.goto(host.url);
  return {
    page,
    call,
    folder,
    data,
    /** The path that the next file dialog will answer. */
    choosePath: (path) => paths.push(path),
    complaints,
    /** Fails when the page complained in its console. */
    quiet: () => assert.deepEqual(complaints, []),
    /** Ends the program, does something to its files, and starts it again. */
    async restart(meanwhile = async () => {}) {
      await page.goto("about:blank"); // what the page still asks must not meet a closed door
      await host.stop();
      await meanwhile();
      host = await serve(data);
      await page.goto(host.url);
    },
    async close() {
      await context.close();
      await host.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Runs one story at a desk; afterwards the page must not have complained. */
export function at(options, story) {
  return async (t) => {
    const place = await desk(options);
    try {
      await story(place, t);
      place.quiet();
    } catch (failed) {
      const picture = join(tmpdir(), `${t.name.replace(/[^\p{L}\d]+/gu, "-").slice(0, 60)}.png`);
      await place.page.screenshot({ path: picture }).catch(() => undefined);
      t.diagnostic(`picture of the page: ${picture}`);
      for (const complaint of place.complaints) t.diagnostic(`the page complained: ${complaint}`);
      throw failed;
    } finally {
      await place.close();
    }
  };
}

/** A ward that has done its first start. */
export async function ward(call) {
  const { office } = await call("settings");
  await call("office_save", {
    office: {
      ...office,
      ward: "Mẫu",
      body: "UBND phường Mẫu",
      superior: "UBND thành phố Mẫu",
      centre: "Trung tâm Phục vụ hành chính công phường Mẫu",
      place: "Mẫu",
      reporting_unit: "UBND phường Mẫu",
      receiving_unit: "Văn phòng UBND thành phố Mẫu",
      preparer: "Nguyễn Văn Mẫu",
      signer_title: "GIÁM ĐỐC",
      signer: "Trần Thị Mẫu",
    },
  });
}

/** A ward with its cycle 11/2026 started and two fields in each section of II.06a. */
export async function wardWithCycle(call) {
  await ward(call);
  await call("cycle_start", { cycle: "2026-11" });
  await addRows(call, "II.06a", "2026-11", ["Hộ tịch", "Chứng thực"]);
}

/** Adds fields, by name, to every section of a form. */
export async function addRows(call, form, cycle, names) {
  const { body } = await call("sheet", { form, cycle });
  const sections = [...new Set(body.lines.filter((line) => line.kind === "section").map((line) => line.section))];
  for (const section of sections.length ? sections : [null]) {
    const choices = await call("row_choices", { form, cycle, section });
    const fields = names.flatMap((name) => choices.filter((choice) => choice.name === name).map((c) => c.field));
    if (fields.length) await call("rows_add", { form, cycle, section, fields, name: null, after: null });
  }
}

/** Types figures into every row of a form, fills the rest with 0, and closes it. */
export async function fillAndClose(call, form, cycle, figures = {}) {
  const { body } = await call("sheet", { form, cycle });
  for (const { row } of body.lines.filter((line) => line.kind === "row")) {
    for (const [column, text] of Object.entries(figures)) await call("cell_set", { form, cycle, row, column, text });
  }
  await call("blanks_zero", { form, cycle, row: null });
  await call("form_close", { form, cycle, note: "Đã kiểm tra", sure: false });
}

/** A place of the left bar: "Số liệu", "Báo cáo" … */
export async function open(page, place) {
  await page.getByRole("navigation", { name: "Các mục" }).getByRole("button", { name: place }).click();
  await page.getByRole("region", { name: place }).first().waitFor();
}

/** The form's tab under Số liệu. */
export async function openForm(page, code) {
  await page.getByRole("tab", { name: code }).click();
  await page.getByRole("grid", { name: `Biểu số ${code}/` }).waitFor();
}

/** Brings the panel beside the work out, where a narrow window keeps it behind its tab. */
export async function detail(page) {
  const tab = page.getByRole("button", { name: /^(Chi tiết|Cần xử lý \(\d+\)) ◂/ });
  if (await tab.isVisible()) await tab.click();
}

/** A cell by the name of its row (`nth` when sections share it) and the printed number of its column. */
export function cell(page, row, number, nth = 0) {
  return page
    .getByRole("grid")
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name: row, exact: true }) })
    .nth(nth)
    .locator("td, th")
    .nth(number - 1);
}

/** Waits until a locator shows exactly this text. */
export async function shows(locator, text) {
  let seen;
  await until(async () => (seen = (await locator.innerText()).trim()) === text, () => `“${text}”, saw “${seen}”`);
}

/** Types a line of cells, with Tab between them and Enter at its end. */
export async function typeLine(page, texts) {
  for (const [at, text] of texts.entries()) {
    await page.keyboard.type(text);
    await page.keyboard.press(at < texts.length - 1 ? "Tab" : "Enter");
  }
}

/** What stands on the clipboard when cells were copied in Excel. */
export async function copied(page, text) {
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
}

/** Holds the page's questions of one command back until they are let through, in any order. */
export async function held(page, cmd) {
  const questions = [];
  let open = false;
  await page.route("**/call", async (route) => {
    if (!open && route.request().postDataJSON().cmd === cmd) await new Promise((pass) => questions.push(pass));
    await route.fallback();
  });
  /** Lets one through, and waits until the page has its answer. */
  const answer = async (nth) => {
    const answered = page.waitForResponse((reply) => reply.request().postDataJSON()?.cmd === cmd);
    questions[nth]();
    await (await answered).finished();
    await page.evaluate(() => new Promise((drawn) => setTimeout(drawn)));
  };
  return {
    get count() {
      return questions.length;
    },
    asked: (count) => until(() => questions.length >= count, `${cmd} to be asked ${count} times`),
    answer,
    /** Lets all through, now and later. */
    free() {
      open = true;
      for (const pass of questions) pass();
    },
  };
}

/** Waits until `probe` gives something true; between two looks the browser has the processor to itself. */
export async function until(probe, what) {
  const end = Date.now() + 10_000;
  for (;;) {
    const found = await probe();
    if (found) return found;
    assert.ok(Date.now() < end, `gave up waiting for ${typeof what === "function" ? what() : what}`);
    await new Promise((next) => setTimeout(next, 10));
  }
}

/** axe must find nothing serious or critical on the screen as it stands. */
export async function accessible(page, screen, rules = {}) {
  if (!(await page.evaluate(() => "axe" in window))) await page.addScriptTag({ content: await axe() });
  const { violations } = await page.evaluate((rules) => window.axe.run({ resultTypes: ["violations"], rules }), rules);
  const grave = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
  assert.deepEqual(grave, [], screen);
}

let axeSource;
async function axe() {
  axeSource ??= await readFile(AXE, "utf8");
  return axeSource;
}

/** Nothing of the page hangs over the window's edge, and every button of the view can be reached by scrolling inside it. */
export async function fits(page, screen) {
  const over = await page.evaluate(() => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
    return { wide: scrollWidth - clientWidth, high: scrollHeight - clientHeight };
  });
  assert.deepEqual(over, { wide: 0, high: 0 }, `${screen}: the page itself must not scroll`);
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll("dialog[open] *")]
      .filter((part) => part.getClientRects().length && !part.closest(".unseen"))
      .filter((part) => part.getBoundingClientRect().right > part.closest("dialog").getBoundingClientRect().right + 1)
      .map((part) => part.outerHTML.slice(0, 80)),
  );
  assert.deepEqual(cut, [], `${screen}: the dialog is cut off at its right`);
}

/** The whole of an element lies inside the window. */
export async function inView(locator, what) {
  const box = await locator.boundingBox();
  assert.ok(box, `${what} is not shown`);
  const { width, height } = locator.page().viewportSize();
  const inside = box.x >= 0 && box.y >= 0 && box.x + box.width <= width + 0.5 && box.y + box.height <= height + 0.5;
  assert.ok(inside, `${what} is cut off: ${JSON.stringify(box)} in ${width}×${height}`);
}

/** The units of a ward. */
export const UNITS = ["Văn phòng HĐND và UBND", "Trung tâm Phục vụ hành chính công", "Phòng Kinh tế, Hạ tầng và Đô thị"];

/** Tasks of a plan as on 16/11/2026: two are late, one is due soon, one later, and nothing falls due of two. */
export const TASKS = [
  { content: "Niêm yết danh mục thủ tục hành chính", time: "Trước 11/11/2026", lead: UNITS[1], result: "Danh mục được niêm yết" },
  { content: "Kiểm tra việc giải quyết hồ sơ", time: "Xong trước ngày 01/11/2026", lead: UNITS[0], result: "Biên bản" },
  { content: "Báo cáo kết quả rà soát thủ tục", time: "Trước 22/11/2026", lead: UNITS[1], result: "Báo cáo" },
  { content: "Tập huấn nghiệp vụ một cửa", time: "Trước 20/12/2026", lead: UNITS[2], result: "Kế hoạch, tài liệu" },
  { content: "Tiếp nhận và trả kết quả hồ sơ", time: "Thường xuyên", lead: UNITS[1], result: "Hồ sơ được giải quyết" },
  { content: "Trả lời phản ánh, kiến nghị", time: "Khi có phát sinh", lead: UNITS[0], result: "Văn bản trả lời" },
];

/** A ward with a plan of this year: one section with the tasks. Gives the plan's id. */
export async function wardWithPlan(call, tasks = TASKS) {
  await ward(call);
  for (const name of UNITS) await call("unit_save", { unit: { id: 0, name, short: "", head: "" } });
  const { plan } = await call("plan_new", { from: { from: "empty", year: 2026, about: "control" } });
  const appendix = plan.appendices[0].id;
  const add = async (after, kind, texts) => {
    const { focus } = await call("node_add", { plan: plan.id, appendix, after, kind, level: null });
    for (const [role, text] of Object.entries(texts)) await call("node_set", { plan: plan.id, node: focus[0], role, text });
    return focus[0];
  };
  let last = await add(null, "section", { label: "I", content: "Kiểm soát thủ tục hành chính" });
  for (const [at, texts] of tasks.entries()) last = await add(last, "task", { label: String(at + 1), ...texts });
  return plan.id;
}
