// The precache: the files of the release build, by the digest of their content. The
// build defines VERSION and ASSETS above this code.

const PRECACHE_PREFIX = 'netstack-fm-build-';
const PRECACHE = PRECACHE_PREFIX + VERSION;

// Stores the files. Those with the same content in an older version are copied, so an
// update downloads only what changed. One after the other: nobody waits for them, and a
// visitor may wait for something else.
async function fillPrecache() {
  const cache = await caches.open(PRECACHE);
  for (const asset of ASSETS) {
    const response = (await caches.match(key(asset))) ?? (await fetchExactly(asset));
    await cache.put(key(asset), response);
  }
}

// The names of files that change with their content.
const HASHED = /-[0-9a-f]{12,}[._]/;

function key({ url, integrity }) {
  return `${url}?${integrity}`;
}

// Fails unless the content has the digest of this build, so that a half-finished
// deployment is never stored for offline use.
async function fetchExactly({ url, integrity }) {
  // The digest tells whether the browser's own copy is the right one.
  const cache = HASHED.test(url) ? 'default' : 'no-cache';
  const response = await fetch(url, { cache, integrity, priority: 'low' });
  if (!response.ok) throw new Error(`${url}: HTTP ${response.status}`);
  // Browsers reject a redirected response for a page. Some hosts redirect /index.html
  // to /.
  return response.redirected
    ? new Response(await response.blob(), { headers: response.headers })
    : response;
}

// Deletes the caches of other builds. Runs once this build has taken over.
async function dropOlderPrecaches() {
  const names = await caches.keys();
  const older = names.filter((name) => name.startsWith(PRECACHE_PREFIX) && name !== PRECACHE);
  await Promise.all(older.map((name) => caches.delete(name)));
}

// The response for a file of this build; undefined if there is none at this path.
async function fromPrecache(pathname) {
  const asset = ASSETS.find(({ url }) => url === pathname);
  if (!asset) return undefined;
  const cache = await caches.open(PRECACHE);
  return cache.match(key(asset));
}
