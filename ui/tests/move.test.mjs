// Where each key leads. The grid of these tests: a section, two rows, a section, a row, the total;
// column 0 is the ordinal, 1 the name, 2 computed, 3 and 4 typed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plain } from './plain.mjs';

const { move } = await plain('grid/move.ts');

const typed = [false, false, false, true, true];
const total = [false, false, false, false, false];
const rows = [null, typed, typed, null, typed, total];
const cols = { first: 2, last: 4 };

function leads(key, from, to, run) {
  test(`${key} from ${from} leads to ${to}${run ? ` (${JSON.stringify(run)})` : ''}`, () => {
    const spot = move({ line: from[0], column: from[1] }, key, rows, cols, run);
    assert.deepEqual(spot && [spot.line, spot.column], to);
  });
}

leads('arrowright', [1, 3], [1, 4]);
leads('arrowright', [1, 4], [1, 4]);
leads('arrowleft', [1, 3], [1, 2]);
leads('arrowleft', [1, 0], [1, 0]);
leads('arrowdown', [1, 3], [2, 3]);
leads('arrowdown', [2, 3], [4, 3]);
leads('arrowdown', [4, 3], [5, 3]);
leads('arrowdown', [5, 3], [5, 3]);
leads('arrowup', [4, 3], [2, 3]);
leads('arrowup', [1, 3], [1, 3]);
leads('home', [2, 4], [2, 2]);
leads('end', [2, 2], [2, 4]);
leads('ctrl+home', [4, 4], [1, 2]);
leads('ctrl+end', [1, 2], [5, 4]);
leads('ctrl+arrowup', [4, 3], [1, 3]);
leads('ctrl+arrowdown', [1, 3], [5, 3]);
leads('ctrl+arrowleft', [1, 4], [1, 2]);
leads('ctrl+arrowright', [1, 2], [1, 4]);
leads('pagedown', [1, 3], [4, 3], { page: 3 });
leads('pagedown', [1, 3], [2, 3], { page: 2 });
leads('pagedown', [1, 3], [5, 3], { page: 40 });
leads('pageup', [5, 3], [1, 3], { page: 40 });
leads('pageup', [4, 3], [2, 3], { page: 1 });
leads('pageup', [1, 3], [1, 3], { page: 40 });
leads('tab', [1, 2], [1, 3]);
leads('tab', [1, 4], [2, 3]);
leads('tab', [2, 4], [4, 3]);
leads('tab', [4, 4], [4, 4]);
leads('shift+tab', [4, 3], [2, 4]);
leads('shift+tab', [1, 3], [1, 3]);
leads('enter', [1, 3], [2, 3]);
leads('enter', [2, 4], [4, 4]);
leads('enter', [1, 4], [2, 3], { began: 3 });
leads('enter', [4, 3], [5, 3]);
leads('shift+enter', [4, 3], [2, 3]);
leads('F3', [1, 3], null);
leads('a', [1, 3], null);

test('a grid without lines leads nowhere', () => {
  assert.deepEqual(move({ line: 0, column: 0 }, 'ctrl+end', [], cols), { line: 0, column: 4 });
  assert.deepEqual(move({ line: 0, column: 2 }, 'tab', [], cols), { line: 0, column: 2 });
});

test('Tab through the whole grid types every cell once, and Shift+Tab comes back the same way', () => {
  const there = [];
  let spot = { line: 1, column: 3 };
  for (let next = spot; ; next = move(next, 'tab', rows, cols)) {
    there.push(`${next.line}:${next.column}`);
    spot = next;
    const on = move(next, 'tab', rows, cols);
    if (on.line === next.line && on.column === next.column) break;
  }
  assert.deepEqual(there, ['1:3', '1:4', '2:3', '2:4', '4:3', '4:4']);
  const back = [];
  for (let count = there.length; count > 0; count -= 1) {
    back.unshift(`${spot.line}:${spot.column}`);
    spot = move(spot, 'shift+tab', rows, cols);
  }
  assert.deepEqual(back, there);
});
