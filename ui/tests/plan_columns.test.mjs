// Columns of the office's own in a plan: taken in, shown, added, taken away with what they hold, printed as paragraphs.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { accessible, at, copied, finish, fits, open, until, ward } from "./harness.mjs";

after(finish);

const REVIEW = [
  ["TT", "Lĩnh vực", "Tên thủ tục hành chính", "Cơ quan chủ trì", "Thời gian hoàn thành"],
  ["1", "Hộ tịch", "Đăng ký khai sinh", "Văn phòng", "Quý II/2026"],
  ["2", "Đất đai", "Xác nhận tình trạng sử dụng đất", "Phòng Kinh tế", "Trước 30/8/2026"],
];

test("a column of the office's own is kept, and another is added and taken away", at({ before: ward, width: 911, height: 440 }, async ({ page, call }) => {
  await open(page, "Kế hoạch");
  await page.getByText("Chưa có kế hoạch nào").waitFor();
  await copied(page, REVIEW.map((line) => line.join("\t")).join("\r\n"));
  await page.keyboard.press("Control+v");
  const read = page.getByRole("dialog", { name: "Nhập kế hoạch" });
  await read.getByText("giữ nguyên thành cột riêng: Lĩnh vực").waitFor();
  await read.getByRole("columnheader", { name: "Lĩnh vực" }).waitFor();
  await read.getByRole("button", { name: "Ghi thành kế hoạch mới" }).click();
  const tree = page.getByRole("treegrid");
  await tree.getByRole("gridcell", { name: "Đất đai" }).waitFor();

  const info = async () => {
    await page.getByRole("button", { name: "Khác", exact: true }).click();
    await page.getByRole("menuitem", { name: "Thông tin kế hoạch", exact: false }).click();
    const dialog = page.getByRole("dialog", { name: "Thông tin kế hoạch" });
    await dialog.waitFor();
    return dialog;
  };
  const save = async (dialog) => {
    await dialog.getByRole("button", { name: "Ghi", exact: true }).click();
    await dialog.waitFor({ state: "detached" });
  };
  let dialog = await info();
  await dialog.getByRole("button", { name: "Thêm cột riêng…" }).click();
  await dialog.getByRole("textbox", { name: "Tiêu đề cột Cột riêng 2" }).fill("Mức phí");
  await dialog.getByRole("combobox", { name: "In thành" }).selectOption("true");
  await fits(page, "the columns");
  await accessible(page, "the columns");
  await save(dialog);
  await tree.getByRole("columnheader", { name: "Mức phí" }).waitFor();
  const [head] = await call("plans");
  const plan = () => call("plan", { plan: head.id });
  assert.equal((await plan()).appendices[0].fields.prose, true);

  dialog = await info();
  await dialog.getByRole("button", { name: "Bỏ cột Lĩnh vực" }).click();
  await dialog.getByText("Bỏ cột riêng “Lĩnh vực” thì nội dung trong cột cũng bỏ theo").waitFor();
  await save(dialog);
  await tree.getByRole("columnheader", { name: "Lĩnh vực" }).waitFor({ state: "detached" });
  const texts = async () => (await plan()).appendices[0].rows.map(({ further1 }) => further1 ?? "");
  assert.deepEqual(await texts(), ["", ""]);
  await page.keyboard.press("Control+z");
  await until(async () => (await texts())[0] === "Hộ tịch", "the texts to come back");
}));
