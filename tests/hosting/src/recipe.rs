//! A server with one of the recipes.

use std::fs;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use browser_tests::root;

/// How long a server may take to listen.
const PATIENCE: Duration = Duration::from_secs(20);

/// The program that serves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// nginx, with `deploy/nginx.conf`.
    Nginx,
    /// Caddy, with `deploy/Caddyfile`.
    Caddy,
}

/// A running server. It is stopped, and its folder removed, when this is dropped.
pub struct Running {
    /// The address of the site.
    pub url: String,
    process: Child,
    folder: PathBuf,
}

impl Running {
    /// Starts a server with the release build, and with the feed of a host.
    ///
    /// # Errors
    ///
    /// Fails if there is no release build, or the server does not start.
    pub async fn start(kind: Kind, feed_host: &str) -> Result<Self> {
        let dist = root().join("dist");
        ensure!(dist.join("sw.js").exists(), "dist/ holds no release build; run `make dist`");
        Self::start_in(kind, &dist, feed_host).await
    }

    /// Starts a server with the files of a folder.
    ///
    /// # Errors
    ///
    /// Fails if the server does not start.
    pub async fn start_in(kind: Kind, site: &Path, feed_host: &str) -> Result<Self> {
        let (address, folder) = place(kind)?;
        let values = [
            ("/var/www/podcast", site.display().to_string()),
            ("/var/cache/nginx/podcast", folder.join("cache").display().to_string()),
            ("https://feeds.example.com", feed_host.to_owned()),
            ("listen 80;", format!("listen {address};")),
            ("listen [::]:80;", String::new()),
            ("podcast.example.org {", format!("http://{address} {{")),
            // The tests wait for a copy to be old.
            ("proxy_cache_valid 200 5m;", "proxy_cache_valid 200 1s;".to_owned()),
        ];
        let process = match kind {
            Kind::Nginx => nginx(&folder, &recipe("nginx.conf", &values)?)?,
            Kind::Caddy => caddy(&folder, &recipe("Caddyfile", &values)?)?,
        };
        Self::listening(kind, address, process, folder).await
    }

    /// Starts the server of another site, which has this one below `/podcast/`.
    ///
    /// # Errors
    ///
    /// Fails if the server does not start.
    pub async fn start_around(kind: Kind, site: &Self) -> Result<Self> {
        let (address, folder) = place(kind)?;
        let behind = site.url.trim_start_matches("http://").to_owned();
        let values = [("127.0.0.1:8090", behind)];
        let process = match kind {
            Kind::Nginx => {
                let lines = recipe("nginx-path.conf", &values)?;
                nginx(&folder, &format!("server {{ listen {address}; {lines} }}"))?
            }
            Kind::Caddy => {
                let lines = recipe("Caddyfile-path", &values)?;
                caddy(&folder, &format!("http://{address} {{\n{lines}\n}}"))?
            }
        };
        Self::listening(kind, address, process, folder).await
    }

    async fn listening(
        kind: Kind,
        address: SocketAddr,
        process: Child,
        folder: PathBuf,
    ) -> Result<Self> {
        let running = Self { url: format!("http://{address}"), process, folder };
        let start = Instant::now();
        while TcpStream::connect(address).is_err() {
            let log = || fs::read_to_string(running.folder.join("log")).unwrap_or_default();
            ensure!(start.elapsed() < PATIENCE, "{kind:?} does not listen: {}", log());
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Ok(running)
    }

    /// The requests so far, of nginx: path, status, and bytes sent.
    pub fn log(&self) -> Vec<(String, u16, u64)> {
        let log = fs::read_to_string(self.folder.join("access")).unwrap_or_default();
        let lines = log.lines().filter_map(|line| {
            let mut words = line.split(' ');
            Some((
                words.next()?.to_owned(),
                words.next()?.parse().ok()?,
                words.next()?.parse().ok()?,
            ))
        });
        lines.collect()
    }

    /// The body of a path.
    ///
    /// # Errors
    ///
    /// Fails if the server does not answer with a file.
    pub async fn get(&self, path: &str) -> Result<String> {
        let url = format!("{}{path}", self.url);
        tokio::task::spawn_blocking(move || {
            Ok(ureq::get(&url).call()?.body_mut().read_to_string()?)
        })
        .await?
    }

    /// Stops the server.
    pub fn stop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// A free address, and a folder for a server.
fn place(kind: Kind) -> Result<(SocketAddr, PathBuf)> {
    let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
    let folder = std::env::temp_dir().join(format!("hosting-{kind:?}-{}", address.port()));
    fs::create_dir_all(&folder)?;
    Ok((address, folder))
}

/// A recipe with these values.
fn recipe(name: &str, values: &[(&str, String)]) -> Result<String> {
    let path = root().join("deploy").join(name);
    let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    Ok(values.iter().fold(text, |text, (from, to)| text.replace(from, to)))
}

fn nginx(folder: &Path, recipe: &str) -> Result<Child> {
    let temp = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
    let temp = temp.map(|name| format!("{name}_temp_path {}/{name};", folder.display()));
    let conf = format!(
        "daemon off; master_process off; pid {0}/pid; error_log {0}/log;
        events {{}} http {{ log_format count '$request_uri $status $bytes_sent';
        access_log {0}/access count; {1} {recipe} }}",
        folder.display(),
        temp.concat()
    );
    fs::write(folder.join("nginx.conf"), conf)?;
    let path = folder.join("nginx.conf");
    Command::new(program("nginx"))
        .arg("-c")
        .arg(path)
        .arg("-p")
        .arg(folder)
        .stderr(Stdio::null())
        .spawn()
        .context("nginx is missing; `make setup-hosts` installs it")
}

fn caddy(folder: &Path, recipe: &str) -> Result<Child> {
    let path = folder.join("Caddyfile");
    fs::write(&path, format!("{{\n\tadmin off\n\tauto_https off\n}}\n{recipe}"))?;
    let log = fs::File::create(folder.join("log"))?;
    Command::new(program("caddy"))
        .args(["run", "--adapter", "caddyfile", "--config"])
        .arg(path)
        .env("XDG_DATA_HOME", folder)
        .env("XDG_CONFIG_HOME", folder)
        .stdout(Stdio::null())
        .stderr(log)
        .spawn()
        .context("caddy is missing; `make setup-hosts` installs it")
}

/// The path of a server: in the folder that the variable `HOSTS` names, or one of the
/// machine's. Debian has nginx where only root looks.
fn program(name: &str) -> PathBuf {
    let own = std::env::var_os("HOSTS").map(PathBuf::from);
    let folders = own.into_iter().chain(["/usr/sbin", "/usr/bin"].map(PathBuf::from));
    let mut paths = folders.map(|folder| folder.join(name));
    paths.find(|path| path.exists()).unwrap_or_else(|| name.into())
}
