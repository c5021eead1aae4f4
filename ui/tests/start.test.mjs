// The first start: three steps to the first cycle, or the sample ward.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { existsSync } from "node:fs";
import { readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { accessible, at, finish, fits, inView, open, shows, until, ward, wardWithCycle } from "./harness.mjs";

after(finish);

test("three steps lead from an empty file to the first cycle's grid", at({}, async ({ page, call }) => {
  await page.getByLabel("Tên phường, xã").fill("Mẫu");
  await page.getByLabel("Đơn vị báo cáo").fill("UBND phường Mẫu");
  await page.getByLabel("Họ tên người ký").fill("Trần Thị Mẫu");
  await page.getByRole("button", { name: "Tiếp tục" }).click();

  const source = page.getByLabel("Mục 1");
  await source.fill("Hệ thống của Bộ");
  await page.getByLabel("Thêm lĩnh vực").fill("Du lịch");
  await page.getByRole("button", { name: "Thêm", exact: true }).click();
  await page.getByText("Du lịch", { exact: false }).last().waitFor();
  await page.getByRole("button", { name: "Tiếp tục" }).click();

  await page.getByText("Hạn gửi trước 18/11").first().waitFor();
  await page.getByRole("button", { name: "Bắt đầu Kỳ 11/2026" }).click();
  await page.getByRole("grid").waitFor();

  const { office, sources, fields } = await call("settings");
  assert.equal(office.ward, "Mẫu");
  assert.equal(office.signer, "Trần Thị Mẫu");
  assert.equal(sources[0].name, "Hệ thống của Bộ");
  assert.ok(fields.some(({ name }) => name === "Du lịch"));
  const { cycles } = await call("state");
  assert.equal(cycles.find(({ cycle }) => cycle === "2026-11").started, true);
}));

test("another cycle can be the first one", at({}, async ({ page, call }) => {
  await page.getByLabel("Tên phường, xã").fill("Mẫu");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Số liệu lấy từ những hệ thống nào?" }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Kỳ trước" }).click();
  await page.getByRole("button", { name: "Bắt đầu Kỳ 10/2026" }).click();
  await page.getByRole("grid").waitFor();
  const { cycles } = await call("state");
  assert.deepEqual(cycles.filter(({ started }) => started).map(({ cycle }) => cycle), ["2026-10"]);
}));

test("the steps have no grave barrier and fit a small screen", at({ width: 1093, height: 614 }, async ({ page }) => {
  for (const step of ["Tiếp tục", "Tiếp tục", "Bắt đầu Kỳ 11/2026"]) {
    const button = page.getByRole("button", { name: step });
    await button.waitFor();
    await accessible(page, step);
    await fits(page, step);
    await inView(button, step);
    if (await page.getByLabel("Tên phường, xã").isVisible()) await page.getByLabel("Tên phường, xã").fill("Mẫu");
    await button.click();
  }
  await page.getByRole("grid").waitFor();
}));

test("the sample ward is marked on every screen and removed with one click", at({ before: ward }, async ({ page, call }) => {
  await open(page, "Thiết lập");
  await page.getByRole("button", { name: "Tệp dữ liệu" }).click();
  await page.getByRole("button", { name: "Mở dữ liệu mẫu" }).click();
  const mark = page.getByText("DỮ LIỆU MẪU", { exact: true });
  await mark.waitFor();
  for (const place of ["Tổng quan", "Số liệu", "Báo cáo", "Thiết lập"]) {
    await open(page, place);
    await inView(mark, `the mark on ${place}`);
  }
  assert.equal((await call("state")).sample, true);

  await page.getByRole("banner").getByRole("button", { name: "Xóa dữ liệu mẫu" }).click();
  await mark.waitFor({ state: "detached" });
  assert.equal((await call("state")).sample, false);
  assert.equal((await call("settings")).office.ward, "Mẫu");
}));

