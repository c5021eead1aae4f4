// A catalogue as large as a country's: shown part by part, before it is stored and after.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { at, finish, until, ward } from "./harness.mjs";

after(finish);

/** Waits until the list has so many lines. */
async function lists(page, count) {
  const rows = page.getByRole("grid", { name: "Danh mục thủ tục" }).locator("tbody tr");
  let seen;
  await until(async () => (seen = await rows.count()) === count, () => `${count} lines, saw ${seen}`);
}

test("a large catalogue is listed and shown part by part", at({ before: ward }, async ({ page, choosePath, folder }) => {
  const file = join(folder, "lon.csv");
  const lines = Array.from({ length: 1200 }, (_, at) => `${at},1.${String(100000 + at)},Thủ tục số ${at},Hộ tịch,Toàn trình,Miễn phí`);
  await writeFile(file, `STT,Mã TTHC,Tên thủ tục hành chính,Lĩnh vực,Mức độ cung cấp,Phí - lệ phí\n${lines.join("\n")}\n`);
  await page.getByRole("heading", { name: "Việc tiếp theo" }).waitFor();
  await page.keyboard.press("Alt+5");
  await page.getByRole("tab", { name: "Danh mục thủ tục" }).click();
  await page.getByRole("toolbar", { name: "Việc với danh mục" }).waitFor();
  choosePath(file);
  await page.keyboard.press("Control+i");
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Thủ tục mới (1.200)").click();
  const shown = dialog.getByRole("table", { name: "Thủ tục mới" }).locator("tbody tr");
  assert.equal(await shown.count(), 200);
  await dialog.getByText("… và 1.000 thủ tục nữa.").waitFor();
  await dialog.getByRole("button", { name: "Xem thêm" }).click();
  await shown.nth(999).waitFor();
  await dialog.getByText("… và 200 thủ tục nữa.").waitFor();
  await dialog.getByRole("button", { name: "Xem thêm" }).click();
  await shown.nth(1199).waitFor();
  await dialog.getByRole("button", { name: "Xem thêm" }).waitFor({ state: "detached" });
  await dialog.getByRole("button", { name: "Ghi vào danh mục" }).click();
  await dialog.waitFor({ state: "detached" });
  await lists(page, 200);
  await page.getByText("Đang hiện 200/1.200 thủ tục.").waitFor();
  await page.getByRole("button", { name: "Xem thêm" }).click();
  await lists(page, 400);
}));
