// The service worker's answers for stored files. The scripts have no modules, so they are
// run in a context of their own.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import vm from 'node:vm';

const worker = (address) => {
  const context = vm.createContext({ Response, URL, self: { location: new URL(address) } });
  for (const part of ['base_path.js', 'byte_range.js', 'downloads.js']) {
    vm.runInContext(readFileSync(new URL(`../../src/sw/${part}`, import.meta.url), 'utf8'), context);
  }
  return context;
};
const context = worker('https://example.org/sw.js');
const { attachment, byteRange, downloadName, rangeResponse } = context;

const bytes = (length) => Uint8Array.from({ length }, (_, at) => at % 251);
const read = async (response) => new Uint8Array(await response.arrayBuffer());

test('ranges as RFC 9110 defines them', () => {
  const cases = [
    [null, null],
    ['', null],
    ['items=0-5', null],
    ['bytes=-', null],
    ['bytes=x-5', null],
    ['bytes=5-2', null],
    ['bytes=0-0', [0, 0]],
    ['bytes=0-1', [0, 1]],
    ['bytes=10-', [10, 99]],
    ['bytes=10-1000', [10, 99]],
    ['bytes=99-', [99, 99]],
    ['Bytes = 7-9', [7, 9]],
    ['bytes=-1', [99, 99]],
    ['bytes=-1000', [0, 99]],
    ['bytes=0-1,5-6', [0, 1]],
    ['bytes=100-', undefined],
    ['bytes=-0', undefined],
    ['bytes=99999999999999999999-', undefined],
  ];
  for (const [header, expected] of cases) {
    const range = byteRange(header, 100);
    assert.deepEqual(range && [range.first, range.last], expected, String(header));
  }
  assert.equal(byteRange('bytes=0-', 0), undefined);
});

test('any range of any file is the bytes of the file, and the headers agree', async () => {
  // A generator with a fixed seed, so that a failure comes again.
  let seed = 42;
  const random = (below) => {
    seed = (seed * 1103515245 + 12345) % 2 ** 31;
    return seed % below;
  };
  for (let round = 0; round < 2000; round += 1) {
    const content = bytes(random(400));
    const file = new Blob([content]);
    const [a, b] = [random(450), random(450)];
    const header = [`bytes=${a}-`, `bytes=${a}-${b}`, `bytes=-${a}`, null][random(4)];
    const response = rangeResponse(file, header);
    const length = response.headers.get('content-length');
    const body = await read(response);
    const stated = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(response.headers.get('content-range'));
    if (response.status === 206) {
      const [first, last, total] = stated.slice(1).map(Number);
      assert.equal(total, content.length);
      assert.deepEqual(body, content.slice(first, last + 1), header);
    } else if (response.status === 200) {
      assert.deepEqual(body, content, header);
    } else {
      assert.equal(response.status, 416);
      assert.equal(response.headers.get('content-range'), `bytes */${content.length}`);
      continue;
    }
    assert.equal(length, String(body.length));
    assert.equal(response.headers.get('accept-ranges'), 'bytes');
  }
});

test('a saved file has the title of its episode', () => {
  assert.equal(attachment("Ö (it's).mp3"), "attachment; filename*=UTF-8''%C3%96%20%28it%27s%29.mp3");
});

test('only names of downloads are names of files', () => {
  assert.equal(downloadName('/downloads/0123456789abcdef.mp3'), '0123456789abcdef.mp3');
  for (const path of ['/downloads', '/downloads/', '/downloads/../x.mp3', '/audio/1.mp3']) {
    assert.equal(downloadName(path), undefined, path);
  }
});
