import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';

/**
 * The page is never made on a server, so it never takes over markup that is already there ("hydration").
 * Svelte guards all of that with one variable, but the bundler does not see that it stays false: said here,
 * five kilobytes of the page fall away. Fails when Svelte no longer writes it so.
 */
const neverHydrated: Plugin = {
  name: 'never-hydrated',
  apply: 'build',
  transform: {
    filter: { id: /svelte\/src\/internal\/client\/dom\/hydration\.js$/ },
    handler(code) {
      const told = code
        .replace('export let hydrating = false;', 'export const hydrating = false;')
        .replace('hydrating = value;', '')
        .replace(/export function (reset|next|hydrate_template)\(/g, '/* @__NO_SIDE_EFFECTS__ */ export function $1(');
      if (!told.includes('const hydrating') || told.includes('hydrating = value')) throw new Error('Svelte guards hydration differently now');
      return { code: told, map: null };
    },
  },
};

// Relative addresses: the same page is served from inside the window and by the test host.
// Nothing is inlined, because the window's content rules allow neither inline scripts nor anything remote.
export default defineConfig({
  base: './',
  plugins: [svelte(), neverHydrated],
  build: {
    target: 'es2022',
    modulePreload: false,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      treeshake: {
        // The page makes no custom elements; without this their base class stays in, with its old-style companion.
        moduleSideEffects: (id) => !id.includes('/custom-element.js'),
      },
    },
  },
  server: {
    // While developing, `page-host --port 4173` of the tests stands behind the page.
    proxy: { '/call': process.env.SMC_HOST ?? 'http://127.0.0.1:4173' },
    // The help text lies with the other assets, outside this folder.
    fs: { allow: ['..'] },
  },
});
