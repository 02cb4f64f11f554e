use leptos::prelude::*;

use super::chapters::ChapterPanel;
use super::queue::QueuePanel;
use super::settings::SettingsPanel;
use crate::browser::navigation::Navigation;
use crate::browser::{page, pointer};
use crate::live::{effect, flag, live, on, settled, text};
use crate::player::deck::Deck;
use crate::player::queue::Queue;
use crate::view::Cover;
use crate::view::transcript::TranscriptPanel;

/// What the panel can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tab {
    Chapters,
    Transcript,
    Queue,
    Settings,
}

impl Tab {
    const ALL: [Self; 4] = [Self::Chapters, Self::Transcript, Self::Queue, Self::Settings];

    fn name(self) -> &'static str {
        match self {
            Self::Chapters => "Chapters",
            Self::Transcript => "Transcript",
            Self::Queue => "Queue",
            Self::Settings => "Settings",
        }
    }

    /// The one so many further on, round and round.
    fn moved(self, by: usize) -> Self {
        let here = Self::ALL.iter().position(|tab| *tab == self).unwrap_or(0);
        Self::ALL.get((here + by) % Self::ALL.len()).copied().unwrap_or(self)
    }
}

/// How far the panel has to be dragged down to close, in CSS pixels.
const FAR_ENOUGH: i32 = 90;

/// The full player: beside the page where there is room, else over it, down to
/// the bar.
#[component]
pub fn Panel(open: RwSignal<bool>) -> impl IntoView {
    lie_over_the_page(open);
    let tab = RwSignal::new(Tab::Chapters);
    let tabs = Tab::ALL.map(|which| view! { <TabButton which tab/> }.into_any());
    let content = live(move || match (open.get(), tab.get()) {
        (false, _) => ().into_any(),
        (true, Tab::Chapters) => view! { <ChapterPanel/> }.into_any(),
        (true, Tab::Transcript) => view! { <TranscriptPanel/> }.into_any(),
        (true, Tab::Queue) => view! { <QueuePanel/> }.into_any(),
        (true, Tab::Settings) => view! { <SettingsPanel/> }.into_any(),
    });
    let close_on_escape = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" && !event.default_prevented() {
            open.set(false);
        }
    };
    view! {
        <div
            class="panel"
            role="dialog"
            aria-label="Full player"
            hidden=flag(move || !open.get())
            on:keydown=on(close_on_escape)
        >
            <Head open/>
            <div class="tabs" role="tablist" aria-label="Full player">{Vec::from(tabs)}</div>
            <div
                id="panel-content"
                class="panel-content"
                role="tabpanel"
                tabindex="0"
                aria-label=text(move || tab.get().name().to_owned())
            >
                {content}
            </div>
        </div>
    }
}

/// On a phone "back" closes the panel, and what is under it is out of reach. The
/// focus goes in, and back to where it came from.
fn lie_over_the_page(open: RwSignal<bool>) {
    let navigation = Navigation::expect();
    let narrow = RwSignal::new(false);
    effect(move || narrow.set(page::watch_narrow(move |is| narrow.set(is))));
    effect(move || page::set_covered(open.get() && narrow.get()));
    // A link in the panel leads to another page, which has the focus then.
    let left = StoredValue::new(false);
    Effect::new(move |before: Option<bool>| {
        let open = open.get();
        if open {
            if narrow.get_untracked() {
                navigation.cover();
            }
            page::focus(".panel [role=tab][aria-selected=true]");
        } else if before == Some(true) {
            ["go-to", "sleep", "share"].into_iter().for_each(page::close_popover);
            navigation.uncover();
            if left.get_value() {
                page::focus_heading();
            } else {
                page::focus(".open-panel");
            }
            left.set_value(false);
        }
        open
    });
    // The panel comes to be at its first opening; that is none of these changes.
    Effect::new(move |before: Option<()>| {
        navigation.uncovered().track();
        if before.is_some() {
            open.set(false);
        }
    });
    let path = settled(move || navigation.with(|here| here.path.clone()));
    Effect::new(move |before: Option<()>| {
        let _ = path.get();
        if before.is_some() && narrow.get_untracked() && open.get_untracked() {
            left.set_value(true);
            page::set_covered(false);
            open.set(false);
        }
    });
}

/// What plays, large; dragged down, it takes the panel with it.
#[component]
fn Head(open: RwSignal<bool>) -> impl IntoView {
    let deck = Deck::expect();
    let track = deck.track();
    let cover = live(move || {
        let entry = track.get().and_then(|track| deck.entry(&track.id));
        entry.map_or_else(|| ().into_any(), |entry| view! { <Cover entry/> }.into_any())
    });
    let title = text(move || track.get().map(|track| track.title.clone()).unwrap_or_default());
    let chapter = text(move || deck.with(super::chapter_title));
    let held = RwSignal::new(None::<i32>);
    let moved = RwSignal::new(0);
    let down = move |event: web_sys::PointerEvent| {
        pointer::capture(&event);
        held.set(Some(event.client_y()));
    };
    let drag = move |event: web_sys::PointerEvent| {
        if let Some(from) = held.get_untracked() {
            moved.set((event.client_y() - from).max(0));
        }
    };
    let up = move |_| {
        held.set(None);
        if moved.get_untracked() > FAR_ENOUGH {
            open.set(false);
        }
        moved.set(0);
    };
    view! {
        <div
            class="panel-head"
            class:dragged=flag(move || moved.get() > 0)
            style=text(move || format!("--dragged: {}px", moved.get()))
            on:pointerdown=on(down)
            on:pointermove=on(drag)
            on:pointerup=on(up)
            on:pointercancel=on(up)
        >
            <div class="grip" aria-hidden="true"></div>
            {cover}
            <div class="panel-title">
                <h2>{title}</h2>
                <p class="aside">{chapter}</p>
            </div>
        </div>
    }
}

#[component]
fn TabButton(which: Tab, tab: RwSignal<Tab>) -> impl IntoView {
    let selected = flag(move || tab.get() == which);
    let queue = Deck::expect().queue();
    let count = text(move || match queue.with(Queue::len) {
        count if count > 0 && which == Tab::Queue => format!(" ({count})"),
        _ => String::new(),
    });
    let turn = move |event: web_sys::KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowRight" => 1,
            "ArrowLeft" => Tab::ALL.len() - 1,
            _ => return,
        };
        event.prevent_default();
        let next = which.moved(by);
        tab.set(next);
        page::focus(&format!("#tab-{}", next.name()));
    };
    view! {
        <button
            id=format!("tab-{}", which.name())
            class="tab"
            role="tab"
            aria-controls="panel-content"
            aria-selected=text(move || selected.get().to_string())
            tabindex=text(move || if selected.get() { "0" } else { "-1" }.to_owned())
            on:click=on(move |_| tab.set(which))
            on:keydown=on(turn)
        >
            {which.name()}
            {count}
        </button>
    }
}
