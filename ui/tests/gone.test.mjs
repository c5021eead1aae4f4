// What a catalogue's new file no longer names is ended all at once only after it was named and asked about.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { catalogued } from "./catalogue.mjs";
import { accessible, at, finish, fits, inView, open } from "./harness.mjs";

after(finish);

for (const [width, height] of [
  [1366, 697],
  [911, 440],
])
  test(`ending all that a file does not name asks with their names at ${width}×${height}`, at({ before: catalogued, width, height }, async ({ page, call, choosePath, folder }) => {
    const file = join(folder, "moi.csv");
    await writeFile(
      file,
      "STT,Mã TTHC,Tên thủ tục hành chính,Lĩnh vực,Mức độ cung cấp,Phí - lệ phí\n1,1.000419,Thủ tục đăng ký khai tử lưu động,Hộ tịch,Toàn trình,Có thu phí\n",
    );
    await open(page, "Hồ sơ");
    await page.getByRole("tab", { name: "Danh mục thủ tục" }).click();
    choosePath(file);
    await page.getByRole("button", { name: /^Nhập danh mục/ }).first().click();
    const reading = page.getByRole("dialog", { name: "Nhập danh mục thủ tục" });
    await reading.getByText(/^Thủ tục không còn trong tệp \(11\): giữ nguyên/).click();
    const asking = page.getByRole("dialog", { name: "Kết thúc hiệu lực 11 thủ tục" });

    // Nothing is done before the yes, and after a no.
    await reading.getByRole("button", { name: "Kết thúc tất cả…" }).click();
    assert.equal(await asking.getByRole("listitem").count(), 11);
    await asking.getByText(/^1\.000656 · Thủ tục/).waitFor();
    await asking.getByText(/ngày cuối của chúng là \d\d\/\d\d\/2026/).waitFor();
    await accessible(page, "the question");
    await fits(page, "the question");
    await inView(asking.getByRole("button", { name: "Kết thúc 11 thủ tục" }), "the button that ends");
    await page.keyboard.press("Escape");
    await asking.waitFor({ state: "detached" });
    await reading.getByText(/\(11\): giữ nguyên/).waitFor();

    await reading.getByRole("button", { name: "Kết thúc tất cả…" }).click();
    await asking.getByRole("button", { name: "Kết thúc 11 thủ tục" }).click();
    await reading.getByText(/\(11\): 11 kết thúc hiệu lực/).waitFor();
    await reading.getByRole("button", { name: "Ghi vào danh mục" }).click();
    await reading.waitFor({ state: "detached" });
    const { total } = await call("procedures", { filter: { text: "", ended: false } });
    assert.equal(total, 40 - 11);
  }));
