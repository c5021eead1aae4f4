// Nhiệm vụ: the list, its filters, many tasks done with one document, the calendar, due dates, the files that leave.

import assert from "node:assert/strict";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { accessible, at, finish, fits, inView, open, TASKS, until, UNITS, wardWithPlan } from "./harness.mjs";

after(finish);

const [POSTED, CHECKED, REPORTED, TRAINED, RECEIVED] = TASKS.map(({ content }) => content);

const grid = (page) => page.getByRole("grid", { name: "Danh sách nhiệm vụ" });
const line = (page, content) => grid(page).getByRole("row").filter({ hasText: content });
const panel = (page) => page.getByRole("region", { name: "Việc đang chọn" });
const contents = async (page) => (await grid(page).locator("tbody .content:first-child").allInnerTexts()).filter((text) => TASKS.some(({ content }) => content === text));

/** Waits until the list shows exactly these tasks, in this order. */
async function lists(page, wanted) {
  let seen;
  await until(async () => (seen = await contents(page)).join("|") === wanted.join("|"), () => `${wanted}, saw ${seen}`);
}

/** Opens Nhiệm vụ with its list. */
async function tasks(page) {
  await open(page, "Nhiệm vụ");
  await grid(page).waitFor();
}

test("tasks stand by due date, and a late one says so in words and with a sign", at({ before: wardWithPlan }, async ({ page }) => {
  await tasks(page);
  await lists(page, [CHECKED, POSTED, REPORTED, TRAINED]);
  const late = line(page, CHECKED);
  await late.getByText("31/10/2026").waitFor();
  await late.getByText(/trễ \d+ ngày/).waitFor();
  assert.equal(await late.locator("svg").count(), 1);
  await line(page, REPORTED).getByText(/còn \d+ ngày/).waitFor();
  await page.getByText(/4 việc: 2 trễ hạn/).waitFor();
}));

test("one due on a day off names the last working day, wherever it is shown", at({ before: wardWithPlan }, async ({ page, call }) => {
  await call("working_days_save", { year: 2026, change: { act: "off", day: "20/11", name: "nghỉ bão" } });
  await tasks(page);
  await line(page, REPORTED).getByText("T7 21/11/2026", { exact: true }).waitFor();
  await line(page, REPORTED).getByText("chậm nhất T5 19/11", { exact: true }).waitFor();
  await line(page, REPORTED).click();
  await panel(page).getByText("Hạn thứ Năm 19/11/2026; 21/11 là thứ Bảy").waitFor();
  await page.getByRole("button", { name: "Lịch tháng" }).click();
  const calendar = page.getByRole("table", { name: "Lịch tháng 11/2026" });
  await calendar.getByRole("cell", { name: "20 nghỉ bão" }).waitFor();
  await calendar.getByRole("cell", { name: "24 ngày Văn hóa Việt Nam" }).waitFor();
  await open(page, "Tổng quan");
  await page.getByText("chậm nhất T5 19/11").waitFor();
  await page.setViewportSize({ width: 911, height: 440 });
  await page.getByRole("banner").getByText("· chậm nhất thứ Ba 17/11", { exact: true }).waitFor();
}));

