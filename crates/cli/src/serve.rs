//! `crosscheck serve`: a corpus folder into its explorer at an address of this machine, made anew at every change.
//!
//! The page asks for `corpus.json` over and over (public/develop.js). It shows what is wrong with the corpus, and loads
//! again when the corpus is another. Nothing is written to the disk, and no other machine is answered.

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};
use std::{io, thread};

use clap::Args;
use crosscheck_bundle::watch::{STATE, Seen, seen, state};
use crosscheck_bundle::{Files, INDEX, Page, digest};
use crosscheck_compiler::{LARGEST_PACK, compile_dir_in_parts};
use tiny_http::{Header, Method, Request, Response, Server};

use crate::page::Prebuilt;
use crate::{Failure, Places};

/// The options of `serve`.
#[derive(Debug, Args)]
pub(crate) struct Serve {
    /// The corpus folder
    dir: Option<PathBuf>,
    /// The port; 0 takes any that is free
    #[arg(long, value_name = "N", default_value_t = 8080)]
    port: u16,
    #[command(flatten)]
    page: Prebuilt,
}

/// How often the corpus is looked at.
const OFTEN: Duration = Duration::from_millis(150);

/// How many requests are answered at a time.
const WORKERS: usize = 4;

/// What a page under development has beside it.
const SCRIPTS: [(&str, &str); 2] = [
    ("develop.js", include_str!("../../../public/develop.js")),
    ("follow.js", include_str!("follow.js")),
];

/// What is shown where there is no such file.
const MISSING: &str = "404.html";

/// What is served now. After an error the last corpus that compiled stays.
type Served = Arc<RwLock<Files>>;

impl Serve {
    /// Serves until it is stopped.
    pub(crate) fn run(&self, places: &Places) -> Result<(), Failure> {
        let corpus = places.corpus(self.dir.as_deref())?;
        if !corpus.is_dir() {
            return Err(Failure(format!("there is no folder {}", corpus.display())));
        }
        let page = self.page.read(places)?;
        let cannot = |error: &dyn std::fmt::Display| Failure(format!("cannot serve at port {}: {error}", self.port));
        let server = Server::http(("127.0.0.1", self.port)).map_err(|error| cannot(&error))?;
        let port = server.server_addr().to_ip().map_or(self.port, |address| address.port());
        let mut follower = Follower::new(page, corpus);
        follower.look();
        println!(
            "http://127.0.0.1:{port}/ shows {} and follows every change; Ctrl+C ends it",
            follower.corpus.display()
        );
        let served = Arc::clone(&follower.served);
        thread::spawn(move || follower.follow());
        answer_all(&Arc::new(server), port, &served);
        Ok(())
    }
}

/// Keeps what is served as the corpus is.
struct Follower {
    page: Page,
    corpus: PathBuf,
    seen: Option<Seen>,
    pack: String,
    served: Served,
}

impl Follower {
    fn new(page: Page, corpus: PathBuf) -> Self {
        Self {
            page,
            corpus,
            seen: None,
            pack: String::new(),
            served: Served::default(),
        }
    }

    fn follow(mut self) {
        loop {
            let start = Instant::now();
            self.look();
            // A large corpus takes a while to look at: half of the time is left to others.
            thread::sleep(OFTEN.max(start.elapsed()));
        }
    }

    /// Looks at the corpus once, and compiles it where it has changed.
    fn look(&mut self) {
        let seen = seen(&self.corpus);
        if self.seen.as_ref() == Some(&seen) {
            return;
        }
        self.seen = Some(seen);
        let report = self.compile().err().unwrap_or_default();
        if !report.is_empty() {
            eprintln!("{report}");
        }
        let mut served = self.served.write().unwrap_or_else(PoisonError::into_inner);
        if served.is_empty() {
            *served = developed(self.page.without_corpus(), "");
        }
        served.insert(STATE.to_owned(), state(&self.pack, &report).into_bytes());
    }

