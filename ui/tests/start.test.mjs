// The first start: three steps to the first cycle, or the sample ward.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { accessible, at, finish, fits, inView, open, shows, ward } from "./harness.mjs";

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
