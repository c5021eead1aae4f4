// Báo cáo: periods, previews, answers, the workbook, what was sent.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { addRows, at, cell, fillAndClose, finish, open, shows, ward } from "./harness.mjs";

after(finish);

/** Cycles 7 and 8 closed, 9 open: a quarter that is not whole yet. */
async function quarter(call) {
  await ward(call);
  for (const cycle of ["2026-07", "2026-08", "2026-09"]) {
    await call("cycle_start", { cycle });
    if (cycle === "2026-07") await addRows(call, "II.08", cycle, ["Hộ tịch", "Đất đai"]);
    if (cycle !== "2026-09") await fillAndClose(call, "II.08", cycle, { procs: "30", part_procs: "10", part_online: "4", part_direct: "1" });
  }
}

/** Báo cáo at a cycle that is so many cycles back. */
async function reportsAt(page, back) {
  await open(page, "Báo cáo");
  for (let step = 0; step < back; step += 1) await page.keyboard.press("F7");
}

test("a quarter says which cycles are missing or open, and asks for what cannot be summed", at({ before: quarter }, async ({ page, call }) => {
  await reportsAt(page, 2);
  await page.getByRole("radio", { name: "Quý III/2026" }).check();
  await page.getByRole("button", { name: "Xem biểu II.08" }).click();
  const preview = page.getByRole("region", { name: "Xem trước biểu II.08" });
  await preview.getByRole("grid").waitFor();
  await preview.getByText("Kỳ 09/2026", { exact: false }).first().waitFor();
  await preview.getByText("Cột (5), (10) không cộng được").waitFor();
  await shows(cell(page, "Hộ tịch", 7), "8");

  await cell(page, "Hộ tịch", 5).click();
  await page.keyboard.type("6");
  await page.keyboard.press("Enter");
  await shows(cell(page, "Hộ tịch", 5), "6");
  // Answers are typed one by one; nothing else is done with them in silence.
  await cell(page, "Hộ tịch", 5).click();
  await page.keyboard.press("Delete");
  await page.getByRole("alert").getByText("chỉ gõ vào từng ô").waitFor();
  await shows(cell(page, "Hộ tịch", 5), "6");
  // What is summed takes no answer.
  await cell(page, "Hộ tịch", 7).click();
  await page.keyboard.type("99");
  await page.keyboard.press("Enter");
  await shows(cell(page, "Hộ tịch", 7), "8");

  await page.reload();
  await preview.getByRole("grid").waitFor();
  assert.equal(await page.getByRole("radio", { name: "Quý III/2026" }).isChecked(), true);
  await shows(cell(page, "Hộ tịch", 5), "6");
  const { body } = await call("report_sheet", { form: "II.08", period: "2026-Q3" });
  assert.equal(body.lines.find(({ name }) => name === "Hộ tịch").cells[4].text, "6");
}));

test("several cycles in a row are chosen by their ends", at({ before: quarter }, async ({ page }) => {
  await reportsAt(page, 2);
  await page.getByRole("radio", { name: "Nhiều kỳ liền nhau" }).check();
  await page.getByLabel("Từ kỳ").selectOption("2026-07");
  await page.getByLabel("Đến kỳ").selectOption("2026-08");
  await page.getByRole("button", { name: "Xem biểu II.08" }).click();
  await shows(cell(page, "Hộ tịch", 7), "8");
  await page.getByText("Từ ngày 15/06/2026 đến ngày 14/08/2026").first().waitFor();
}));

test("the chosen forms are exported, and what to know is said first", at({ before: quarter }, async ({ page, folder, choosePath }) => {
  await reportsAt(page, 2);
  await page.getByLabel("Đưa biểu II.04 vào tệp Excel").uncheck();
  const path = join(folder, "quy-3.xlsx");
  choosePath(path);
  await page.keyboard.press("Control+e");
  const dialog = page.getByRole("dialog");
  await dialog.getByText("đối chiếu với biểu gốc", { exact: false }).first().waitFor();
  await dialog.getByRole("button", { name: /Chọn nơi ghi|Xuất bản nháp/ }).click();
  await dialog.getByRole("button", { name: "Mở tệp" }).waitFor();
  await dialog.getByRole("button", { name: "Mở thư mục" }).waitFor();
  assert.ok(existsSync(path), "the workbook was written");
  await dialog.getByRole("button", { name: "Đóng" }).last().click();
  const sent = page.getByText("Đã xuất Excel");
  await sent.waitFor();
  assert.doesNotMatch(await sent.locator("..").innerText(), /II\.04/);
}));

