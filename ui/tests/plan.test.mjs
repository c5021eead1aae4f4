// Kế hoạch: a plan is read in and mended, kept by hand as a tree, issued and amended; with and without the mouse.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, test } from "node:test";
import { accessible, at, copied, finish, fits, inView, open, ROOT, until, ward } from "./harness.mjs";
import { pasted } from "./speed.mjs";

after(finish);

const DONG_HAI = join(ROOT, "tests/data/plans/dong-hai-2026.docx");

const HEAD = ["TT", "Nội dung công việc", "Thời gian thực hiện", "Đơn vị chủ trì", "Đơn vị phối hợp", "Kết quả"];
const SMALL = [
  ["I", "Công tác chỉ đạo", "", "", "", ""],
  ["1", "Ban hành kế hoạch", "Trước 30/8/2026", "Trung tâm Phục vụ hành chính công", "", "Kế hoạch"],
  ["2", "Rà soát thủ tục", "Định kỳ theo chỉ đạo", "Các phòng chuyên môn", "", "Báo cáo"],
  ["3", "Báo cáo kết quả", "Hàng tháng", "Văn phòng", "", "Báo cáo"],
  ["II", "Tuyên truyền", "", "", "", ""],
  ["1", "Đưa tin trên trang của phường", "Thường xuyên", "Phòng Văn hóa - Xã hội", "", "Tin, bài"],
];

/** A table as Excel copies it. */
const block = (lines) => [HEAD, ...lines].map((line) => line.join("\t")).join("\r\n");

/** Stores a plan that is pasted. */
async function plan(call, text = block(SMALL)) {
  const source = { from: "text", text };
  const { plan } = await call("plan_apply", { source, year: 2026, about: "control", into: null, mends: [] });
  return plan;
}

/** A ward with the small plan. */
async function wardWithPlan(call) {
  await ward(call);
  await call("unit_save", { unit: { id: 0, name: "Phòng Kinh tế, Hạ tầng và Đô thị", short: "", head: "" } });
  await plan(call);
}

const tree = (page) => page.getByRole("treegrid");

/** The line with a content. */
const line = (page, content) => tree(page).getByRole("row").filter({ hasText: content });

/** Goes to the cell of a line under a heading. */
async function goTo(page, content, heading) {
  await tree(page).getByRole("columnheader", { name: heading }).waitFor();
  const headings = await tree(page).getByRole("columnheader").allInnerTexts();
  const role = ["pick", "label", "content", "time", "lead", "coordinating", "result"][headings.indexOf(heading)];
  await line(page, content).locator(`[data-role=${role}]`).click();
}

/** The rows of the only plan as the core has them. */
async function rows(call) {
  const [head] = await call("plans");
  const { appendices } = await call("plan", { plan: head.id });
  return appendices[0].rows;
}

const labels = async (call) => (await rows(call)).map(({ label, content }) => `${label} ${content}`.trim());

test("the ward's Word file is shown as it was understood, mended, stored, and undone as one step", at({ before: ward }, async ({ page, call, choosePath, folder }) => {
  await open(page, "Kế hoạch");
  await accessible(page, "no plan yet");
  choosePath(DONG_HAI);
  await page.getByRole("button", { name: "Nhập từ tệp Word, Excel" }).click();
  const dialog = page.getByRole("dialog", { name: "Nhập kế hoạch" });
  await dialog.getByText("25 nhiệm vụ", { exact: false }).first().waitFor();
  assert.equal(await dialog.getByLabel("Năm", { exact: true }).inputValue(), "2026");
  await inView(dialog.getByRole("button", { name: "Ghi thành kế hoạch mới" }), "the button that stores");
  await accessible(page, "the preview");
  await fits(page, "the preview");

  // The columns of the last part stand in another order: it says so, and the officer may refuse.
  const swap = dialog.getByLabel("Đổi cột cho đúng");
  assert.equal(await swap.isChecked(), true);
  await swap.click();
  await until(async () => !(await swap.isChecked()), "the swap to be refused");
  await swap.click();
  await until(() => swap.isChecked(), "the swap to be taken again");

  // A doubt leads to its cell; Enter types in it.
  await dialog.getByRole("button", { name: /Đơn vị chủ trì/ }).click();
  await page.keyboard.press("Enter");
  await page.keyboard.type("Đơn vị mẫu");
  await page.keyboard.press("Enter");
  await dialog.getByRole("gridcell", { name: "Đơn vị mẫu", exact: true }).waitFor();

  await dialog.getByRole("button", { name: "Ghi thành kế hoạch mới" }).click();
  await tree(page).waitFor();
  const stored = await rows(call);
  assert.equal(stored.filter(({ kind }) => kind === "task").length, 25);
  assert.equal(stored.filter(({ lead }) => lead === "Đơn vị mẫu").length, 1);
  assert.ok(stored.some(({ label, lead, time }) => label === "28" && lead && time), "the swapped rows have lead and time");
  await accessible(page, "the plan");
  await fits(page, "the plan");

  await page.keyboard.press("Control+z");
  await page.getByText("Chưa có kế hoạch nào").waitFor();
  assert.deepEqual(await call("plans"), []);
  assert.ok(folder);
}));

