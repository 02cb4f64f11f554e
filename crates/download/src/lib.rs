//! Downloads of episodes, without a browser: the record of each, and what its transfer
//! does next, whatever the server answers.

mod automatic;
mod list;
mod message;
mod problem;
mod record;
mod retry;
mod settings;
mod stored_file;
mod transfer;

pub use automatic::{Plan, Surroundings};
pub use list::DownloadList;
pub use message::{DownloadWorkerRequest, Outcome, Report};
pub use problem::Problem;
pub use record::{Download, PREFIX, State, id_of, key};
pub use retry::pause_before;
pub use settings::{SETTINGS_KEY, Settings};
pub use stored_file::{folder, local_path, saving_path, stored_name};
pub use transfer::{Answer, ContentRange, Head, OVERLAP, Progress, Request, Transfer};
