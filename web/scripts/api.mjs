/* Writes what the services say once and the web app needs too: the types of the API, and how names sound. With --check it
   says whether what is here is behind. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import openapi, { astToString } from 'openapi-typescript';

const documents = new URL('../../docs/api/', import.meta.url);
const sounds = new URL('../../services/cases/src/cases/search/domain/sounds.json', import.meta.url);
const written = new URL('../api/', import.meta.url);
const behind = [];

function keep(name, text) {
  const file = new URL(name, written);
  if (!process.argv.includes('--check')) writeFileSync(file, text);
  else if (readFileSync(file, { encoding: 'utf8', flag: 'a+' }) !== text) behind.push(name);
}

for (const name of readdirSync(documents).filter((each) => each.endsWith('.openapi.json'))) {
  const types = await openapi(new URL(name, documents), { immutable: true, alphabetize: true, defaultNonNullable: false });
  keep(`${name.replace('.openapi.json', '')}.ts`, astToString(types));
}
keep('sounds.json', readFileSync(sounds, 'utf8'));
if (behind.length > 0) {
  console.error(`web/api is behind the services (${behind.join(', ')}): npm run api`);
  process.exit(1);
}
