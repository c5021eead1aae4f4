// Blocks of cells as the text that Excel copies and takes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plain } from './plain.mjs';

const { isSingle, repeated, toText } = await plain('grid/block.ts');

test('cells are divided by tabs, lines by line breaks', () => {
  assert.equal(toText([['1', ''], ['', '1234,5']]), '1\t\r\n\t1234,5');
});

test('what holds a tab, a line break or a quote is quoted', () => {
  assert.equal(toText([['a\nb', 'c\td', 'e "f"', 'g']]), '"a\nb"\t"c\td"\t"e ""f"""\tg');
});

test('one value fills an area', () => {
  assert.equal(repeated('7', 2, 3), '7\t7\t7\r\n7\t7\t7');
});

test('a value with the line break that Excel adds is still one value', () => {
  assert.equal(isSingle('7\r\n'), true);
  assert.equal(isSingle('7'), true);
  assert.equal(isSingle('7\t8'), false);
  assert.equal(isSingle('7\r\n8\r\n'), false);
});
