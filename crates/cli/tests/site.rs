//! A corpus into its explorer, as an author runs it: on a page that is no explorer but has every file of one. That a real one
//! shows the other corpus, tests/browser/made.rs says.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on ends here")]

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use crosscheck_bundle::{Page, sample};

/// A folder of a test's own, empty at first.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("site").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder.canonicalize().unwrap()
}

/// The same with a prebuilt page, and a corpus in it.
fn begun(name: &str) -> PathBuf {
    let here = folder(name);
    fs::create_dir(here.join("page")).unwrap();
    for (name, bytes) in sample::files() {
        fs::write(here.join("page").join(name), bytes).unwrap();
    }
    assert!(crosscheck(&here, &["new", "mine"]).output().unwrap().status.success());
    here
}

fn crosscheck(here: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    command.args(words).current_dir(here).env_remove("CROSSCHECK_CORPUS");
    command
}

/// Runs `crosscheck build` with that page.
fn build(here: &Path, words: &[&str]) -> Output {
    let words = [&["build", "--page", "page"], words].concat();
    crosscheck(here, &words).output().unwrap()
}

#[track_caller]
fn built(here: &Path, words: &[&str]) -> String {
    let output = build(here, words);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The message of a build that ends with status 1 and leaves everything as it was.
#[track_caller]
fn refused(here: &Path, words: &[&str]) -> String {
    let before = files(here);
    let output = build(here, words);
    assert_eq!(output.status.code(), Some(1));
    assert!(files(here) == before, "something was written");
    String::from_utf8(output.stderr).unwrap()
}

/// Every file below a folder.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inside) = folders.pop() {
        for entry in fs::read_dir(inside).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                all.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    all
}

#[test]
fn a_corpus_becomes_a_folder_with_its_name_in_it() {
    let here = begun("folder");
    let said = built(&here, &["mine"]);
    assert!(
        said.starts_with("site is the explorer of “The bridge at Ferry Lane” now, 27 files of 0.1 MB: put the folder on any web server, or open site"),
        "{said}"
    );
    let site = files(&here.join("site"));
    let index = String::from_utf8(site["index.html"].clone()).unwrap();
    for part in [
        "<title>The bridge at Ferry Lane – Crosscheck</title>",
        "<meta name=\"description\" content=\"Two invented reports on one closed bridge: replace them by your own, file by file.\">",
        "<li>River Gazette: Crack closes Ferry Lane bridge, 7 May 2024</li>",
    ] {
        assert!(index.contains(part), "{part} is missing in {index}");
    }
    assert!(!index.contains("A sample"), "{index}");
    let named = |end: &str| {
        site.keys()
            .find(|name| name.starts_with("crosscheck-") && name.ends_with(end))
            .unwrap()
    };
    let (script, program) = (named(".js"), named("_bg.wasm"));
    assert!(
        index.contains(&format!("data-bytes=\"{} 4\"", site[program].len())),
        "{index}"
    );
    for file in [&site["index.html"], &site["mount.js"], &site["crosscheck.html"]] {
        let text = String::from_utf8_lossy(file);
        assert!(
            text.contains(&format!("./{script}")) && text.contains(&format!("./{program}")),
            "{text}"
        );
    }
    assert!(String::from_utf8_lossy(&site[script]).contains(program.as_str()));
    assert!(
        !site.keys().any(|name| name.starts_with("crosscheck-1")),
        "files of the other corpus stay: {:?}",
        site.keys()
    );
    // The codebook is about the corpus of the repository alone.
    assert!(!site.contains_key("codebook.html"));
    let page = Page::read(&here.join("site")).unwrap();
    let compiled = crosscheck_compiler::compile_dir(&here.join("mine")).unwrap();
    assert!(page.bundle(&compiled, None).unwrap() == site);
    // And from one corpus to the next.
    fs::rename(here.join("site"), here.join("first")).unwrap();
    let output = crosscheck(&here, &["build", "mine", "--page", "first"])
        .output()
        .unwrap();
    assert!(output.status.success());
    assert!(
        files(&here.join("site")) == files(&here.join("first")),
        "the same corpus gives the same bytes"
    );
}

#[test]
fn a_corpus_becomes_one_file() {
    let here = begun("file");
    let said = built(&here, &["mine", "--single-file", "mine.html"]);
    assert_eq!(
        said,
        "mine.html is the explorer of “The bridge at Ferry Lane” now, all in one file\n"
    );
    assert!(!here.join("site").exists());
    built(
        &here,
        &["mine", "--out", "both/site", "--single-file", "both/mine.html"],
    );
    let both = files(&here.join("both"));
    assert!(both["mine.html"] == both["site/crosscheck.html"]);
    assert!(both["mine.html"] == fs::read(here.join("mine.html")).unwrap());
    assert_eq!(
        refused(&here, &["mine", "--single-file", "mine.html"]),
        "error: mine.html is there already: name another file, or say --replace\n"
    );
    built(&here, &["mine", "--single-file", "mine.html", "--replace"]);
}

