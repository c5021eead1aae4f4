// Answers that come late: what is asked for before they are there waits for them or cannot be pressed, and the answer to
// an older choice is never taken for a newer one.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { at, finish, held, open, openForm, until, ward, wardWithCycle, wardWithPlan } from "./harness.mjs";

after(finish);

/** Waits until the officer's hands are on it. */
const focused = (locator, what) => until(() => locator.evaluate((one) => one === document.activeElement), `the focus on ${what}`);

test("an export is not written before what to know of it is said", at({ before: wardWithCycle }, async ({ page, folder, choosePath }) => {
  const proposals = await held(page, "export_propose");
  await open(page, "Báo cáo");
  await page.getByRole("button", { name: "Xuất Excel" }).click();
  const dialog = page.getByRole("dialog");
  const write = dialog.locator("footer .main");
  await proposals.asked(1);
  assert.equal(await write.innerText(), "Đang kiểm tra…");
  assert.equal(await write.isDisabled(), true);
  await proposals.answer(0);
  await focused(write, "the button that writes");

  // Two other choices; the older is answered last.
  await dialog.getByLabel("II.04").uncheck();
  assert.equal(await write.isDisabled(), true);
  assert.equal(await dialog.getByText("Tên tệp").count(), 0);
  await dialog.getByLabel("II.05a").uncheck();
  await proposals.asked(3);
  await proposals.answer(2);
  await dialog.getByText("Tên tệp").waitFor();
  const told = await dialog.locator(".body").innerText();
  await proposals.answer(1);
  assert.equal(await dialog.locator(".body").innerText(), told);

  const path = join(folder, "som.xlsx");
  choosePath(path);
  await write.click();
  await dialog.getByRole("button", { name: "Mở tệp" }).waitFor();
  assert.ok(existsSync(path), "the workbook was written");
}));

test("a report is exported for the period that was chosen last", at({ before: wardWithCycle }, async ({ page }) => {
  await open(page, "Báo cáo");
  await page.getByRole("button", { name: "Xuất Excel" }).waitFor();
  const reports = await held(page, "report");
  await page.getByRole("radio", { name: "Quý IV/2026" }).check();
  await page.getByRole("radio", { name: "6 tháng cuối năm 2026" }).check();
  assert.equal(await page.getByRole("button", { name: "Xuất Excel" }).isDisabled(), true);
  await page.keyboard.press("Control+e");
  await reports.asked(2);
  await reports.answer(1);
  await page.getByRole("dialog", { name: "6 tháng cuối năm 2026" }).waitFor();
  await reports.answer(0);
  assert.equal(await page.getByText("Kỳ báo cáo: Quý IV/2026").count(), 0);
}));

test("rows are added by quick hands before the list has come", at({ before: wardWithCycle }, async ({ page }) => {
  const sheets = await held(page, "sheet");
  await open(page, "Số liệu");
  await page.getByRole("tab", { name: "II.06a" }).click();
  await until(() => sheets.count > 0, "the form to be asked for");
  const lists = await held(page, "row_choices");
  await page.keyboard.press("F5");
  await sheets.free();
  await page.getByRole("dialog").waitFor();
  await page.keyboard.type("dat dai");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByText("Đang đọc").waitFor();
  await lists.free();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.getByRole("rowheader", { name: "Đất đai", exact: true }).first().waitFor();
}));

test("the search goes to what was typed, not to what was found before", at({ before: wardWithCycle }, async ({ page }) => {
  await open(page, "Tổng quan");
  await page.keyboard.press("Control+f");
  await page.keyboard.type("chung thuc");
  await page.getByRole("option").first().waitFor();
  const searches = await held(page, "search");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("ho tich");
  await page.keyboard.press("Enter");
  await searches.free();
  await page.getByRole("grid").waitFor();
  await until(async () => (await page.getByRole("region", { name: "Ô đang chọn" }).innerText()).includes("Hộ tịch"), "the row that was typed");
}));

test("next year's plan is not made before what becomes of its lines is shown", at({ before: wardWithPlan }, async ({ page }) => {
  await open(page, "Kế hoạch");
  const carried = await held(page, "plan_carry");
  await page.getByRole("button", { name: "Kế hoạch mới…" }).click();
  const dialog = page.getByRole("dialog");
  const make = dialog.locator("footer .main");
  await carried.asked(1);
  assert.equal(await make.isDisabled(), true);
  const year = dialog.getByLabel("Năm", { exact: true });
  await year.fill("2028");
  await year.press("Tab");
  await carried.asked(2);
  await carried.answer(1);
  await dialog.getByText("Trước 11/11/2028", { exact: false }).first().waitFor();
  await carried.answer(0);
  await until(() => make.isEnabled(), "the plan to be ready");
  assert.equal(await dialog.getByText("Trước 11/11/2027", { exact: false }).count(), 0);
}));

test("a plan that is read is stored as it is shown, and not while it is read again", at({ before: ward }, async ({ page, call }) => {
  await open(page, "Kế hoạch");
  await page.getByRole("button", { name: "Nhập từ tệp Word" }).waitFor();
  const table = "TT\tNội dung\tThời gian\tĐơn vị chủ trì\tKết quả\n1\tRà soát thủ tục\tTrước 22/11/2026\tVăn phòng\tBáo cáo\n";
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    window.dispatchEvent(new ClipboardEvent("paste", { clipboardData }));
  }, table);
  const dialog = page.getByRole("dialog");
  const store = dialog.getByRole("button", { name: /^Ghi thành/ });
  await until(() => store.isEnabled(), "the plan to be read");
  await focused(store, "the button that stores");
  const reads = await held(page, "plan_read");
  const title = dialog.getByLabel("Tên kế hoạch");
  for (const text of ["Một", "Hai"]) {
    await title.fill(text);
    await title.press("Tab");
  }
  await reads.asked(1);
  await reads.answer(0);
  await reads.asked(2);
  assert.equal(await store.isDisabled(), true);
  await reads.free();
  await until(() => store.isEnabled(), "the plan to be read again");
  // A year that is refused is not stored, and neither is the one before in its place.
  await dialog.getByLabel("Năm", { exact: true }).fill("1");
  await dialog.getByLabel("Năm", { exact: true }).press("Tab");
  await dialog.getByRole("alert").waitFor();
  assert.equal(await store.isDisabled(), true);
  await dialog.getByLabel("Năm", { exact: true }).fill("2027");
  await dialog.getByLabel("Năm", { exact: true }).press("Tab");
  await until(() => store.isEnabled(), "the plan to be read again");
  await store.click();
  await dialog.waitFor({ state: "detached" });
  const [head] = await call("plans");
  assert.equal(head.year, 2027);
  assert.match(head.name, /Hai/);
}));
