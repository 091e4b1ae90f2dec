/* Writes the types of the API from the services' own documents; with --check it says whether those here are behind. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import openapi, { astToString } from 'openapi-typescript';

const documents = new URL('../../docs/api/', import.meta.url);
const written = new URL('../api/', import.meta.url);
const behind = [];

for (const name of readdirSync(documents).filter((each) => each.endsWith('.openapi.json'))) {
  const service = name.replace('.openapi.json', '');
  const types = astToString(await openapi(new URL(name, documents), { immutable: true, alphabetize: true, defaultNonNullable: false }));
  const file = new URL(`${service}.ts`, written);
  if (!process.argv.includes('--check')) writeFileSync(file, types);
  else if (readFileSync(file, { encoding: 'utf8', flag: 'a+' }) !== types) behind.push(service);
}
if (behind.length > 0) {
  console.error(`web/api is behind docs/api (${behind.join(', ')}): npm run api`);
  process.exit(1);
}
