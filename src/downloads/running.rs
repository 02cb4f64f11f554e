//! The downloads that are being fetched.

use download::{Download, DownloadWorkerRequest, Outcome, Problem, Report, State};
use leptos::prelude::*;
use show::EpisodeId;

use super::{Downloads, Running, stored_urls};
use crate::browser::worker_pool::{WorkerHandle, WorkerKind};
use crate::browser::{location, storage_room, stored_file};
use crate::failure::Failure;

/// Fetches what is waiting, one after the other, in the order in which it was asked for, as
/// long as no more are fetched at once than the settings say.
pub(super) async fn fetch_all(downloads: Downloads) {
    while let Some((id, download)) = next(downloads) {
        let outcome = Outcome::Running;
        let received = download.progress.stored;
        downloads.show_running(Running { id: id.clone(), received, outcome });
        if fetch(downloads, &id, &download).await.is_err() {
            downloads.fail(&id, Problem::Stopped);
        }
        if downloads.state(&id).is_none() {
            // It was removed while the file was open.
            remove_file(download.file).await;
        }
        downloads.running.update(|running| running.retain(|running| running.id != id));
    }
}

fn next(downloads: Downloads) -> Option<(EpisodeId, Download)> {
    let at_once = downloads.settings.with_untracked(|settings| usize::from(settings.at_once));
    downloads.running.with_untracked(|running| {
        downloads.records.with_untracked(|all| {
            let runs = |id: &EpisodeId| running.iter().any(|running| running.id == *id);
            let (id, download) = all.waiting().find(|(id, _)| !runs(id))?;
            (running.len() < at_once).then(|| (id.clone(), download.clone()))
        })
    })
}

/// Fetches one file until it is there, or does not go on, or the listener says otherwise.
async fn fetch(downloads: Downloads, id: &EpisodeId, download: &Download) -> Result<(), Failure> {
    let address = location::absolute(&download.address);
    let open = DownloadWorkerRequest::Open {
        same_origin: location::is_ours(&address),
        address,
        folder: stored_file::folder(),
        file: download.file.clone(),
        progress: download.progress.clone(),
    };
    let mut worker = WorkerHandle::take(WorkerKind::Download)?;
    let mut report = ask(&mut worker, &open).await?;
    let mut fits = None;
    let mut hurried = downloads.hurry.get_value();
    loop {
        show(downloads, id, &report);
        match report.outcome {
            Outcome::Running | Outcome::Retrying => {}
            Outcome::Complete => {
                ask(&mut worker, &DownloadWorkerRequest::Close).await?;
                downloads.change(id, |download| {
                    download.state = State::Complete;
                    download.digest = report.digest;
                });
                stored_urls::refresh(downloads).await;
                return Ok(());
            }
            Outcome::Failed(problem) => {
                ask(&mut worker, &DownloadWorkerRequest::Close).await?;
                downloads.fail(id, problem);
                return Ok(());
            }
        }
        if let (None, Some(total)) = (fits, report.progress.total) {
            fits = Some(has_room(total.saturating_sub(report.received)).await);
        }
        let waits = downloads.state(id) == Some(State::Waiting);
        if !waits || fits == Some(false) {
            let report = ask(&mut worker, &DownloadWorkerRequest::Close).await?;
            show(downloads, id, &report);
            if waits {
                downloads.fail(id, Problem::NoSpace);
            }
            return Ok(());
        }
        let hurry = std::mem::replace(&mut hurried, downloads.hurry.get_value()) != hurried;
        report = ask(&mut worker, &DownloadWorkerRequest::GoOn { hurry }).await?;
    }
}

/// Removes a stored file, unless it is open.
pub(super) async fn remove_file(file: String) {
    if let Ok(mut worker) = WorkerHandle::take(WorkerKind::Download) {
        let request = DownloadWorkerRequest::Remove { folder: stored_file::folder(), file };
        let _ = worker.request(&request, &[]).await;
    }
}

/// Removes files that no record knows, and marks the downloads whose file is gone: the browser
/// may remove what it has not promised to keep.
pub(super) async fn check_files(downloads: Downloads) {
    let files = downloads.records.with_untracked(|all| {
        let whole = |download: &Download| {
            download.progress.total.filter(|_| download.state == State::Complete)
        };
        all.iter().map(|(_, download)| (download.file.clone(), whole(download))).collect()
    });
    let Ok(mut worker) = WorkerHandle::take(WorkerKind::Download) else { return };
    let request = DownloadWorkerRequest::Check { folder: stored_file::folder(), files };
    let answer = worker.request(&request, &[]).await;
    let missing: Vec<String> = answer.ok().and_then(|a| wire::decode(&a)).unwrap_or_default();
    let missing: Vec<EpisodeId> = downloads.records.with_untracked(|all| {
        let gone = all.iter().filter(|(_, download)| missing.contains(&download.file));
        gone.map(|(id, _)| id.clone()).collect()
    });
    for id in missing {
        downloads.change(&id, |download| download.state = State::Missing);
    }
    stored_urls::refresh(downloads).await;
}

async fn ask(
    worker: &mut WorkerHandle,
    request: &DownloadWorkerRequest,
) -> Result<Report, Failure> {
    let answer = worker.request(request, &[]).await?;
    wire::decode(&answer).ok_or(Failure::WorkerFailed)
}

/// Shows what was received, and stores what is safe.
fn show(downloads: Downloads, id: &EpisodeId, report: &Report) {
    let Report { received, outcome, .. } = *report;
    downloads.show_running(Running { id: id.clone(), received, outcome });
    let known = downloads
        .records
        .with_untracked(|records| records.get(id).is_some_and(|d| d.progress == report.progress));
    if !known && !matches!(outcome, Outcome::Failed(_)) {
        downloads.change(id, |download| download.progress = report.progress.clone());
    }
}

/// Whether the browser grants room for so many bytes more; it is tried if it does not say.
async fn has_room(bytes: u64) -> bool {
    let room = storage_room::room().await;
    room.is_none_or(|room| room.granted.saturating_sub(room.used) > bytes)
}
