// Files that change without a new build: from the network first, with the last good
// response as the fallback.

const RUNTIME_CACHE = 'netstack-fm-kept';
const CACHED_PATHS = ['/feed.xml', '/site.json'];
// The header that marks a cached response for the page: when it was fetched, in
// milliseconds of Unix time.
const CACHED_SINCE = 'x-kept-since';

async function networkFirst(request) {
  const { pathname } = new URL(request.url);
  try {
    const response = await fetch(request);
    if (response.ok) await store(pathname, response.clone());
    // A server error counts as no response.
    const cached = response.status >= 500 ? await lastGood(pathname) : undefined;
    return cached ?? response;
  } catch (error) {
    const cached = await lastGood(pathname);
    if (cached) return cached;
    throw error;
  }
}

async function lastGood(pathname) {
  return (await caches.open(RUNTIME_CACHE)).match(pathname);
}

// The header is added on writing, since responses are only read from this cache as a
// fallback.
async function store(pathname, response) {
  try {
    const headers = new Headers(response.headers);
    headers.set(CACHED_SINCE, String(Date.now()));
    const copy = new Response(await response.blob(), { headers });
    await (await caches.open(RUNTIME_CACHE)).put(pathname, copy);
  } catch {
    // The body was cut short or the quota is exceeded: the older response stays.
  }
}
