// Reads a feed with the site's own feed worker, as the page does (crates/wire).
const WORKER = document.body.dataset.files.split(' ').find((path) => path.includes('feed_worker'));

// A `FeedWorkerRequest` in the format of postcard: the index of the variant, then the
// address, if any, after its length as a varint.
function postcard(variant, address) {
  const text = new TextEncoder().encode(address ?? '');
  const length = [];
  for (let rest = text.length; ; rest >>= 7) {
    length.push(rest > 127 ? (rest & 127) | 128 : rest);
    if (rest <= 127) break;
  }
  return Uint8Array.from(address === undefined ? [variant] : [variant, ...length, ...text]);
}

// The next message of a worker.
function answer(worker) {
  return new Promise((resolve, reject) => {
    worker.onmessage = (event) => resolve(event.data);
    worker.onerror = () => reject(new Error('the worker died'));
  });
}

// Starts the worker and loads `site.json` into it.
async function startWorker(siteBytes) {
  const worker = new Worker(WORKER, { type: 'module' });
  await answer(worker);
  worker.postMessage([postcard(0), siteBytes]);
  await answer(worker);
  return worker;
}

async function readWithWorker(worker, bytes) {
  worker.postMessage([postcard(1, 'https://example.org/feed.xml'), bytes]);
  const encoded = await answer(worker);
  return { bytes: encoded.length };
}