test("several tasks are done with one document by keyboard, and undone at once", at({ before: wardWithPlan }, async ({ page, call, folder, choosePath }) => {
  await tasks(page);
  // The list begins with what is still to do; here what is done stays in sight.
  await page.getByLabel("Trạng thái").selectOption({ label: "Mọi trạng thái" });
  await line(page, CHECKED).focus();
  const file = join(folder, "bao-cao.pdf");
  await writeFile(file, "%PDF-1.7 thử");
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  assert.equal(await line(page, CHECKED).getAttribute("aria-selected"), "true");
  assert.equal(await line(page, POSTED).getAttribute("aria-selected"), "false");
  await page.keyboard.press("Control+Enter");
  const dialog = page.getByRole("dialog", { name: "Đã xong: 2 việc" });
  await dialog.getByText(REPORTED).waitFor();
  await page.keyboard.type("12/BC-UBND");
  await page.keyboard.press("Tab");
  await page.keyboard.type("15/11/2026");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Báo cáo rà soát");
  choosePath(file);
  await dialog.getByRole("button", { name: "Chọn tệp…" }).click();
  await dialog.getByText(file).waitFor();
  assert.equal(await dialog.getByLabel("Giữ một bản sao").isChecked(), true);
  await dialog.getByLabel("Số, ký hiệu").press("Enter");
  await dialog.waitFor({ state: "hidden" });
  for (const content of [CHECKED, REPORTED]) await line(page, content).getByText("Đã xong").waitFor();
  await line(page, POSTED).getByText("Chưa làm").waitFor();

  await line(page, REPORTED).click();
  await panel(page).getByText("12/BC-UBND ngày 15/11/2026: Báo cáo rà soát").waitFor();
  const shown = page.waitForEvent("dialog");
  await panel(page).getByRole("button", { name: "Mở tệp" }).click();
  assert.match((await shown).message(), /bao-cao.*\.pdf$/);

  await line(page, CHECKED).focus();
  await page.keyboard.press("Control+z");
  for (const content of [CHECKED, REPORTED]) await line(page, content).getByText("Chưa làm").waitFor();
  const { lines } = await call("tasks", { filter: {} });
  assert.deepEqual(lines.map(({ evidence }) => evidence.length), [0, 0, 0, 0]);
  await page.keyboard.press("Control+y");
  await line(page, REPORTED).getByText("Đã xong").waitFor();
  await page.getByLabel("Trạng thái").selectOption({ label: "Chưa xong" });
  await line(page, REPORTED).waitFor({ state: "detached" });
  await line(page, POSTED).waitFor();
}));

test("a file that has changed is told of before it is opened, and one that is gone is not opened", at({ before: wardWithPlan }, async ({ page, folder, choosePath }) => {
  await tasks(page);
  const file = join(folder, "bien-ban.pdf");
  await writeFile(file, "%PDF-1.7 một");
  await line(page, CHECKED).click();
  await panel(page).getByRole("button", { name: "Thêm văn bản…" }).click();
  const dialog = page.getByRole("dialog");
  choosePath(file);
  await dialog.getByRole("button", { name: "Chọn tệp…" }).click();
  await dialog.getByLabel("Chỉ ghi nơi để tệp").check();
  await dialog.getByRole("button", { name: "Ghi văn bản" }).click();
  await dialog.waitFor({ state: "hidden" });
  await writeFile(file, "%PDF-1.7 hai");
  await panel(page).getByRole("button", { name: "Mở tệp" }).click();
  await page.getByRole("dialog", { name: "Mở tệp" }).getByRole("button", { name: "Vẫn mở" }).waitFor();
  await page.keyboard.press("Escape");
  await rm(file);
  await panel(page).getByRole("button", { name: "Mở tệp" }).click();
  await panel(page).getByRole("alert").waitFor();
  await panel(page).getByRole("button", { name: /^Bỏ văn bản/ }).click();
  await panel(page).getByText("Chưa có văn bản nào.").waitFor();
}));

test("filters narrow the list, together, and are there again after a reload", at({ before: wardWithPlan }, async ({ page }) => {
  await tasks(page);
  await page.getByLabel("Thời hạn").selectOption({ label: "Trễ hạn" });
  await lists(page, [CHECKED, POSTED]);
  await page.getByLabel("Đơn vị").selectOption({ label: UNITS[1] });
  await lists(page, [POSTED]);
  await page.reload();
  await lists(page, [POSTED]);
  assert.equal(await page.getByLabel("Thời hạn").inputValue(), "late");
  await page.getByRole("button", { name: "Bỏ lọc" }).click();
  await lists(page, [CHECKED, POSTED, REPORTED, TRAINED]);
  await page.getByLabel("Tìm trong nhiệm vụ").fill("tap huan");
  await lists(page, [TRAINED]);
  await page.getByLabel("Tìm trong nhiệm vụ").fill("");
  await page.getByLabel("Hạn từ ngày").fill("1/11");
  await page.getByLabel("Hạn từ ngày").press("Tab");
  await page.getByLabel("Hạn đến ngày").fill("30/11/2026");
  await page.getByLabel("Hạn đến ngày").press("Tab");
  await lists(page, [POSTED, REPORTED]);
  assert.equal(await page.getByLabel("Hạn từ ngày").inputValue(), "01/11/2026");
  await page.getByLabel("Hạn đến ngày").fill("31/11/2026");
  await page.getByLabel("Hạn đến ngày").press("Tab");
  await page.getByText("Ngày “31/11/2026” không phải ngày có thật.").waitFor();
  await lists(page, [POSTED, REPORTED]);
}));

