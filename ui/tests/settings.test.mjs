// Thiết lập: every field saves as it is left; what is refused stays at its field; copies come back.

import assert from "node:assert/strict";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { accessible, at, cell, fillAndClose, finish, fits, open, openForm, shows, until, ward, wardWithCycle, wardWithPlan } from "./harness.mjs";

after(finish);

async function settings(page, part) {
  await open(page, "Thiết lập");
  await page.getByRole("group", { name: "Các mục thiết lập" }).getByRole("button", { name: part }).click();
  await page.getByRole("heading", { level: 1, name: part }).waitFor();
}

/** Types into a field and leaves it. */
async function leave(page, field, text) {
  await field.fill(text);
  await page.keyboard.press("Tab");
}

test("the office is saved field by field, however quickly one goes on", at({ before: ward }, async ({ page, call }) => {
  await settings(page, "Đơn vị, người ký");
  await page.getByLabel("Tên phường, xã").fill("Mẫu Mới");
  await page.getByLabel("Người lập biểu").fill("Lê Thị Mẫu");
  await leave(page, page.getByLabel("Họ tên người ký"), "Phạm Văn Mẫu");
  await until(async () => (await call("settings")).office.signer === "Phạm Văn Mẫu", "the last field");
  const { office } = await call("settings");
  assert.equal(office.ward, "Mẫu Mới");
  assert.equal(office.preparer, "Lê Thị Mẫu");
  assert.equal(office.receiving_unit, "Văn phòng UBND thành phố Mẫu");
  await page.getByRole("banner").getByText("Mẫu Mới").waitFor();
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Đơn vị, người ký" }).waitFor();
}));

test("a unit is added, and a field is given to it", at({ before: ward }, async ({ page, call }) => {
  await settings(page, "Phòng chuyên môn");
  await page.getByLabel("Thêm phòng").fill("Phòng Văn hóa - Xã hội");
  await page.keyboard.press("Enter");
  await leave(page, page.getByLabel("Tên ngắn của Phòng Văn hóa - Xã hội"), "Phòng VHXH");
  await settings(page, "Lĩnh vực");
  await page.getByLabel("Phòng của Văn hóa", { exact: true }).selectOption({ label: "Phòng VHXH" });
  await until(async () => {
    const { fields, units } = await call("settings");
    return fields.find(({ name }) => name === "Văn hóa").unit === units[0]?.id;
  }, "the field's unit");
}));

test("fields are added, moved and deleted, and the same name twice is refused at its place", at({ before: ward }, async ({ page, call }) => {
  await settings(page, "Lĩnh vực");
  await page.getByLabel("Thêm lĩnh vực").fill("Du lịch");
  await page.getByRole("button", { name: "Thêm", exact: true }).click();
  await page.getByRole("button", { name: "Xóa Du lịch" }).waitFor();
  await page.getByRole("button", { name: "Đưa Chứng thực lên" }).click();
  await until(async () => (await call("settings")).fields[0].name === "Chứng thực", "the order");

  await page.getByLabel("Thêm lĩnh vực").fill("ho tich");
  await page.getByRole("button", { name: "Thêm", exact: true }).click();
  await page.getByRole("alert").waitFor();
  assert.equal(await page.getByLabel("Thêm lĩnh vực").inputValue(), "ho tich");

  await page.getByRole("button", { name: "Xóa Du lịch" }).click();
  await page.getByRole("button", { name: "Xóa Du lịch" }).waitFor({ state: "detached" });
}));

