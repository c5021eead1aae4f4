// Where each key leads. The grid of these tests: a section, two rows, a section, a row, the total;
// column 0 is the ordinal, 1 the name, 2 computed, 3 and 4 typed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plain } from './plain.mjs';

const { keyName, move } = await plain('grid/move.ts');

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

leads('ArrowRight', [1, 3], [1, 4]);
leads('ArrowRight', [1, 4], [1, 4]);
leads('ArrowLeft', [1, 3], [1, 2]);
leads('ArrowLeft', [1, 0], [1, 0]);
leads('ArrowDown', [1, 3], [2, 3]);
leads('ArrowDown', [2, 3], [4, 3]);
leads('ArrowDown', [4, 3], [5, 3]);
leads('ArrowDown', [5, 3], [5, 3]);
leads('ArrowUp', [4, 3], [2, 3]);
leads('ArrowUp', [1, 3], [1, 3]);
leads('Home', [2, 4], [2, 2]);
leads('End', [2, 2], [2, 4]);
leads('Ctrl+Home', [4, 4], [1, 2]);
leads('Ctrl+End', [1, 2], [5, 4]);
leads('Ctrl+ArrowUp', [4, 3], [1, 3]);
leads('Ctrl+ArrowDown', [1, 3], [5, 3]);
leads('Ctrl+ArrowLeft', [1, 4], [1, 2]);
leads('Ctrl+ArrowRight', [1, 2], [1, 4]);
leads('PageDown', [1, 3], [4, 3], { page: 3 });
leads('PageDown', [1, 3], [2, 3], { page: 2 });
leads('PageDown', [1, 3], [5, 3], { page: 40 });
leads('PageUp', [5, 3], [1, 3], { page: 40 });
leads('PageUp', [4, 3], [2, 3], { page: 1 });
leads('PageUp', [1, 3], [1, 3], { page: 40 });
leads('Tab', [1, 2], [1, 3]);
leads('Tab', [1, 4], [2, 3]);
leads('Tab', [2, 4], [4, 3]);
leads('Tab', [4, 4], [4, 4]);
leads('Shift+Tab', [4, 3], [2, 4]);
leads('Shift+Tab', [1, 3], [1, 3]);
leads('Enter', [1, 3], [2, 3]);
leads('Enter', [2, 4], [4, 4]);
leads('Enter', [1, 4], [2, 3], { began: 3 });
leads('Enter', [4, 3], [5, 3]);
leads('Shift+Enter', [4, 3], [2, 3]);
leads('F3', [1, 3], null);
leads('a', [1, 3], null);

test('a grid without lines leads nowhere', () => {
  assert.deepEqual(move({ line: 0, column: 0 }, 'Ctrl+End', [], cols), { line: 0, column: 4 });
  assert.deepEqual(move({ line: 0, column: 2 }, 'Tab', [], cols), { line: 0, column: 2 });
});

test('Tab through the whole grid types every cell once, and Shift+Tab comes back the same way', () => {
  const there = [];
  let spot = { line: 1, column: 3 };
  for (let next = spot; ; next = move(next, 'Tab', rows, cols)) {
    there.push(`${next.line}:${next.column}`);
    spot = next;
    const on = move(next, 'Tab', rows, cols);
    if (on.line === next.line && on.column === next.column) break;
  }
  assert.deepEqual(there, ['1:3', '1:4', '2:3', '2:4', '4:3', '4:4']);
  const back = [];
  for (let count = there.length; count > 0; count -= 1) {
    back.unshift(`${spot.line}:${spot.column}`);
    spot = move(spot, 'Shift+Tab', rows, cols);
  }
  assert.deepEqual(back, there);
});

test('a key is named with what is held down', () => {
  assert.equal(keyName({ key: 'Home', ctrlKey: true, shiftKey: false }), 'Ctrl+Home');
  assert.equal(keyName({ key: 'Tab', ctrlKey: false, shiftKey: true }), 'Shift+Tab');
});
