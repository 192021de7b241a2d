// node weigh.mjs FOLDER ENGINE…: writes what a page loads of each engine, bundled and minified, to FOLDER/ENGINE.js, and
// prints the versions and the files that come beside it as one line of JSON.
import fs from 'node:fs';
import { build } from 'esbuild';
import { engine } from './engines/index.mjs';

const [folder, ...names] = process.argv.slice(2);
const pins = JSON.parse(fs.readFileSync('package.json', 'utf8')).dependencies;
const out = {};
for (const name of names) {
  const { title, code } = await engine(name);
  const found = /"(?:\.\/node_modules\/)?((?:@[^/"]+\/)?[^/"]+)/.exec(code.entry)?.[1];
  out[name] = { title, version: pins[found] ?? '', files: code.files ?? [] };
  await build({
    stdin: { contents: code.entry, resolveDir: process.cwd() },
    outfile: `${folder}/${name}.js`,
    bundle: true, minify: true, format: 'esm', platform: 'browser', legalComments: 'none', logLevel: 'error', write: true,
  });
}
console.log(JSON.stringify(out));
