// The base path of the site, and what goes before the names of what browsers store by origin,
// which sites may share (crates/show/src/base_path.rs).
const BASE = new URL('.', self.location).pathname.slice(0, -1);
const SCOPE = BASE && BASE + '/';