test("the sample ward can be tried before anything is entered", at({}, async ({ page }) => {
  await page.getByRole("button", { name: "Dùng thử với dữ liệu mẫu" }).click();
  await page.getByText("DỮ LIỆU MẪU", { exact: true }).waitFor();
  await shows(page.getByRole("heading", { level: 1 }).first(), "Kỳ 11/2026");
  await page.getByRole("banner").getByRole("button", { name: "Xóa dữ liệu mẫu" }).click();
  await page.getByLabel("Tên phường, xã").waitFor();
}));

test("a field that must be filled in says so in Vietnamese", at({}, async ({ page }) => {
  const ward = page.getByLabel("Tên phường, xã");
  await page.getByRole("button", { name: "Tiếp tục" }).click();
  assert.equal(await ward.evaluate((input) => input.validationMessage), "Ô này còn trống. Nhập rồi làm tiếp.");
  await ward.fill("Phường Thử");
  assert.equal(await ward.evaluate((input) => input.validity.valid), true);
}));

/** Two copies of a ward, and the page at its data file that is gone. */
async function gone({ call, data, restart, page }, lose = rm) {
  await call("backup_make");
  await call("backup_make");
  await restart(() => lose(data));
  await page.getByRole("heading", { name: "Không thấy tệp dữ liệu" }).waitFor();
}

for (const [width, height] of [
  [1366, 697],
  [1093, 542],
  [911, 440],
])
  test(`a data file that is gone beside its copies offers the newest at ${width}×${height}`, at({ before: wardWithCycle, width, height }, async (place) => {
    const { page, call, data } = place;
    await gone(place);
    await page.getByRole("alert").filter({ hasText: "không phải lần đầu dùng" }).waitFor();
    const restore = page.getByRole("button", { name: "Khôi phục bản này" });
    await until(() => restore.evaluate((one) => one === document.activeElement), "the focus on the newest copy");
    assert.ok(await restore.evaluate((one) => one.classList.contains("main")));
    await page.getByText(/^Gồm 1 kỳ, .* kỳ mới nhất 11\/2026/).waitFor();
    await page.getByRole("table").getByRole("row").nth(2).waitFor();
    await accessible(page, "the gone file");
    await fits(page, "the gone file");
    await inView(restore, "the button that restores");
    assert.ok(!existsSync(data), "nothing is made before the choice");
    await page.keyboard.press("Enter");
    await page.getByRole("region", { name: "Tổng quan" }).waitFor();
    assert.equal((await call("settings")).office.ward, "Mẫu");
  }));

test("a new file beside the copies is begun only after a yes, and they stay", at({ before: wardWithCycle }, async (place) => {
  const { page, data, folder } = place;
  await gone(place, (file) => writeFile(file, ""));
  const copies = await readdir(join(folder, "sao-luu"));
  const begin = page.getByRole("button", { name: "Bắt đầu mới…" });
  await begin.click();
  const asking = page.getByRole("dialog", { name: "Bắt đầu sổ mới" });
  await asking.getByText(data, { exact: false }).waitFor();
  await page.keyboard.press("Escape");
  await asking.waitFor({ state: "detached" });
  await page.getByRole("heading", { name: "Không thấy tệp dữ liệu" }).waitFor();
  await begin.click();
  await asking.getByRole("button", { name: "Bắt đầu mới" }).click();
  await page.getByLabel("Tên phường, xã").waitFor();
  assert.deepEqual(await readdir(join(folder, "sao-luu")), copies);
}));

test("a file that was put back is opened", at({ before: wardWithCycle }, async (place) => {
  const { page, call } = place;
  let kept;
  await gone(place, async (file) => {
    kept = `${file} cũ`;
    await rename(file, kept);
  });
  await rename(kept, place.data);
  await page.getByRole("button", { name: "Thử mở lại" }).click();
  await page.getByRole("region", { name: "Tổng quan" }).waitFor();
  assert.equal((await call("settings")).office.ward, "Mẫu");
}));
