// What the page remembers belongs to the data file that is open.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { at, finish, open, openForm, until, wardWithCycle } from "./harness.mjs";

after(finish);

const part = (page) => page.getByRole("heading", { level: 1 }).first().innerText();
const tab = (page) => page.getByRole("tab", { selected: true }).innerText();

/** Waits until a place of the left bar is the one shown. */
const placed = (page, place) =>
  page.getByRole("navigation", { name: "Các mục" }).locator('[aria-current="page"]', { hasText: place }).waitFor();

test("another data file starts clean, and the first one is found as it was left", at({ before: wardWithCycle }, async ({ page, call }) => {
  await open(page, "Số liệu");
  await openForm(page, "II.08");
  await open(page, "Thiết lập");
  await page.getByRole("group", { name: "Các mục thiết lập" }).getByRole("button", { name: "Lĩnh vực" }).click();
  await until(async () => (await part(page)) === "Lĩnh vực", "the fields");

  await call("sample_open");
  await page.reload();
  await placed(page, "Tổng quan");
  await open(page, "Số liệu");
  assert.match(await tab(page), /^II\.04/);
  await open(page, "Thiết lập");
  assert.equal(await part(page), "Đơn vị, người ký");

  await call("sample_remove");
  await page.reload();
  await placed(page, "Thiết lập");
  await until(async () => (await part(page)) === "Lĩnh vực", "the fields again");
  await open(page, "Số liệu");
  assert.match(await tab(page), /^II\.08/);
}));

test("a data file that is opened in the window takes nothing over from the one before", at({ before: wardWithCycle }, async ({ page, call }) => {
  await call("sample_open");
  await page.reload();
  await open(page, "Số liệu");
  await openForm(page, "II.08");
  await page.getByRole("button", { name: "Xóa dữ liệu mẫu" }).click();
  await placed(page, "Tổng quan");
  await open(page, "Số liệu");
  assert.match(await tab(page), /^II\.04/);
}));

test("the zoom is a habit of the person, the same with every data file", at({ before: wardWithCycle }, async ({ page, call }) => {
  const zoom = () => page.locator(".window").evaluate((window) => window.style.zoom);
  await placed(page, "Tổng quan");
  await page.keyboard.press("Control++");
  await until(async () => (await zoom()) === "1.1", "the first step");
  await call("sample_open");
  await page.reload();
  await placed(page, "Tổng quan");
  assert.equal(await zoom(), "1.1");
}));
