// Every screen: no grave barrier, nothing cut off, at an office screen and at 125 %.

import { after, test } from "node:test";
import { accessible, at, finish, fits, inView, open, openForm, until } from "./harness.mjs";

after(finish);

const sample = (call) => call("sample_open");
const SIZES = [
  { width: 1366, height: 768 },
  { width: 1093, height: 614 },
];
const PARTS = ["Đơn vị, người ký", "Phòng chuyên môn", "Lĩnh vực", "Nguồn số liệu", "Hạn gửi", "Ngày nghỉ, ngày làm bù", "Biểu mẫu", "Sao lưu và khôi phục", "Tệp dữ liệu"];

async function looks(page, screen, buttons) {
  await accessible(page, screen);
  await fits(page, screen);
  for (const name of buttons) await inView(page.getByRole("button", { name }).first(), `${name} on ${screen}`);
}

for (const size of SIZES) {
  const at_ = `${size.width}×${size.height}`;

  test(`the overview has one clear next step in view at ${at_}`, at({ before: sample, ...size }, async ({ page }) => {
    await page.getByRole("heading", { name: "Việc tiếp theo" }).waitFor();
    await looks(page, "Tổng quan", [/^Mở biểu|^Mở báo cáo/]);
  }));

  test(`each form can be read and acted on at ${at_}`, at({ before: sample, ...size }, async ({ page }) => {
    await open(page, "Số liệu");
    for (const code of ["II.04", "II.05a", "II.06a", "II.08"]) {
      await openForm(page, code);
      await looks(page, code, ["Kiểm tra", "Khóa sổ", "Xuất Excel"]);
    }
  }));

  test(`the reports keep their buttons in view at ${at_}`, at({ before: sample, ...size }, async ({ page }) => {
    await open(page, "Báo cáo");
    for (const period of ["Tháng 11/2026", "Quý IV/2026", "Nhiều kỳ liền nhau"]) {
      await page.getByRole("radio", { name: period }).check();
      await page.getByRole("grid").waitFor();
      await looks(page, period, ["Xuất Excel", "Đánh dấu đã gửi"]);
    }
    await page.getByRole("button", { name: "Xuất Excel" }).click();
    await page.getByRole("dialog").getByText("Tên tệp:").waitFor();
    await looks(page, "Xuất Excel", [/Chọn nơi ghi|Xuất bản nháp/, "Thôi"]);
  }));

  test(`every part of the settings is whole at ${at_}`, at({ before: sample, ...size }, async ({ page }) => {
    await open(page, "Thiết lập");
    for (const part of PARTS) {
      await page.getByRole("group", { name: "Các mục thiết lập" }).getByRole("button", { name: part }).click();
      await page.getByRole("heading", { level: 1, name: part }).waitFor();
      await looks(page, part, []);
      if (part !== "Biểu mẫu") continue;
      await page.getByRole("button", { name: "Thêm cột" }).click();
      await page.getByRole("dialog").waitFor();
      await looks(page, "Thêm cột", ["Thôi"]);
      await page.keyboard.press("Escape");
    }
  }));

  test(`dialogs of a form keep their buttons in view at ${at_}`, at({ before: sample, ...size }, async ({ page }) => {
    await open(page, "Số liệu");
    await openForm(page, "II.06a");
    for (const [button, act] of [["Thêm dòng", "Thêm dòng"], ["Khóa sổ", "Khóa sổ"]]) {
      await page.getByRole("button", { name: button }).first().click();
      const dialog = page.getByRole("dialog");
      await dialog.waitFor();
      await looks(page, button, []);
      await inView(dialog.getByRole("button", { name: act }), `${act} of the dialog`);
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
    }
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog").waitFor();
    await accessible(page, "the list of keys");
    await page.keyboard.press("Escape");
    await page.keyboard.press("F1");
    await page.getByRole("dialog").waitFor();
    await accessible(page, "the help");
    await page.keyboard.press("Escape");
  }));
}

test("the search finds a field without its accents and goes there", at({ before: sample }, async ({ page }) => {
  await page.getByRole("combobox", { name: "Tìm" }).waitFor();
  await page.keyboard.press("Control+f");
  await page.keyboard.type("ho tich");
  await page.getByRole("option", { name: /Hộ tịch/ }).or(page.getByRole("button", { name: /Hộ tịch/ })).first().waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("grid").waitFor();
  await until(async () => (await page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "")).startsWith("Hộ tịch"), "the row");
}));

test("forced colours leave every sign of a form's state readable", at({ before: sample }, async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await page.getByRole("heading", { name: "Việc tiếp theo" }).waitFor();
  // axe does not know the system's colours.
  await accessible(page, "Tổng quan in forced colours", { "color-contrast": { enabled: false } });
  for (const sign of ["không phát sinh", "2 lỗi"]) await inView(page.getByText(sign, { exact: false }).first(), sign);
}));
