// Nothing silent: what an import leaves out and what a paste does not take is told, with its place and a way there.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { accessible, at, cell, copied, finish, fits, inView, open, openForm, SUMMARY, ward, wardWithCycle } from "./harness.mjs";

after(finish);

const SMALL = { width: 1093, height: 542 };

/** January started; the catalogue calls "Chính sách" of the file otherwise. */
async function january(call) {
  await ward(call);
  await call("cycle_start", { cycle: "2026-01" });
  const { fields } = await call("settings");
  await call("field_save", { field: { ...fields.find(({ name }) => name === "Chính sách"), name: "Chính sách xã hội" } });
}

test("a row left out as last time is named with its figures, and the choice can be changed", at({ before: january, ...SMALL }, async ({ page, call, choosePath }) => {
  // As it was left out the month before.
  const skip = [{ key: "field:chinh sach", act: "skip" }];
  const what = { path: SUMMARY, cycle: "2026-01", form: "II.06a", sheet: null, choices: skip };
  await call("summary_read", what);
  await call("summary_apply", what);
  const { data_file } = await call("state");
  await page.evaluate((key) => localStorage.setItem(key, "2026-01"), `cycle ${data_file}`);
  await page.reload();
  await open(page, "Số liệu");
  await openForm(page, "II.06a");
  choosePath(SUMMARY);
  await page.getByRole("button", { name: "Nhập từ tệp" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("“Chính sách”: bỏ qua như lần trước, không ghi (4)", { exact: false }).waitFor();
  const choice = dialog.getByLabel("Chính sách là", { exact: true });
  assert.equal(await choice.inputValue(), "skip");
  await inView(dialog.getByRole("button", { name: /^Ghi vào/ }), "the button that stores");
  await accessible(page, "the import with a row left out");
  await fits(page, "the import with a row left out");

  await choice.selectOption({ label: "Chính sách xã hội" });
  await dialog.getByText("bỏ qua như lần trước", { exact: false }).first().waitFor({ state: "detached" });
}));

test("a paste that is partly refused names each cell with its text and why, and leads there", at({ before: wardWithCycle, ...SMALL }, async ({ page }) => {
  await open(page, "Số liệu");
  await openForm(page, "II.06a");
  const online = cell(page, "Hộ tịch", 4);
  await online.click();
  await page.keyboard.type("7");
  await page.keyboard.press("Enter");
  await online.click();
  await copied(page, "1,000\t1,234\t7");
  await page.keyboard.press("Control+v");
  const told = page.getByRole("button", { name: /“1,000” có thể là 1 hoặc 1\.000.*Ô vẫn giữ 7/ });
  await told.waitFor();
  await page.getByText("“1,234” được đọc là 1.234", { exact: false }).waitFor();
  await accessible(page, "a paste that is partly refused");
  await fits(page, "a paste that is partly refused");
  await told.click();
  assert.equal(await online.textContent(), "7");
  await page.getByRole("button", { name: "Đã hiểu" }).click();
  await told.waitFor({ state: "detached" });
}));
