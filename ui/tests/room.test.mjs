// Room for the work: on low and narrow windows enough lines of every list stand whole, nothing overlaps, nothing is cut.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { accessible, at, detail, finish, fits, inView, open, openForm, until } from "./harness.mjs";

after(finish);

/** The lines that stand whole in what scrolls them, below its heading. */
const whole = (page, lines) =>
  page.evaluate((lines) => {
    const scrolls = (own) => ["auto", "scroll"].includes(getComputedStyle(own).overflowY);
    return [...document.querySelectorAll(lines)].filter((line) => {
      let box = line.parentElement;
      while (!scrolls(box)) box = box.parentElement;
      const { top, bottom, height } = line.getBoundingClientRect();
      const inside = box.getBoundingClientRect();
      const head = box.querySelector("thead")?.getBoundingClientRect().bottom ?? inside.top;
      return height > 0 && top >= Math.max(head, inside.top) - 1 && bottom <= Math.min(inside.bottom, innerHeight) + 1;
    }).length;
  }, lines);

/** Buttons and fields that lie over each other, or over the edge of the window; those that scroll away do not count. */
const clashes = (page) =>
  page.evaluate(() => {
    const scrolled = (own) => {
      for (let box = own.parentElement; box; box = box.parentElement) {
        if (["auto", "scroll"].includes(getComputedStyle(box).overflowY) && box.scrollHeight > box.clientHeight) return true;
      }
      return false;
    };
    const parts = [...document.querySelectorAll("main :is(button, input, select)")]
      .filter((own) => own.checkVisibility() && !own.closest("table, .filters.open, .unseen") && !scrolled(own))
      .map((own) => ({ name: own.getAttribute("aria-label") ?? own.textContent.trim(), box: own.getBoundingClientRect(), own }))
      .filter(({ box }) => box.width > 1 && box.height > 1);
    const found = parts.filter(({ box }) => box.right > innerWidth + 1 || box.bottom > innerHeight + 1).map(({ name }) => `${name} is cut`);
    for (const [at, one] of parts.entries()) {
      for (const other of parts.slice(at + 1)) {
        const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (wide > 1 && high > 1 && !one.own.contains(other.own)) found.push(`${one.name} over ${other.name}`);
      }
    }
    return found;
  });

const GRID = ".rows tbody tr";
/** Where there are lists, how they are come to, and how many lines of them stand whole at least at the three sizes. */
const PLACES = [
  ["Hồ sơ", "Hồ sơ", GRID, [6, 9, 12]],
  ["Hồ sơ", "Danh mục thủ tục", GRID, [5, 8, 12]],
  ["Hồ sơ", "Danh sách đã nhập", GRID, [5, 8, 10]],
  ["Nhiệm vụ", null, GRID, [4, 6, 9]],
  ["Kế hoạch", null, ".tree tbody tr[data-node]", [4, 6, 9]],
];

/** What Windows leaves of 1366×768 at 150, 125 and 100 %. */
const SIZES = [
  [911, 440],
  [1093, 542],
  [1366, 697],
];

for (const [nth, [width, height]] of SIZES.entries())
  test(`every list shows enough of its lines at ${width}×${height}`, at({ before: (call) => call("sample_open"), width, height }, async ({ page }) => {
    for (const [place, part, lines, least] of PLACES) {
      const screen = `${part ?? place} at ${width}×${height}`;
      await open(page, place);
      if (part) await page.getByRole("tab", { name: part, exact: true }).click();
      await page.locator(lines).nth(3).waitFor();
      if (place === "Kế hoạch" && height > 600) await page.getByRole("button", { name: "Gọn" }).click();
      await until(async () => (await whole(page, lines)) >= least[nth], `${least[nth]} whole lines of ${screen}`);
      assert.deepEqual(await clashes(page), [], screen);
      await fits(page, screen);
      const filters = page.getByRole("button", { name: /^Bộ lọc/ });
      if (await filters.isVisible()) {
        await filters.click();
        await inView(page.locator(".filters.open"), `the filters of ${screen}`);
        await page.keyboard.press("Escape");
      }
      if (width > 1200) continue;
      await detail(page);
      await fits(page, `the panel of ${screen}`);
      await page.keyboard.press("Escape");
    }
  }));

