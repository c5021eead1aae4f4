// Báo cáo: periods, previews, answers, the workbook, what was sent.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { accessible, addRows, at, cell, fillAndClose, finish, fits, inView, open, ROOT, shows, until, ward } from "./harness.mjs";

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
  // The screen is made anew for every cycle: what is done before the last has come is gone with it.
  await page.getByRole("radio", { name: `Tháng ${String(11 - back).padStart(2, "0")}/2026` }).waitFor();
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

/** What a system says of five dossiers: two ended within 1/10 – 10/11, one after, one before, one not yet. */
const LIST = `TT,Số hồ sơ,Mã TTHC,Hình thức nộp,Ngày tiếp nhận,Hạn trả,Ngày hoàn thành,Tình trạng hồ sơ
1,G22-260920-0001,1.000110,Trực tuyến,20/09/2026,10/10/2026,09/10/2026,Đã trả kết quả
2,G22-261020-0001,1.000110,Trực tiếp,20/10/2026,22/10/2026,23/10/2026,Đã xử lý xong
3,G22-261109-0001,1.000110,Trực tuyến,09/11/2026,13/11/2026,11/11/2026,Đã trả kết quả
4,G22-260901-0001,1.000110,Trực tuyến,01/09/2026,10/09/2026,09/09/2026,Đã trả kết quả
5,G22-261110-0001,1.000080,Trực tuyến,10/11/2026,12/11/2026,,Đang xử lý
`;

/** A ward with a catalogue and that list. */
async function listed(call) {
  await ward(call);
  const catalogue = join(ROOT, "tests/data/procedures/danh-muc-40.csv");
  const { fields } = await call("procedures_read", { path: catalogue, choices: {} });
  const add = fields.filter(({ open }) => open).map(({ key }) => ({ key, act: "add" }));
  await call("procedures_apply", { path: catalogue, choices: { fields: add, ended: [] } });
  const { sources } = await call("settings");
  const path = join(call.folder, "bo.csv");
  await writeFile(path, LIST);
  const files = [{ path, source: sources[0].id, as_of: "2026-11-15T08:00:00" }];
  await call("lists_read", { files });
  await call("lists_apply", { files });
}

