//! Pictures for link previews: 1200 by 630 pixels, drawn from covers.

use std::fmt::Write as _;
use std::sync::Arc;

use anyhow::{Context, Result};
use catalogue::Entry;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};
use show::escape;

const WIDTH: u32 = 1200;
const HEIGHT: u32 = 630;
const MARGIN: u32 = 64;
/// The side of the cover.
const COVER: u32 = 480;
/// The colours of the site's dark theme.
const PAPER: &str = "#14171a";
const INK: &str = "#e8e4da";
const SOFT: &str = "#a9adb0";
const ACCENT: &str = "#f0936a";
/// The most lines of a title, and the most characters that fit into one.
const LINES: usize = 6;
const COLUMNS: usize = 19;

/// Draws share images, with fonts of its own.
pub struct Painter {
    options: Options<'static>,
}

impl Default for Painter {
    /// A painter with the DejaVu fonts.
    fn default() -> Self {
        let mut fonts = fontdb::Database::new();
        for font in [
            dejavu::sans::regular(),
            dejavu::sans::bold(),
            dejavu::sans_mono::regular(),
            dejavu::sans_mono::bold(),
        ] {
            fonts.load_font_data(font.to_vec());
        }
        fonts.set_sans_serif_family("DejaVu Sans");
        fonts.set_monospace_family("DejaVu Sans Mono");
        let options = Options {
            fontdb: Arc::new(fonts),
            font_family: "DejaVu Sans".to_owned(),
            ..Options::default()
        };
        Self { options }
    }
}

impl Painter {
    /// The picture of an episode, as a PNG file: the cover, and the title beside it.
    ///
    /// # Errors
    ///
    /// If the drawing cannot be made into a picture.
    pub fn episode(&self, entry: &Entry) -> Result<Vec<u8>> {
        let top = (HEIGHT - COVER) / 2;
        let cover = figure::artwork(entry, COVER);
        let left = MARGIN + COVER + MARGIN;
        let mut text = wordmark(left, top + 34, 34);
        let lines = wrap(&entry.episode.title());
        for (index, line) in lines.iter().enumerate() {
            let y = top + 120 + u32::try_from(index).unwrap_or(0) * 58;
            let line = escape(line);
            let _ = write!(
                text,
                "<text x=\"{left}\" y=\"{y}\" font-size=\"46\" font-weight=\"700\" \
                 style=\"fill:{INK};text-anchor:start;dominant-baseline:auto;font-family:sans-serif;font-size:46px\">{line}</text>"
            );
        }
        let guests: Vec<_> = entry.guests.iter().map(|guest| guest.name.as_str()).collect();
        if !guests.is_empty() {
            let with = escape(&head::shorten(&format!("With {}", guests.join(", ")), 34));
            let y = top + COVER;
            let _ = write!(
                text,
                "<text x=\"{left}\" y=\"{y}\" \
                 style=\"fill:{SOFT};text-anchor:start;dominant-baseline:auto;font-family:sans-serif;font-size:28px\">{with}</text>"
            );
        }
        self.paint(&format!("<g transform=\"translate({MARGIN} {top})\">{cover}</g>{text}"))
    }

    /// The picture of the show, as a PNG file: its name over the colours of the stack.
    ///
    /// # Errors
    ///
    /// If the drawing cannot be made into a picture.
    pub fn show(&self, tagline: &str) -> Result<Vec<u8>> {
        let width = (WIDTH - 2 * MARGIN) / 8;
        let layers = figure::LAYER_COLOURS.iter().zip(0..).map(|(colour, index)| {
            let x = MARGIN + index * width;
            format!("<rect x=\"{x}\" y=\"360\" width=\"{width}\" height=\"18\" fill=\"{colour}\"/>")
        });
        let tagline = escape(tagline);
        self.paint(&format!(
            "{}{}<text x=\"{MARGIN}\" y=\"450\" fill=\"{SOFT}\" font-family=\"sans-serif\" \
             font-size=\"40\">{tagline}</text>",
            wordmark(MARGIN, 310, 140),
            layers.collect::<String>()
        ))
    }

    fn paint(&self, content: &str) -> Result<Vec<u8>> {
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\" \
             viewBox=\"0 0 {WIDTH} {HEIGHT}\"><rect width=\"{WIDTH}\" height=\"{HEIGHT}\" \
             fill=\"{PAPER}\"/>{content}</svg>"
        );
        // XML 1.0, section 2.2: a title may have characters that a document may not.
        let svg: String = svg
            .chars()
            .filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}'))
            .collect();
        let tree = Tree::from_str(&svg, &self.options)?;
        let mut pixels = Pixmap::new(WIDTH, HEIGHT).context("a picture has no size")?;
        resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
        Ok(pixels.encode_png()?)
    }
}

/// The name of the site, with its base line at `y`.
fn wordmark(x: u32, y: u32, size: u32) -> String {
    format!(
        "<text x=\"{x}\" y=\"{y}\" style=\"fill:{INK};text-anchor:start;dominant-baseline:auto;\
         font-family:monospace;font-weight:700;font-size:{size}px\">Netstack<tspan \
         style=\"fill:{ACCENT}\">.FM</tspan></text>"
    )
}

/// A title in lines; the last one ends with an ellipsis if it does not fit.
fn wrap(title: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in title.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= COLUMNS => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    if lines.len() > LINES {
        lines.truncate(LINES);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    lines
}
