// Nothing silent: what an import leaves out and what a paste does not take is told, with its place and a way there.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { accessible, at, cell, copied, finish, fits, inView, open, openForm, SUMMARY, until, ward, wardWithCycle } from "./harness.mjs";

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

for (const size of [SMALL, { width: 911, height: 440 }])
  test(`a paste over figures names what it took the place of, and leads there, at ${size.width}×${size.height}`, at({ before: wardWithCycle, ...size }, async ({ page }) => {
    await open(page, "Số liệu");
    await openForm(page, "II.06a");
    await cell(page, "Hộ tịch", 4).click();
    await copied(page, "1\t2\t3\n4\t5\t6");
    await page.keyboard.press("Control+v");
    await page.getByText("Đã dán 6 ô").waitFor();
    const told = page.getByRole("list", { name: "Đã thay số đang có" });
    assert.equal(await told.count(), 0, "nothing stood there");

    await cell(page, "Hộ tịch", 4).click();
    await copied(page, "11\t12\t13\n14\t15\t16");
    await page.keyboard.press("Control+v");
    await told.getByRole("button", { name: /^Ô \(4\) dòng Hộ tịch.*: 1 → 11$/ }).waitFor();
    assert.equal(await told.getByRole("listitem").count(), 4);
    await accessible(page, "a paste over figures");
    await fits(page, "a paste over figures");
    await told.getByRole("button", { name: "và 3 ô khác…" }).click();
    assert.equal(await told.getByRole("listitem").count(), 6);
    const last = told.getByRole("button", { name: /dòng Chứng thực.*: 6 → 16$/ });
    await last.click();
    await until(() => page.evaluate(() => (document.activeElement?.getAttribute("aria-label") ?? "").startsWith("Chứng thực")), "the cell to be stood on");
    await page.getByRole("button", { name: "Đã hiểu" }).click();
    await told.waitFor({ state: "detached" });
  }));

test("every button of a form starts with a capital on a narrow window", at({ before: wardWithCycle, width: 911, height: 440 }, async ({ page }) => {
  await open(page, "Số liệu");
  for (const code of ["II.04", "II.05a", "II.06a", "II.08"]) {
    await openForm(page, code);
    const words = await page.evaluate(() =>
      [...document.querySelectorAll("button")]
        .flatMap((button) => [button, ...button.querySelectorAll("span")])
        .filter((part) => part.getBoundingClientRect().width > 2 && part.children.length === 0)
        .map((part) => part.textContent.trim()),
    );
    assert.deepEqual(words.filter((text) => /^\p{Ll}/u.test(text)), [], code);
    await page.getByRole("button", { name: "Lấy từ hồ sơ…" }).or(page.getByRole("button", { name: "Kiểm tra" })).first().waitFor();
  }
}));
