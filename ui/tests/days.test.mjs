// Days as the officer types them, and spans of months.

import assert from "node:assert/strict";
import { test } from "node:test";
import { plain } from "./plain.mjs";

const { beyond, day, read, span } = await plain("tasks/days.ts");

for (const [typed, meant] of [
  ["16/11/2026", "2026-11-16"],
  ["5/1", "2026-01-05"],
  [" 05-01-2027 ", "2027-01-05"],
  ["5.1.2027", "2027-01-05"],
  ["29/2/2028", "2028-02-29"],
  ["", null],
  ["29/2/2026", undefined],
  ["31/11", undefined],
  ["11/2026", undefined],
  ["hôm nay", undefined],
  ["5/1/27", undefined],
]) {
  test(`“${typed}” means ${meant}`, () => assert.equal(day(typed, "2026"), meant));
}

test("a day is read as it is typed", () => {
  assert.equal(read("2026-11-05"), "05/11/2026");
  assert.equal(read(null), "");
});

test("a month has its own last day", () => {
  assert.deepEqual(span(2026, 2), { from: "2026-02-01", to: "2026-02-28" });
  assert.deepEqual(span(2028, 2), { from: "2028-02-01", to: "2028-02-29" });
  assert.deepEqual(span(2026, 12), { from: "2026-12-01", to: "2026-12-31" });
});

test("months go on over the year's end, both ways", () => {
  assert.deepEqual(beyond(2026, 12, 1), { year: 2027, month: 1 });
  assert.deepEqual(beyond(2026, 1, -1), { year: 2025, month: 12 });
  assert.deepEqual(beyond(2026, 5, 12), { year: 2027, month: 5 });
});
