//! The bundle on a port of its own, under any sub-path, with faults on demand.
//!
//! Into index.html it puts one script, before everything else, which notes errors, refusals of the policy and what is
//! written to the console. It stands before the policy, which governs only what follows it, so the policy under test is
//! the one that is delivered.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use std::{fs, io, thread};

/// What goes wrong with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is not there: 404.
    Missing,
    /// The connection closes in the middle of it.
    Aborted,
    /// Only its first half is there, as if it were all.
    Truncated,
    /// Bytes all over it are others.
    Flipped,
    /// One bit is another: in its middle, or of a program among the types of its functions, since nothing notices one of its data.
    Bit,
    /// It is there, and empty.
    Empty,
    /// The server has met a mistake of its own: 500.
    Broken,
    /// Its bytes are right, its type is text.
    Mistyped,
    /// A page of a network that wants to be logged into stands in its place.
    Portal,
    /// Another file of the bundle stands in its place.
    Instead(&'static str),
    /// It is of another build.
    Mixed,
    /// It comes after so many milliseconds.
    Late(u64),
    /// The server has heard, and does not answer.
    Silent,
}

/// What a network shows that wants to be logged into.
const PORTAL: &[u8] = b"<!doctype html><title>Log in</title><p>Log in to go on.</p><script>window.portal = 1</script>";

/// What is served, and how. [`Server::start`] turns it into an address.
#[derive(Clone, Debug)]
struct Plan {
    /// Nothing where the server is gone.
    folder: Arc<Mutex<Option<PathBuf>>>,
    prefix: String,
    watch: bool,
    scripts: String,
    plain: bool,
    faults: Vec<(String, Fault)>,
    pages: Vec<(String, String)>,
}

/// A bundle at an address. The thread behind it ends with the process.
pub struct Server {
    plan: Plan,
    port: u16,
}

impl Server {
    /// The bundle under test at the root of a host.
    ///
    /// # Panics
    /// When there is no bundle.
    #[must_use]
    pub fn new() -> Self {
        Self::of(crate::dist()).expect("there is no bundle to test: run `cargo xtask build` first")
    }

    /// The bundle in a folder, if there is one.
    #[must_use]
    pub fn of(folder: PathBuf) -> Option<Self> {
        if !folder.join("index.html").is_file() {
            return None;
        }
        let plan = Plan {
            folder: Arc::new(Mutex::new(Some(folder))),
            prefix: "/".to_owned(),
            watch: true,
            scripts: String::new(),
            plain: false,
            faults: Vec::new(),
            pages: Vec::new(),
        };
        Some(Self { plan, port: 0 })
    }

    /// Puts it under a sub-path such as `/a/b%20c/`.
    #[must_use]
    pub fn under(mut self, prefix: &str) -> Self {
        prefix.clone_into(&mut self.plan.prefix);
        self
    }

    /// Leaves every file as it is: nothing watches the page.
    #[must_use]
    pub fn untouched(mut self) -> Self {
        self.plan.watch = false;
        self
    }

    /// Answers like `python3 -m http.server`: HTTP/1.0, no word on encodings or caches.
    #[must_use]
    pub fn plain(mut self) -> Self {
        self.plan.plain = true;
        self
    }

    /// Runs JavaScript before the page, to take something away from it.
    #[must_use]
    pub fn script(mut self, script: &str) -> Self {
        self.plan.scripts.push_str(script);
        self
    }

    /// Spoils every file whose name ends in `end`.
    #[must_use]
    pub fn fault(mut self, end: &str, fault: Fault) -> Self {
        self.plan.faults.push((end.to_owned(), fault));
        self
    }

    /// Puts somebody else's page beside the bundle.
    #[must_use]
    pub fn page(mut self, name: &str, html: &str) -> Self {
        self.plan.pages.push((name.to_owned(), html.to_owned()));
        self
    }

    /// Starts to serve.
    ///
    /// # Panics
    /// When no port is free.
    #[must_use]
    pub fn start(mut self) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        self.port = listener.local_addr().expect("its port").port();
        let plan = Arc::new(self.plan.clone());
        thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                let plan = Arc::clone(&plan);
                // A browser that closes a connection early is no fault of the page.
                thread::spawn(move || plan.answer(&connection));
            }
        });
        self
    }

    /// Answers nothing any more, as if it were gone.
    pub fn stop(&self) {
        self.plan.serve(None);
    }

    /// Serves the bundle in another folder from now on, as if it had been published.
    pub fn publish(&self, folder: PathBuf) {
        self.plan.serve(Some(folder));
    }

    /// The address of the page, which ends in `/`.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}{}", self.port, self.plan.prefix)
    }

    /// A file of the bundle as it is on disk.
    ///
    /// # Panics
    /// When it cannot be read.
    #[must_use]
    pub fn file(&self, name: &str) -> String {
        let folder = self.plan.folder().expect("the server is not gone");
        fs::read_to_string(folder.join(name)).expect("the bundle holds the file")
    }
}

impl Default for Server {
    fn default() -> Self {
        Self::new()
    }
}

