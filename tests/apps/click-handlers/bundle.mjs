// Bundles every fixture into the folder given, one script each: node bundle.mjs FOLDER
import { readFile, readdir } from 'node:fs/promises';
import { build } from 'esbuild';
import { compile } from 'svelte/compiler';

const fixtures = new URL('./fixtures/', import.meta.url);
const svelte = {
  name: 'svelte',
  setup: (bundle) => bundle.onLoad({ filter: /\.svelte$/ }, async ({ path }) => ({
    contents: compile(await readFile(path, 'utf8'), { generate: 'client', filename: path }).js.code,
    loader: 'js',
  })),
};
const names = (await readdir(fixtures)).filter((name) => name.endsWith('.js'));

await build({
  entryPoints: names.map((name) => new URL(name, fixtures).pathname),
  outdir: process.argv[2],
  bundle: true,
  minify: true,
  format: 'iife',
  plugins: [svelte],
  conditions: ['browser', 'production'],
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'error',
});
