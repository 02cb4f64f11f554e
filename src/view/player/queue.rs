use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::{page, pointer};
use crate::catalogue::Entry;
use crate::live::{flag, live, on, settled};
use crate::player::deck::Deck;
use crate::player::machine::Event;
use crate::show::EpisodeId;
use crate::view::check::Check;
use crate::view::control::Control;
use crate::view::icon::{Icon, Shape};
use crate::view::{PlayButton, ProgressLine};

/// How many of the last episodes are listed.
const HISTORY: usize = 30;
/// The rows of the queue.
const ROWS: &str = ".queue > li";

/// What comes next, and what was.
#[component]
pub fn QueuePanel() -> impl IntoView {
    let deck = Deck::expect();
    let queue = deck.queue();
    let dragged: Dragged = RwSignal::new(None);
    let rows = live(move || {
        let ids: Vec<_> = queue.get().iter().cloned().collect();
        if ids.is_empty() {
            return view! {
                <p class="aside">
                    "Nothing is queued. Add episodes from their cards or pages, or with the key n."
                </p>
            }
            .into_any();
        }
        let all = ids.len();
        let rows = ids.into_iter().enumerate().filter_map(|(place, id)| {
            let entry = deck.entry(&id)?;
            Some(view! { <QueueRow entry place all dragged/> }.into_any())
        });
        view! { <ol class="queue" role="list" aria-label="Queue">{rows.collect::<Vec<_>>()}</ol> }
            .into_any()
    });
    let empty = flag(move || queue.with(|queue| queue.is_empty()));
    let go_on = flag(move || deck.settings().get().go_on);
    let switch = Callback::new(move |on| deck.adjust(|settings| settings.go_on = on));
    let clear = move |_| {
        deck.send(Event::ClearQueue);
        page::focus("#tab-Queue");
    };
    view! {
        {rows}
        <div class="queue-foot">
            <Check label="Go on by itself" checked=go_on change=switch/>
            <button class="button quiet" hidden=empty on:click=on(clear)>"Clear the queue"</button>
        </div>
        <History/>
    }
}

/// What is being dragged, and to which place.
type Dragged = RwSignal<Option<(EpisodeId, usize)>>;

/// A queued episode.
#[component]
fn QueueRow(entry: Arc<Entry>, place: usize, all: usize, dragged: Dragged) -> impl IntoView {
    let deck = Deck::expect();
    let id = StoredValue::new(entry.id.clone());
    let is_target = flag(move || dragged.with(|d| d.as_ref().is_some_and(|(_, to)| *to == place)));
    let is_dragged = flag(move || {
        dragged.with(|d| d.as_ref().is_some_and(|(d, _)| id.with_value(|id| id == d)))
    });
    let title = entry.title();
    let remove = Callback::new(move |()| {
        deck.send(Event::Dequeue(id.get_value()));
        page::focus("#tab-Queue");
    });
    view! {
        <li class="queued" class:target=is_target class:dragged=is_dragged>
            <Handle title=title.clone() id place all dragged/>
            <a class="queued-title" href=entry.path.clone()>{title.clone()}</a>
            <PlayButton entry fleeting=true/>
            <Control name=format!("Remove {title} from the queue") shape=Shape::Close run=remove/>
        </li>
    }
}

/// What an episode is moved by, with a pointer or with the arrow keys.
#[component]
fn Handle(
    title: String,
    id: StoredValue<EpisodeId>,
    place: usize,
    all: usize,
    dragged: Dragged,
) -> impl IntoView {
    let deck = Deck::expect();
    let put = move |to: usize| deck.send(Event::MoveQueued(id.get_value(), to));
    let take = move |event: web_sys::PointerEvent| {
        pointer::capture(&event);
        dragged.set(Some((id.get_value(), place)));
    };
    let drag = move |event: web_sys::PointerEvent| {
        if dragged.with_untracked(Option::is_some)
            && let Some(to) = pointer::row_at(ROWS, event.client_y())
        {
            dragged.set(Some((id.get_value(), to)));
        }
    };
    let drop = move |_| {
        if let Some((_, to)) = dragged.get_untracked() {
            dragged.set(None);
            put(to);
        }
    };
    let step = move |event: web_sys::KeyboardEvent| {
        let to = match event.key().as_str() {
            "ArrowUp" => place.saturating_sub(1),
            "ArrowDown" => (place + 1).min(all.saturating_sub(1)),
            _ => return,
        };
        event.prevent_default();
        put(to);
        // The row is made anew at its new place.
        page::focus_soon(format!("{ROWS}:nth-child({}) .handle", to + 1));
    };
    view! {
        <button
            class="control handle"
            aria-label=format!("Move {title}, {} of {all}. Arrow keys move it", place + 1)
            title="Drag, or use the arrow keys"
            on:pointerdown=on(take)
            on:pointermove=on(drag)
            on:pointerup=on(drop)
            on:pointercancel=on(move |_| dragged.set(None))
            on:keydown=on(step)
        >
            <Icon shape=Shape::Handle/>
        </button>
    }
}

/// What was listened to, the latest first.
#[component]
fn History() -> impl IntoView {
    let deck = Deck::expect();
    let ids = settled(move || {
        let mut ids = deck.log().history();
        ids.truncate(HISTORY);
        ids
    });
    live(move || {
        let rows = ids.get().into_iter().filter_map(|id| {
            let entry = deck.entry(&id)?;
            let row = view! {
                <li class="queued">
                    <a class="queued-title" href=entry.path.clone()>{entry.title()}</a>
                    <ProgressLine entry=Arc::clone(&entry)/>
                    <PlayButton entry fleeting=true/>
                </li>
            };
            Some(row.into_any())
        });
        let rows: Vec<_> = rows.collect();
        if rows.is_empty() {
            return ().into_any();
        }
        view! {
            <h3 id="history">"Played lately"</h3>
            <ul class="history" role="list" aria-labelledby="history">{rows}</ul>
        }
        .into_any()
    })
}
