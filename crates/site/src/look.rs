//! The colours of the site: those that editors choose, and those that follow from them.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use crate::Layer;
use crate::colour::Pair;

/// The contrast that text needs (WCAG 2.2, success criterion 1.4.3).
const READABLE: f64 = 4.5;

const WHITE: Pair = Pair::new([255; 3], [255; 3]);
const BLACK: Pair = Pair::new([0; 3], [0; 3]);

/// The colours of the layers if `site.json` names none, top layer first.
const LAYERS: [Pair; 8] = [
    Pair::new([0xc2, 0x55, 0x3f], [0xe0, 0x70, 0x5a]),
    Pair::new([0xb9, 0x7a, 0x16], [0xd9, 0xa4, 0x41]),
    Pair::new([0x8a, 0x7f, 0x1a], [0xbd, 0xb1, 0x4a]),
    Pair::new([0x4c, 0x8a, 0x55], [0x6f, 0xae, 0x7f]),
    Pair::new([0x2b, 0x8a, 0x86], [0x57, 0xb5, 0xb0]),
    Pair::new([0x33, 0x78, 0x9f], [0x5a, 0xa0, 0xc8]),
    Pair::new([0x6a, 0x62, 0xb0], [0x93, 0x8b, 0xd8]),
    Pair::new([0x97, 0x56, 0x8d], [0xc2, 0x83, 0xb8]),
];

/// The colours that editors choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Look {
    /// Links, and what is chosen.
    pub accent: Pair,
    /// The background.
    pub paper: Pair,
    /// Text.
    pub ink: Pair,
}

impl Default for Look {
    /// The colours of `style/tokens.css`.
    fn default() -> Self {
        Self {
            accent: Pair::new([0xa6, 0x3a, 0x12], [0xf0, 0x93, 0x6a]),
            paper: Pair::new([0xf7, 0xf5, 0xf0], [0x14, 0x17, 0x1a]),
            ink: Pair::new([0x1c, 0x1f, 0x23], [0xe8, 0xe4, 0xda]),
        }
    }
}

impl Look {
    /// Pairs of colours that cannot be read: the colour's name, and why, for each colour and
    /// theme once.
    pub fn faults(&self) -> Vec<(&'static str, String)> {
        let Derived { raised, ink_soft, on_accent, .. } = self.derived();
        let pairs = [
            ("ink", "text", self.ink, self.paper),
            ("ink", "pale text", ink_soft, self.paper),
            ("accent", "a link", self.accent, self.paper),
            ("accent", "a link on a card", self.accent, raised),
            ("accent", "a button", on_accent, self.accent),
        ];
        let mut faults: Vec<(&str, String)> = Vec::new();
        let mut known = Vec::new();
        for (name, what, front, ground) in pairs {
            let themes = [("light", front.light, ground.light), ("dark", front.dark, ground.dark)];
            for (theme, front, ground) in themes {
                let contrast = front.contrast(ground);
                if contrast < READABLE && !known.contains(&(name, theme)) {
                    known.push((name, theme));
                    // Formatting a fraction would be two more kilobytes of the worker.
                    let (whole, tenths) = (contrast as u32, (contrast * 10.0) as u32 % 10);
                    let why = format!(
                        "{theme}: {what}, {front} on {ground}, has a contrast of {whole}.{tenths}, \
                         and needs 4.5"
                    );
                    faults.push((name, why));
                }
            }
        }
        faults
    }

    /// The tokens of the style sheet that differ from `style/tokens.css`, and the colours of
    /// these layers, as rules of CSS.
    pub fn css(&self, layers: &[Layer]) -> String {
        let (mut tokens, mut css) = (String::new(), String::new());
        if *self != Self::default() {
            let Derived { raised, sunken, ink_soft, line, line_strong, on_accent, skeleton } =
                self.derived();
            let all = [
                ("paper", self.paper),
                ("paper-raised", raised),
                ("paper-sunken", sunken),
                ("ink", self.ink),
                ("ink-soft", ink_soft),
                ("line", line),
                ("line-strong", line_strong),
                ("accent", self.accent),
                ("on-accent", on_accent),
                ("skeleton", skeleton),
            ];
            for (name, pair) in all {
                let _ = write!(tokens, "--{name}:{pair};");
            }
        }
        if !tokens.is_empty() {
            // Those for more contrast stay.
            css = format!("@media not (prefers-contrast:more){{:root{{{tokens}}}}}\n");
        }
        let stripes = layers.iter().enumerate().map(|(index, layer)| {
            let end = (index + 1) * 10_000 / layers.len();
            format!(",{} 0 {}.{:02}%", layer.colour, end / 100, end % 100)
        });
        if !layers.is_empty() {
            let stripes: String = stripes.collect();
            let _ = writeln!(css, ":root{{--stripes:linear-gradient(to right{stripes})}}");
        }
        for (index, layer) in layers.iter().enumerate() {
            let _ = writeln!(css, ".layer-{index}{{--layer:{}}}", layer.colour);
        }
        css
    }

    fn derived(&self) -> Derived {
        let default = Self::default();
        if (self.paper, self.ink) == (default.paper, default.ink) {
            return Derived { on_accent: self.on_accent(), ..Derived::DEFAULT };
        }
        let (paper, ink) = (self.paper, self.ink);
        Derived {
            raised: paper.mix(WHITE, 0.7, 0.035),
            sunken: paper.mix(BLACK, 0.045, 0.22),
            ink_soft: ink.mix(paper, 0.25, 0.28),
            line: paper.mix(ink, 0.18, 0.16),
            line_strong: paper.mix(ink, 0.48, 0.42),
            on_accent: self.on_accent(),
            skeleton: paper.mix(ink, 0.08, 0.07),
        }
    }

    /// What is read on the accent: the lightest and the darkest paper.
    fn on_accent(&self) -> Pair {
        if self.paper == Self::default().paper {
            return Derived::DEFAULT.on_accent;
        }
        self.paper.mix(WHITE, 0.7, 0.0)
    }
}

/// The colours that follow from those that editors choose.
struct Derived {
    raised: Pair,
    sunken: Pair,
    ink_soft: Pair,
    line: Pair,
    line_strong: Pair,
    on_accent: Pair,
    skeleton: Pair,
}

impl Derived {
    /// Those of `style/tokens.css`.
    const DEFAULT: Self = Self {
        raised: Pair::new([0xff, 0xfd, 0xf8], [0x1b, 0x1f, 0x23]),
        sunken: Pair::new([0xee, 0xea, 0xe1], [0x0f, 0x12, 0x14]),
        ink_soft: Pair::new([0x54, 0x58, 0x5e], [0xa9, 0xad, 0xb0]),
        line: Pair::new([0xcf, 0xc9, 0xbb], [0x35, 0x3b, 0x41]),
        line_strong: Pair::new([0x8d, 0x8a, 0x82], [0x6b, 0x73, 0x7a]),
        on_accent: Pair::new([0xff, 0xfd, 0xf8], [0x14, 0x17, 0x1a]),
        skeleton: Pair::new([0xe6, 0xe1, 0xd5], [0x23, 0x28, 0x2d]),
    };
}

/// The colour of a layer that names none, by its place in the stack. After eight layers, the
/// hues turn.
pub fn layer_colour(place: usize) -> Pair {
    let Some(pair) = LAYERS.get(place % LAYERS.len()) else { return WHITE };
    let thirds = place / LAYERS.len();
    Pair { light: pair.light.turned(thirds), dark: pair.dark.turned(thirds) }
}
