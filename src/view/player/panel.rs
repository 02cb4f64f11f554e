use std::sync::Arc;

use catalogue::Entry;
use leptos::prelude::*;
use player::queue::Queue;

use super::chapters::ChapterPanel;
use super::queue::QueuePanel;
use super::settings::SettingsPanel;
use crate::browser::focus::{focus, focus_heading};
use crate::browser::navigation::Navigation;
use crate::browser::{pointer, popover, viewport};
use crate::element_id::ElementId;
use crate::erased::{dynamic, effect, flag, handler, memo, text};
use crate::playback::PlayerHandle;
use crate::view::transcript::TranscriptPanel;
use crate::view::{Cover, DownloadButton};

/// A tab of the full player.
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

    fn id(self) -> ElementId {
        match self {
            Self::Chapters => ElementId::CHAPTERS_TAB,
            Self::Transcript => ElementId::TRANSCRIPT_TAB,
            Self::Queue => ElementId::QUEUE_TAB,
            Self::Settings => ElementId::SETTINGS_TAB,
        }
    }

    /// The tab so many places further on. The first tab follows the last one.
    fn advanced(self, by: usize) -> Self {
        let index = Self::ALL.iter().position(|tab| *tab == self).unwrap_or(0);
        Self::ALL.get((index + by) % Self::ALL.len()).copied().unwrap_or(self)
    }
}

/// The popovers of the player bar, which close with the panel.
const POPOVERS: [ElementId; 3] = [ElementId::GO_TO, ElementId::SLEEP_MENU, ElementId::SHARE_MENU];

/// How far the panel has to be dragged down to close, in CSS pixels.
const CLOSE_DISTANCE: i32 = 90;

/// The full player: beside the page in a wide window, else over it, down to the bar.
#[component]
pub fn Panel(open: RwSignal<bool>) -> impl IntoView {
    let selected = RwSignal::new(Tab::Chapters);
    overlay_page(open, selected);
    let tabs = Tab::ALL.map(|tab| view! { <TabButton tab selected/> }.into_any());
    let content = dynamic(move || match (open.get(), selected.get()) {
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
            id=ElementId::PLAYER_PANEL.as_str()
            class="panel"
            role="dialog"
            aria-label="Full player"
            hidden=flag(move || !open.get())
            on:keydown=handler(close_on_escape)
        >
            <Head open/>
            <div class="tabs" role="tablist" aria-label="Full player">{Vec::from(tabs)}</div>
            <div
                id=ElementId::PANEL_CONTENT.as_str()
                class="panel-content"
                role="tabpanel"
                tabindex="0"
                aria-label=text(move || selected.get().name().to_owned())
            >
                {content}
            </div>
        </div>
    }
}

/// Makes the panel an overlay in a narrow window: "back" closes it, and the page under it
/// is inert. In any window the focus moves into the panel, and back when it closes.
fn overlay_page(open: RwSignal<bool>, selected: RwSignal<Tab>) {
    let navigation = Navigation::expect();
    let narrow = RwSignal::new(false);
    effect(move || narrow.set(viewport::watch_narrow(move |is_narrow| narrow.set(is_narrow))));
    effect(move || viewport::set_page_inert(open.get() && narrow.get()));
    // Whether the panel closes for a link in it: then the new page gets the focus.
    let followed_link = StoredValue::new(false);
    Effect::new(move |was_open: Option<bool>| {
        let open = open.get();
        if open {
            if narrow.get_untracked() {
                navigation.push_overlay();
            }
            focus(selected.get_untracked().id());
        } else if was_open == Some(true) {
            POPOVERS.into_iter().for_each(popover::close);
            navigation.pop_overlay();
            if followed_link.get_value() {
                focus_heading();
            } else {
                focus(ElementId::PLAYER_PANEL_BUTTON);
            }
            followed_link.set_value(false);
        }
        open
    });
    // The first run of each effect only subscribes: nothing has changed yet.
    Effect::new(move |previous_run: Option<()>| {
        navigation.overlay_closed().track();
        if previous_run.is_some() {
            open.set(false);
        }
    });
    let path = memo(move || navigation.with(|address| address.path.clone()));
    Effect::new(move |previous_run: Option<()>| {
        let _ = path.get();
        if previous_run.is_some() && narrow.get_untracked() && open.get_untracked() {
            followed_link.set_value(true);
            viewport::set_page_inert(false);
            open.set(false);
        }
    });
}

/// The current episode and chapter. Dragging it down closes the panel.
#[component]
fn Head(open: RwSignal<bool>) -> impl IntoView {
    let player = PlayerHandle::expect();
    let track = player.track();
    let of_entry = move |render: fn(Arc<Entry>) -> AnyView| {
        dynamic(move || {
            // Drawn when it is first seen.
            let track = track.get().filter(|_| open.get());
            let entry = track.and_then(|track| player.entry(&track.id));
            entry.map_or_else(|| ().into_any(), render)
        })
    };
    let cover = of_entry(|entry| view! { <Cover entry/> }.into_any());
    let download = of_entry(|entry| view! { <DownloadButton entry/> }.into_any());
    // A press of the button is no drag.
    let press = move |event: web_sys::PointerEvent| event.stop_propagation();
    let title = text(move || track.get().map(|track| track.title.clone()).unwrap_or_default());
    let chapter = text(move || player.with(super::chapter_title));
    let drag_start = RwSignal::new(None::<i32>);
    let distance = RwSignal::new(0);
    let grab = move |event: web_sys::PointerEvent| {
        pointer::capture(&event);
        drag_start.set(Some(event.client_y()));
    };
    let drag = move |event: web_sys::PointerEvent| {
        if let Some(start) = drag_start.get_untracked() {
            distance.set((event.client_y() - start).max(0));
        }
    };
    let release = move |_| {
        drag_start.set(None);
        if distance.get_untracked() > CLOSE_DISTANCE {
            open.set(false);
        }
        distance.set(0);
    };
    view! {
        <div
            class="panel-head"
            class:dragged=flag(move || distance.get() > 0)
            style:--dragged=text(move || format!("{}px", distance.get()))
            on:pointerdown=handler(grab)
            on:pointermove=handler(drag)
            on:pointerup=handler(release)
            on:pointercancel=handler(release)
        >
            <div class="grip" aria-hidden="true"></div>
            {cover}
            <div class="panel-title">
                <h2>{title}</h2>
                <p class="aside">{chapter}</p>
            </div>
            <div class="panel-download" on:pointerdown=handler(press)>{download}</div>
        </div>
    }
}

#[component]
fn TabButton(tab: Tab, selected: RwSignal<Tab>) -> impl IntoView {
    let is_selected = flag(move || selected.get() == tab);
    let queue = PlayerHandle::expect().queue();
    let count = text(move || match queue.with(Queue::len) {
        count if count > 0 && tab == Tab::Queue => format!(" ({count})"),
        _ => String::new(),
    });
    let on_key = move |event: web_sys::KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowRight" => 1,
            "ArrowLeft" => Tab::ALL.len() - 1,
            _ => return,
        };
        event.prevent_default();
        let next = tab.advanced(by);
        selected.set(next);
        focus(next.id());
    };
    view! {
        <button
            id=tab.id().as_str()
            class="tab"
            role="tab"
            aria-controls=ElementId::PANEL_CONTENT.as_str()
            aria-selected=text(move || is_selected.get().to_string())
            tabindex=text(move || if is_selected.get() { "0" } else { "-1" }.to_owned())
            on:click=handler(move |_| selected.set(tab))
            on:keydown=handler(on_key)
        >
            {tab.name()}
            {count}
        </button>
    }
}
