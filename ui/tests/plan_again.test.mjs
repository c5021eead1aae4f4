// Kế hoạch: a file whose plan is there already.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, test } from "node:test";
import { accessible, at, finish, open, ROOT, ward } from "./harness.mjs";

after(finish);

const DONG_HAI = join(ROOT, "tests/data/plans/dong-hai-2026.docx");

test("the same plan read again goes into the one that is there, unless a new one is chosen", at({ before: ward }, async ({ page, call, choosePath }) => {
  await open(page, "Kế hoạch");
  choosePath(DONG_HAI);
  await page.getByRole("button", { name: "Nhập từ tệp Word, Excel" }).click();
  const dialog = page.getByRole("dialog", { name: "Nhập kế hoạch" });
  await dialog.getByRole("button", { name: "Ghi thành kế hoạch mới" }).click();
  await page.getByRole("treegrid").waitFor();

  choosePath(DONG_HAI);
  await page.getByRole("button", { name: "Nhập từ tệp…", exact: true }).click();
  await dialog.getByText("So với kế hoạch đang mở: không khác gì").waitFor();
  await dialog.getByText("Đã có Kế hoạch kiểm soát TTHC năm 2026", { exact: false }).waitFor();
  await dialog.getByRole("button", { name: "Ghi vào kế hoạch đang mở" }).waitFor();
  await accessible(page, "the preview of a plan that is there");
  await dialog.getByLabel("Ghi vào").selectOption("new");
  await dialog.getByText("sẽ có hai kế hoạch", { exact: false }).waitFor();
  await dialog.getByRole("button", { name: "Ghi thành kế hoạch mới" }).click();
  await dialog.waitFor({ state: "detached" });
  assert.equal((await call("plans")).length, 2);
}));