impl Plan {
    fn folder(&self) -> Option<PathBuf> {
        self.folder.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn serve(&self, folder: Option<PathBuf>) {
        *self.folder.lock().unwrap_or_else(PoisonError::into_inner) = folder;
    }

    fn answer(&self, connection: &TcpStream) -> io::Result<()> {
        let mut lines = BufReader::new(connection).lines();
        let first = lines.next().transpose()?.unwrap_or_default();
        let target = first.split(' ').nth(1).unwrap_or("/");
        let path = target.split('?').next().unwrap_or("/").to_owned();
        for line in lines {
            if line?.is_empty() {
                break;
            }
        }
        let Some(folder) = self.folder() else {
            return Ok(());
        };
        let named = if path.ends_with('/') {
            format!("{path}index.html")
        } else {
            path.clone()
        };
        let fault = self.faults.iter().find(|(end, _)| named.ends_with(end.as_str()));
        let fault = fault.map(|(_, fault)| *fault);
        let path = match fault {
            Some(Fault::Instead(other)) => format!("{}{other}", self.prefix),
            _ => path,
        };
        match (self.body(&folder, &path), fault) {
            (_, Some(Fault::Broken)) => self.send(connection, "500 Internal Server Error", "text/plain", Vec::new()),
            (_, Some(Fault::Portal)) => self.send(connection, "200 OK", "text/html; charset=utf-8", PORTAL.to_vec()),
            (None, _) | (_, Some(Fault::Missing)) => {
                self.send(connection, "404 Not Found", "text/plain", b"not here".to_vec())
            }
            (Some((kind, body)), None) => self.send(connection, "200 OK", kind, body),
            (Some((kind, body)), Some(fault)) => self.send_spoilt(connection, kind, body, fault),
        }
    }

    fn body(&self, folder: &Path, path: &str) -> Option<(&'static str, Vec<u8>)> {
        let inside = path.strip_prefix(&self.prefix)?;
        let name = if inside.is_empty() { "index.html" } else { inside };
        if let Some((_, html)) = self.pages.iter().find(|(page, _)| page == name) {
            return Some(("text/html; charset=utf-8", html.clone().into_bytes()));
        }
        if name.split('/').any(|part| part == "..") {
            return None;
        }
        let mut body = fs::read(folder.join(name)).ok()?;
        if name == "index.html" && self.watch {
            let page = String::from_utf8_lossy(&body);
            let script = format!("<head><script>{}{}</script>", include_str!("watch.js"), self.scripts);
            body = page.replacen("<head>", &script, 1).into_bytes();
        }
        Some((kind_of(Path::new(name)), body))
    }

    /// A file that is there, with what is wrong with it.
    fn send_spoilt(
        &self,
        mut connection: &TcpStream,
        mut kind: &str,
        mut body: Vec<u8>,
        fault: Fault,
    ) -> io::Result<()> {
        let half = body.len() / 2;
        match fault {
            Fault::Truncated => body.truncate(half),
            Fault::Empty => body.clear(),
            Fault::Flipped => body.iter_mut().step_by(997).for_each(|byte| *byte ^= 0x55),
            Fault::Bit => {
                let place = if body.starts_with(b"\0asm") { 100 } else { half };
                body.iter_mut().skip(place).take(1).for_each(|byte| *byte ^= 1);
            }
            Fault::Mixed => body = of_another_build(&body),
            Fault::Mistyped => kind = "text/plain",
            Fault::Late(milliseconds) => thread::sleep(Duration::from_millis(milliseconds)),
            Fault::Silent => thread::sleep(Duration::from_secs(30)),
            Fault::Aborted => {
                self.head(connection, "200 OK", kind, body.len())?;
                body.truncate(half);
                return connection.write_all(&body);
            }
            _ => {}
        }
        self.send(connection, "200 OK", kind, body)
    }

    fn send(&self, mut connection: &TcpStream, status: &str, kind: &str, body: Vec<u8>) -> io::Result<()> {
        self.head(connection, status, kind, body.len())?;
        connection.write_all(&body)
    }

    fn head(&self, mut connection: &TcpStream, status: &str, kind: &str, length: usize) -> io::Result<()> {
        let (version, kind, more) = if self.plain {
            ("1.0", kind.trim_end_matches("; charset=utf-8"), "")
        } else {
            ("1.1", kind, "Cache-Control: no-store\r\nConnection: close\r\n")
        };
        write!(
            connection,
            "HTTP/{version} {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n{more}\r\n"
        )
    }
}

/// A file as another build would have written it: the names of builds in it are others.
fn of_another_build(body: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(body);
    let mut other = String::new();
    for (at, part) in text.split("build=").enumerate() {
        if at > 0 {
            other.push_str("build=");
        }
        let (opening, rest) = part.split_at(if part.starts_with("(?!") { "(?!".len() } else { 0 });
        other.push_str(opening);
        let is_name = at > 0 && rest.bytes().take(8).all(|byte| byte.is_ascii_hexdigit());
        other.push_str(&if is_name {
            format!("00000000{}", rest.get(8..).unwrap_or_default())
        } else {
            rest.to_owned()
        });
    }
    other.into_bytes()
}

fn kind_of(name: &Path) -> &'static str {
    match name.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("xml") => "application/xml",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}