test("filters that find no room stand behind a button, which says how many are set", at({ before: (call) => call("sample_open"), width: 911, height: 440 }, async ({ page }) => {
  await open(page, "Hồ sơ");
  await page.getByRole("tab", { name: "Hồ sơ", exact: true }).click();
  await page.getByRole("grid", { name: "Hồ sơ" }).waitFor();
  const field = page.getByLabel("Lĩnh vực", { exact: true });
  assert.equal(await field.isVisible(), false);
  await page.getByRole("button", { name: /^Bộ lọc/ }).click();
  await field.selectOption({ label: "Hộ tịch" });
  await accessible(page, "the further filters");
  await fits(page, "the further filters");
  await field.press("Escape");
  await until(async () => !(await field.isVisible()), "the filters to be put away");
  await page.getByRole("button", { name: "Bộ lọc (1)" }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.textContent.includes("Bộ lọc")), true);
  await page.getByRole("button", { name: "Bỏ lọc" }).click();
  await page.getByRole("button", { name: "Bộ lọc", exact: true }).waitFor();
}));

for (const [nth, [width, height]] of SIZES.entries())
  test(`a report shows enough rows at ${width}×${height}`, at({ before: (call) => call("sample_open"), width, height }, async ({ page }) => {
    const least = [4, 6, 10][nth];
    await open(page, "Báo cáo");
    await page.getByRole("button", { name: /^Xem biểu II.06a/ }).click();
    await page.getByRole("grid").waitFor();
    await until(async () => (await whole(page, ".grid tr.row")) >= least, `${least} whole rows`);
    assert.deepEqual(await clashes(page), []);
    await fits(page, `a report at ${width}×${height}`);
  }));

/** How many rows of figures stand whole at the three sizes, the form looked at for the first time. */
for (const [code, least] of [
  ["II.06a", [6, 10, 14]],
  ["II.08", [5, 8, 12]],
])
  for (const [nth, [width, height]] of SIZES.entries())
    test(`${code} shows ${least[nth]} rows at ${width}×${height}`, at({ before: (call) => call("sample_open"), width, height }, async ({ page }) => {
      await open(page, "Số liệu");
      await openForm(page, code);
      await until(async () => (await whole(page, '.grid tr.row')) >= least[nth], `${least[nth]} whole rows of ${code} at ${width}×${height}`);
      assert.deepEqual(await clashes(page), []);
      await fits(page, `${code} at ${width}×${height}`);
    }));

test("Ctrl+B puts the panel beside away and brings it back; on a narrow window it comes over the work and goes with Esc", async (t) => {
  const sample = (call) => call("sample_open");
  const panel = (page) => page.getByRole("complementary", { name: "Cần xử lý và ô đang chọn" });
  await t.test("wide", at({ before: sample, width: 1366, height: 697 }, async ({ page }) => {
    await open(page, "Số liệu");
    await openForm(page, "II.06a");
    await panel(page).waitFor();
    await page.keyboard.press("Control+b");
    await panel(page).waitFor({ state: "hidden" });
    await page.getByRole("button", { name: /^Cần xử lý \(\d+\) ◂/ }).click();
    await panel(page).waitFor();
  }));
  await t.test("narrow", at({ before: sample, width: 1093, height: 542 }, async ({ page }) => {
    await open(page, "Số liệu");
    await openForm(page, "II.06a");
    await page.getByRole("button", { name: /^Cần xử lý \(\d+\) ◂/ }).waitFor();
    assert.equal(await panel(page).isVisible(), false);
    await page.keyboard.press("Control+b");
    await panel(page).waitFor();
    await accessible(page, "the panel over the work");
    await page.keyboard.press("Escape");
    await panel(page).waitFor({ state: "hidden" });
    assert.equal(await page.evaluate(() => document.activeElement.closest(".grid") !== null), true);
  }));
});
