// Downloaded episodes: stored files, answered by ranges as a server of audio does. A slice of
// a file is a reference, so none of them is ever in memory as a whole.

// The path in `crates/download/src/stored_file.rs`.
const DOWNLOADS = BASE + '/downloads/';
const FILE_NAME = /^[0-9a-f]{16}\.[0-9a-z]{1,4}$/;
const FOLDER = 'downloads' + BASE.replaceAll('/', '+');
const TYPES = {
  aac: 'audio/aac',
  flac: 'audio/flac',
  m4a: 'audio/mp4',
  m4b: 'audio/mp4',
  mp3: 'audio/mpeg',
  mp4: 'audio/mp4',
  oga: 'audio/ogg',
  ogg: 'audio/ogg',
  opus: 'audio/ogg',
  wav: 'audio/wav',
  webm: 'audio/webm',
};

// The name of the stored file at a path; undefined if the path is of something else.
function downloadName(pathname) {
  if (!pathname.startsWith(DOWNLOADS)) return undefined;
  const name = pathname.slice(DOWNLOADS.length);
  return FILE_NAME.test(name) ? name : undefined;
}

async function download(request, name) {
  const file = await storedFile(name);
  if (!file) return new Response('There is no such download.', { status: 404 });
  const extension = name.split('.')[1];
  const response = rangeResponse(file, request.headers.get('range'), TYPES[extension]);
  const title = new URL(request.url).searchParams.get('save');
  if (title) response.headers.set('content-disposition', attachment(`${title}.${extension}`));
  return response;
}

// A file to save (RFC 6266), with a name in any script (RFC 8187).
function attachment(name) {
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);
  return `attachment; filename*=UTF-8''${encoded}`;
}

async function storedFile(name) {
  try {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle(FOLDER);
    return await (await folder.getFileHandle(name)).getFile();
  } catch {
    return undefined;
  }
}

function rangeResponse(file, header, type = 'audio/mpeg') {
  const range = byteRange(header, file.size);
  const headers = { 'accept-ranges': 'bytes', 'content-type': type };
  if (range === undefined) {
    headers['content-range'] = `bytes */${file.size}`;
    return new Response(null, { status: 416, headers });
  }
  const { first, last } = range ?? { first: 0, last: file.size - 1 };
  headers['content-length'] = String(last - first + 1);
  if (range) headers['content-range'] = `bytes ${first}-${last}/${file.size}`;
  return new Response(file.slice(first, last + 1), { status: range ? 206 : 200, headers });
}
