//! One component a file. Components render on the host too: what needs the
//! browser happens in effects and handlers.

mod by_line;
mod chapter_list;
mod cover;
mod episode_card;
mod external_link;
mod freshness_line;
mod icon;
mod links;
mod live;
mod notes;
mod page;
mod play_button;
mod player_bar;
mod references;
mod seek_bar;
mod site_footer;
mod site_header;
mod topic_filter;
mod topic_tags;
mod update_prompt;
mod with_catalogue;

pub use by_line::ByLine;
pub use chapter_list::ChapterList;
pub use cover::Cover;
pub use episode_card::{EpisodeCard, LatestEpisode};
pub use external_link::ExternalLink;
pub use freshness_line::FreshnessLine;
pub use links::{GuestLinks, SubscribeLinks};
pub use live::{flag, live, text};
pub use notes::Notes;
pub use page::{Navigation, Page};
pub use play_button::PlayButton;
pub use player_bar::PlayerBar;
pub use references::References;
pub use site_footer::SiteFooter;
pub use site_header::SiteHeader;
pub use topic_filter::TopicFilter;
pub use topic_tags::TopicTags;
pub use update_prompt::UpdatePrompt;
pub use with_catalogue::WithCatalogue;
