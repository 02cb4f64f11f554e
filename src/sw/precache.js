// The precache: the files of the release build, by the digest of their content. The
// build defines VERSION and ASSETS above this code.

const PRECACHE_PREFIX = SCOPE + 'netstack-fm-build-';
const PRECACHE = PRECACHE_PREFIX + VERSION;
// The lock that a page holds on its files (src/browser/build_files.rs); their paths follow.
const FILES_LOCK = SCOPE + 'netstack-fm-files';
// The names of files and folders that change with their content.
const HASHED = /-[0-9a-f]{12,}[._/]/;

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

function assetAt(pathname) {
  return ASSETS.find(({ url }) => url === pathname);
}

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

// Deletes the caches of other builds, except those with files that an open page may still
// ask for.
async function dropOlderPrecaches() {
  const names = await caches.keys();
  const older = names.filter((name) => name.startsWith(PRECACHE_PREFIX) && name !== PRECACHE);
  // The cache of a build that is being installed, or waits, is a newer one.
  const { installing, waiting } = self.registration;
  if (!older.length || installing || waiting) return;
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  const paths = held.map((lock) => lock.name.split(' ')).filter(([name]) => name === FILES_LOCK);
  const needed = new Set(paths.flat().filter((path) => !assetAt(path)));
  for (const name of older) {
    const files = await (await caches.open(name)).keys();
    if (!files.some(({ url }) => needed.has(new URL(url).pathname))) await caches.delete(name);
  }
}

// The response for a file of this build; undefined if there is none at this path, or the
// cache is broken: the network is there as well. A damaged document would show nothing
// that could have it mended, so documents are checked.
async function fromPrecache(pathname) {
  const asset = assetAt(pathname);
  if (!asset) return undefined;
  try {
    const response = await (await caches.open(PRECACHE)).match(key(asset));
    const damaged = pathname.endsWith('.html') && !(await isWhole(asset, response?.clone()));
    return damaged ? undefined : response;
  } catch {
    return undefined;
  }
}

// The response for a file of another build, whose page is still open.
async function fromOlderPrecache(pathname) {
  try {
    return await caches.match(pathname, { ignoreSearch: true });
  } catch {
    return undefined;
  }
}

// Fetches what is missing or damaged once more.
async function mendPrecache() {
  const cache = await caches.open(PRECACHE);
  for (const asset of ASSETS) {
    if (await isWhole(asset, await cache.match(key(asset)))) continue;
    await cache.put(key(asset), await fetchExactly(asset));
  }
}

// Whether a response has the content that the build lists.
async function isWhole({ integrity }, response) {
  if (!response) return false;
  const digest = await crypto.subtle.digest('SHA-256', await response.arrayBuffer());
  return integrity === `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}
