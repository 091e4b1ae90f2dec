/* Fails when the built app is heavier than a slow link bears: bytes are gzip. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const folder = new URL('../dist/', import.meta.url);
const wholeLimit = 200_000;
const firstLimit = 110_000;
const askedLimit = 60_000;

const weigh = (name) => gzipSync(readFileSync(new URL(name, folder)), { level: 9 }).length;
// Beside the built files may lie what was compressed for serving: the same bytes again.
const assets = readdirSync(new URL('assets/', folder)).filter((name) => !/\.(gz|br|zst)$/.test(name)).map((name) => `assets/${name}`);
const page = readFileSync(new URL('index.html', folder), 'utf8');

/** Files the first case list needs: what the page names, what those import, the list's own chunk, one language. */
const manifest = new Map(assets.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]));
const needed = new Set(['index.html']);
function need(name) {
  if (needed.has(name)) return;
  needed.add(name);
  if (!name.endsWith('.js')) return;
  for (const [, file] of manifest.get(name).matchAll(/(?:import|from)\s*["']\.\/([^"']+)["']/g)) need(`assets/${file}`);
}
for (const [, file] of page.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)) need(file);
for (const name of assets) if (/\/(case-list-page|list)-[^/]*\.(js|css)$/.test(name)) need(name);
/** What the worker keeps beforehand, and what it keeps once somebody asked for it (ADR 61). */
const worker = readFileSync(new URL('service-worker.js', folder), 'utf8');
const [kept, asked] = ['files', 'asked'].map((name) => JSON.parse(new RegExp(`const ${name} = (\\[.*\\]);`).exec(worker)[1]));
const isAsked = (name) => asked.includes(`/${name}`);

/** Words come in two parts, of which the second is loaded while the first is shown; those of set-up come with it. */
const languages = (part) => assets.filter((name) => new RegExp(`/(en|tet)-${part}-[^/]*\\.js$`).test(name));
const heaviest = (part) => Math.max(0, ...languages(part).map(weigh));
const words = ['first', 'later', 'setup'].flatMap(languages);

const total = (names) => names.filter((name) => !words.includes(name)).reduce((sum, name) => sum + weigh(name), 0);
const first = total([...needed]) + heaviest('first');
const whole = total(['index.html', ...assets.filter((name) => !isAsked(name))]) + heaviest('first') + heaviest('later');
const apart = total(assets.filter(isAsked)) + heaviest('setup');

for (const name of assets) console.log(String(weigh(name)).padStart(8), name, needed.has(name) ? '(first list)' : isAsked(name) ? '(when asked)' : '');
console.log(`before the first case list ${first} of ${firstLimit} bytes; everything, one language, ${whole} of ${wholeLimit}; set-up, when asked, ${apart} of ${askedLimit}`);
// One file that is not there, and the worker would never install: the app would not open offline.
const missing = [...kept, ...asked].filter((name) => name !== '/' && !existsSync(new URL(`.${name}`, folder)));
if (missing.length > 0) {
  console.error('The service worker names files that are not there:', missing.join(', '));
  process.exit(1);
}
if (first > firstLimit || whole > wholeLimit || apart > askedLimit) {
  console.error('Over the budget.');
  process.exit(1);
}
