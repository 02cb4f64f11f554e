use leptos::prelude::*;
use player::machine::Player;
use show::{Address, Moment, Route, escape};

use crate::browser::{location, share};
use crate::element_id::ElementId;
use crate::erased::{flag, handler, spawn, text};
use crate::playback::PlayerHandle;
use crate::view::control::Control;
use crate::view::icon::Shape;

/// The height of the embedded player, in CSS pixels.
const EMBED_HEIGHT: u32 = 260;

/// Links to the current moment, chapter and episode, to copy or to share, and the HTML that
/// embeds the player in another site.
#[component]
pub fn ShareMenu() -> impl IntoView {
    let player = PlayerHandle::expect();
    let status = RwSignal::new(String::new());
    let copy = Callback::new(move |content: String| {
        spawn(async move {
            let copied = share::copy(&content).await;
            let _ = status.try_set(if copied {
                "Copied.".to_owned()
            } else {
                format!("Copy this: {content}")
            });
        });
    });
    let now = text(move || player.with(|player| player.position.clock()));
    let option = move |name: Signal<String>, hidden: Signal<bool>, link: fn(&Player) -> String| {
        let copy_link = move |_| copy.run(location::absolute(&player.with_untracked(link)));
        view! { <li hidden=hidden><button class="option" on:click=handler(copy_link)>{name}</button></li> }
            .into_any()
    };
    let never_hidden = flag(|| false);
    let no_chapter = flag(move || player.with(|player| player.chapter().is_none()));
    let share_moment = move |_| {
        let (title, path) = player.with_untracked(|player| (title(player), moment_path(player)));
        spawn(async move { share::share(&title, &location::absolute(&path)).await });
    };
    view! {
        <Control
            class="share-control"
            name="Share"
            shape=Shape::Share
            popover=ElementId::SHARE_MENU
            run=Callback::new(move |()| status.set(String::new()))
        />
        <div id=ElementId::SHARE_MENU.as_str() class="sheet small" popover role="dialog" aria-label="Share">
            <ul class="options" role="list">
                {option(text(move || format!("Copy link at {}", now.get())), never_hidden, moment_path)}
                {option(text(|| "Copy link to this chapter".to_owned()), no_chapter, chapter_path)}
                {option(text(|| "Copy link to the episode".to_owned()), never_hidden, episode_path)}
                <li hidden=flag(|| !share::can_share())>
                    <button class="option" on:click=handler(share_moment)>"Share with…"</button>
                </li>
            </ul>
            <label class="label" for="embed-code">"Embed this player"</label>
            <textarea id="embed-code" class="field code" readonly rows="4" prop:value=text(move || player.with(embed_code))></textarea>
            <button class="button quiet" on:click=handler(move |_| copy.run(player.with_untracked(embed_code)))>
                "Copy code"
            </button>
            <p role="status" class="aside">{status}</p>
        </div>
    }
}

fn title(player: &Player) -> String {
    player.track.as_ref().map(|track| track.title.clone()).unwrap_or_default()
}

fn episode_path(player: &Player) -> String {
    player.track.as_ref().map(|track| track.path.clone()).unwrap_or_default()
}

fn path_at(player: &Player, moment: Moment) -> String {
    let path = episode_path(player);
    if moment < Moment::from_secs(1) {
        return path;
    }
    Address::of_moment(&path, moment).to_string()
}

fn moment_path(player: &Player) -> String {
    path_at(player, player.position)
}

fn chapter_path(player: &Player) -> String {
    let track = player.track.as_ref();
    let chapter = track.and_then(|track| track.chapter_at(player.position));
    path_at(player, chapter.map(|chapter| chapter.start).unwrap_or_default())
}

fn embed_code(player: &Player) -> String {
    let path = match Route::of(&Address::parse(&episode_path(player))) {
        Route::Episode(segment) => Route::Embed(segment).path(),
        other => other.path(),
    };
    let address = location::absolute(&path);
    let title = escape(&title(player));
    format!(
        "<iframe src=\"{address}\" title=\"{title}\" width=\"100%\" height=\"{EMBED_HEIGHT}\" \
         style=\"border:0\" loading=\"lazy\"></iframe>"
    )
}
