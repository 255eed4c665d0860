// Bundles the demo app for production: `node build.mjs OUT_DIR`. Written for `cargo xtask`, which runs it when a source is newer.
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const out = process.argv[2] && resolve(process.argv[2]);
if (!out) throw new Error('usage: node build.mjs OUT_DIR');

// A half-written bundle is never seen: everything is made beside it and moved into place at the end.
const staging = `${out}.next`;
await rm(staging, { recursive: true, force: true });
await mkdir(join(staging, 'assets'), { recursive: true });

const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: { app: 'src/main.jsx', style: 'src/style.css' },
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'chrome120',
  jsx: 'automatic',
  define: { 'process.env.NODE_ENV': '"production"' },
  legalComments: 'none',
  entryNames: 'assets/[name]-[hash]',
  assetNames: 'assets/[name]-[hash]',
  loader: { '.svg': 'file' },
  publicPath: '/',
  outdir: staging,
  metafile: true,
  logLevel: 'warning',
});

const outputs = Object.keys(metafile.outputs).map((path) => path.split('/').pop());
const named = (start, end) => `/assets/${outputs.find((name) => name.startsWith(start) && name.endsWith(end))}`;
const icon = await readFile(join(here, 'public/icon.svg'));
const iconName = `icon-${createHash('sha256').update(icon).digest('hex').slice(0, 8).toUpperCase()}.svg`;
await cp(join(here, 'public/icon.svg'), join(staging, 'assets', iconName));

const page = await readFile(join(here, 'index.html'), 'utf8');
await writeFile(join(staging, 'index.html'), page
  .replace('{{script}}', named('app-', '.js'))
  .replace('{{style}}', named('style-', '.css'))
  .replace('{{hero}}', named('hero-', '.svg'))
  .replace('{{icon}}', `/assets/${iconName}`));

for (const name of await readdir(join(staging, 'assets'))) {
  const file = join(staging, 'assets', name);
  await writeFile(`${file}.gz`, gzipSync(await readFile(file), { level: 9 }));
}

await rm(out, { recursive: true, force: true });
await rename(staging, out);