test("a table copied from Excel becomes a plan without the mouse", at({ before: ward }, async ({ page, call }) => {
  await page.getByRole("navigation").waitFor();
  await page.keyboard.press("Alt+2");
  await page.getByText("Chưa có kế hoạch nào").waitFor();
  await copied(page, block(SMALL));
  await page.keyboard.press("Control+v");
  const store = page.getByRole("button", { name: "Ghi thành kế hoạch mới" });
  await until(() => store.evaluate((button) => button === document.activeElement), "the button that stores to be focused");
  await page.keyboard.press("Enter");
  await tree(page).waitFor();
  assert.deepEqual((await labels(call)).slice(0, 2), ["I Công tác chỉ đạo", "1 Ban hành kế hoạch"]);

  // The cursor stands in the tree: down to the task, a new text, then back with Ctrl+Z.
  await page.keyboard.press("ArrowDown");
  await page.keyboard.type("Ban hành quyết định");
  await page.keyboard.press("Enter");
  await until(async () => (await labels(call))[1] === "1 Ban hành quyết định", "the text to be stored");
  await page.keyboard.press("Control+z");
  await line(page, "Ban hành kế hoạch").waitFor();
  await page.keyboard.press("Control+y");
  await line(page, "Ban hành quyết định").waitFor();
}));

test("cells are edited in place: F2, a line break, Esc; a blank is Delete", at({ before: wardWithPlan }, async ({ page, call }) => {
  await open(page, "Kế hoạch");
  await goTo(page, "Ban hành kế hoạch", "Kết quả");
  await page.keyboard.press("F2");
  await page.keyboard.press("Alt+Enter");
  await page.keyboard.type("Quyết định");
  await page.keyboard.press("Tab");
  await until(async () => (await rows(call))[1].result === "Kế hoạch\nQuyết định", "both lines to be stored");

  await goTo(page, "Rà soát thủ tục", "Kết quả");
  await page.keyboard.type("không giữ");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Delete");
  await until(async () => (await rows(call))[2].result === "", "the cell to be blank");
  assert.equal((await rows(call))[2].content, "Rà soát thủ tục");
}));

