/// Escapes a text for HTML and SVG, between tags as well as in attributes.
///
/// ```
/// assert_eq!(show::escape("1 < 2 & \"so on\""), "1 &lt; 2 &amp; &quot;so on&quot;");
/// ```
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
