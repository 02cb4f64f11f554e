//! An icon to begin with: the drawing that stands for a name all over the site.

use show::slug;
use site::Look;

/// The icon of a show with this title, as an SVG document.
pub fn of(title: &str, look: &Look) -> String {
    let (paper, accent) = (look.paper.dark, look.accent.dark);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 512 512\">\
         <rect width=\"512\" height=\"512\" rx=\"96\" fill=\"{paper}\"/>\
         <path transform=\"translate(96 96) scale(40)\" fill=\"{accent}\" d=\"{}\"/></svg>\n",
        figure::bits(&slug(title))
    )
}
