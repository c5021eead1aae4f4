// Kế hoạch: a plan in prose, pasted.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { accessible, at, copied, finish, fits, open, ward } from "./harness.mjs";

after(finish);

const PROSE = `KẾ HOẠCH
Cải cách hành chính năm 2026
I. MỤC ĐÍCH
Nâng cao chất lượng phục vụ.
II. NHIỆM VỤ
1. Rà soát văn bản.
Đơn vị chủ trì: Văn phòng.
Thời gian: Hằng quý.
III. TỔ CHỨC THỰC HIỆN
1. Các phòng, đơn vị
- Xây dựng kế hoạch, gửi trước ngày 25/01/2026.`;

test("a plan in prose is pasted; what stands inside its texts is taken by a press", at({ before: ward }, async ({ page, call }) => {
  await open(page, "Kế hoạch");
  await page.getByText("Chưa có kế hoạch nào").waitFor();
  await copied(page, PROSE);
  await page.keyboard.press("Control+v");
  const dialog = page.getByRole("dialog", { name: "Nhập kế hoạch" });
  await dialog.getByText("Tìm thấy phần lời văn, 2 nhiệm vụ", { exact: false }).waitFor();
  await accessible(page, "a plan in prose");
  await fits(page, "a plan in prose");
  await dialog.getByText("nhận thời gian là “Trước ngày 25/01/2026”?", { exact: false }).waitFor();
  await dialog.getByRole("button", { name: "Nhận cả 2 đề nghị" }).click();
  await dialog.getByRole("button", { name: /^Nhận/ }).waitFor({ state: "detached" });
  await dialog.getByRole("button", { name: "Ghi thành kế hoạch mới" }).click();
  await page.getByRole("treegrid").waitFor();
  const [head] = await call("plans");
  const { appendices } = await call("plan", { plan: head.id });
  const { prose, landscape } = appendices[0].fields;
  assert.deepEqual({ prose, landscape }, { prose: true, landscape: false }, "printed as it came");
  const stored = appendices[0].rows.map(({ label, kind, time, lead }) => [label, kind, time, lead].join("|"));
  assert.deepEqual(stored, [
    "II.|section||",
    "1.|task|Hằng quý|Văn phòng",
    "III.|section||",
    "1.|group||",
    "-|task|Trước ngày 25/01/2026|Các phòng, đơn vị",
  ]);
}));