test("a span is chosen by its name, and days of one's own are shown as such", at({ before: wardWithPlan }, async ({ page }) => {
  await tasks(page);
  const span = page.getByLabel("Khoảng hạn");
  await span.selectOption({ label: "Tháng này" });
  await lists(page, [POSTED, REPORTED]);
  assert.equal(await page.getByLabel("Hạn đến ngày").inputValue(), "30/11/2026");
  await page.getByLabel("Hạn đến ngày").fill("");
  await page.getByLabel("Hạn đến ngày").press("Tab");
  await lists(page, [POSTED, REPORTED, TRAINED]);
  assert.equal(await span.inputValue(), "own");
  await span.selectOption({ label: "Mọi ngày" });
  await lists(page, [CHECKED, POSTED, REPORTED, TRAINED]);
}));

test("a plan and a unit that are gone are dropped from the filter, which is told", at({ before: wardWithPlan }, async ({ page, call }) => {
  await tasks(page);
  await page.getByLabel("Đơn vị").selectOption({ label: UNITS[1] });
  await lists(page, [POSTED, REPORTED]);
  const { units } = await call("settings", {});
  await call("unit_delete", { id: units.find(({ name }) => name === UNITS[1]).id });
  await page.reload();
  await page.getByText("Đơn vị đã chọn trong bộ lọc không còn trong danh mục").waitFor();
  await lists(page, [CHECKED, POSTED, REPORTED, TRAINED]);
  assert.equal(await page.getByLabel("Đơn vị").inputValue(), "");
}));

test("another data file begins with its own filter", at({ before: wardWithPlan }, async ({ page }) => {
  await tasks(page);
  await page.getByLabel("Đơn vị").selectOption({ label: UNITS[1] });
  await lists(page, [POSTED, REPORTED]);
  await open(page, "Thiết lập");
  await page.getByRole("button", { name: "Tệp dữ liệu" }).click();
  await page.getByRole("button", { name: "Mở dữ liệu mẫu" }).click();
  await page.getByRole("button", { name: "Xóa dữ liệu mẫu" }).waitFor();
  await open(page, "Nhiệm vụ");
  await grid(page).waitFor();
  assert.equal(await page.getByRole("search").getByLabel("Đơn vị").inputValue(), "");
  assert.equal(await page.getByRole("search").getByLabel("Trạng thái").inputValue(), "todo,doing");
  assert.equal(await page.getByText("đã bỏ").count(), 0);
}));

test("a month of the year's bar shows its tasks alone, and all again", at({ before: wardWithPlan }, async ({ page }) => {
  await tasks(page);
  const month = page.getByRole("button", { name: "Tháng 11: 2 việc đến hạn, 0 xong, 1 trễ" });
  await month.click();
  await lists(page, [POSTED, REPORTED]);
  assert.equal(await month.getAttribute("aria-pressed"), "true");
  await month.click();
  await lists(page, [CHECKED, POSTED, REPORTED, TRAINED]);
}));

test("the calendar shows a month, another month, and a day's tasks as a list", at({ before: wardWithPlan }, async ({ page }) => {
  await tasks(page);
  await page.getByRole("button", { name: "Lịch tháng" }).click();
  const calendar = page.getByRole("table", { name: "Lịch tháng 11/2026" });
  await calendar.getByRole("button", { name: POSTED }).click();
  await panel(page).getByRole("heading", { name: POSTED }).waitFor();
  await calendar.getByRole("button", { name: "21/11/2026: 1 việc" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Tháng sau" }).click();
  await page.getByRole("table", { name: "Lịch tháng 12/2026" }).getByRole("button", { name: TRAINED }).waitFor();
  await page.getByRole("button", { name: "19/12/2026: 1 việc" }).click();
  await lists(page, [TRAINED]);
}));

test("a task without a due date gets one, which can be moved and taken away", at({ before: wardWithPlan }, async ({ page, call }) => {
  await tasks(page);
  await page.getByLabel("Việc không có hạn").check();
  await line(page, RECEIVED).click();
  await panel(page).getByRole("button", { name: "Thêm hạn…" }).click();
  const dialog = page.getByRole("dialog");
  await page.keyboard.type("31/11/2026");
  await page.keyboard.press("Enter");
  await dialog.getByRole("alert").waitFor();
  await dialog.getByLabel("Ngày cuối cùng còn kịp").fill("30/11/2026");
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "hidden" });
  await line(page, RECEIVED).filter({ hasText: "30/11/2026" }).click();
  await panel(page).getByRole("button", { name: "Đổi hạn…" }).click();
  await page.getByRole("dialog").getByLabel("Ngày cuối cùng còn kịp").fill("28/11/2026");
  await page.keyboard.press("Enter");
  await line(page, RECEIVED).filter({ hasText: "28/11/2026" }).click();
  await panel(page).getByRole("button", { name: "Bỏ hạn này" }).click();
  await until(async () => (await call("tasks", { filter: {} })).total === 4, "the added date to go");
}));

