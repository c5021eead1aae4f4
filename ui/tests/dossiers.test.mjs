// From the systems' lists to the closed form, by keyboard alone; the dossiers of a figure; what each list said of one.

import assert from "node:assert/strict";
import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { accessible, at, cell, detail, finish, fits, inView, open, openForm, ROOT, shows, until, ward } from "./harness.mjs";

after(finish);

const HEAD = "TT,Số hồ sơ,Mã TTHC,Thủ tục,Hình thức nộp,Chủ hồ sơ,Ngày tiếp nhận,Hạn trả,Ngày hoàn thành,Tình trạng hồ sơ";

/** What the ministries' system says: two done, one late, one pending, one withdrawn, one only registered. */
const MINISTRIES = `${HEAD}
1,G22-261001-0001,1.000110,,Trực tuyến,Nguyễn Văn Mẫu,01/10/2026,20/10/2026,19/10/2026,Đã trả kết quả
2,G22-261020-0001,1.000110,,Trực tiếp,Nguyễn Văn Mẫu,20/10/2026,22/10/2026,22/10/2026,Đã xử lý xong
3,G22-261020-0002,1.000080,,Trực tuyến,Nguyễn Văn Mẫu,20/10/2026,22/10/2026,23/10/2026,Đã trả kết quả
4,G22-261110-0001,1.000080,,Trực tuyến,Nguyễn Văn Mẫu,10/11/2026,13/11/2026,,Đang xử lý
5,G22-261111-0001,1.000080,,Trực tuyến,Nguyễn Văn Mẫu,11/11/2026,13/11/2026,12/11/2026,Công dân yêu cầu rút hồ sơ
6,G22-261112-0001,1.000080,,Trực tuyến,Nguyễn Văn Mẫu,12/11/2026,14/11/2026,,Mới đăng ký
`;

/** What the city's system says, with a word of its own for how one stands. */
const CITY = `${HEAD}
1,H57.1-261102-0001,1.000080,,Trực tuyến,Trần Thị Mẫu,02/11/2026,20/11/2026,,Đang lấy ý kiến
2,H57.1-261103-0001,1.000110,,Trực tiếp,Trần Thị Mẫu,03/11/2026,18/11/2026,,Đang xử lý
`;

/** A ward with a catalogue and its cycle 11/2026. */
async function before(call) {
  await ward(call);
  const path = join(ROOT, "tests/data/procedures/danh-muc-40.csv");
  const { fields } = await call("procedures_read", { path, choices: {} });
  const add = fields.filter(({ open }) => open).map(({ key }) => ({ key, act: "add" }));
  await call("procedures_apply", { path, choices: { fields: add, ended: [] } });
  await call("cycle_start", { cycle: "2026-11" });
}

/** The lists as files, chosen in the dialog of files. */
async function choose({ folder, choosePath }, lists) {
  const paths = Object.keys(lists).map((name) => join(folder, name));
  for (const [at, text] of Object.values(lists).entries()) await writeFile(paths[at], text);
  choosePath(paths.join("\n"));
}

/** Chooses an act of the form's menu of dossiers, by keyboard. */
async function act(page, words) {
  await page.getByRole("button", { name: "Hồ sơ của biểu" }).focus();
  await page.keyboard.press("Enter");
  const item = page.getByRole("menuitem", { name: words });
  await item.waitFor();
  await until(async () => {
    if (await item.evaluate((own) => own === document.activeElement)) return true;
    await page.keyboard.press("ArrowDown");
    return false;
  }, `“${words}” to be stood on`);
  await page.keyboard.press("Enter");
}

