// A text typed in a table: what begins it, which keys are its own, when it is saved, what becomes of a refusal.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whole } from './plain.mjs';

const { Typing } = await whole('frame/typing.svelte.ts');

/** A table of cells with texts; `refuses` says what of a text is refused. */
function table({ texts = { a: 'cũ', b: '' }, lines = false, refuses = () => '', locked = '' } = {}) {
  const saved = [];
  const went = [];
  const stands = { cell: 'a' };
  const field = {
    value: '',
    selectionStart: 0,
    selectionEnd: 0,
    setSelectionRange(start, end) {
      [this.selectionStart, this.selectionEnd] = [start, end];
    },
    setRangeText(text, start, end) {
      this.value = this.value.slice(0, start) + text + this.value.slice(end);
    },
  };
  const typing = new Typing(
    {
      get cell() {
        return stands.cell;
      },
      get text() {
        return texts[stands.cell];
      },
      whyNot: () => (stands.cell === locked ? 'Ô này chỉ xem.' : ''),
      async save(text) {
        const { cell } = stands;
        saved.push([cell, text]);
        const why = refuses(text);
        if (why) throw new Error(why);
        texts[cell] = text;
      },
      back(cell) {
        went.push(cell);
        stands.cell = cell;
        typing.arrive();
      },
    },
    lines,
  );
  const letGo = typing.hold(field);
  return {
    typing,
    field,
    saved,
    went,
    letGo,
    type(text) {
      field.value += text;
      typing.input();
    },
    go(cell) {
      typing.commit(false);
      stands.cell = cell;
      typing.arrive();
    },
  };
}

function pressed(name) {
  const parts = name.split(/\+(?=.)/);
  const has = (one) => parts.slice(0, -1).includes(one);
  return { key: parts.at(-1), ctrlKey: has('Ctrl'), altKey: has('Alt'), shiftKey: has('Shift'), preventDefault() {} };
}

/** Lets what was begun come to its end. */
const ended = () => new Promise((done) => setImmediate(done));

test('the first letter begins it, over the old text; leaving the cell saves it', async () => {
  const { typing, field, saved, type } = table();
  type('m');
  assert.equal(typing.how, 'over');
  type('ới ');
  typing.commit();
  assert.equal(typing.how, null);
  assert.equal(field.value, '');
  assert.deepEqual(saved, [['a', 'mới']]);
});

test('letters apart from their marks are saved as one letter each', () => {
  const { typing, saved, type } = table();
  type('Ất'.normalize('NFD'));
  typing.commit();
  assert.deepEqual(saved, [['a', 'Ất'.normalize('NFC')]]);
});

test('F2 begins in the old text, and what is the same again is not saved', () => {
  const { typing, field, saved } = table();
  typing.mend();
  assert.equal(typing.how, 'in');
  assert.equal(field.value, 'cũ');
  assert.equal(field.selectionStart, 2);
  typing.commit();
  assert.deepEqual(saved, []);
});

test('Esc gives up what was typed, and is left to the table when there is nothing to give up', () => {
  const { typing, field, saved, type } = table();
  type('x');
  assert.equal(typing.takes(pressed('Escape')), true);
  assert.deepEqual([typing.how, field.value, saved], [null, '', []]);
  assert.equal(typing.takes(pressed('Escape')), false);
});

test('where nothing can be typed the letter goes, and why not is said until one goes on', () => {
  const { typing, field, type, go } = table({ locked: 'a' });
  type('x');
  assert.deepEqual([typing.how, field.value, typing.refusal], [null, '', 'Ô này chỉ xem.']);
  go('b');
  assert.equal(typing.refusal, '');
});

