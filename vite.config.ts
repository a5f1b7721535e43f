import { fileURLToPath } from 'node:url';
import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import remixConfig from './remix.config.js';

const folder = (name: string): string => fileURLToPath(new URL(`./${name}/`, import.meta.url));

export default defineConfig({
  plugins: [tailwindcss(), remix(remixConfig)],
  resolve: {
    // The imports map of package.json names no extensions; Vite's own resolver adds them behind an alias.
    alias: [
      { find: /^#app\//, replacement: folder('app') },
      { find: /^#workers\//, replacement: folder('workers') },
      { find: /^#tests\//, replacement: folder('tests') },
    ],
  },
  // Inlined assets would need data: in more directives of the content security policy.
  build: { assetsInlineLimit: 0, target: 'es2022' },
});
