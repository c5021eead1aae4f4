// Days as the officer reads them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { plain } from "./plain.mjs";

const { dayOf, shownDate } = await plain("dates.ts");

for (const [written, read] of [["2026-11-05", "05/11/2026"], [null, ""], [undefined, ""], ["", ""], ["cuối năm", "cuối năm"], ["2026-1-5", "2026-1-5"]]) {
  test(`${JSON.stringify(written)} is read as “${read}”`, () => assert.equal(shownDate(written), read));
}

test("a day has its number within its month", () => assert.equal(dayOf("2026-11-05"), 5));
