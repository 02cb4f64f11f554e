// The kill switch: a service worker to put in place of `sw.js` if a version is broken beyond
// repair. Removes the service worker itself and every cache of the site, but not downloads
// with what belongs to them, nor what listeners have stored.

// The beginning of the names of this site's caches; another site may share the origin.
const BASE = new URL('.', self.location).pathname;
const OURS = (BASE === '/' ? '' : BASE) + 'netstack-fm-';

self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    const names = (await caches.keys()).filter(
      (name) => name.startsWith(OURS) && !name.startsWith(OURS + 'download-'),
    );
    await Promise.all(names.map((name) => caches.delete(name)));
    await self.registration.unregister();
    // Only the first time: the page that comes instead may register this file again.
    if (!names.some((name) => name.startsWith(OURS + 'build-'))) return;
    for (const page of await self.clients.matchAll({ type: 'window' })) page.navigate(page.url);
  })());
});
