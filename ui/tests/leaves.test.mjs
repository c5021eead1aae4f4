// Sheets of a paper: their sizes, the printer's page rules, pages that lie otherwise than the first.

import assert from "node:assert/strict";
import { test } from "node:test";
import { plain } from "./plain.mjs";

const { name, rules, size, standing } = await plain("paper/leaves.ts");
const upright = { url: "a", width: 595.28, height: 841.89 };
const lying = { url: "b", width: 841.89, height: 595.28 };

test("a page says its size", () => {
  assert.deepEqual(size('<svg viewBox="0 0 841.89 595.28" width="841.89pt">'), { width: 841.89, height: 595.28 });
  assert.deepEqual(size('<svg viewBox="0,0,100,200">'), { width: 100, height: 200 });
  assert.deepEqual(size("<svg>"), { width: 595.28, height: 841.89 });
});

test("each size of sheet has one rule, without margins, and the first is the printer's own", () => {
  assert.equal(
    rules([upright, lying, upright]),
    "@page { size: 595.28pt 841.89pt; margin: 0 } " +
      `@page ${name(upright)} { size: 595.28pt 841.89pt; margin: 0 } @page ${name(lying)} { size: 841.89pt 595.28pt; margin: 0 }`,
  );
  assert.notEqual(name(upright), name(lying));
});

test("where all sheets lie alike, a page that does not is turned onto the first one's sheet", () => {
  assert.deepEqual(standing(lying, upright, false), { sheet: lying, turn: undefined });
  assert.deepEqual(standing(upright, upright, true), { sheet: upright, turn: undefined });
  assert.deepEqual(standing(lying, upright, true), { sheet: upright, turn: "translateX(595.28pt) rotate(90deg)" });
  assert.deepEqual(standing(upright, lying, true), { sheet: lying, turn: "translateX(841.89pt) rotate(90deg)" });
});
