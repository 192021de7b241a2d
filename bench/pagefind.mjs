// node pagefind.mjs DOCUMENTS.jsonl FOLDER: Pagefind's index of the documents, under FOLDER/pagefind. Prints the time it took.
import fs from 'node:fs';
import * as pagefind from 'pagefind';

const [file, folder] = process.argv.slice(2);
const documents = fs.readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
const start = performance.now();
const { index } = await pagefind.createIndex({ forceLanguage: 'en' });
for (const { id, title, text, date, outlet, ...columns } of documents) {
  const { errors } = await index.addCustomRecord({ url: `/${id}`, content: `${title}. ${text}`, language: 'en', meta: { title }, filters: Object.fromEntries(Object.entries(columns).map(([field, values]) => [field, [values].flat().map(String)])) });
  if (errors.length) throw new Error(errors[0]);
}
await index.writeFiles({ outputPath: `${folder}/pagefind` });
console.log(JSON.stringify({ build_ms: performance.now() - start }));
await pagefind.close();