test("an export that cannot be written says so and can be tried elsewhere", at({ before: quarter }, async ({ page, folder, choosePath }) => {
  await reportsAt(page, 2);
  choosePath(join(folder, "khong-co", "tep.xlsx"));
  await page.getByRole("button", { name: "Xuất Excel" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: /Chọn nơi ghi|Xuất bản nháp/ }).click();
  await dialog.getByRole("alert").waitFor();
  const path = join(folder, "tep.xlsx");
  choosePath(path);
  await dialog.getByRole("button", { name: /Chọn nơi ghi|Xuất bản nháp/ }).click();
  await dialog.getByRole("button", { name: "Mở tệp" }).waitFor();
  assert.ok(existsSync(path), "the workbook was written");
}));

test("a workbook that may not be replaced is written under the name proposed instead", at({ before: quarter }, async ({ page, folder, choosePath }) => {
  const proposed = [];
  page.on("dialog", (dialog) => proposed.push(dialog.defaultValue()));
  await reportsAt(page, 2);
  const path = join(folder, "quy-3.xlsx");
  await writeFile(path, "sent");
  await chmod(path, 0o444);
  choosePath(path);
  await page.getByRole("button", { name: "Xuất Excel" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: /Chọn nơi ghi|Xuất bản nháp/ }).click();
  await dialog.getByRole("alert").getByText("“quy-3 (2).xlsx”", { exact: false }).waitFor();
  const other = join(folder, "quy-3 (2).xlsx");
  choosePath(other);
  await dialog.getByRole("button", { name: "Lưu tên khác" }).click();
  await dialog.getByRole("button", { name: "Mở tệp" }).waitFor();
  assert.equal(proposed[1], other);
  assert.ok(existsSync(other), "the workbook was written");
  await chmod(path, 0o644);
}));

test("a sent report is noted with its time, and the overview knows it", at({ before: quarter }, async ({ page, call }) => {
  await reportsAt(page, 2);
  await page.getByRole("button", { name: "Đánh dấu đã gửi" }).click();
  await page.getByText("Đã gửi", { exact: true }).waitFor();
  await page.getByText("16/11/2026 08:00").first().waitFor();
  await open(page, "Tổng quan");
  await page.getByText("Đã gửi", { exact: true }).waitFor();
  const { sent } = await call("overview", { cycle: "2026-09" });
  assert.equal(sent.length, 1);
}));

test("a deadline on the overview opens its report", at({ before: quarter }, async ({ page }) => {
  // Three are named; the others come upon a click.
  await page.getByRole("button", { name: "Báo cáo tháng 11/2026", exact: true }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Báo cáo quý IV/2026", exact: true }).count(), 0);
  await page.getByRole("button", { name: "Xem tất cả (7)" }).click();
  await page.getByRole("button", { name: "Báo cáo quý IV/2026", exact: true }).click();
  await page.getByRole("region", { name: "Báo cáo" }).first().waitFor();
  assert.equal(await page.getByRole("radio", { name: "Quý IV/2026" }).isChecked(), true);
}));

test("periods are chosen with the arrow keys, which the preview does not take away", at({ before: quarter }, async ({ page }) => {
  await reportsAt(page, 2);
  await page.getByRole("radio", { name: "Tháng 09/2026" }).focus();
  for (const title of ["Quý III/2026", "6 tháng cuối năm 2026", "9 tháng năm 2026"]) {
    await page.keyboard.press("ArrowDown");
    await page.getByText(`Kỳ báo cáo: ${title}`).waitFor();
    await page.getByRole("grid").waitFor();
  }
  assert.equal(await page.getByRole("radio", { name: "9 tháng năm 2026" }).isChecked(), true);
}));
