// The officer's month in the window: typed, pasted, mended, closed, reopened, exported.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { rename } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { addRows, at, cell, copied, finish, open, openForm, shows, typeLine, until, wardWithCycle } from "./harness.mjs";

after(finish);

const findings = (page) => page.getByRole("region", { name: "Cần xử lý" });
const standing = (page) => page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");

test("a whole month is typed with the keyboard alone", at({}, async ({ page, folder, choosePath }) => {
  const { keyboard } = page;
  // The three steps: the cursor stands in the first field, Enter goes on.
  await until(async () => page.evaluate(() => document.activeElement?.tagName === "INPUT"), "the first field");
  await keyboard.type("Mẫu");
  await keyboard.press("Enter");
  await page.getByRole("heading", { name: "Số liệu lấy từ những hệ thống nào?" }).waitFor();
  await keyboard.press("Enter");
  await page.getByRole("heading", { name: "Bắt đầu từ kỳ nào?" }).waitFor();
  await keyboard.press("Enter");
  // The form that waits for figures comes first; its neighbours are a key away.
  await page.getByRole("grid", { name: "Biểu số II.06a/" }).waitFor();
  await keyboard.press("Control+PageUp");
  await page.getByRole("grid", { name: "Biểu số II.05a/" }).waitFor();
  await keyboard.press("Control+PageDown");
  await page.getByRole("grid", { name: "Biểu số II.06a/" }).waitFor();

  // Two rows, found without accents.
  for (const [typed, name] of [["ho tich", "Hộ tịch"], ["chung thuc", "Chứng thực"]]) {
    await keyboard.press("F5");
    await page.getByRole("dialog").waitFor();
    await page.getByRole("checkbox", { name }).waitFor();
    await keyboard.type(typed);
    await keyboard.press("Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await cell(page, name, 2).waitFor();
  }
  await keyboard.press("Control+Home");
  await keyboard.press("ArrowRight");
  await until(async () => (await standing(page)).startsWith("Hộ tịch, (4)"), "the first cell to type in");
  await typeLine(page, ["1100", "20", "5", "900", "200", "0", "25", "0"]);
  await typeLine(page, ["50", "0", "0", "40", "5", "0", "4", "0"]);
  await shows(cell(page, "Hộ tịch", 3), "1.125");
  await shows(cell(page, "Chứng thực", 11), "4");
  await shows(cell(page, "Tổng số", 3), "1.175");

  // One does not balance: F3 leads there, the figure is mended.
  await findings(page).getByText("lệch 1").first().waitFor();
  await keyboard.press("F3");
  await until(async () => (await standing(page)).startsWith("Chứng thực"), "the finding's cell");
  await keyboard.press("Home");
  for (let step = 0; !(await standing(page)).includes("(12)"); step += 1) {
    assert.ok(step < 12, "the arrow leads to column (12)");
    await keyboard.press("ArrowRight");
  }
  await keyboard.type("5");
  await keyboard.press("Enter");
  await shows(cell(page, "Chứng thực", 11), "5");
  await findings(page).getByText("lệch 1").waitFor({ state: "detached" });

  // Closed and exported.
  await page.getByRole("button", { name: "Khóa sổ" }).press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Khóa sổ" }).press("Enter");
  await page.getByRole("button", { name: "Mở lại…" }).waitFor();
  const path = join(folder, "thang-11.xlsx");
  choosePath(path);
  await keyboard.press("Control+e");
  await page.getByRole("dialog").getByText("Tên tệp:").waitFor();
  await keyboard.press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Mở tệp" }).waitFor();
  assert.ok(existsSync(path), "the workbook was written");
}));

test("a refused text keeps its sentence at the cell until it is mended", at({ before: wardWithCycle }, async ({ page, call }) => {
  await open(page, "Số liệu");
  await openForm(page, "II.06a");
  await cell(page, "Hộ tịch", 4).click();
  await page.keyboard.type("1,5");
  await page.keyboard.press("Enter");
  const sentence = page.getByRole("grid").locator("..").getByRole("alert");
  await sentence.waitFor();
  assert.match(await sentence.innerText(), /1,5/);
  await until(async () => (await standing(page)).includes("Hộ tịch, (4)"), "the cell that was refused");
  const { body } = await call("sheet", { form: "II.06a", cycle: "2026-11" });
  assert.equal(body.lines.find(({ name }) => name === "Hộ tịch").cells[3].text, undefined);

  // What was typed still stands there, to be mended.
  assert.equal(await page.locator("input:focus").inputValue(), "1,5");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("15");
  await page.keyboard.press("Enter");
  await sentence.waitFor({ state: "detached" });
  await shows(cell(page, "Hộ tịch", 4), "15");
}));

// Windows does not let a file be renamed that a program has open.
if (process.platform !== "win32")
  test("a text typed while the data file has lost its name stays at the cell until it is put back", at({ before: wardWithCycle }, async ({ page, data }) => {
    await open(page, "Số liệu");
    await openForm(page, "II.06a");
    await rename(data, `${data} cũ`);
    await cell(page, "Hộ tịch", 4).click();
    await page.keyboard.type("15");
    await page.keyboard.press("Enter");
    const sentence = page.getByRole("grid").locator("..").getByRole("alert");
    await sentence.filter({ hasText: "đã bị đổi tên" }).waitFor();
    assert.equal(await page.locator("input:focus").inputValue(), "15");
    await rename(`${data} cũ`, data);
    await page.keyboard.press("Enter");
    await sentence.waitFor({ state: "detached" });
    await shows(cell(page, "Hộ tịch", 4), "15");
  }));

test("a block copied in Excel is pasted as one step and undone as one", at({ before: wardWithCycle }, async ({ page }) => {
  await open(page, "Số liệu");
  await openForm(page, "II.06a");
  await cell(page, "Hộ tịch", 4).click();
  await copied(page, "1.234\t56\t7\r\n89\t\t1\r\n");
  await page.keyboard.press("Control+v");
  await shows(cell(page, "Hộ tịch", 4), "1.234");
  await shows(cell(page, "Hộ tịch", 5), "56");
  await shows(cell(page, "Chứng thực", 4), "89");
  await shows(cell(page, "Chứng thực", 5), "");
  await shows(cell(page, "Chứng thực", 6), "1");

  await page.keyboard.press("Control+z");
  await shows(cell(page, "Hộ tịch", 4), "");
  await shows(cell(page, "Chứng thực", 6), "");
  await page.keyboard.press("Control+y");
  await shows(cell(page, "Hộ tịch", 4), "1.234");
  await shows(cell(page, "Chứng thực", 6), "1");
}));

test("cells copied from the grid are what Excel takes", at({ before: wardWithCycle }, async ({ page }) => {
  await open(page, "Số liệu");
  await openForm(page, "II.06a");
  await cell(page, "Hộ tịch", 4).click();
  await typeLine(page, ["1234", "5"]);
  await shows(cell(page, "Hộ tịch", 5), "5");
  await cell(page, "Hộ tịch", 4).click();
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Control+c");
  assert.equal((await page.evaluate(() => navigator.clipboard.readText())).trimEnd(), "1234\t5");
}));

test("Delete makes a cell blank, and the rest of the blanks are filled with 0 in one act", at({ before: wardWithCycle }, async ({ page }) => {
  await open(page, "Số liệu");
  await openForm(page, "II.06a");
  await cell(page, "Hộ tịch", 4).click();
  await typeLine(page, ["12"]);
  await shows(cell(page, "Hộ tịch", 4), "12");
  await cell(page, "Hộ tịch", 4).click();
  await page.keyboard.press("Delete");
  await shows(cell(page, "Hộ tịch", 4), "");
  await findings(page).getByRole("button", { name: /Điền 0 cho cả \d+ ô trống/ }).click();
  await shows(cell(page, "Hộ tịch", 4), "0");
  await shows(cell(page, "Chứng thực", 13, 1), "0");
  await page.keyboard.press("Control+z");
  await shows(cell(page, "Hộ tịch", 4), "");
}));

test("warnings want a note before closing, and reopening wants a reason", at({ before: wardWithCycle }, async ({ page, call }) => {
  await call("blanks_zero", { form: "II.06a", cycle: "2026-11", row: null });
  await open(page, "Số liệu");
  await openForm(page, "II.08");
  await page.keyboard.press("F5");
  await page.getByRole("checkbox", { name: "Hộ tịch" }).check();
  await page.getByRole("dialog").getByRole("button", { name: "Thêm dòng" }).click();
  await cell(page, "Hộ tịch", 7).click();
  await page.keyboard.type("9");
  await page.keyboard.press("Enter");
  await shows(cell(page, "Hộ tịch", 6), "9");
  await findings(page).getByRole("button", { name: /Điền 0 cho cả/ }).click();
  // More dossiers online than II.06a knows: a warning.
  await page.getByRole("button", { name: "Khóa sổ" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Cảnh báo").first().waitFor();
  await dialog.getByLabel("Ghi chú").fill("Hệ thống thành phố chưa đồng bộ");
  await dialog.getByRole("button", { name: "Khóa sổ" }).click();
  await page.getByText("Hệ thống thành phố chưa đồng bộ").first().waitFor();

  await cell(page, "Hộ tịch", 7).click();
  await page.keyboard.type("1");
  await page.getByRole("grid").locator("..").getByRole("alert").waitFor();
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Mở lại…" }).click();
  await dialog.getByLabel("Lý do").fill("Số liệu sai");
  await dialog.getByRole("button", { name: "Mở lại" }).click();
  await page.getByRole("button", { name: "Khóa sổ" }).waitFor();
  const { body } = await call("sheet", { form: "II.08", cycle: "2026-11" });
  assert.equal(body.editable, true);
}));

test("a closed form takes no figure", at({ before: wardWithCycle }, async ({ page, call }) => {
  await call("blanks_zero", { form: "II.06a", cycle: "2026-11", row: null });
  await call("form_close", { form: "II.06a", cycle: "2026-11", note: "", sure: false });
  await open(page, "Số liệu");
  await openForm(page, "II.06a");
  await cell(page, "Hộ tịch", 4).click();
  await page.keyboard.type("7");
  await page.getByRole("grid").locator("..").getByText("Muốn sửa: mở lại và ghi lý do.").waitFor();
  await page.keyboard.press("Enter");
  await shows(cell(page, "Hộ tịch", 4), "0");
}));

test("a line and a column that are computed say why nothing is typed in them", at({ before: wardWithCycle }, async ({ page }) => {
  await open(page, "Số liệu");
  await openForm(page, "II.06a");
  const says = page.getByRole("grid").locator("..");
  for (const [line, column, why] of [
    ["Tổng số", 4, "Dòng này do chương trình cộng, không nhập."],
    ["Hộ tịch", 3, "Cột (3) Số hồ sơ nhận giải quyết được tính tự động, không nhập được."],
  ]) {
    await cell(page, line, column).click();
    await page.keyboard.type("7");
    await says.getByText(why).waitFor();
  }
}));

test("a row that holds figures is deleted only after a yes, and comes back by undo", at({ before: wardWithCycle }, async ({ page }) => {
  await open(page, "Số liệu");
  await openForm(page, "II.06a");
  await cell(page, "Hộ tịch", 4).click();
  await typeLine(page, ["12"]);
  await shows(cell(page, "Hộ tịch", 4), "12");
  await cell(page, "Hộ tịch", 4).click();
  await page.keyboard.press("F6");
  await page.getByRole("dialog").getByRole("button", { name: "Thôi" }).click();
  await shows(cell(page, "Hộ tịch", 4), "12");
  await page.keyboard.press("F6");
  await page.getByRole("dialog").getByRole("button", { name: "Đồng ý" }).click();
  await until(async () => (await page.getByRole("rowheader", { name: "Hộ tịch", exact: true }).count()) === 1, "one row less");
  await page.keyboard.press("Control+z");
  await shows(cell(page, "Hộ tịch", 4), "12");
}));

test("a reload stays at the place, the cycle, the form and the cell", at({ before: wardWithCycle }, async ({ page }) => {
  await open(page, "Số liệu");
  await openForm(page, "II.06a");
  await cell(page, "Chứng thực", 9).click();
  await typeLine(page, ["3"]);
  await shows(cell(page, "Chứng thực", 9), "3");
  await cell(page, "Chứng thực", 9).click();
  await page.reload();
  await shows(cell(page, "Chứng thực", 9), "3");
  await until(async () => (await standing(page)).startsWith("Chứng thực, (9)"), "the cell stood on");
}));

test("Vietnamese words go into a column of text as one composed letter each", at({ before: wardWithCycle }, async ({ page, call }) => {
  await call("rows_add", { form: "II.04", cycle: "2026-11", section: null, fields: [], name: "Thủ tục A", after: null });
  await open(page, "Số liệu");
  await openForm(page, "II.04");
  await cell(page, "Thủ tục A", 21).click();
  // As Unikey sends it: letters apart from their marks, then Shift on its way to a capital.
  await page.keyboard.insertText("Đã rà soát ".normalize("NFD"));
  await page.keyboard.press("Shift");
  await page.keyboard.insertText("Ất");
  await page.keyboard.press("Enter");
  await shows(cell(page, "Thủ tục A", 21), "Đã rà soát Ất");
  const { body } = await call("sheet", { form: "II.04", cycle: "2026-11" });
  assert.equal(body.lines.find(({ name }) => name === "Thủ tục A").cells[20].text, "Đã rà soát Ất".normalize("NFC"));
}));

test("a number too long for its column makes the column wider", at({ before: wardWithCycle }, async ({ page, call }) => {
  await addRows(call, "II.06a", "2026-11", ["Đất đai"]);
  await open(page, "Số liệu");
  await openForm(page, "II.06a");
  const figures = cell(page, "Đất đai", 4);
  await figures.click();
  await page.keyboard.type("999999999");
  await page.keyboard.press("Enter");
  await shows(cell(page, "Tổng số", 4), "999.999.999");
  const cut = page.locator("tbody td.number").evaluateAll((cells) => cells.filter((own) => own.scrollWidth > own.clientWidth).map((own) => own.textContent));
  assert.deepEqual(await cut, []);
}));
