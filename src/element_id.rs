/// The id of an element that one module renders and another one looks up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ElementId(&'static str);

impl ElementId {
    /// The `<main>` element.
    pub const MAIN: Self = Self("main");
    /// The field of the site-wide search.
    pub const SEARCH_FIELD: Self = Self("site-search");
    /// The select box for the order of a list of episodes.
    pub const SORT: Self = Self("sort");
    /// The topic filter.
    pub const TOPICS: Self = Self("topics");
    /// The transcript on an episode's page.
    pub const PAGE_TRANSCRIPT: Self = Self("page-transcript");

    /// The full player.
    pub const PLAYER_PANEL: Self = Self("player-panel");
    /// The button that opens and closes the full player.
    pub const PLAYER_PANEL_BUTTON: Self = Self("player-panel-button");
    /// The tabs of the full player.
    pub const CHAPTERS_TAB: Self = Self("tab-chapters");
    /// See [`Self::CHAPTERS_TAB`].
    pub const TRANSCRIPT_TAB: Self = Self("tab-transcript");
    /// See [`Self::CHAPTERS_TAB`].
    pub const QUEUE_TAB: Self = Self("tab-queue");
    /// See [`Self::CHAPTERS_TAB`].
    pub const SETTINGS_TAB: Self = Self("tab-settings");
    /// The content of the full player.
    pub const PANEL_CONTENT: Self = Self("panel-content");
    /// The transcript in the full player.
    pub const PANEL_TRANSCRIPT: Self = Self("panel-transcript");
    /// The episodes in the queue.
    pub const QUEUE: Self = Self("queue");
    /// The button for play and pause in the player bar.
    pub const PLAY_CONTROL: Self = Self("play-control");

    /// The popover for the time to go to.
    pub const GO_TO: Self = Self("go-to");
    /// The popover of the sleep timer.
    pub const SLEEP_MENU: Self = Self("sleep");
    /// The popover with links to share.
    pub const SHARE_MENU: Self = Self("share");
    /// The popover with the keyboard shortcuts.
    pub const SHORTCUTS: Self = Self("shortcuts");
    /// The popover with ways to subscribe.
    pub const SUBSCRIBE: Self = Self("subscribe");

    /// The place of the site's header in every document.
    pub const HEADER: Self = Self("header");
    /// The place of the site's footer in every document.
    pub const FOOTER: Self = Self("footer");
    /// The one media element, in every document.
    pub const AUDIO: Self = Self("audio");
    /// The banner for a crash, in every document.
    pub const CRASH_BANNER: Self = Self("crashed");

    /// The value of the `id` attribute.
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}
