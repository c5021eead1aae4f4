import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

export default {
  preprocess: vitePreprocess({ script: false }),
  compilerOptions: {
    runes: true,
    discloseVersion: false,
    // Short names of scopes, because they stand at every styled element.
    cssHash: ({ hash, css }) => `s${hash(css).slice(0, 4)}`,
  },
};
