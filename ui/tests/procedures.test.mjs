// The catalogue of procedures: taken in by keyboard alone, found, edited and taken back, its fields mapped, and what
// dossiers want of it done.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { accessible, at, detail, finish, fits, inView, ROOT, shows, until, ward } from "./harness.mjs";
import { catalogued, FORTY, take } from "./catalogue.mjs";

after(finish);

/** A register of changes: a new one, two that end. */
const REGISTER = join(ROOT, "tests/data/procedures/so-theo-doi.csv");

const SIZES = [
  { width: 1366, height: 697 },
  { width: 1093, height: 542 },
  { width: 911, height: 440 },
];

/** A list of dossiers whose procedures are named by words: one exactly, one nearly, one by a code that nobody knows. */
const LIST = `TT,Số hồ sơ,Mã TTHC,Thủ tục,Hình thức nộp,Ngày tiếp nhận,Hạn trả,Ngày hoàn thành,Tình trạng hồ sơ
1,G22-261101-0001,,Thủ tục đăng ký khai tử lưu động,Trực tuyến,01/11/2026,20/11/2026,10/11/2026,Đã trả kết quả
2,G22-261101-0002,,Đăng ký khai tử lưu động,Trực tuyến,01/11/2026,20/11/2026,10/11/2026,Đã trả kết quả
3,G22-261101-0003,9.999999,,Trực tiếp,02/11/2026,20/11/2026,,Đang xử lý
`;

/** The same with dossiers, of which one has a procedure whose level is not known. */
async function used({ call, folder }) {
  const path = join(folder, "danh-sach.csv");
  await writeFile(path, LIST);
  const { sources } = await call("settings");
  const files = [{ path, source: sources[0].id, as_of: "2026-11-15T08:00:00" }];
  await call("lists_read", { files });
  await call("lists_apply", { files });
  const { id } = await procedure(call, "1.000419");
  await call("procedures_set", { ids: [id], level: "unknown", fee: null });
}

async function procedure(call, code) {
  const { lines } = await call("procedures", { filter: { text: code, ended: true } });
  return lines[0];
}

/** Goes to the catalogue with the keyboard. */
async function go(page) {
  await page.getByRole("heading", { name: "Việc tiếp theo" }).waitFor();
  await page.keyboard.press("Alt+5");
  const tab = page.getByRole("tab", { name: "Danh mục thủ tục" });
  await tab.waitFor();
  if ((await tab.getAttribute("aria-selected")) === "true") return;
  await tabTo(page, "Danh sách đã nhập");
  await page.keyboard.press("ArrowRight");
  await page.getByRole("toolbar", { name: "Việc với danh mục" }).waitFor();
}