test("a field that is used is ended, not deleted", at({ before: used }, async ({ page, call }) => {
  await settings(page, "Lĩnh vực");
  await page.getByLabel("Tên lĩnh vực 1", { exact: true }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Xóa Hộ tịch" }).count(), 0);
  await page.getByLabel("Hộ tịch dùng đến hết kỳ").selectOption("2026-11");
  await until(async () => (await call("settings")).fields[0].active_until === "2026-11", "the field's end");
}));

async function used(call) {
  await wardWithCycle(call);
  await call("blanks_zero", { form: "II.06a", cycle: "2026-11", row: null });
}

test("a source is renamed, added and left out of new cycles", at({ before: ward }, async ({ page, call }) => {
  await settings(page, "Nguồn số liệu");
  await leave(page, page.getByLabel("Tên nguồn 1"), "Hệ thống của Bộ");
  await page.getByLabel("Thêm nguồn").fill("Hồ sơ giấy");
  await page.keyboard.press("Enter");
  await page.getByRole("checkbox", { name: "Hồ sơ giấy" }).uncheck();
  await until(async () => (await call("settings")).sources.some(({ name, active }) => name === "Hồ sơ giấy" && !active), "the source");
  assert.equal((await call("settings")).sources[0].name, "Hệ thống của Bộ");
}));

test("a deadline says its last safe day, and an impossible one is refused at its field", at({ before: ward }, async ({ page, call }) => {
  await settings(page, "Hạn gửi");
  const month = page.getByLabel("Báo cáo tháng: trước ngày");
  await leave(page, month, "20");
  await page.getByText("Trước ngày 20 = chậm nhất ngày 19 của tháng báo cáo.").waitFor();
  await page.getByRole("banner").getByText("trước 20/11", { exact: false }).waitFor();
  await leave(page, month, "45");
  const refusal = page.getByRole("alert");
  await refusal.waitFor();
  assert.equal(await month.inputValue(), "45");
  assert.equal((await call("settings")).deadlines.month, 20);
  // Another field that is saved takes neither the words nor the sentence away.
  await leave(page, page.getByLabel("Báo cáo quý, 6 tháng"), "19");
  await page.getByText("Trước ngày 19 = chậm nhất ngày 18").waitFor();
  assert.equal(await month.inputValue(), "45");
  assert.equal(await refusal.count(), 1);
  await leave(page, month, "18");
  await refusal.waitFor({ state: "detached" });
  await leave(page, month, "mười");
  await refusal.waitFor();
  assert.equal((await call("settings")).deadlines.month, 18);
}));

test("days off are proposed with their sources, and an office adds, takes out and takes back in", at({ before: ward }, async ({ page, call }) => {
  await settings(page, "Ngày nghỉ, ngày làm bù");
  const row = (name) => page.getByRole("row").filter({ hasText: name });
  await row("Mùng 1 Tết").filter({ hasText: "Thứ Ba 17/02/2026" }).filter({ hasText: "Đề xuất: Bộ luật Lao động 2019, Điều 112" }).waitFor();

  // A swap: both days are typed, the keyboard stays in the line.
  await page.getByLabel("Ngày thêm", { exact: true }).fill("17/11");
  await page.getByLabel("Tên ngày thêm").fill("nghỉ hoán đổi");
  await page.keyboard.press("Enter");
  await row("Nghỉ hoán đổi").filter({ hasText: "Đơn vị thêm: ngày nghỉ" }).waitFor();
  await page.getByRole("banner").getByText("Hạn gửi trước 18/11 (chậm nhất thứ Hai 16/11; 17/11 là nghỉ hoán đổi)").waitFor();
  await page.getByRole("combobox", { name: "Thêm" }).selectOption("worked");
  await page.getByLabel("Ngày thêm", { exact: true }).fill("21/11");
  await page.keyboard.press("Enter");
  await row("Ngày làm bù").filter({ hasText: "Thứ Bảy 21/11/2026" }).waitFor();

  // What is refused stays as typed.
  await page.getByLabel("Ngày thêm", { exact: true }).fill("31/02");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").getByText("“31/02” không phải ngày có thật").waitFor();
  assert.equal(await page.getByLabel("Ngày thêm", { exact: true }).inputValue(), "31/02");

  // With the keyboard alone: taken out, and taken back in from where the focus stayed.
  await page.getByRole("button", { name: "Bỏ Ngày Văn hóa Việt Nam" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Lấy lại Ngày Văn hóa Việt Nam" }).waitFor();
  await page.getByText("Đơn vị đã bỏ").waitFor();
  await until(() => page.evaluate(() => document.activeElement?.ariaLabel?.startsWith("Lấy lại")), "the focus");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Bỏ Ngày Văn hóa Việt Nam" }).waitFor();

  await page.getByRole("combobox", { name: "Nghỉ Tết" }).selectOption("2");
  await row("28 tháng Chạp").first().waitFor();
  assert.equal((await call("working_days", { year: 2026 })).before_tet, 2);
  await page.getByRole("button", { name: "Về đề xuất" }).click();
  await row("Nghỉ hoán đổi").waitFor({ state: "detached" });
  await page.getByRole("combobox", { name: "Năm" }).selectOption("2027");
  await row("Mùng 1 Tết").filter({ hasText: "Thứ Bảy 06/02/2027" }).waitFor();
  await accessible(page, "the working days");
}));

test("headings, columns and basis of a form are the officer's to change, and go back to the default", at({ before: wardWithCycle }, async ({ page, call }) => {
  await settings(page, "Biểu mẫu");
  await page.getByRole("button", { name: "II.06a" }).click();
  await leave(page, page.getByLabel("Tiêu đề cấp 2 của cột (6)"), "Kỳ trước chuyển sang");
  await page.getByLabel("Ẩn cột (13)").check();
  await page.getByRole("button", { name: "Thêm cột" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Tên cột").fill("Trả trước hẹn");
  await dialog.getByRole("button", { name: "Thêm cột" }).click();
  await dialog.waitFor({ state: "detached" });

  await open(page, "Số liệu");
  await openForm(page, "II.06a");
  const headings = page.getByRole("columnheader");
  await headings.filter({ hasText: "Kỳ trước chuyển sang" }).waitFor();
  await headings.filter({ hasText: "Trả trước hẹn" }).waitFor();

  await settings(page, "Biểu mẫu");
  await page.getByRole("button", { name: "II.06a" }).click();
  await page.getByRole("button", { name: "Về mặc định" }).click();
  await dialog.getByRole("button", { name: "Về mặc định" }).click();
  await until(async () => {
    const { forms } = await call("settings");
    const { edited, columns } = forms.find(({ form }) => form.code === "II.06a");
    return !edited && columns.length === 13;
  }, "the default");
}));

test("a reconstructed form warns until it is marked as checked", at({ before: wardWithCycle }, async ({ page, call }) => {
  await settings(page, "Biểu mẫu");
  await page.getByRole("button", { name: "II.08" }).click();
  await page.getByRole("button", { name: "Đã đối chiếu với biểu gốc" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Đã đối chiếu" }).click();
  await page.getByRole("button", { name: "Đã đối chiếu với biểu gốc" }).waitFor({ state: "detached" });
  const { forms } = await call("state");
  assert.equal(forms.find(({ code }) => code === "II.08").status, "confirmed");
}));

test("a copy is made, restored after a question, and the restoring is taken back", at({ before: wardWithCycle }, async ({ page, call }) => {
  await settings(page, "Sao lưu và khôi phục");
  await page.getByRole("button", { name: "Sao lưu ngay" }).click();
  await page.getByText("Đã sao lưu.").waitFor();
  await page.getByRole("button", { name: /^Khôi phục bản/ }).first().waitFor();
  await fillAndClose(call, "II.06a", "2026-11", { online: "5", early: "5" });

  await page.getByRole("button", { name: /^Khôi phục bản/ }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("được giữ lại thành một bản sao").waitFor();
  await dialog.getByRole("button", { name: "Khôi phục" }).click();
  await page.getByRole("region", { name: "Tổng quan" }).waitFor();
  await open(page, "Số liệu");
  await openForm(page, "II.06a");
  await shows(cell(page, "Hộ tịch", 4), "");

  await settings(page, "Sao lưu và khôi phục");
  await page.getByRole("button", { name: "Hoàn tác khôi phục" }).click();
  await page.getByRole("region", { name: "Tổng quan" }).waitFor();
  await open(page, "Số liệu");
  await openForm(page, "II.06a");
  await shows(cell(page, "Hộ tịch", 4), "5");
}));

test("the data file is checked and its places are named", at({ before: wardWithCycle }, async ({ page, data }) => {
  await settings(page, "Tệp dữ liệu");
  await page.getByText(data, { exact: true }).waitFor();
  await page.getByRole("button", { name: "Kiểm tra tệp dữ liệu" }).click();
  await page.getByText("✓ Tệp nguyên vẹn").waitFor();
}));

test("the check names copies of documents that are gone", at({ before: wardWithPlan }, async ({ page, call, folder }) => {
  const path = join(folder, "bao-cao.pdf");
  await writeFile(path, "%PDF");
  const { lines } = await call("tasks", { filter: {} });
  const { id } = lines.find(({ id }) => id !== null);
  await call("occurrences_set", { ids: [id], fields: { evidence: { number: "12/BC-UBND", path, copy: true } } });
  await rm(join(folder, "minh-chung"), { recursive: true });
  await settings(page, "Tệp dữ liệu");
  await page.getByRole("button", { name: "Kiểm tra tệp dữ liệu" }).click();
  const faults = page.getByRole("list").filter({ hasText: "12/BC-UBND" });
  await faults.getByText(/minh chứng của “.+” \(.+\): bản sao .+ không còn ở đó/).waitFor();
  await accessible(page, "the faults");
  await fits(page, "the faults");
}));

test("a damaged data file is named, left as it is, and a copy takes its place", at({ before: wardWithCycle }, async ({ page, call, data, restart }) => {
  await call("backup_make");
  await restart(() => writeFile(data, "không phải sổ"));
  await page.getByRole("heading", { name: "Không mở được tệp dữ liệu" }).waitFor();
  await page.getByRole("alert").filter({ hasText: "so.db" }).waitFor();
  await accessible(page, "the damaged file");
  assert.equal(await readFile(data, "utf8"), "không phải sổ");
  await page.getByRole("button", { name: /^Khôi phục bản/ }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Khôi phục" }).click();
  await page.getByRole("region", { name: "Tổng quan" }).waitFor();
  assert.equal((await call("settings")).office.ward, "Mẫu");
}));
