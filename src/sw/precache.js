// What: the release build, each file under the digest of its content. VERSION
// and ASSETS are written above this by the build.

const PRECACHE_PREFIX = 'netstack-fm-build-';
const PRECACHE = PRECACHE_PREFIX + VERSION;

// Fetches the whole build. What an older version holds with the same content is
// copied, so an update costs what has changed.
async function fillPrecache() {
  const cache = await caches.open(PRECACHE);
  await Promise.all(ASSETS.map(async (asset) => {
    const response = (await caches.match(key(asset))) ?? (await fetchExactly(asset));
    await cache.put(key(asset), response);
  }));
}

function key({ url, integrity }) {
  return `${url}?${integrity}`;
}

// Fails unless the content is the one this build was made with, so that a
// deployment caught half-way never becomes somebody's offline copy.
async function fetchExactly({ url, integrity }) {
  const response = await fetch(url, { cache: 'reload', integrity });
  if (!response.ok) throw new Error(`${url}: HTTP ${response.status}`);
  // Hosts that lead /index.html to / leave a mark that makes browsers refuse
  // the response as a page.
  return response.redirected
    ? new Response(await response.blob(), { headers: response.headers })
    : response;
}

// The builds before this one, kept until this one has taken over.
async function dropOlderPrecaches() {
  const names = await caches.keys();
  const older = names.filter((name) => name.startsWith(PRECACHE_PREFIX) && name !== PRECACHE);
  await Promise.all(older.map((name) => caches.delete(name)));
}

// The build's file at this address, if it has one there.
async function fromPrecache(pathname) {
  const asset = ASSETS.find(({ url }) => url === pathname);
  if (!asset) return undefined;
  const cache = await caches.open(PRECACHE);
  return cache.match(key(asset));
}
