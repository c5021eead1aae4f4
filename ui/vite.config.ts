import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

// Relative addresses: the same page is served from inside the window and by the test host.
// Nothing is inlined, because the window's content rules allow neither inline scripts nor anything remote.
export default defineConfig({
  base: './',
  plugins: [svelte()],
  build: {
    target: 'es2022',
    modulePreload: false,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  server: {
    // While developing, `smc serve --port 4173` stands behind the page.
    proxy: { '/call': process.env.SMC_HOST ?? 'http://127.0.0.1:4173' },
    // The help text lies with the other assets, outside this folder.
    fs: { allow: ['..'] },
  },
});
