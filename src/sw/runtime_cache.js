// Files that change without a new build: from the network first, with the last good
// response as the fallback. Only what reads as such a file is good: the login page of a
// hotspot also has the status 200.

const RUNTIME_CACHE = SCOPE + 'netstack-fm-kept';
const FEED = BASE + '/feed.xml';
const SITE = BASE + '/site.json';
const CACHED_PATHS = [FEED, SITE];
// The headers that mark a cached response for the page: when it was fetched, in
// milliseconds of Unix time, and what the server sent instead of a newer one: a page, or
// an error.
const CACHED_SINCE = 'x-kept-since';
const REPLACES = 'x-replaces';

async function networkFirst(request) {
  const { pathname } = new URL(request.url);
  try {
    const response = await fetch(request);
    const good = response.ok && (await store(pathname, response.clone()));
    // A server error counts as no response, but a missing file is missing.
    if (good || (!response.ok && response.status < 500)) return response;
    const cached = await lastGood(pathname);
    return cached ? replacing(cached, response.ok ? 'page' : 'error') : response;
  } catch (error) {
    const cached = await lastGood(pathname);
    if (cached) return cached;
    throw error;
  }
}

async function lastGood(pathname) {
  return (await caches.open(RUNTIME_CACHE)).match(pathname);
}

function replacing(cached, answer) {
  const headers = new Headers(cached.headers);
  headers.set(REPLACES, answer);
  return new Response(cached.body, { headers });
}

// Stores a response if it is good, and returns whether it is. The header is added on
// writing, since responses are only read from this cache as a fallback.
async function store(pathname, response) {
  const headers = new Headers(response.headers);
  headers.set(CACHED_SINCE, String(Date.now()));
  const body = await response.arrayBuffer();
  const good = pathname === SITE ? !!object(decode(body)) : isFeed(decode(body));
  try {
    const cache = await caches.open(RUNTIME_CACHE);
    if (good) await cache.put(pathname, new Response(body, { headers }));
  } catch {
    // The quota is exceeded: the older response stays.
  }
  return good;
}

// The markup of a file, whatever its encoding: it is ASCII, in one byte or two.
function decode(body) {
  const [first, second] = new Uint8Array(body, 0, Math.min(2, body.byteLength));
  const label = { 0xfeff: 'utf-16be', 0xfffe: 'utf-16le' }[first * 256 + second];
  return new TextDecoder(label).decode(body);
}

// The object of a text of JSON; nothing if it is none.
function object(text) {
  try {
    const value = JSON.parse(text);
    return value?.constructor === Object ? value : undefined;
  } catch {
    return undefined;
  }
}

// Whether a text begins and ends as a whole feed: RSS, Atom or JSON Feed.
function isFeed(text) {
  if (/^\s*{/.test(text)) return Array.isArray(object(text)?.items);
  const head = text.slice(0, 20_000);
  const [, root] =
    /^\s*(?:<[?!](?:--[^]*?--|[^>]*)>\s*)*<((?:\w+:)?(?:rss|feed|RDF))[\s>]/.exec(head) ?? [];
  return root !== undefined && text.slice(-20_000).includes(`</${root}`);
}