#[test]
fn a_folder_that_holds_something_is_left_alone() {
    let here = begun("refused");
    assert_eq!(
        refused(&here, &["mine", "--out", "mine"]),
        "error: mine is not empty: name a new folder\n"
    );
    assert_eq!(
        refused(&here, &["mine", "--out", "mine", "--replace"]),
        "error: mine holds something else than a site of Crosscheck: name another folder\n"
    );
    assert_eq!(
        refused(&here, &["mine", "--out", "mine/corpus.toml"]),
        "error: mine/corpus.toml is a file: name a folder\n"
    );
    // No folder can be made below a file.
    let message = refused(&here, &["mine", "--out", "mine/corpus.toml/site"]);
    assert!(
        message.starts_with("error: cannot write mine/corpus.toml/site: "),
        "{message}"
    );
    let message = refused(&here, &["mine", "--single-file", "mine/corpus.toml/mine.html"]);
    assert!(
        message.starts_with("error: cannot write mine/corpus.toml/mine.html: "),
        "{message}"
    );
}

#[test]
fn a_site_is_replaced_where_that_is_said() {
    let here = begun("replaced");
    built(&here, &["mine"]);
    let first = files(&here.join("site"));
    assert_eq!(
        refused(&here, &["mine"]),
        "error: site holds a site already: name another folder, or say --replace\n"
    );
    fs::write(here.join("site/CNAME"), "example.org").unwrap();
    let toml = here.join("mine/corpus.toml");
    let edited = fs::read_to_string(&toml).unwrap().replace("Ferry Lane", "Mill Lane");
    fs::write(&toml, edited).unwrap();
    built(&here, &["mine", "--replace"]);
    let mut second = files(&here.join("site"));
    assert_eq!(second.remove("CNAME").as_deref(), Some(&b"example.org"[..]));
    assert_eq!(second.len(), first.len(), "nothing of the first stays");
    assert!(String::from_utf8_lossy(&second["index.html"]).contains("Mill Lane"));
}

#[test]
fn a_corpus_that_does_not_compile_is_not_built() {
    let here = begun("mistaken");
    fs::write(here.join("mine/corpus.toml"), "title = 1\n").unwrap();
    let message = refused(&here, &["mine"]);
    assert!(
        message.contains("corpus.toml:1:9") && message.contains("error: corpus not compiled"),
        "{message}"
    );
    assert!(refused(&here, &["nothing"]).contains("nothing"));
    // A codebook has to be in the page.
    let toml = "title = \"A\"\nsummary = \"B\"\ncodebook = \"other.html\"\n";
    fs::create_dir(here.join("coded")).unwrap();
    fs::write(here.join("coded/corpus.toml"), toml).unwrap();
    assert!(refused(&here, &["coded"]).ends_with(
        "error: `codebook` names other.html, which the page does not have: leave the key out of corpus.toml\n"
    ));
}

#[test]
fn a_folder_that_is_no_page_is_refused() {
    let here = begun("no-page");
    let refused = |words: &[&str]| {
        let words = [&["build", "mine", "--page"], words].concat();
        let output = crosscheck(&here, &words).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        String::from_utf8(output.stderr).unwrap()
    };
    assert_eq!(
        refused(&["mine"]),
        "error: mine is no prebuilt page: there is no index.html in it\n"
    );
    fs::write(here.join("mine/index.html"), "<script src=\"./boot.js\">").unwrap();
    assert_eq!(
        refused(&["mine"]),
        "error: mine is no page for this tool: its index.html names no program as a release build does\n"
    );
    fs::write(here.join("page/crosscheck-1_bg.wasm"), b"\0asm\x01\0\0\0").unwrap();
    assert_eq!(
        refused(&["page"]),
        "error: page is no page for this tool: the program has no memory of its own\n"
    );
}

/// A server that ends with its test.
struct Served {
    child: Child,
    port: u16,
}

impl Served {
    fn start(here: &Path) -> Self {
        let mut command = crosscheck(here, &["serve", "mine", "--port", "0", "--page", "page"]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap())
            .read_line(&mut line)
            .unwrap();
        let port = line
            .strip_prefix("http://127.0.0.1:")
            .and_then(|rest| rest.split('/').next());
        let port = port
            .and_then(|port| port.parse().ok())
            .unwrap_or_else(|| panic!("no port in {line}"));
        Self { child, port }
    }

