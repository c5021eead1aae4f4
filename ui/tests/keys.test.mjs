// Which keys are kept from the web view, and which are left to it and to the screens.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plain } from './plain.mjs';

// What the module asks of a browser.
for (const name of ['HTMLInputElement', 'HTMLTextAreaElement', 'HTMLSelectElement']) globalThis[name] = class { dataset = {}; };
let dialog = null;
globalThis.document = { querySelector: () => dialog };
const { isBrowserKey, nameOf, on, zoomed } = await plain('frame/keys.ts');

function event(name, target) {
  const parts = name.split(/\+(?=.)/);
  const [key, held] = [parts.at(-1), parts.slice(0, -1)];
  const has = (one) => held.includes(one);
  return { key, ctrlKey: has('Ctrl'), altKey: has('Alt'), shiftKey: has('Shift'), target };
}

function prevented(...names) {
  for (const name of names) test(`${name} is kept from the web view`, () => assert.equal(isBrowserKey(event(name)), true));
}

function left(...names) {
  for (const name of names) test(`${name} is left alone`, () => assert.equal(isBrowserKey(event(name)), false));
}

prevented('F1', 'F3', 'F5', 'F6', 'F7', 'F8', 'F9', 'F10', 'F11', 'F12');
prevented('Ctrl+r', 'Ctrl+Shift+R', 'Ctrl+F5', 'Shift+F5', 'Ctrl+f', 'Ctrl+F', 'Ctrl+g', 'Ctrl+p', 'Ctrl+s', 'Ctrl+o', 'Ctrl+u');
prevented('Ctrl+n', 'Ctrl+t', 'Ctrl+w', 'Ctrl+F4', 'Ctrl+Shift+N', 'Ctrl+h', 'Ctrl+l', 'Ctrl+d', 'Ctrl+j');
prevented('Ctrl+Shift+I', 'Ctrl+Shift+J', 'Ctrl+Shift+C', 'Ctrl+Shift+Delete');
prevented('Ctrl++', 'Ctrl+=', 'Ctrl+-', 'Ctrl+0');
prevented('Alt+ArrowLeft', 'Alt+ArrowRight', 'Alt+Home', 'Backspace');
prevented('BrowserBack', 'BrowserForward', 'BrowserRefresh', 'BrowserSearch', 'BrowserHome', 'Ctrl+BrowserBack');

left('a', 'F2', 'F4', 'Enter', 'Tab', 'Escape', 'Delete', 'Home', 'ArrowLeft', '+', '-', '0');
left('Ctrl+c', 'Ctrl+x', 'Ctrl+v', 'Ctrl+a', 'Ctrl+z', 'Ctrl+y', 'Ctrl+i', 'Ctrl+Delete', 'Ctrl+ArrowLeft', 'Ctrl+Home');
left('Alt+F4', 'Alt+1', 'Alt+ArrowDown', 'Alt+Enter', 'Shift+F10', 'ContextMenu');
// AltGr comes as Ctrl and Alt together: letters of some keyboards.
left('Ctrl+Alt+e', 'Ctrl+Alt+0', 'Ctrl+Alt+ArrowLeft');

test('in a text Backspace is left alone', () => {
  assert.equal(isBrowserKey(event('Backspace', new HTMLTextAreaElement())), false);
});

test('zoom goes by steps and stops at the ends', () => {
  assert.deepEqual([100, 110, 125, 150].map((now) => zoomed(now, 1)), [110, 125, 150, 150]);
  assert.deepEqual([100, 90, 130].map((now) => zoomed(now, -1)), [90, 90, 125]);
  assert.equal(zoomed(150, 0), 100);
});

test('a key is named with what is held down', () => {
  assert.equal(nameOf(event('Ctrl+Home')), 'ctrl+home');
  assert.equal(nameOf(event('Shift+Tab')), 'shift+tab');
  assert.equal(nameOf(event('Ctrl+Shift+Z')), 'ctrl+shift+z');
  assert.equal(nameOf(event('Ctrl+Alt+e')), 'ctrl+alt+e');
  assert.equal(nameOf(event('Ctrl+ ')), 'ctrl+space');
});

test('a sign is named as it is, whatever is held down to make it', () => {
  assert.equal(nameOf(event('Shift+?')), '?');
  assert.equal(nameOf(event('Ctrl++')), 'ctrl++');
  assert.equal(nameOf(event('Ctrl+Shift++')), 'ctrl++');
});

/** Whether a key pressed there sets off its act; then it must go no further. */
function acts(name, { target, options, ...more } = {}) {
  let acted = 0;
  const gone = [];
  const pressed = { ...event(name, target), ...more, preventDefault: () => gone.push('default'), stopPropagation: () => gone.push('up') };
  on({ [nameOf(pressed)]: () => (acted += 1) }, options)(pressed);
  assert.deepEqual(gone, acted ? ['default', 'up'] : []);
  return acted === 1;
}

const field = (data = {}, type = 'text') => Object.assign(new HTMLInputElement(), { type, dataset: data });

function answered(name, where, context, yes) {
  test(`${name} ${yes ? 'acts' : 'does nothing'} ${where}`, () => assert.equal(acts(name, context), yes));
}

for (const name of ['F3', 'Shift+F3', 'Ctrl+F2', 'Ctrl+e', 'Ctrl+p', 'Ctrl+z', 'Delete', 'Alt+ArrowUp', 'PageDown', '?']) {
  answered(name, 'on the screen', {}, true);
  answered(name, 'behind a letter being put together', { isComposing: true }, false);
  answered(name, 'as a key of a typing tool', { keyCode: 229 }, false);
}
for (const name of ['F3', 'Shift+F3', 'Ctrl+F2', 'Ctrl+e', 'Ctrl+p', 'Ctrl+k', 'Ctrl+Enter', 'Alt+3']) answered(name, 'in a text too', { target: field() }, true);
for (const name of ['Ctrl+z', 'Ctrl+y', 'Ctrl+Shift+Z', 'Ctrl+d', 'Delete', 'Insert', 'PageDown', 'Ctrl+PageDown', 'Alt+ArrowUp', '?']) {
  answered(name, 'in a text', { target: field() }, false);
  answered(name, 'on a tick box', { target: field({}, 'checkbox') }, true);
}
for (const name of ['Ctrl+z', 'Delete', 'Alt+ArrowUp', 'Ctrl+PageDown']) answered(name, 'when a table let it through', { target: field({ own: '' }) }, true);
answered('?', 'while a table is typed in', { target: field({ own: '' }) }, false);
answered('?', 'when a table takes no letters', { target: field({ own: '', idle: 'true' }) }, true);

test('behind a dialog keys rest, but for those that act anywhere', () => {
  dialog = {};
  assert.equal(acts('F3'), false);
  assert.equal(acts('Ctrl+p', { options: { anywhere: true } }), true);
  assert.equal(acts('Ctrl+p', { options: { anywhere: true }, target: field(), isComposing: true }), false);
  dialog = null;
});