test("any two days are typed, shown, refused with the reason, and kept, by keyboard alone", at({ before: listed }, async ({ page, folder, choosePath }) => {
  await reportsAt(page, 0);
  await page.getByRole("button", { name: "Xem biểu II.06a" }).click();
  const days = page.getByRole("radio", { name: "Từ ngày … đến ngày …" });
  await page.getByRole("radio", { name: "Tháng 11/2026" }).focus();
  while (!(await days.isChecked())) await page.keyboard.press("ArrowDown");
  const typed = async (from, to) => {
    await page.getByRole("textbox", { name: "Từ ngày" }).focus();
    await page.keyboard.press("Control+a");
    await page.keyboard.type(from);
    await page.keyboard.press("Tab");
    await page.keyboard.type(to);
    await page.keyboard.press("Enter");
  };
  // Tab leads from the choice to its first day.
  await page.keyboard.press("Tab");
  const label = await page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
  assert.equal(label, "Từ ngày");
  await typed("10/11", "1/10");
  await page.getByRole("alert").getByText("Từ ngày 10/11/2026 sau đến ngày 01/10/2026").waitFor();
  await typed("1/10", "31/11");
  await page.getByRole("alert").getByText("31/11", { exact: false }).waitFor();
  await typed("1/10", "10/11");
  const preview = page.getByRole("region", { name: "Xem trước biểu II.06a" });
  await preview.getByText("Từ ngày 01/10/2026 đến ngày 10/11/2026").waitFor();
  await preview.getByText("Đếm từ 5 hồ sơ, tính đến 15/11/2026 08:00, theo quy tắc “Mặc định”.").waitFor();
  assert.equal(await page.getByRole("alert").count(), 0);
  assert.equal(await page.getByRole("textbox", { name: "Đến ngày" }).inputValue(), "10/11/2026");
  // Received 3 and carried 1; ended 2, of them one late; pending 2.
  const figures = (number) => cell(page, "Hộ tịch", number);
  for (const [number, text] of [[3, "4"], [4, "2"], [5, "1"], [6, "1"], [7, "2"], [8, "1"], [10, "1"], [12, "2"]]) {
    await shows(figures(number), text);
  }

  // A figure opens its dossiers, and Esc leads back to it.
  await figures(10).click();
  await page.keyboard.press("Control+Enter");
  const dialog = page.getByRole("dialog", { name: "Hồ sơ của ô" });
  await dialog.getByText("G22-261020-0001").waitFor();
  await dialog.getByRole("heading", { name: /Hộ tịch: 1 hồ sơ/ }).waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Control+Enter");
  await dialog.getByText("G22-260920-0001").waitFor();
  await page.keyboard.press("Escape");

  const path = join(folder, "tu-den.xlsx");
  choosePath(path);
  await page.keyboard.press("Control+e");
  await page.getByRole("dialog").getByRole("button", { name: /Chọn nơi ghi/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Mở tệp" }).waitFor();
  assert.ok(existsSync(path), "the workbook was written");
  await page.keyboard.press("Escape");

  // The days come back, with the program and after another period.
  await page.reload();
  await preview.getByText("Từ ngày 01/10/2026 đến ngày 10/11/2026").waitFor();
  assert.equal(await days.isChecked(), true);
  await page.getByRole("radio", { name: "Quý IV/2026" }).check();
  await preview.getByText("Kỳ báo cáo: Quý IV/2026").waitFor();
  await days.check();
  await preview.getByText("Từ ngày 01/10/2026 đến ngày 10/11/2026").waitFor();
}));

for (const [width, height] of [
  [1366, 697],
  [1093, 542],
  [911, 440],
])
  test(`a report over any days at ${width}×${height}`, at({ before: listed, width, height }, async ({ page }) => {
    await reportsAt(page, 0);
    await page.getByRole("button", { name: "Xem biểu II.08" }).click();
    await page.getByRole("radio", { name: "Từ ngày … đến ngày …" }).check();
    const to = page.getByRole("textbox", { name: "Đến ngày" });
    await page.getByRole("textbox", { name: "Từ ngày" }).fill("1/10");
    await to.fill("10/11");
    await page.keyboard.press("Enter");
    await page.getByText("Cột (14), (15) không đếm từ hồ sơ").waitFor();
    await cell(page, "Hộ tịch", 15).click();
    await page.keyboard.type("6");
    await page.keyboard.press("Enter");
    await shows(cell(page, "Hộ tịch", 15), "6");
    await cell(page, "Hộ tịch", 7).click();
    await page.keyboard.type("6");
    await page.getByText("đếm từ hồ sơ, không nhập được", { exact: false }).waitFor();
    await to.scrollIntoViewIfNeeded();
    await inView(to, "the last day");
    await fits(page, "a report over any days");
    await accessible(page, "a report over any days");
  }));

test("a figure of a quarter opens its dossiers", at({ before: listed }, async ({ page, call }) => {
  await call("cycle_start", { cycle: "2026-11" });
  await call("count_into", { cycle: "2026-11", rule: null, form: null, as_of: null, unknown: false, apply: true });
  await page.reload();
  await reportsAt(page, 0);
  await page.getByRole("button", { name: "Xem biểu II.06a" }).click();
  await page.getByRole("radio", { name: "Quý IV/2026" }).check();
  await page.getByText("Kỳ báo cáo: Quý IV/2026").waitFor();
  await until(() => page.getByRole("grid").isVisible(), "the grid");
  await cell(page, "Hộ tịch", 10).click();
  await page.keyboard.press("Control+Enter");
  const dialog = page.getByRole("dialog", { name: "Hồ sơ của ô" });
  await dialog.getByText("G22-261020-0001").waitFor();
  await page.keyboard.press("Escape");
}));
