// Colours, type, spaces and what lies over what are named once, in app.css: no component has its own.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const SRC = fileURLToPath(new URL('../src/', import.meta.url));

/** What a component must not write itself, by what it is. */
const RAW = {
  colour: /#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?)\(/gi,
  corner: /border-radius:[^;]*\d(?:px|%|em)/g,
  'size of type': /font(?:-size)?:[^;]*\d(?:px|em|%)/g,
  gap: /gap:[^;]*[1-9]\d*px/g,
  // A space that is none of the named ones is measured by what stands there.
  space: /(?<![\w-])(?:padding|margin)[a-z-]*:(?=[^;]*px)(?:\s+(?:0|auto|(?:2|4|6|8|12|16|24)px|var\([\w-]+\)))+;/g,
  layer: /z-index:\s*-?\d/g,
  shadow: /(?:box|text)-shadow:(?!\s*(?:none|inset|var\())[^;]*/g,
};

/** The raw values in a style sheet. */
function raw(css) {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '');
  return Object.entries(RAW).flatMap(([what, sign]) => (plain.match(sign) ?? []).map((text) => `${what}: ${text.trim()}`));
}

const components = readdirSync(SRC, { recursive: true }).filter((name) => name.endsWith('.svelte'));

for (const name of components) {
  const [, css = ''] = readFileSync(`${SRC}${name}`, 'utf8').split('<style>');
  if (css) test(`${name} uses the values of app.css`, () => assert.deepEqual(raw(css), []));
}

test('app.css writes values only where they are named', () => {
  const [, rules = ''] = readFileSync(`${SRC}app.css`, 'utf8').split(/\n}\n([\s\S]*)/);
  assert.deepEqual(raw(rules), []);
});

test('every value that is used has a name, and every name is used', () => {
  const sheet = readFileSync(`${SRC}app.css`, 'utf8');
  const all = sheet + components.map((name) => readFileSync(`${SRC}${name}`, 'utf8')).join('');
  const named = new Set([...all.matchAll(/(?<![\w(])(--[\w-]+)\s*[:=]/g)].map(([, name]) => name));
  const used = new Set([...all.matchAll(/(?:var\(|getPropertyValue\(')(--[\w-]+)/g)].map(([, name]) => name));
  assert.deepEqual([...used].filter((name) => !named.has(name)), []);
  assert.deepEqual([...named].filter((name) => !used.has(name)), []);
});

for (const [css, found] of [
  ['color: #fff;', 1],
  ['box-shadow: 0 1px 2px rgb(0 0 0 / 1%);', 2],
  ['box-shadow: inset 0 2px 0 var(--bad);', 0],
  ['border-radius: 0 6px 6px 0;', 1],
  ['border-radius: var(--round) 0 0 0;', 0],
  ['gap: var(--gap) 3px;', 1],
  ['gap: 0 var(--gap);', 0],
  ['padding: 4px 8px;', 1],
  ['margin: 0 auto var(--gap) 12px;', 1],
  ['padding: 3px 8px;', 0],
  ['scroll-margin-top: 24px;', 0],
  ['z-index: 3;', 1],
  ['font-size: 14px;', 1],
]) {
  test(`“${css}” has ${found} raw values`, () => assert.equal(raw(css).length, found));
}