/** Goes on with Tab until what has the focus says so. */
async function tabTo(page, name) {
  for (let step = 0; step < 60; step += 1) {
    const here = await page.evaluate(() => {
      const own = document.activeElement?.closest("button, select, input, [role=option]");
      return own?.getAttribute("aria-label") ?? own?.labels?.[0]?.textContent ?? own?.textContent ?? "";
    });
    if (here.replace(/\s+/g, " ").includes(name)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`Tab never came to “${name}”`);
}

test("from the lists to the closed form by keyboard alone", at({ before }, async (place) => {
  const { page, call } = place;
  await page.keyboard.press("Alt+5");
  await page.getByRole("region", { name: "Hồ sơ" }).first().waitFor();
  await page.getByRole("heading", { name: "Chưa có danh sách nào" }).waitFor();
  await choose(place, { "bo.csv": MINISTRIES, "thanh-pho.csv": CITY });
  await page.keyboard.press("Control+i");
  const dialog = page.getByRole("dialog", { name: "Nhập danh sách hồ sơ" });
  await dialog.getByRole("option").nth(1).waitFor();
  const store = dialog.getByRole("button", { name: "Nhập các danh sách này" });
  assert.equal(await store.isDisabled(), true);

  // The first: where it comes from.
  await tabTo(page, "Nguồn");
  await page.keyboard.press("ArrowDown");
  await until(async () => (await dialog.getByRole("option").first().innerText()).includes("sẵn sàng"), "the first list to be ready");
  // The second, with the arrows of the list: where it comes from, and what its own word means.
  await dialog.getByRole("option").first().focus();
  await page.keyboard.press("ArrowDown");
  await dialog.getByRole("region", { name: "thanh-pho.csv" }).waitFor();
  await tabTo(page, "Nguồn");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await tabTo(page, "“Đang lấy ý kiến” nghĩa là");
  await page.keyboard.type("Đang");
  await until(() => store.isEnabled(), "both lists to be ready");
  assert.match(await dialog.getByText("Không lưu thông tin cá nhân").innerText(), /Chủ hồ sơ/);
  await accessible(page, "the lists");
  await tabTo(page, "Nhập các danh sách này");
  await page.keyboard.press("Enter");

  // The next step comes by itself: what was counted, against what stands.
  const counting = page.getByRole("dialog", { name: "Lấy số liệu từ hồ sơ" });
  await counting.getByRole("cell", { name: "(4) Trực tuyến" }).first().waitFor();
  await counting.getByText("Tổng số theo từng quy tắc đếm").click();
  await counting.getByRole("table", { name: "Biểu II.06a theo từng quy tắc" }).getByRole("rowheader").nth(6).waitFor();
  await accessible(page, "what is counted");
  await counting.getByRole("button", { name: /^Ghi vào/ }).focus();
  await until(() => page.evaluate(() => document.activeElement?.textContent?.trim().startsWith("Ghi vào") ?? false), "the button that stores to be stood on");
  await page.keyboard.press("Enter");
  await counting.waitFor({ state: "detached" });

  await page.getByRole("region", { name: "Số liệu" }).waitFor();
  await openForm(page, "II.06a");
  await shows(cell(page, "Hộ tịch", 4), "3");
  await shows(cell(page, "Tổng số", 3), "7");
  await shows(cell(page, "Tổng số", 13), "1");

  // A figure opens its dossiers, and a total those of what it adds up.
  await cell(page, "Hộ tịch", 4).click();
  await page.keyboard.press("Control+Enter");
  const own = page.getByRole("dialog", { name: "Hồ sơ của ô" });
  await own.getByText("G22-261020-0002").waitFor();
  assert.equal(await own.getByRole("row").count(), 4);
  await page.keyboard.press("Escape");
  await own.waitFor({ state: "detached" });
  await cell(page, "Tổng số", 3).click();
  await page.keyboard.press("Control+Enter");
  await own.getByText("H57.1-261103-0001").waitFor();
  await accessible(page, "the dossiers of a cell");
  await page.keyboard.press("Escape");
  await own.waitFor({ state: "detached" });

  // Every sum balances: the form can be closed as it stands.
  const { body } = await call("sheet", { form: "II.06a", cycle: "2026-11" });
  assert.deepEqual(body.findings.filter(({ severity }) => severity === "error"), []);
  await page.getByRole("button", { name: "Khóa sổ…" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Khóa sổ" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText(/Đã khóa sổ 16\/11\/2026/).first().waitFor();

  // A later list moves a figure of the closed form: it is told with the dossier that explains it.
  const { sources } = await call("settings");
  const path = join(place.folder, "sau.csv");
  await writeFile(path, `${HEAD}\n1,G22-261110-0001,1.000080,,Trực tuyến,,10/11/2026,13/11/2026,13/11/2026,Đã xử lý xong\n`);
  const files = [{ path, source: sources[0].id, as_of: "2026-11-16T07:00:00" }];
  await call("lists_read", { files });
  await call("lists_apply", { files });
  await act(page, "So với hồ sơ…");
  const drift = page.getByRole("dialog", { name: /so với hồ sơ bây giờ/ });
  await drift.getByText(/Ô \(13\).*Hộ tịch.*đang ghi 1.*bây giờ 0/).click();
  await drift.getByText("− G22-261110-0001").first().waitFor();
  await accessible(page, "what moved since");
}));

/** The same with both lists taken in. */
async function taken(call) {
  await before(call);
  const { sources } = await call("settings");
  const files = [];
  for (const [at, [name, text]] of [["bo.csv", MINISTRIES], ["thanh-pho.csv", CITY]].entries()) {
    const path = join(call.folder, name);
    await writeFile(path, text);
    const choices = { columns: [], statuses: [{ word: "Đang lấy ý kiến", status: "processing" }], channels: [] };
    files.push({ path, source: sources[at].id, as_of: "2026-11-15T08:00:00", choices });
  }
  await call("lists_read", { files });
  await call("lists_apply", { files });
}

for (const [width, height] of [
  [1366, 697],
  [1093, 542],
  [911, 440],
])
  test(`the dossiers, their lists and filters at ${width}×${height}`, at({ before: taken, width, height }, async ({ page }) => {
    await open(page, "Hồ sơ");
    await page.getByRole("tab", { name: "Hồ sơ", exact: true }).click();
    const grid = page.getByRole("grid", { name: "Hồ sơ" });
    // What is late comes first.
    await shows(grid.getByRole("row").nth(1).locator(".standing"), "▲ quá hạn 3 ngày");
    await fits(page, "the dossiers");
    await accessible(page, "the dossiers");
    await inView(page.getByRole("button", { name: /^In, PDF/ }), "the button that prints");

    const panel = page.getByRole("complementary", { name: "Hồ sơ đang chọn" });
    await detail(page);
    await panel.getByText("G22-261110-0001").waitFor();
    await accessible(page, "the dossiers and one of them");
    await panel.getByText("bo.csv").waitFor();

    // Searched without accents, gone through with the arrows, opened with Enter, left with Esc.
    await page.getByLabel("Tìm hồ sơ").fill("261103 0001");
    await until(async () => (await grid.getByRole("row").count()) === 2, "the search to find one");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await panel.getByText("thanh-pho.csv").waitFor();
    await until(() => panel.evaluate((own) => own === document.activeElement), "the panel to be stood on");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Bỏ lọc" }).click();
    await until(async () => (await grid.getByRole("row").count()) === 9, "everything to be back");
    await page.getByRole("button", { name: /^Đang quá hạn|^Quá hạn/ }).first().click();
    await until(async () => (await grid.getByRole("row").count()) === 2, "the late one alone");

    await page.getByRole("tab", { name: "Thống kê" }).click();
    const months = page.getByRole("table", { name: "Hồ sơ theo kỳ" });
    await shows(months.getByRole("row").last().getByRole("cell").nth(1), "6");
    await fits(page, "the counts");
    await accessible(page, "the counts");
  }));

test("a list is taken back whole", at({ before: taken }, async ({ page, call }) => {
  await open(page, "Hồ sơ");
  await page.getByRole("button", { name: "Gỡ thanh-pho.csv" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Gỡ danh sách" }).click();
  await page.getByRole("button", { name: "Gỡ thanh-pho.csv" }).waitFor({ state: "detached" });
  const { dossiers, intakes } = await call("intakes");
  assert.equal(intakes.length, 1);
  assert.equal(dossiers, 6);
}));

/** The lists of the ward in II.06a, and a later list that moves a figure. */
async function moved(call) {
  await taken(call);
  await call("count_into", { cycle: "2026-11", rule: null, form: null, as_of: null, unknown: false, apply: true });
  const { sources } = await call("settings");
  const path = join(call.folder, "sau.csv");
  await writeFile(path, `${HEAD}\n1,G22-261110-0001,1.000080,,Trực tuyến,,10/11/2026,13/11/2026,13/11/2026,Đã xử lý xong\n`);
  const files = [{ path, source: sources[0].id, as_of: "2026-11-16T07:00:00" }];
  await call("lists_read", { files });
  await call("lists_apply", { files });
}

for (const [width, height] of [
  [1366, 697],
  [1093, 542],
  [911, 440],
]) {
  test(`what moved since it was counted is among the findings at ${width}×${height}`, at({ before: moved, width, height }, async ({ page }) => {
    await open(page, "Số liệu");
    await openForm(page, "II.06a");
    await detail(page);
    const found = page.getByRole("region", { name: "Cần xử lý" }).getByRole("button", { name: /So với hồ sơ.*ra khác ở 2 ô/ });
    await found.waitFor();
    await fits(page, "the form with what moved");
    await accessible(page, "the form with what moved");
    await found.focus();
    await page.keyboard.press("Enter");
    const drift = page.getByRole("dialog", { name: /so với hồ sơ bây giờ/ });
    await drift.getByText(/Ô \(13\).*Hộ tịch.*đang ghi 1.*bây giờ 0/).click();
    await drift.getByText("− G22-261110-0001").first().waitFor();
    // The next step: taking them again; then nothing is different any more.
    await drift.getByRole("button", { name: "Lấy từ hồ sơ…" }).focus();
    await page.keyboard.press("Enter");
    const counting = page.getByRole("dialog", { name: "Lấy số liệu từ hồ sơ" });
    const store = counting.getByRole("button", { name: /^Ghi vào/ });
    await until(() => store.isEnabled(), "what is counted to be there");
    await store.focus();
    await page.keyboard.press("Enter");
    await counting.waitFor({ state: "detached" });
    await found.waitFor({ state: "detached" });
  }));

  test(`two lists are held against each other at ${width}×${height}`, at({ before: taken, width, height }, async (place) => {
    const { page, folder, choosePath } = place;
    await open(page, "Hồ sơ");
    await fits(page, "the lists");
    await page.getByRole("button", { name: "So hai danh sách…" }).focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "So hai danh sách hồ sơ" });
    await dialog.waitFor();
    choosePath(join(folder, "bo.csv"));
    await page.keyboard.press("Enter");
    await dialog.getByRole("button", { name: "Tệp A: bo.csv" }).waitFor();
    choosePath(join(folder, "thanh-pho.csv"));
    await tabTo(page, "Tệp B");
    await page.keyboard.press("Enter");
    const table = dialog.getByRole("table", { name: "Hồ sơ khác nhau" });
    await table.getByText("H57.1-261102-0001").waitFor();
    assert.equal(await table.getByRole("row").count(), 9);
    assert.match(await table.getByRole("row", { name: /G22-261110-0001/ }).innerText(), /II\.06a \(4\): −1/);
    await fits(page, "two lists");
    await accessible(page, "two lists");
    await tabTo(page, "Chỉ có ở tệp B");
    await page.keyboard.press("Enter");
    await until(async () => (await table.getByRole("row").count()) === 3, "those of the second list alone");
    await tabTo(page, "Tìm trong các khác biệt");
    await page.keyboard.type("261103");
    await until(async () => (await table.getByRole("row").count()) === 2, "the one that is searched for");
    choosePath(join(folder, "so.xlsx"));
    await tabTo(page, "Xuất Excel");
    await page.keyboard.press("Enter");
    await page.getByText(/Đã lưu: .*so\.xlsx/).waitFor();
    assert.ok((await stat(join(folder, "so.xlsx"))).size > 1000);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  }));

  test(`a form is held against a summary sheet at ${width}×${height}`, at({ before: moved, width, height }, async (place) => {
    const { page, call, folder, choosePath } = place;
    const { path } = await call("export_write", { period: "2026-11", forms: ["II.06a"], path: join(folder, "tong-hop.xlsx") });
    await open(page, "Số liệu");
    await openForm(page, "II.06a");
    choosePath(path);
    await act(page, "So với biểu tổng hợp…");
    const dialog = page.getByRole("dialog", { name: /so với biểu tổng hợp/ });
    await dialog.waitFor();
    await page.keyboard.press("Enter");
    const late = dialog.getByText(/Ô \(13\).*tệp ghi 1.*đếm được 0/);
    await late.waitFor();
    await fits(page, "a form and a sheet");
    await accessible(page, "a form and a sheet");
    await dialog.getByText(/Ô \(9\).*đếm được 3/).click();
    await dialog.getByText("G22-261110-0001").first().waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  }));

  test(`dossiers are cleared away after it was said which at ${width}×${height}`, at({ before: taken, width, height }, async ({ page, call }) => {
    await open(page, "Hồ sơ");
    const old = page.getByRole("button", { name: "Xóa hồ sơ cũ…" });
    await until(() => old.isEnabled(), "the lists to be there");
    await old.focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Xóa hồ sơ trước ngày" });
    const clear = dialog.getByRole("button", { name: "Xóa các hồ sơ này" });
    assert.equal(await clear.isDisabled(), true);
    await dialog.getByLabel("Kết thúc trước ngày").fill("2026-10-22");
    await page.keyboard.press("Tab");
    await dialog.getByText(/Sẽ xóa 1 hồ sơ .*1 dòng của 1 danh sách/).waitFor();
    await fits(page, "what would be cleared");
    await accessible(page, "what would be cleared");
    assert.equal((await call("intakes")).dossiers, 8);
    await until(() => clear.isEnabled(), "the button that clears");
    await clear.focus();
    await page.keyboard.press("Enter");
    await page.getByText(/Đã xóa 1 hồ sơ/).waitFor();
    await dialog.waitFor({ state: "detached" });
    assert.equal((await call("intakes")).dossiers, 7);
  }));
}
