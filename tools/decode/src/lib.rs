//! Decodes files on the host, as the browser does for the feed worker.

use encoding::DecoderTrap;
use encoding::label::encoding_from_whatwg_label;

/// The text of a file, whatever its encoding.
///
/// ```
/// assert_eq!(decode::text(b"<?xml version='1.0' encoding='koi8-r'?>\xcd\xc9\xd2"),
///     "<?xml version='1.0' encoding='koi8-r'?>мир");
/// ```
pub fn text(bytes: &[u8]) -> String {
    let label = feed::encoding::label(bytes, None);
    let encoding = label.and_then(|label| encoding_from_whatwg_label(&label));
    let text = encoding.and_then(|encoding| encoding.decode(bytes, DecoderTrap::Replace).ok());
    let text = text.unwrap_or_else(|| String::from_utf8_lossy(bytes).into_owned());
    match text.strip_prefix('\u{feff}') {
        Some(unmarked) => unmarked.to_owned(),
        None => text,
    }
}
