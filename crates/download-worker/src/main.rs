//! The download worker writes the audio of one episode at a time into the origin's private
//! file system. It goes on only while the page asks it to, so a page that is closed or
//! paused leaves nothing behind that runs.

mod body;
mod digest;
mod request;
mod session;
mod stored;
mod timer;

use std::cell::RefCell;
use std::rc::Rc;

use download::{DownloadWorkerRequest, Outcome, Problem, Progress, Report};

use session::Session;
use stored::StoredFile;

fn main() {
    let session = Rc::new(RefCell::new(None));
    worker::serve(move |request, _| {
        let session = Rc::clone(&session);
        async move {
            match wire::decode(&request) {
                None => Vec::new(),
                Some(DownloadWorkerRequest::Remove { folder, file }) => {
                    stored::remove(&folder, &file).await;
                    Vec::new()
                }
                Some(DownloadWorkerRequest::Check { folder, files }) => {
                    wire::encode(&stored::check(&folder, &files).await)
                }
                Some(request) => wire::encode(&answer(&session, request).await),
            }
        }
    });
}

/// Requests come one after the other, so nothing else takes the session meanwhile.
async fn answer(session: &RefCell<Option<Session>>, request: DownloadWorkerRequest) -> Report {
    let current = session.take();
    let (report, current) = match (request, current) {
        (DownloadWorkerRequest::Open { address, same_origin, folder, file, progress }, _) => {
            let opened = StoredFile::open(&folder, &file).await;
            match opened.and_then(|file| Session::resume(address, same_origin, file, progress)) {
                Ok(session) => (session.report(), Some(session)),
                Err(problem) => (failed(problem), None),
            }
        }
        (DownloadWorkerRequest::GoOn { hurry }, Some(mut session)) => {
            session.go_on(hurry).await;
            (session.report(), Some(session))
        }
        (DownloadWorkerRequest::Close, Some(session)) => (session.close(), None),
        (_, current) => (failed(Problem::Stopped), current),
    };
    session.replace(current);
    report
}

fn failed(problem: Problem) -> Report {
    let outcome = Outcome::Failed(problem);
    Report { progress: Progress::default(), received: 0, outcome, digest: None }
}
