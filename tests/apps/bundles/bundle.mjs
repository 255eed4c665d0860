// Bundles two entry points that both need React, twice: `apart` builds each by itself, so that both hold it; `split` makes
// a chunk of what they share. node bundle.mjs FOLDER
import { build } from 'esbuild';

const entryPoints = ['counter', 'list'].map((name) => new URL(`./${name}.jsx`, import.meta.url).pathname);
const options = {
  bundle: true,
  minify: true,
  format: 'esm',
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'error',
};
const folder = process.argv[2];

for (const entry of entryPoints) await build({ ...options, entryPoints: [entry], outdir: `${folder}/apart` });
await build({ ...options, entryPoints, outdir: `${folder}/split`, splitting: true, chunkNames: 'shared' });
