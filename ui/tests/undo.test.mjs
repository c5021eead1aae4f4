// Undo in the window: of the place that is open, by its name, with the cursor on what came back.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { at, cell, finish, open, openForm, shows, typeLine, until, wardWithCycle, wardWithPlan } from "./harness.mjs";

after(finish);

const standing = (page) => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
const back = (page, what) => page.getByRole("button", { name: new RegExp(`^Hoàn tác: .*${what}`) });
const forth = (page, what) => page.getByRole("button", { name: new RegExp(`^Làm lại: .*${what}`) });

/** A ward with a month that has begun and a plan. */
async function both(call) {
  await wardWithPlan(call);
  await wardWithCycle(call);
}

test("the arrows name the step they take back or do again, and the cursor goes to what came back", at({ before: wardWithCycle }, async ({ page }) => {
  await open(page, "Số liệu");
  await openForm(page, "II.06a");
  await cell(page, "Hộ tịch", 4).click();
  await typeLine(page, ["12"]);
  await cell(page, "Chứng thực", 9).click();
  const undo = back(page, "Hộ tịch");
  assert.match(await undo.getAttribute("title"), /Ctrl\+Z/);
  await undo.click();
  await shows(cell(page, "Hộ tịch", 4), "");
  await until(async () => (await standing(page)).startsWith("Hộ tịch, (4)"), "the cell that came back");
  const redo = forth(page, "Hộ tịch");
  await redo.click();
  await shows(cell(page, "Hộ tịch", 4), "12");
  await page.getByRole("button", { name: "Không có gì để làm lại" }).waitFor();
}));

test("in a plan and in the tasks the arrows name their own last step", at({ before: wardWithPlan }, async ({ page }) => {
  await open(page, "Nhiệm vụ");
  await page.getByRole("button", { name: "Đang làm", exact: true }).click();
  await back(page, "").click();
  await forth(page, "").waitFor();
  await open(page, "Kế hoạch");
  await page.getByRole("treegrid").waitFor();
  await back(page, "").waitFor();
}));

test("what lies elsewhere is asked about first, and then shown where it is", at({ before: both }, async ({ page, call }) => {
  await open(page, "Số liệu");
  await openForm(page, "II.06a");
  await cell(page, "Hộ tịch", 4).click();
  await typeLine(page, ["12"]);
  await shows(cell(page, "Hộ tịch", 4), "12");
  await open(page, "Nhiệm vụ");
  await page.getByRole("button", { name: "Không có gì để hoàn tác" }).waitFor();
  await page.keyboard.press("Control+z");
  const dialog = page.getByRole("dialog");
  await dialog.getByText(/Hoàn tác .*\(4\).*Hộ tịch.*II\.06a.*11\/2026/).waitFor();
  await dialog.getByRole("button", { name: "Thôi" }).click();
  const figure = async () => (await call("sheet", { form: "II.06a", cycle: "2026-11" })).body.lines.find(({ name }) => name === "Hộ tịch").cells[3].text;
  assert.equal(await figure(), "12");

  await page.keyboard.press("Control+z");
  await dialog.getByRole("button", { name: "Đồng ý" }).click();
  await page.getByRole("grid", { name: "Biểu số II.06a/" }).waitFor();
  await shows(cell(page, "Hộ tịch", 4), "");
  await until(async () => (await standing(page)).startsWith("Hộ tịch, (4)"), "the cell that came back");
}));
