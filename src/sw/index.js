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

// A new version waits for the visitor's consent.
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const ours = url.origin === self.location.origin && request.method === 'GET';
  if (!ours) return;
  const name = downloadName(url.pathname);
  if (name) return event.respondWith(download(request, name));
  if (request.headers.has('range')) return;
  if (CACHED_PATHS.includes(url.pathname)) {
    event.respondWith(networkFirst(request));
  } else if (request.mode === 'navigate' && !isFile(url.pathname)) {
    const keep = (stored) => event.waitUntil(stored.catch(() => {}));
    event.respondWith(page(request, keep));
  } else if (ASSETS.some((asset) => asset.url === url.pathname)) {
    event.respondWith(file(request, url.pathname));
  }
});

// The paths of pages have no extension.
function isFile(pathname) {
  return /\.[a-z0-9]+$/i.test(pathname);
}

async function file(request, pathname) {
  return (await fromPrecache(pathname)) ?? fetch(request);
}