test('what is refused comes back to be mended, and is sent again only when the cell is left by a key', async () => {
  const { typing, field, saved, went, type, go } = table({ refuses: (text) => (text === '1,5' ? 'Không nhận 1,5.' : '') });
  type('1,5');
  typing.commit();
  await ended();
  assert.deepEqual([went, typing.how, field.value, typing.refusal, typing.wrong], [['a'], 'in', '1,5', 'Không nhận 1,5.', true]);
  go('b');
  await ended();
  assert.equal(saved.length, 1);
  assert.deepEqual([...typing.refused.keys()], ['a'], 'it waits at its cell');
  go('a');
  assert.equal(field.value, '1,5');
  typing.commit();
  await ended();
  assert.equal(saved.length, 2);
  field.value = '15';
  typing.commit();
  await ended();
  assert.deepEqual([typing.wrong, typing.refusal, saved.at(-1)], [false, '', ['a', '15']]);
});

test('who is typing elsewhere when a text is refused is left alone', async () => {
  const { typing, field, went, type, go } = table({ refuses: (text) => (text === 'xấu' ? 'Không nhận.' : '') });
  type('xấu');
  go('b');
  type('tốt');
  await ended();
  assert.deepEqual([went, field.value, typing.refusal], [[], 'tốt', '']);
  assert.equal(typing.refused.get('a').text, 'xấu');
});

test('Esc gives up what was refused', async () => {
  const { typing, type } = table({ refuses: () => 'Không nhận.' });
  type('x');
  typing.commit();
  await ended();
  typing.takes(pressed('Escape'));
  assert.deepEqual([typing.refused.size, typing.how, typing.refusal], [0, null, '']);
});

test('a table that is gone takes no refusal', async () => {
  const { typing, went, letGo, type } = table({ refuses: () => 'Không nhận.' });
  type('x');
  typing.commit();
  letGo();
  await ended();
  assert.deepEqual([went, typing.refused.size], [[], 0]);
});

test('a text put there as a whole is saved, or it is said why not', async () => {
  const { typing, saved } = table({ locked: 'b' });
  typing.put('  dán ');
  assert.deepEqual(saved, [['a', 'dán']]);
});

function belongs(how, lines, own, others) {
  for (const [names, expected] of [[own, true], [others, false]]) {
    for (const name of names) {
      test(`${name} ${expected ? 'belongs to' : 'leaves'} a text of ${lines ? 'several lines' : 'one line'} typed ${how} the old one`, () => {
        const { typing, saved, type } = table({ lines });
        if (how === 'in') typing.mend();
        type('x');
        assert.equal(typing.takes(pressed(name)), expected);
        assert.equal(saved.length, expected ? 0 : 1);
      });
    }
  }
}

const LETTERS = ['x', 'X', 'Shift', 'AltGraph', 'Ctrl+Alt+e', 'Dead', 'Process', 'CapsLock', 'Backspace', 'Delete', 'Ctrl+Backspace'];
const EDITING = ['Ctrl+c', 'Ctrl+x', 'Ctrl+v', 'Ctrl+a', 'Ctrl+z', 'Ctrl+y', 'Ctrl+Shift+Z', 'F2'];
const LEAVING = ['Enter', 'Shift+Enter', 'Tab', 'Shift+Tab', 'F3', 'Ctrl+F2', 'Ctrl+e', 'Alt+1', 'Alt+ArrowDown'];
belongs('over', false, [...LETTERS, ...EDITING], [...LEAVING, 'ArrowLeft', 'ArrowUp', 'Home', 'PageDown', 'Alt+Enter', 'Shift+ArrowRight']);
belongs('in', false, [...EDITING, 'ArrowLeft', 'Shift+ArrowRight', 'Home', 'Ctrl+End'], [...LEAVING, 'ArrowUp', 'PageDown']);
belongs('in', true, [...LETTERS, ...EDITING, 'ArrowLeft', 'ArrowUp', 'PageDown', 'Alt+Enter'], LEAVING);
belongs('over', true, ['Alt+Enter'], [...LEAVING, 'ArrowUp', 'PageDown']);

test('Alt+Enter begins a new line', () => {
  const { typing, field } = table({ lines: true });
  typing.mend();
  typing.takes(pressed('Alt+Enter'));
  assert.deepEqual([field.value, typing.now], ['cũ\n', 'cũ\n']);
});