    /// Makes the page of the corpus as it is now, or says why there is none.
    fn compile(&mut self) -> Result<(), String> {
        let compiled = compile_dir_in_parts(&self.corpus, LARGEST_PACK).map_err(|report| report.to_string())?;
        if compiled.warnings.warnings() > 0 {
            eprintln!("{}", compiled.warnings);
        }
        let files = self.page.with(&compiled)?;
        self.pack = digest(&compiled.pack);
        *self.served.write().unwrap_or_else(PoisonError::into_inner) = developed(files, &self.pack);
        Ok(())
    }
}

/// A page that follows its corpus.
fn developed(mut files: Files, pack: &str) -> Files {
    let follows = format!(
        "<meta name=\"crosscheck-pack\" data-pack=\"{pack}\"><script type=\"module\" src=\"./follow.js\"></script></head>"
    );
    if let Some(index) = files.get_mut(INDEX) {
        let page = String::from_utf8_lossy(index).replacen("</head>", &follows, 1);
        // A browser that kept it would show what the corpus was.
        *index = page
            .replacen(" data-build=\"", " data-build=\"development\" data-made=\"", 1)
            .into_bytes();
    }
    for (name, script) in SCRIPTS {
        files.insert(name.to_owned(), script.as_bytes().to_owned());
    }
    files
}

fn answer_all(server: &Arc<Server>, port: u16, served: &Served) {
    let workers = (0..WORKERS).map(|_| {
        let (server, served) = (Arc::clone(server), Arc::clone(served));
        thread::spawn(move || {
            for request in server.incoming_requests() {
                // A browser that closes a connection early is no fault of ours.
                let _ = answer(request, port, &served);
            }
        })
    });
    for worker in workers.collect::<Vec<_>>() {
        let _ = worker.join();
    }
}

fn answer(request: Request, port: u16, served: &Served) -> io::Result<()> {
    if ![Method::Get, Method::Head].contains(request.method()) {
        return request.respond(said(405, "this server only shows a corpus"));
    }
    if !is_for_here(&request, port) {
        return request.respond(said(403, "this server answers this machine alone"));
    }
    let path = request.url().split(['?', '#']).next().unwrap_or_default();
    let name = match path.trim_start_matches('/') {
        "" => INDEX,
        name => name,
    };
    let read = |name: &str| served.read().unwrap_or_else(PoisonError::into_inner).get(name).cloned();
    let (status, kind, body) = match read(name) {
        Some(body) => (200, kind_of(name), body),
        None => (404, kind_of(MISSING), read(MISSING).unwrap_or_default()),
    };
    request.respond(with_headers(Response::from_data(body).with_status_code(status), kind))
}

/// Whether the page was asked for under a name of this machine: another site's name may have been made to lead here.
fn is_for_here(request: &Request, port: u16) -> bool {
    let asked = request.headers().iter().find(|header| header.field.equiv("Host"));
    let names = ["127.0.0.1", "localhost"];
    asked.is_some_and(|host| names.iter().any(|name| host.value == format!("{name}:{port}").as_str()))
}

fn said(status: u16, words: &str) -> Response<io::Cursor<Vec<u8>>> {
    with_headers(
        Response::from_data(words).with_status_code(status),
        "text/plain; charset=utf-8",
    )
}

/// Two tabs on one machine should not fight over a stale page.
fn with_headers(response: Response<io::Cursor<Vec<u8>>>, kind: &str) -> Response<io::Cursor<Vec<u8>>> {
    let headers = [("Content-Type", kind), ("Cache-Control", "no-store")];
    let headers = headers
        .iter()
        .filter_map(|(name, value)| Header::from_bytes(*name, *value).ok());
    headers.fold(response, Response::with_header)
}

fn kind_of(name: &str) -> &'static str {
    match Path::new(name).extension().and_then(|end| end.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("wasm") => "application/wasm",
        Some("json" | "webmanifest") => "application/json",
        Some("woff2") => "font/woff2",
        Some("png") => "image/png",
        Some("ts" | "txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
