/* Keeps the app's code, and nothing else, so that it opens without a network. Answers of the API hold people: they are
   never cached here, and live only encrypted in the local store. */
const cacheName = 'mahon-code-__VERSION__';
const files = ["__FILES__"];
/** Pages that few people use: fetched when they are opened, and kept from then on. */
const asked = ["__ASKED__"];

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(cacheName)
      .then((cache) => cache.addAll(files.map((file) => new Request(file, { cache: 'reload' }))))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== cacheName).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

async function page(request) {
  const cache = await caches.open(cacheName);
  const kept = await cache.match('/');
  return kept ?? fetch(request);
}

async function code(request) {
  const cache = await caches.open(cacheName);
  return (await cache.match(request, { ignoreSearch: false })) ?? fetch(request);
}

async function codeAsked(request) {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(request);
  if (kept !== undefined) return kept;
  const fetched = await fetch(request);
  // Of a version that is gone there is no such file, and a hotel's login page is none.
  if (fetched.ok && !fetched.redirected && !(fetched.headers.get('Content-Type') ?? '').includes('html')) await cache.put(request, fetched.clone());
  return fetched;
}

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (/^\/(api|demonstration|health|\.well-known)(\/|$)/.test(url.pathname)) return;
  if (event.request.mode === 'navigate') event.respondWith(page(event.request));
  else if (files.includes(url.pathname)) event.respondWith(code(event.request));
  else if (asked.includes(url.pathname)) event.respondWith(codeAsked(event.request));
});
