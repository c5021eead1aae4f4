// What is asked of the columns of a plan's file: shown with both candidates, answered by one click.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { accessible, at, copied, finish, fits, inView, open, until, ward } from "./harness.mjs";

after(finish);

test("which column is the content is asked with both shown, and answered by one click", at({ before: ward, width: 911, height: 440 }, async ({ page, call }) => {
  await open(page, "Kế hoạch");
  await page.getByText("Chưa có kế hoạch nào").waitFor();
  const two = [
    ["TT", "Nhiệm vụ", "Nội dung thực hiện", "Thời gian", "Đơn vị chủ trì"],
    ["1", "Rà soát", "Rà soát các thủ tục hành chính", "Quý I/2026", "Văn phòng"],
    ["2", "Báo cáo", "Báo cáo kết quả cả năm", "Quý IV/2026", "Văn phòng"],
  ];
  await copied(page, two.map((line) => line.join("\t")).join("\r\n"));
  await page.keyboard.press("Control+v");
  const dialog = page.getByRole("dialog", { name: "Nhập kế hoạch" });
  const question = dialog.getByRole("group", { name: "Cột nào là nội dung công việc?" });
  await question.getByText("Rà soát các thủ tục hành chính · Báo cáo kết quả cả năm").waitFor();
  const store = dialog.getByRole("button", { name: "Ghi thành kế hoạch mới" });
  assert.equal(await store.isDisabled(), true);
  const answer = question.getByRole("button", { name: "Nhiệm vụ" });
  await answer.scrollIntoViewIfNeeded();
  await inView(answer, "the answer");
  await fits(page, "the question");
  await accessible(page, "the question");
  await answer.click();
  await until(() => store.isEnabled(), "the answer to be taken");
  await store.click();
  await dialog.waitFor({ state: "detached" });
  const [head] = await call("plans");
  const { appendices } = await call("plan", { plan: head.id });
  assert.deepEqual(appendices[0].rows.map(({ content }) => content), ["Rà soát", "Báo cáo"]);
}));