test("states, notes and many lines at once go by keyboard", at({ before: wardWithPlan }, async ({ page, call }) => {
  await tasks(page);
  await page.keyboard.press("Enter");
  await page.keyboard.type("Đã đôn đốc");
  await page.keyboard.press("Enter");
  await until(async () => (await call("tasks", { filter: {} })).lines[0].note === "Đã đôn đốc", "the note");
  await page.keyboard.press("Home");
  await page.keyboard.press("Shift+End");
  await page.getByText("Đã chọn 4 việc").waitFor();
  await page.keyboard.press("Escape");
  await page.getByText("Việc này:").waitFor();
  await page.keyboard.press("Control+a");
  await page.getByRole("button", { name: "Không phát sinh" }).click();
  await until(async () => (await call("tasks", { filter: {} })).lines.every(({ state }) => state === "not_arisen"), "all states");
  await page.getByRole("button", { name: /^Tháng 11: 2 việc đến hạn, 2 xong, 0 trễ/ }).waitFor();
}));

test("due dates leave as a calendar file, and the list as a workbook", at({ before: wardWithPlan }, async ({ page, folder, choosePath }) => {
  await tasks(page);
  const calendar = join(folder, "lich.ics");
  choosePath(calendar);
  await page.getByRole("button", { name: "Xuất lịch…" }).click();
  await page.getByRole("button", { name: "Mở tệp" }).waitFor();
  const text = await readFile(calendar, "utf8");
  assert.equal(text.match(/BEGIN:VEVENT/g)?.length, 4);
}));

test("what is late stands on the overview by unit, and leads to its tasks", at({ before: wardWithPlan }, async ({ page }) => {
  const card = page.getByText("Việc trễ hạn và đến hạn trong 14 ngày").locator("../..");
  await card.getByText(CHECKED).waitFor();
  await card.getByRole("button", { name: UNITS[1] }).click();
  await lists(page, [POSTED, REPORTED]);
  await open(page, "Tổng quan");
  await card.getByRole("button", { name: REPORTED }).click();
  await lists(page, [CHECKED, POSTED, REPORTED]);
  await panel(page).getByRole("heading", { name: REPORTED }).waitFor();
}));

for (const [width, height] of [[1366, 768], [1093, 614]]) {
  test(`list, calendar and dialogs stand whole and readable at ${width}×${height}`, at({ before: wardWithPlan, width, height }, async ({ page }) => {
    await tasks(page);
    await lists(page, [CHECKED, POSTED, REPORTED, TRAINED]);
    await accessible(page, "the list");
    await fits(page, "the list");
    await inView(page.getByRole("button", { name: "In, PDF" }), "the way to the printer");
    await inView(line(page, POSTED), "the second line");
    await page.keyboard.press("Control+Enter");
    await accessible(page, "the document");
    await fits(page, "the document");
    await inView(page.getByRole("button", { name: "Ghi đã xong" }), "the button that stores");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Lịch tháng" }).click();
    await page.getByRole("table", { name: "Lịch tháng 11/2026" }).waitFor();
    await accessible(page, "the calendar");
    await fits(page, "the calendar");
    await open(page, "Tổng quan");
    await page.getByText(CHECKED).waitFor();
    await accessible(page, "the overview");
    await fits(page, "the overview");
  }));
}

/** 43 tasks that fall due every month: 516 dates. */
const many = (call) => wardWithPlan(call, Array.from({ length: 43 }, (_, at) => ({ content: `Việc số ${at + 1}`, time: "Ngày 25 hằng tháng" })));

test("of more than 500 lines the rest comes upon a click", at({ before: many }, async ({ page }) => {
  await tasks(page);
  await page.getByText("Đang hiện 500/516 việc.").waitFor();
  await page.getByRole("button", { name: "Xem thêm" }).click();
  await until(async () => (await grid(page).locator("tbody tr").count()) === 516, "all lines");
  assert.equal(await page.getByRole("button", { name: "Xem thêm" }).count(), 0);
}));