test("units of the catalogue are offered without accents, and any other text is kept", at({ before: wardWithPlan }, async ({ page, call }) => {
  await open(page, "Kế hoạch");
  await goTo(page, "Ban hành kế hoạch", "Đơn vị phối hợp");
  await page.keyboard.type("Công an phường; phong kinh");
  await page.getByRole("option", { name: "Phòng Kinh tế, Hạ tầng và Đô thị" }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await until(
    async () => (await rows(call))[1].coordinating === "Công an phường; Phòng Kinh tế, Hạ tầng và Đô thị",
    "the unit to be taken",
  );
}));

test("lines are added, moved, indented, copied and deleted by keys, each undone", at({ before: wardWithPlan }, async ({ page, call }) => {
  const before = block(SMALL).split("\r\n").slice(1).map((text) => text.split("\t").slice(0, 2).join(" "));
  const back = async () => {
    await page.keyboard.press("Control+z");
    await until(async () => JSON.stringify(await labels(call)) === JSON.stringify(before), "the undo");
    await until(async () => (await tree(page).getByRole("row").count()) === before.length + 1, "the undo to be drawn");
  };
  await open(page, "Kế hoạch");
  await goTo(page, "Rà soát thủ tục", "Nội dung công việc");

  await page.keyboard.press("Alt+ArrowUp");
  await until(async () => (await labels(call))[1] === "2 Rà soát thủ tục", "the line to move up");
  await back();

  await page.keyboard.press("Alt+ArrowRight");
  await until(async () => (await rows(call))[2].level === (await rows(call))[1].level + 1, "the line to go deeper");
  await back();

  await page.keyboard.press("Control+d");
  await until(async () => (await labels(call)).filter((text) => text.endsWith("Rà soát thủ tục")).length === 2, "the copy");
  await back();

  await goTo(page, "Rà soát thủ tục", "Nội dung công việc");
  await page.keyboard.press("F5");
  await page.getByRole("menuitem", { name: "Nhiệm vụ" }).waitFor();
  await page.keyboard.press("Enter");
  await until(async () => (await rows(call)).length === 7, "the line to be added");
  await until(async () => (await tree(page).getByRole("row").count()) === 8, "the line to be drawn");
  await page.keyboard.type("Nhiệm vụ mới");
  await page.keyboard.press("Enter");
  await until(async () => (await labels(call))[3] === "Nhiệm vụ mới", "the new line to be typed");
  await page.keyboard.press("Control+z");
  await until(async () => (await labels(call))[3] === "", "the undo of the text");
  await back();

  await goTo(page, "Rà soát thủ tục", "Nội dung công việc");
  await page.keyboard.press("Shift+ArrowDown");
  await page.getByText("Đang chọn 2 dòng").waitFor();
  await page.keyboard.press("F6");
  await until(async () => (await rows(call)).length === 4, "both lines to go");
  await back();
}));

test("a time that is not understood is asked, said, and taken back", at({ before: wardWithPlan }, async ({ page, call }) => {
  await open(page, "Kế hoạch");
  await line(page, "Rà soát thủ tục").getByText("Chưa hiểu: chọn").waitFor();
  await goTo(page, "Rà soát thủ tục", "Thời gian thực hiện");
  await page.keyboard.press("F4");
  const dialog = page.getByRole("dialog", { name: "Nghĩa của thời gian" });
  await dialog.getByLabel("Định kỳ").check();
  await dialog.getByLabel("Mỗi").selectOption({ label: "quý" });
  await dialog.getByLabel("Hạn", { exact: true }).selectOption({ label: "trước ngày" });
  await dialog.getByLabel("Ngày", { exact: true }).fill("5");
  await accessible(page, "the meaning of a time");
  await dialog.getByRole("button", { name: "Ghi" }).click();
  await dialog.waitFor({ state: "detached" });
  const { schedule } = (await rows(call))[2];
  assert.deepEqual(schedule.meaning, { kind: "recurring", rules: [{ every: "quarter", day: { kind: "before", day: 5 } }] });
  assert.equal(schedule.corrected, true);
  await line(page, "Rà soát thủ tục").getByText(schedule.text, { exact: false }).waitFor();

  await page.keyboard.press("F4");
  await dialog.getByLabel("Như chữ đã ghi").check();
  await dialog.getByRole("button", { name: "Ghi" }).click();
  await line(page, "Rà soát thủ tục").getByText("Chưa hiểu: chọn").waitFor();
  assert.equal((await rows(call))[2].schedule.corrected, false);
}));

test("a deleted plan comes back, also where it was the only one", at({ before: wardWithPlan }, async ({ page, call }) => {
  await open(page, "Kế hoạch");
  await tree(page).waitFor();
  await page.getByRole("button", { name: "Khác", exact: true }).click();
  await page.getByRole("menuitem", { name: "Xóa kế hoạch" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Đồng ý" }).click();
  await page.getByText("Chưa có kế hoạch nào").waitFor();
  assert.equal((await call("plans")).length, 0);
  await page.keyboard.press("Control+z");
  await line(page, "Ban hành kế hoạch").waitFor();
}));

test("words are found without accents, and the search keeps the hands until Esc", at({ before: wardWithPlan }, async ({ page }) => {
  await open(page, "Kế hoạch");
  await tree(page).waitFor();
  await page.keyboard.press("Control+f");
  await page.keyboard.type("bao cao");
  const find = page.getByRole("searchbox", { name: "Tìm trong kế hoạch" });
  await page.keyboard.press("Enter");
  await page.getByText("1/2", { exact: true }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByText("2/2", { exact: true }).waitFor();
  assert.equal(await find.evaluate((box) => box === document.activeElement), true);
  await page.keyboard.press("Escape");
  await until(() => find.evaluate((box) => box !== document.activeElement), "the tree to have the hands again");
  assert.equal(await tree(page).locator("tr.here").innerText().then((text) => text.includes("Báo cáo kết quả")), true);
}));

test("the search of the whole book leads to a line of the plan", at({ before: wardWithPlan }, async ({ page }) => {
  await open(page, "Tổng quan");
  await page.keyboard.press("Control+f");
  await page.keyboard.type("ra soat thu tuc");
  await page.getByRole("option", { name: /Rà soát thủ tục/ }).first().waitFor();
  await page.keyboard.press("Enter");
  await tree(page).locator("tr.here").filter({ hasText: "Rà soát thủ tục" }).waitFor();
  // The hands are in the tree: what is typed goes there.
  await page.keyboard.press("F2");
  await until(
    async () => (await page.evaluate(() => document.activeElement.value)) === "Rà soát thủ tục",
    "the cell to be typed in",
  );
}));

test("an issued plan changes only with a reason, which its history keeps", at({ before: wardWithPlan }, async ({ page, call }) => {
  await open(page, "Kế hoạch");
  await page.getByRole("button", { name: "Ban hành" }).click();
  let dialog = page.getByRole("dialog", { name: "Ban hành kế hoạch" });
  await dialog.getByLabel("Tên kế hoạch").fill("Kế hoạch kiểm soát thủ tục hành chính năm 2026");
  await dialog.getByLabel("Số quyết định").fill("12/QĐ-UBND");
  await dialog.getByLabel("Ngày").fill("20/1/2026");
  await dialog.getByLabel("Chức danh người ký").fill("TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH");
  await dialog.getByLabel("Người ký", { exact: true }).fill("Trần Thị Mẫu");
  await dialog.getByRole("button", { name: "Ban hành" }).click();
  await page.getByText("Đã ban hành", { exact: false }).first().waitFor();

  await goTo(page, "Ban hành kế hoạch", "Nội dung công việc");
  await page.keyboard.type("x");
  await page.getByRole("alert").filter({ hasText: "Sửa đổi" }).waitFor();
  await page.keyboard.press("Escape");
  assert.equal((await rows(call))[1].content, "Ban hành kế hoạch");

  await page.getByRole("button", { name: "Sửa đổi…" }).click();
  dialog = page.getByRole("dialog", { name: "Sửa đổi kế hoạch" });
  await dialog.getByRole("button", { name: "Sửa đổi" }).click();
  await dialog.getByRole("alert").waitFor();
  await dialog.getByLabel("Lý do sửa đổi").fill("Theo văn bản mẫu số 5");
  await dialog.getByRole("button", { name: "Sửa đổi" }).click();
  await page.getByText("Đang sửa đổi: Theo văn bản mẫu số 5").waitFor();
  await goTo(page, "Ban hành kế hoạch", "Nội dung công việc");
  await page.keyboard.type("Ban hành kế hoạch năm 2026");
  await page.keyboard.press("Enter");
  await line(page, "Ban hành kế hoạch năm 2026").waitFor();
  await page.getByRole("button", { name: "Kết thúc sửa đổi" }).click();
  await page.getByRole("button", { name: "Sửa đổi…" }).waitFor();

  await page.getByRole("button", { name: "Khác", exact: true }).click();
  await page.getByRole("menuitem", { name: "Lịch sử" }).click();
  await page.getByRole("dialog").getByText("Lý do: Theo văn bản mẫu số 5").first().waitFor();
  await accessible(page, "the history");
}));

test("reading into the open plan shows what is new, changed, gone, and keeps the rest", at({ before: wardWithPlan }, async ({ page, call }) => {
  const before = await rows(call);
  await open(page, "Kế hoạch");
  const next = SMALL.map((cells) => [...cells]).filter(([, content]) => content !== "Báo cáo kết quả");
  next[2][2] = "Hàng quý";
  next.push(["2", "Tập huấn nghiệp vụ", "Quý II/2026", "Trung tâm Phục vụ hành chính công", "", "Lớp tập huấn"]);
  await copied(page, block(next));
  await goTo(page, "Ban hành kế hoạch", "Nội dung công việc");
  await page.keyboard.press("Control+v");
  const dialog = page.getByRole("dialog", { name: "Nhập kế hoạch" });
  await dialog.getByLabel("Ghi vào").selectOption({ index: 1 });
  await dialog.getByText("So với kế hoạch đang mở").waitFor();
  const told = await dialog.locator("tr.new, tr.changed, tr.gone").allInnerTexts();
  assert.ok(told.some((text) => text.includes("Tập huấn nghiệp vụ")), told.join("\n"));
  assert.ok(told.some((text) => text.includes("Báo cáo kết quả")), told.join("\n"));
  await dialog.getByRole("button", { name: "Ghi vào kế hoạch đang mở" }).click();
  await dialog.waitFor({ state: "detached" });
  const now = await rows(call);
  assert.equal((await call("plans")).length, 1);
  assert.equal(now.find(({ content }) => content === "Rà soát thủ tục").id, before[2].id);
  assert.equal(now.find(({ content }) => content === "Rà soát thủ tục").time, "Hàng quý");
}));

test("a plan starts from the template, and next year's from it, told beforehand", at({ before: ward }, async ({ page, call }) => {
  await open(page, "Kế hoạch");
  await page.getByRole("button", { name: "Từ mẫu có sẵn" }).click();
  const dialog = page.getByRole("dialog", { name: "Kế hoạch mới" });
  await dialog.getByText("nhiệm vụ", { exact: false }).first().waitFor();
  await accessible(page, "a new plan");
  await dialog.getByRole("button", { name: "Tạo kế hoạch" }).click();
  await tree(page).waitFor();
  const [first] = await call("plans");
  assert.equal(first.year, 2026);
  assert.ok(first.tasks > 10);

  await page.getByRole("button", { name: "Kế hoạch mới" }).click();
  await dialog.getByText("Giữ nguyên", { exact: false }).waitFor();
  assert.equal(await dialog.getByLabel("Năm", { exact: true }).inputValue(), "2027");
  await dialog.getByRole("button", { name: "Tạo kế hoạch" }).click();
  await dialog.waitFor({ state: "detached" });
  await until(async () => (await call("plans")).length === 2, "the second plan");
  await until(
    async () => (await page.getByLabel("Kế hoạch đang mở").locator("option:checked").innerText()).includes("2027"),
    "the new plan to be shown",
  );
}));

test("of five hundred tasks only those near the view are drawn, and the last is reached and edited", at({ before: async (call) => (await ward(call), await plan(call, pasted(500))) }, async ({ page, call }) => {
  await open(page, "Kế hoạch");
  await tree(page).waitFor();
  const drawn = await tree(page).getByRole("row").count();
  assert.ok(drawn < 80, `${drawn} lines are drawn`);
  await page.keyboard.press("Control+End");
  await line(page, "Nhiệm vụ mẫu số 500:").waitFor();
  await inView(line(page, "Nhiệm vụ mẫu số 500:"), "the last line");
  await page.keyboard.type("Kết quả cuối cùng");
  await page.keyboard.press("Enter");
  await until(async () => (await rows(call)).at(-1).result === "Kết quả cuối cùng", "the last cell to be stored");
  await page.keyboard.press("Control+Home");
  await line(page, "Mục mẫu thứ 1").first().waitFor();
}));

test("the plan fits a small screen at 125 %", at({ before: wardWithPlan, width: 1093, height: 614 }, async ({ page }) => {
  await open(page, "Kế hoạch");
  await tree(page).waitFor();
  await fits(page, "the plan");
  await inView(page.getByRole("button", { name: "Khác", exact: true }), "the last button");
  for (const name of ["Thông tin kế hoạch", "Quyết định ban hành", "Đánh số lại"]) {
    await page.getByRole("button", { name: "Khác", exact: true }).click();
    await page.getByRole("menuitem", { name, exact: false }).first().click();
    await page.getByRole("dialog").waitFor();
    await fits(page, name);
    await accessible(page, name);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  }
}));
