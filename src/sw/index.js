// The service worker's events: its life cycle, and the source of each response.
// Range requests, which audio uses, go to the network untouched, except for downloads.

self.addEventListener('install', (event) => event.waitUntil(fillPrecache()));

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    await dropOlderPrecaches();
    await self.clients.claim();
    await storeOpenPages();
  })());
});

self.addEventListener('message', (event) => {
  // A new version waits for the visitor's consent.
  if (event.data === 'take-over') self.skipWaiting();
  // A program that could not start may be damaged in the cache.
  if (event.data === 'mend') event.waitUntil(mend(event.source));
  if (event.data === 'seen') event.waitUntil(noteSeen(true));
  if (event.data === 'no-badge') event.waitUntil(noteSeen(false));
});

self.addEventListener('periodicsync', (event) => event.waitUntil(refreshFeed()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  // A page may ask for files of another site of this origin.
  const ours = url.href.startsWith(self.registration.scope) && request.method === 'GET';
  if (!ours) return;
  const name = downloadName(url.pathname);
  if (name) return event.respondWith(download(request, name));
  if (request.headers.has('range')) return;
  if (CACHED_PATHS.includes(url.pathname)) {
    event.respondWith(networkFirst(request));
  } else if (request.mode === 'navigate' && isPage(url.pathname)) {
    const keep = (stored) => event.waitUntil(stored.catch(() => {}));
    event.respondWith(page(request, keep));
    keep(dropOlderPrecaches());
  } else if (assetAt(url.pathname) || HASHED.test(url.pathname)) {
    event.respondWith(file(request, url.pathname));
  }
});

async function file(request, pathname) {
  const find = assetAt(pathname) ? fromPrecache : fromOlderPrecache;
  return (await find(pathname)) ?? fetch(request);
}

async function mend(client) {
  await mendPrecache();
  client.postMessage('mended');
}
