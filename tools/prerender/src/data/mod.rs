//! What other programs read of the show: one file, one format.

pub mod chapters;
pub mod feed_json;
pub mod llms;
pub mod markdown;
pub mod oembed;
pub mod sitemap;
pub mod structured_data;
