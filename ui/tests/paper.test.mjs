// A paper before it leaves: the pages shown, printed and saved are the same; everything by keyboard.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { accessible, at, fillAndClose, finish, fits, inView, open, openForm, UNITS, until, wardWithCycle, wardWithPlan, withPoppler } from "./harness.mjs";

after(finish);

/** Counts the calls of `window.print`, which a browser without a screen does not answer. */
async function watched(page) {
  await page.evaluate(() => {
    window.printed = 0;
    window.print = () => (window.printed += 1);
  });
  return () => page.evaluate(() => window.printed);
}

/** The pages of a PDF as poppler says: how many, and the size of each in points. */
function told(file) {
  const said = execFileSync("pdfinfo", ["-l", "99", file], { encoding: "utf8" });
  const sizes = [...said.matchAll(/^Page +\d+ size: +([\d.]+) x ([\d.]+) pts/gm)];
  return sizes.map(([, width, height]) => [Math.round(Number(width)), Math.round(Number(height))]);
}

/** A page of a PDF as a coarse grey picture: its width, its height, and a byte for each dot. */
function painted(file, page) {
  const picture = execFileSync("pdftoppm", ["-gray", "-r", "12", "-f", String(page), "-l", String(page), file], { maxBuffer: 1 << 26 });
  const [head, width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(picture.subarray(0, 40).toString("latin1"));
  return { width: Number(width), height: Number(height), dots: picture.subarray(head.length) };
}

/** How alike two pictures are, from -1 to 1, however dark each is; and how many dots of the first are inked. */
function compared(one, other) {
  const [width, height] = [Math.min(one.width, other.width), Math.min(one.height, other.height)];
  const ink = ({ dots, width: full }) => Array.from({ length: width * height }, (_, at) => 255 - dots[Math.floor(at / width) * full + (at % width)]);
  const [a, b] = [ink(one), ink(other)];
  const mean = (all) => all.reduce((sum, dot) => sum + dot, 0) / all.length;
  const [ma, mb] = [mean(a), mean(b)];
  const product = (x, mx, y, my) => x.reduce((sum, dot, at) => sum + (dot - mx) * (y[at] - my), 0);
  const alike = product(a, ma, b, mb) / Math.sqrt(product(a, ma, a, ma) * product(b, mb, b, mb));
  return { alike, inked: a.filter((dot) => dot > 32).length };
}

/** What the printer would get, as a PDF. */
async function sheets(page, file) {
  await page.emulateMedia({ media: "print" });
  await writeFile(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  await page.emulateMedia({ media: "screen" });
  return file;
}

withPoppler("the task list is printed by keyboard: the sheets are the pages, and the same as the saved file's", at({ before: wardWithPlan }, async ({ page, folder, call, choosePath }) => {
  await open(page, "Nhiệm vụ");
  await page.getByRole("grid").waitFor();
  const printed = await watched(page);
  await page.keyboard.press("Control+p");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("img").first().waitFor();
  const count = await dialog.getByRole("img").count();
  await dialog.getByText(`${count} trang`).waitFor();
  await page.keyboard.press("Control+p");
  await until(async () => (await printed()) === 1, "the printer");
  assert.ok(await dialog.isVisible(), "the dialog stays");

  const paper = await sheets(page, join(folder, "in.pdf"));
  const saved = join(folder, "danh-sach.pdf");
  choosePath(saved);
  await dialog.getByRole("button", { name: "Lưu PDF…" }).click();
  await dialog.getByRole("button", { name: "Mở tệp" }).waitFor();
  assert.deepEqual(told(paper), told(saved));
  assert.equal(told(paper).length, count);
  for (let number = 1; number <= count; number += 1) {
    const { alike, inked } = compared(painted(saved, number), painted(paper, number));
    assert.ok(inked > 100, `page ${number} is empty: ${inked}`);
    assert.ok(alike > 0.8, `page ${number} differs: ${alike}`);
  }
  const text = execFileSync("pdftotext", [saved, "-"], { encoding: "utf8" });
  assert.match(text.replace(/\s+/g, " "), /Niêm yết danh mục thủ tục hành chính/);
  const { pages } = await call("paper_pages", { paper: { paper: "tasks", filter: {} } });
  assert.equal(pages.length, count);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  assert.equal(await page.locator("body > .sheets").count(), 0);
}));

withPoppler("a unit's reminder is chosen, looked at and saved", at({ before: wardWithPlan }, async ({ page, folder, choosePath }) => {
  await open(page, "Nhiệm vụ");
  await page.getByRole("grid").waitFor();
  await page.getByRole("button", { name: "Phiếu nhắc việc…" }).click();
  await page.getByLabel("Đơn vị").last().selectOption({ label: UNITS[1] });
  await page.getByRole("button", { name: "Xem trước, in" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("img").first().waitFor();
  const saved = join(folder, "phieu.pdf");
  choosePath(saved);
  await dialog.getByRole("button", { name: "Lưu PDF…" }).click();
  await dialog.getByRole("button", { name: "Mở tệp" }).waitFor();
  const text = execFileSync("pdftotext", [saved, "-"], { encoding: "utf8" }).replace(/\s+/g, " ");
  assert.match(text, /Niêm yết danh mục/);
  assert.doesNotMatch(text, /Kiểm tra việc giải quyết hồ sơ/);
}));

test("the list leaves as a workbook with Ctrl+E", at({ before: wardWithPlan }, async ({ page, folder, choosePath }) => {
  await open(page, "Nhiệm vụ");
  await page.getByRole("grid").waitFor();
  const book = join(folder, "nhiem-vu.xlsx");
  choosePath(book);
  await page.keyboard.press("Control+e");
  await page.getByRole("button", { name: "Mở tệp" }).waitFor();
  assert.ok(existsSync(book));
}));

withPoppler("a form under Số liệu goes to the printer with Ctrl+P", at({ before: wardWithCycle }, async ({ page, folder }) => {
  await open(page, "Số liệu");
  await openForm(page, "II.06a");
  const printed = await watched(page);
  await page.keyboard.press("Control+p");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("img").first().waitFor();
  await page.keyboard.press("Control+p");
  await until(async () => (await printed()) === 1, "the printer");
  const sizes = told(await sheets(page, join(folder, "in.pdf")));
  assert.ok(sizes.length > 0 && sizes.every(([width, height]) => width === 842 && height === 595), JSON.stringify(sizes));
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
}));

test("a report's forms are looked at, and drafts are told of", at({ before: async (call) => {
  await wardWithCycle(call);
  await fillAndClose(call, "II.06a", "2026-11");
} }, async ({ page }) => {
  await open(page, "Báo cáo");
  await page.getByRole("button", { name: "Xem trước, in, PDF" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("img").nth(3).waitFor({ state: "attached" });
  await dialog.getByText("đối chiếu với biểu gốc", { exact: false }).first().waitFor();
}));

for (const [width, height] of [[1366, 768], [1093, 614]]) {
  test(`the preview stands whole and readable at ${width}×${height}`, at({ before: wardWithPlan, width, height }, async ({ page }) => {
    await open(page, "Nhiệm vụ");
    await page.getByRole("grid").waitFor();
    await page.keyboard.press("Control+p");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("img").first().waitFor();
    await accessible(page, "the preview");
    await fits(page, "the preview");
    await inView(dialog.getByRole("button", { name: "In…" }), "the printer's button");
    await dialog.getByLabel("Cỡ xem").selectOption({ label: "Cả trang" });
    await fits(page, "the whole page");
    await inView(dialog.getByRole("img").first(), "the whole page");
  }));
}
