// The month's summary sheet: what was understood is shown first, unknown names are asked for, then all or nothing.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { accessible, at, cell, finish, fits, inView, open, openForm, shows, SUMMARY, until, ward } from "./harness.mjs";

after(finish);

/** January started; the catalogue calls "Chính sách" of the file otherwise. */
async function january(call) {
  await ward(call);
  await call("cycle_start", { cycle: "2026-01" });
  const { fields } = await call("settings");
  await call("field_save", { field: { ...fields.find(({ name }) => name === "Chính sách"), name: "Chính sách xã hội" } });
}

/** II.06a of January, with the dialog open on a file. */
async function importing({ page, call, choosePath }, path) {
  const { data_file } = await call("state");
  await page.evaluate((key) => localStorage.setItem(key, "2026-01"), `cycle ${data_file}`);
  await page.reload();
  await open(page, "Số liệu");
  await openForm(page, "II.06a");
  choosePath(path);
  await page.getByRole("button", { name: "Nhập từ tệp" }).first().click();
  return page.getByRole("dialog");
}

test("a summary sheet shows what it understood and stores nothing before the yes", at({ before: january }, async (place) => {
  const { page, call } = place;
  const dialog = await importing(place, SUMMARY);
  await dialog.getByText("tiêu đề ở dòng 4", { exact: false }).waitFor();
  await dialog.getByText("C14: tệp ghi 10.361, cộng lại 10.362").waitFor();
  await inView(dialog.getByRole("button", { name: /^Ghi vào/ }), "the button that stores");
  await accessible(page, "the import");
  await fits(page, "the import");
  await dialog.getByRole("button", { name: "Thôi" }).click();
  await dialog.waitFor({ state: "detached" });
  const { body } = await call("sheet", { form: "II.06a", cycle: "2026-01" });
  assert.equal(body.lines.filter(({ kind }) => kind === "row").length, 0);
}));

test("an unknown field is never guessed: chosen once, it is stored, remembered, and undone as one step", at({ before: january }, async (place) => {
  const { page, call, choosePath } = place;
  const dialog = await importing(place, SUMMARY);
  const store = dialog.getByRole("button", { name: /^Ghi vào/ });
  const choice = dialog.getByLabel("Chính sách là", { exact: true });
  await choice.waitFor();
  assert.equal(await choice.inputValue(), "");
  assert.equal(await store.isDisabled(), true);
  await choice.selectOption({ label: "Chính sách xã hội" });
  await until(() => store.isEnabled(), "the choice to be taken");
  await store.click();
  await dialog.waitFor({ state: "detached" });
  await cell(page, "Chính sách xã hội", 2).waitFor();
  await shows(cell(page, "Tổng số", 3), "19.947");

  await page.keyboard.press("Control+z");
  await page.getByRole("rowheader", { name: "Chính sách xã hội" }).waitFor({ state: "detached" });
  const { body } = await call("sheet", { form: "II.06a", cycle: "2026-01" });
  assert.equal(body.lines.filter(({ kind }) => kind === "row").length, 0);

  choosePath(SUMMARY);
  await page.getByRole("button", { name: "Nhập từ tệp" }).first().click();
  await dialog.getByText("đã chọn lần trước").waitFor();
  assert.equal(await store.isEnabled(), true);
}));

test("a row can be left out", at({ before: january }, async (place) => {
  const { page } = place;
  const dialog = await importing(place, SUMMARY);
  await dialog.getByLabel("Chính sách là", { exact: true }).selectOption({ label: "Bỏ qua" });
  const store = dialog.getByRole("button", { name: /^Ghi vào/ });
  await until(() => store.isEnabled(), "the choice to be taken");
  await store.click();
  await dialog.waitFor({ state: "detached" });
  await cell(page, "Hộ tịch", 2).waitFor();
  assert.equal(await page.getByRole("rowheader", { name: "Chính sách", exact: false }).count(), 0);
}));

test("a broken file is refused with a sentence, and another can be chosen", at({ before: january }, async (place) => {
  const { page, folder, choosePath } = place;
  const broken = join(folder, "cat-cut.xlsx");
  await writeFile(broken, (await readFile(SUMMARY)).subarray(0, 3000));
  const dialog = await importing(place, broken);
  await dialog.getByRole("alert").waitFor();
  choosePath(SUMMARY);
  await dialog.getByRole("button", { name: "Chọn tệp khác" }).click();
  await dialog.getByText("tiêu đề ở dòng 4", { exact: false }).waitFor();
  assert.equal(await dialog.getByRole("alert").count(), 0);
}));