    /// The head and the body of an answer.
    fn ask(&self, request: &str, host: &str) -> (String, String) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        write!(
            stream,
            "{request} HTTP/1.1\r\nHost: {host}:{}\r\nConnection: close\r\n\r\n",
            self.port
        )
        .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.to_owned(), body.to_owned())
    }

    fn get(&self, path: &str) -> String {
        self.ask(&format!("GET {path}"), "127.0.0.1").1
    }

    /// What the page is told of its corpus, as soon as it is what is waited for.
    #[track_caller]
    fn state(&self, wanted: impl Fn(&serde_json::Value) -> bool) -> serde_json::Value {
        let start = Instant::now();
        loop {
            let state = serde_json::from_str(&self.get("/corpus.json")).unwrap();
            if wanted(&state) {
                return state;
            }
            assert!(start.elapsed() < Duration::from_secs(20), "corpus.json says {state}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_served_corpus_is_followed() {
    let here = begun("served");
    let server = Served::start(&here);
    let first = server.state(|state| state["report"] == "");
    let index = server.get("/?a=b");
    let pack = format!("data-pack=\"{}\"", first["pack"].as_str().unwrap());
    assert!(
        index.contains(&pack) && index.contains("The bridge at Ferry Lane"),
        "{index}"
    );
    assert!(server.get("/develop.js").contains("export const begin"));
    assert!(
        server
            .get("/follow.js")
            .contains("import { begin } from \"./develop.js\"")
    );
    // A mistake leaves the page as it was, mending it too.
    let toml = here.join("mine/corpus.toml");
    let whole = fs::read_to_string(&toml).unwrap();
    fs::write(&toml, format!("{whole}\nmistake = true\n")).unwrap();
    let broken = server.state(|state| state["report"] != "");
    assert!(
        broken["pack"] == first["pack"] && broken["report"].to_string().contains("mistake"),
        "{broken}"
    );
    assert_eq!(server.get("/"), index);
    fs::write(&toml, &whole).unwrap();
    assert_eq!(server.state(|state| state["report"] == ""), first);
    // An edit gives another page.
    fs::write(&toml, whole.replace("Ferry Lane", "Mill Lane")).unwrap();
    server.state(|state| state["pack"] != first["pack"]);
    assert!(server.get("/").contains("The bridge at Mill Lane"));
    assert!(!here.join("site").exists(), "nothing is written");
}

#[test]
fn a_corpus_that_never_compiled_is_served_as_its_report() {
    let here = begun("served-mistaken");
    let toml = here.join("mine/corpus.toml");
    let whole = fs::read_to_string(&toml).unwrap();
    fs::write(&toml, "title = 1\n").unwrap();
    let server = Served::start(&here);
    let state = server.state(|_| true);
    assert!(
        state["pack"] == "" && state["report"].to_string().contains("corpus.toml:1:9"),
        "{state}"
    );
    let index = server.get("/");
    assert!(index.contains("./follow.js") && !index.contains("boot.js"), "{index}");
    fs::write(&toml, whole).unwrap();
    server.state(|state| state["pack"] != "");
    assert!(server.get("/").contains("boot.js"));
}

#[test]
fn the_server_answers_this_machine_alone() {
    let here = begun("served-here");
    let server = Served::start(&here);
    let status = |request: &str, host: &str| {
        let (head, body) = server.ask(request, host);
        (head.split(' ').nth(1).unwrap_or_default().to_owned(), body)
    };
    assert_eq!(
        status("GET /boot.js", "localhost"),
        (
            "200".to_owned(),
            "imported(\"./export.js\");\nimported(\"./desk.js\");\n".to_owned()
        )
    );
    assert_eq!(status("HEAD /boot.js", "127.0.0.1"), ("200".to_owned(), String::new()));
    assert_eq!(status("GET /../mine/corpus.toml", "localhost").0, "404");
    assert_eq!(
        status("GET /", "example.org"),
        ("403".to_owned(), "this server answers this machine alone".to_owned())
    );
    assert_eq!(status("POST /", "localhost").0, "405");
    let (head, _) = server.ask("GET /crosscheck.wasm", "localhost");
    assert!(
        head.contains("Content-Type: application/wasm") && head.contains("Cache-Control: no-store"),
        "{head}"
    );
}

/// Where it is built, by whom, in which language and on how many processors: the files are the same.
#[test]
fn the_same_corpus_is_the_same_files_everywhere() {
    let (here, there) = (begun("one-place"), folder("other place é"));
    built(&here, &["mine", "--out", "out"]);
    fs::rename(here.join("out"), there.join("first")).unwrap();
    copy(&here.join("page"), &there.join("another page"));
    copy(&here.join("mine"), &there.join("corpus of others"));
    let words = ["build", "--page", "another page", "corpus of others", "--out", "second"];
    let output = crosscheck(&there, &words)
        .envs([
            ("TZ", "Pacific/Kiritimati"),
            ("LANG", "tr_TR.UTF-8"),
            ("LC_ALL", "tr_TR.UTF-8"),
        ])
        .envs([("HOME", "/nowhere"), ("USER", "somebody"), ("RAYON_NUM_THREADS", "1")])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let (first, second) = (files(&there.join("first")), files(&there.join("second")));
    assert!(!first.is_empty());
    assert!(first.keys().eq(second.keys()));
    let other = first.iter().find(|(name, bytes)| second.get(*name) != Some(*bytes));
    assert_eq!(other.map(|(name, _)| name), None);
}

fn copy(from: &Path, to: &Path) {
    for (name, bytes) in files(from) {
        let to = to.join(name);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::write(to, bytes).unwrap();
    }
}
