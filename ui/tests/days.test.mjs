// Days as the officer reads them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { plain } from "./plain.mjs";

const { read } = await plain("tasks/days.ts");

test("a day is read as it is typed", () => {
  assert.equal(read("2026-11-05"), "05/11/2026");
  assert.equal(read(null), "");
});
