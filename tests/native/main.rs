//! The pure part of the site, tested on the host. One program, so that it links
//! once.

#[cfg(test)]
mod address;
#[cfg(test)]
mod announced;
#[cfg(test)]
mod broken_feeds;
#[cfg(test)]
mod build_data;
#[cfg(test)]
mod catalogue;
#[cfg(test)]
mod chapters;
#[cfg(test)]
mod downloads;
#[cfg(test)]
mod dynamics;
#[cfg(test)]
mod editors;
#[cfg(test)]
mod encoding;
#[cfg(test)]
mod feed;
#[cfg(test)]
mod figure;
#[cfg(test)]
mod head;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod hostile_notes;
#[cfg(test)]
mod hosts;
#[cfg(test)]
mod identity;
#[cfg(test)]
mod launch;
#[cfg(test)]
mod listing;
#[cfg(test)]
mod moment;
#[cfg(test)]
mod namespace;
#[cfg(test)]
mod navigation;
#[cfg(test)]
mod notes;
#[cfg(test)]
mod notes_chapters;
#[cfg(test)]
mod notes_html;
#[cfg(test)]
mod packages;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod player;
#[cfg(test)]
mod related;
#[cfg(test)]
mod route;
#[cfg(test)]
mod search;
#[cfg(test)]
mod site;
#[cfg(test)]
mod support;
#[cfg(test)]
mod transcript;
#[cfg(test)]
mod wire;
#[cfg(test)]
mod works;