/** Presses Tab until the element of this name has the keyboard. */
async function tabTo(page, name) {
  const here = () =>
    page.evaluate(() => {
      const own = document.activeElement;
      return own?.getAttribute("aria-label") ?? own?.labels?.[0]?.innerText ?? own?.textContent ?? "";
    });
  for (let presses = 0; presses < 80; presses += 1) {
    if ((await here()).trim().startsWith(name)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`no way with Tab to “${name}”`);
}

const grid = (page) => page.getByRole("grid", { name: "Danh mục thủ tục" });
const row = (page, code) => grid(page).getByRole("row").filter({ hasText: code });
const panel = (page) => page.getByRole("region", { name: "Thủ tục đang chọn" });

/** Waits until the list has so many lines. */
async function lists(page, count) {
  const rows = grid(page).locator("tbody tr");
  let seen;
  await until(async () => (seen = await rows.count()) === count, () => `${count} lines, saw ${seen}`);
}

/** Waits until the keyboard is on the line of a code. */
const standsOn = (page, code) =>
  until(() => page.evaluate((code) => document.activeElement?.matches("tr") && document.activeElement.textContent.includes(code), code), `the line of ${code}`);

test("a catalogue comes in by keyboard alone: shown first, then stored, then taken back", at({ before: ward }, async ({ page, call, choosePath }) => {
  await go(page);
  await page.getByRole("heading", { name: "Chưa có danh mục thủ tục" }).waitFor();
  choosePath(FORTY);
  await page.keyboard.press("Control+i");
  const dialog = page.getByRole("dialog");
  await dialog.getByText("40 thủ tục", { exact: false }).first().waitFor();
  const store = dialog.getByRole("button", { name: "Ghi vào danh mục" });
  assert.equal(await store.isDisabled(), true, "fields wait for a choice");
  assert.equal((await call("procedures", { filter: {} })).total, 0, "nothing is stored yet");
  await tabTo(page, "Để ngỏ cả");
  await page.keyboard.press("Enter");
  await until(() => store.evaluate((own) => own === document.activeElement), "the button that stores");
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  await lists(page, 40);
  await page.getByText("40 thủ tục còn hiệu lực", { exact: false }).waitFor();

  await page.keyboard.press("Control+z");
  await page.getByRole("heading", { name: "Chưa có danh mục thủ tục" }).waitFor();
  await page.keyboard.press("Control+y");
  await lists(page, 40);
}));

test("what a second file changes is shown from and to, and what it does not name can be ended", at({ before: catalogued }, async ({ page, call, choosePath, folder }) => {
  const file = join(folder, "moi.csv");
  await writeFile(
    file,
    `STT,Mã TTHC,Tên thủ tục hành chính,Lĩnh vực,Mức độ cung cấp,Phí - lệ phí
1,1.000419,Thủ tục đăng ký khai tử lưu động,Hộ tịch,Toàn trình,Có thu phí
2,1.999999,Thủ tục thử,Hộ tịch,Một phần,Miễn phí
`,
  );
  await go(page);
  await lists(page, 40);
  choosePath(file);
  await page.keyboard.press("Control+i");
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Thủ tục sẽ thay đổi (1)").waitFor();
  await shows(dialog.getByRole("table", { name: "Thủ tục sẽ thay đổi" }).locator(".column"), "Mức độ: Một phần → Toàn trình");
  await dialog.getByText("Thủ tục mới (1)").click();
  await dialog.getByRole("cell", { name: "Thủ tục thử" }).waitFor();
  await dialog.getByText(/^Thủ tục không còn trong tệp/).click();
  await dialog.getByLabel("Kết thúc 1.000656", { exact: true }).check();
  const last = dialog.getByLabel("Ngày cuối của 1.000656");
  await last.fill("31/10/2026");
  await last.press("Tab");
  await dialog.getByText("1 kết thúc hiệu lực, còn lại giữ nguyên", { exact: false }).waitFor();
  await dialog.getByRole("button", { name: "Ghi vào danh mục" }).click();
  await dialog.waitFor({ state: "detached" });
  assert.equal((await procedure(call, "1.000419")).level, "full");
  assert.equal((await procedure(call, "1.000656")).until, "2026-10-31");
  await lists(page, 40);
  assert.equal(await row(page, "1.000656").count(), 0);
  await page.getByLabel("Cả đã hết hiệu lực").check();
  await lists(page, 41);
  await row(page, "1.000656").getByText("Đã hết hiệu lực ngày 31/10/2026").waitFor();
  assert.match(await row(page, "1.000656").locator(".name").evaluate((own) => getComputedStyle(own).textDecorationLine), /line-through/);
}));

test("a register of changes says from when and until when", at({ before: catalogued }, async ({ page, choosePath }) => {
  await go(page);
  await lists(page, 40);
  choosePath(REGISTER);
  await page.keyboard.press("Control+i");
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Tệp là sổ theo dõi thay đổi", { exact: false }).waitFor();
  assert.equal(await dialog.getByText("Thủ tục không còn trong tệp").count(), 0);
  await accessible(page, "the register");
  const skip = dialog.getByRole("button", { name: /^Để ngỏ cả/ }).or(dialog.getByLabel("Đất đai là")).first();
  if (await skip.isVisible()) await (await skip.evaluate((own) => own.tagName) === "SELECT" ? skip.selectOption("skip") : skip.click());
  const store = dialog.getByRole("button", { name: "Ghi vào danh mục" });
  await until(() => store.isEnabled(), "the choices to be taken");
  await store.click();
  await dialog.waitFor({ state: "detached" });
  await row(page, "1.116315").getByText("Có hiệu lực từ 01/01/2027").waitFor();
}));

test("words without accents, field, level and fee narrow the list", at({ before: catalogued }, async ({ page, call }) => {
  await go(page);
  await lists(page, 40);
  const { lines, counts } = await call("procedures", { filter: { most: 1000 } });
  await page.getByLabel("Tìm thủ tục").fill("khai tu luu dong");
  await lists(page, 1);
  await row(page, "1.000419").waitFor();
  await page.getByRole("button", { name: "Bỏ lọc" }).click();
  await lists(page, 40);
  assert.equal(await page.getByLabel("Tìm thủ tục").inputValue(), "");
  const filters = page.getByRole("search", { name: "Lọc thủ tục" });
  await filters.getByLabel("Mức độ").selectOption({ label: "Một phần" });
  await lists(page, counts.partial);
  await filters.getByLabel("Phí").selectOption({ label: "Có thu phí" });
  await lists(page, lines.filter(({ level, fee }) => level === "partial" && fee).length);
  await filters.getByLabel("Mức độ").selectOption("");
  await filters.getByLabel("Phí").selectOption("");
  await filters.getByLabel("Lĩnh vực").selectOption({ label: "Hộ tịch" });
  await lists(page, lines.filter(({ field }) => field === "Hộ tịch").length);
  await filters.getByLabel("Lĩnh vực").selectOption({ label: "Chưa gắn lĩnh vực" });
  await page.getByText("Không có thủ tục nào khớp bộ lọc.").waitFor();
}));

test("a procedure is edited beside the list with the keyboard, and each edit is taken back", at({ before: catalogued }, async ({ page, call }) => {
  await go(page);
  await lists(page, 40);
  await standsOn(page, "1.000080");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await standsOn(page, "1.000110");
  await page.keyboard.press("Enter");
  await tabTo(page, "Mức độ");
  await page.keyboard.type("Một");
  await until(async () => (await procedure(call, "1.000110")).level === "partial", "the level");
  await tabTo(page, "Thời hạn");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("bảy");
  await page.keyboard.press("Tab");
  await panel(page).getByText("“bảy” không phải số ngày", { exact: false }).waitFor();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("7");
  await page.keyboard.press("Escape");
  await standsOn(page, "1.000110");
  assert.equal((await procedure(call, "1.000110")).days, 1, "Esc gives up what was typed");
  await page.keyboard.press("Enter");
  await tabTo(page, "Hết hiệu lực sau");
  await page.keyboard.type("31/12/2026");
  await page.keyboard.press("Tab");
  await row(page, "1.000110").getByText("Còn hiệu lực đến 31/12/2026").waitFor();

  await page.getByRole("button", { name: "Hoàn tác: sửa thủ tục 1.000110" }).click();
  await until(async () => (await procedure(call, "1.000110")).until === null, "the day to be taken back");
  await standsOn(page, "1.000110");
  await page.keyboard.press("Control+z");
  await until(async () => (await procedure(call, "1.000110")).level === "full", "the level to be taken back");
  await page.keyboard.press("Control+y");
  await until(async () => (await procedure(call, "1.000110")).level === "partial", "the level to be done again");
}));

test("two quick edits of one procedure are both kept", at({ before: catalogued }, async ({ page, call }) => {
  await go(page);
  await row(page, "1.000110").click();
  await panel(page).getByLabel("Cơ quan thực hiện").fill("Văn phòng");
  await panel(page).getByLabel("Cơ quan công bố").fill("Bộ Tư pháp");
  await row(page, "1.000419").click();
  await until(async () => (await procedure(call, "1.000110")).authority === "Bộ Tư pháp", "the second");
  const { unit, code } = await procedure(call, "1.000110");
  assert.deepEqual([code, unit], ["1.000110", "Văn phòng"]);
  await panel(page).getByRole("heading", { name: "1.000419" }).waitFor();
}));

test("several are marked with the keyboard and set in one step", at({ before: catalogued }, async ({ page, call }) => {
  await go(page);
  await lists(page, 40);
  await standsOn(page, "1.000080");
  const before = (await call("procedures", { filter: {} })).lines.slice(0, 3).map(({ fee }) => fee);
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await page.getByText("Đã chọn 3 thủ tục:").waitFor();
  await page.keyboard.press("Space");
  await page.getByText("Đã chọn 2 thủ tục:").waitFor();
  await page.keyboard.press("Space");
  await page.getByLabel("Đặt phí cho các thủ tục đã chọn").selectOption({ label: "Chưa rõ phí" });
  await page.getByRole("button", { name: "Hoàn tác: đặt phí của 3 thủ tục" }).waitFor();
  const now = async () => (await call("procedures", { filter: {} })).lines.slice(0, 3).map(({ fee }) => fee);
  assert.deepEqual(await now(), [null, null, null]);
  await page.keyboard.press("Control+z");
  await until(async () => JSON.stringify(await now()) === JSON.stringify(before), "all three to be taken back");
}));

test("official fields are found and mapped to the office's", at({ before: async (call) => (await ward(call), take(call, FORTY, "skip")) }, async ({ page, call }) => {
  await go(page);
  await lists(page, 40);
  const { fields } = await call("procedure_fields");
  const own = fields.find(({ left }) => left);
  await page.getByRole("button", { name: "Gắn lĩnh vực…" }).click();
  const dialog = page.getByRole("dialog");
  await until(() => dialog.getByLabel("Tìm lĩnh vực").evaluate((own) => own === document.activeElement), "the search");
  await page.keyboard.type(own.name.slice(0, 8));
  const choice = dialog.getByLabel(`${own.name} là`, { exact: true });
  assert.equal(await choice.inputValue(), "skip");
  await choice.selectOption({ label: "Hộ tịch" });
  await until(async () => (await call("procedure_fields")).fields.find(({ key }) => key === own.key).field?.name === "Hộ tịch", "the field");
  await accessible(page, "the mapping");
  await dialog.getByRole("button", { name: "Xong" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.keyboard.press("Control+z");
  await until(async () => (await call("procedure_fields")).fields.find(({ key }) => key === own.key).left, "the mapping to be taken back");
}));

test("what dossiers want of the catalogue is shown and done", at({ before: catalogued }, async (place) => {
  const { page, call } = place;
  await used(place);
  await go(page);
  const facts = page.getByRole("button", { name: "1 thủ tục đang dùng chưa rõ mức độ hoặc phí" });
  await facts.click();
  await lists(page, 1);
  await row(page, "1.000419").click();
  await page.keyboard.press("Enter");
  await page.keyboard.type("Một");
  // The line stays at hand while it is edited, and then is no longer wanted.
  await page.getByRole("button", { name: "0 thủ tục đang dùng chưa rõ mức độ hoặc phí" }).click();
  await lists(page, 40);

  await page.getByRole("button", { name: "2 thủ tục trong danh sách hồ sơ chưa có trong danh mục" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Mã 9.999999, danh sách không ghi tên").waitFor();
  await accessible(page, "the names");
  const near = dialog.getByRole("button", { name: /^Đây là 1\.000419 .*: Đăng ký khai tử lưu động$/ });
  const other = dialog.getByLabel("Tìm thủ tục cho Đăng ký khai tử lưu động");
  await other.fill("ket hon luu dong");
  await dialog.getByRole("button", { name: /^Đây là 1\.000593/ }).waitFor();
  await other.fill("");
  await near.click();
  await dialog.getByText("1 thủ tục của 1 hồ sơ chưa có trong danh mục.").waitFor();
  await dialog.getByText("Tên đã gắn (1)").waitFor();
  await dialog.getByRole("button", { name: "Thêm mã 9.999999…" }).click();
  const adding = page.getByRole("dialog", { name: "Thêm thủ tục" });
  await adding.getByLabel("Tên thủ tục").fill("Thủ tục của danh sách");
  await adding.getByRole("button", { name: "Thêm thủ tục" }).click();
  await adding.waitFor({ state: "detached" });
  await row(page, "9.999999").waitFor();
  assert.equal((await call("procedures_missing", { year: 2026 })).names, 0);
}));

test("a file that cannot be read is refused with a sentence, and nothing is stored", at({ before: ward }, async ({ page, call, choosePath, folder }) => {
  const broken = join(folder, "hong.xlsx");
  await writeFile(broken, "PK không phải tệp Excel");
  await go(page);
  choosePath(broken);
  await page.keyboard.press("Control+i");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("alert").waitFor();
  assert.equal(await dialog.getByRole("button", { name: "Ghi vào danh mục" }).isDisabled(), true);
  choosePath(FORTY);
  await dialog.getByRole("button", { name: "Chọn tệp khác…" }).click();
  await dialog.getByText("40 thủ tục", { exact: false }).first().waitFor();
  assert.equal(await dialog.getByRole("alert").count(), 0);
  await page.keyboard.press("Escape");
  assert.equal((await call("procedures", { filter: {} })).total, 0);
}));

for (const size of SIZES) {
  const at_ = `${size.width}×${size.height}`;

  test(`the catalogue is whole and without barriers at ${at_}`, at({ before: catalogued, ...size }, async (place) => {
    const { page, choosePath } = place;
    await used(place);
    await go(page);
    await lists(page, 40);
    await page.getByRole("button", { name: /chưa rõ mức độ hoặc phí/ }).waitFor();
    const looks = async (screen) => {
      await accessible(page, `${screen} at ${at_}`);
      await fits(page, `${screen} at ${at_}`);
    };
    await looks("the list");
    await inView(page.getByRole("button", { name: /^Nhập danh mục/ }), "the import");
    await inView(row(page, "1.000080"), "the first line");
    await detail(page);
    await looks("the panel");
    await inView(panel(page), "the panel");
    await row(page, "1.000080").focus();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+a");
    await page.getByText("Đã chọn 40 thủ tục:").waitFor();
    await looks("the marked list");
    await page.keyboard.press("Escape");
    const dialog = page.getByRole("dialog");
    for (const [button, there] of [
      ["Gắn lĩnh vực…", "Hộ tịch là"],
      [/chưa có trong danh mục/, /^Tìm thủ tục cho/],
      ["Thêm thủ tục…", "Mã thủ tục"],
    ]) {
      await page.getByRole("button", { name: button }).first().click();
      await dialog.getByLabel(there).first().waitFor();
      await looks(String(button));
      await inView(dialog.locator(".no"), "the button that closes");
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
    }
    choosePath(REGISTER);
    await page.keyboard.press("Control+i");
    await dialog.getByText("Tệp là sổ theo dõi thay đổi", { exact: false }).waitFor();
    await looks("the import");
    await inView(dialog.getByRole("button", { name: "Ghi vào danh mục" }), "the button that stores");
  }));
}
