//! Pictures for link previews: 1200 by 630 pixels, drawn from covers.

use std::fmt::Write as _;
use std::sync::Arc;

use anyhow::{Context, Result};
use catalogue::{Catalogue, Entry};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};
use show::escape;
use site::Colour;

const WIDTH: u32 = 1200;
const HEIGHT: u32 = 630;
const MARGIN: u32 = 64;
/// The side of the cover.
const COVER: u32 = 480;
/// The most lines of a title, and the most characters that fit into one.
const LINES: usize = 6;
const COLUMNS: usize = 19;

/// Draws share images in the colours of a show's dark theme, with fonts of its own.
pub struct Painter<'a> {
    catalogue: &'a Catalogue,
    /// The colour of what is less important than the title.
    soft: Colour,
    options: Options<'static>,
}

impl<'a> Painter<'a> {
    /// A painter with the DejaVu fonts.
    pub fn new(catalogue: &'a Catalogue) -> Self {
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
        let soft = catalogue.look.ink.dark.mix(catalogue.look.paper.dark, 0.28);
        Self { catalogue, soft, options }
    }

    /// The picture of an episode, as a PNG file: the cover, and the title beside it.
    ///
    /// # Errors
    ///
    /// If the drawing cannot be made into a picture.
    pub fn episode(&self, entry: &Entry) -> Result<Vec<u8>> {
        let top = (HEIGHT - COVER) / 2;
        let cover = figure::artwork(entry, self.catalogue, COVER);
        let left = MARGIN + COVER + MARGIN;
        let (ink, soft) = (self.catalogue.look.ink.dark, self.soft);
        let mut text = self.wordmark(left, top + 34, 34);
        let lines = wrap(&entry.episode.title());
        for (index, line) in lines.iter().enumerate() {
            let y = top + 120 + u32::try_from(index).unwrap_or(0) * 58;
            let line = escape(line);
            let _ = write!(
                text,
                "<text x=\"{left}\" y=\"{y}\" font-size=\"46\" font-weight=\"700\" \
                 style=\"fill:{ink};text-anchor:start;dominant-baseline:auto;font-family:sans-serif;font-size:46px\">{line}</text>"
            );
        }
        let guests: Vec<_> = entry.guests.iter().map(|guest| guest.name.as_str()).collect();
        if !guests.is_empty() {
            let with = escape(&head::shorten(&format!("With {}", guests.join(", ")), 34));
            let y = top + COVER;
            let _ = write!(
                text,
                "<text x=\"{left}\" y=\"{y}\" \
                 style=\"fill:{soft};text-anchor:start;dominant-baseline:auto;font-family:sans-serif;font-size:28px\">{with}</text>"
            );
        }
        self.paint(&format!("<g transform=\"translate({MARGIN} {top})\">{cover}</g>{text}"))
    }

    /// The picture of the show, as a PNG file: its name over the colours of its layers.
    ///
    /// # Errors
    ///
    /// If the drawing cannot be made into a picture.
    pub fn show(&self) -> Result<Vec<u8>> {
        let layers = &self.catalogue.layers;
        let count = u32::try_from(layers.len()).unwrap_or(u32::MAX).max(1);
        let width = (WIDTH - 2 * MARGIN) / count;
        let stripes = layers.iter().zip(0..).map(|(layer, index)| {
            let (x, colour) = (MARGIN + index * width, layer.colour.dark);
            format!("<rect x=\"{x}\" y=\"360\" width=\"{width}\" height=\"18\" fill=\"{colour}\"/>")
        });
        let stripes: String = stripes.collect();
        let (tagline, soft) = (escape(&self.catalogue.identity.tagline), self.soft);
        // The widest letters of the font are 0.6 of its size.
        let letters = self.catalogue.identity.name.chars().count().max(1) as f32;
        let size = ((WIDTH - 2 * MARGIN) as f32 / (0.62 * letters)).min(140.0) as u32;
        self.paint(&format!(
            "{}{stripes}<text x=\"{MARGIN}\" y=\"450\" fill=\"{soft}\" font-family=\"sans-serif\" \
             font-size=\"40\">{tagline}</text>",
            self.wordmark(MARGIN, 310, size),
        ))
    }

    /// The name of the show, with its base line at `y`.
    fn wordmark(&self, x: u32, y: u32, size: u32) -> String {
        let (start, end) = &self.catalogue.identity.wordmark;
        let (ink, accent) = (self.catalogue.look.ink.dark, self.catalogue.look.accent.dark);
        format!(
            "<text x=\"{x}\" y=\"{y}\" style=\"fill:{ink};text-anchor:start;dominant-baseline:auto;\
             font-family:monospace;font-weight:700;font-size:{size}px\">{}<tspan \
             style=\"fill:{accent}\">{}</tspan></text>",
            escape(start),
            escape(end)
        )
    }

    fn paint(&self, content: &str) -> Result<Vec<u8>> {
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\" \
             viewBox=\"0 0 {WIDTH} {HEIGHT}\"><rect width=\"{WIDTH}\" height=\"{HEIGHT}\" \
             fill=\"{}\"/>{content}</svg>",
            self.catalogue.look.paper.dark
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
