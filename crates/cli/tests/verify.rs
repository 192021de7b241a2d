//! `crosscheck verify` against a server of the test's own.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on ends here")]

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Serves files under `/a/`, and returns the address of that folder.
fn served(files: &[(&str, &str)]) -> String {
    let files: BTreeMap<String, String> = files
        .iter()
        .map(|(name, text)| (format!("/a/{name}"), (*text).to_owned()))
        .collect();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
            let first = lines.next().transpose().ok().flatten().unwrap_or_default();
            while lines
                .next()
                .transpose()
                .ok()
                .flatten()
                .is_some_and(|line| !line.is_empty())
            {}
            let path = first.split(' ').nth(1).unwrap_or_default();
            let (status, body) = files
                .get(path)
                .map_or(("404 Not Found", ""), |body| ("200 OK", body.as_str()));
            let _ = write!(
                stream,
                "HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
                body.len()
            );
        }
    });
    format!("http://{address}/a")
}

const LIST: &str = r#"{ "format": 1, "build": "abc", "files": {
    "boot.js": { "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "bytes": 3 },
    "text/a.html": { "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "bytes": 3 } } }"#;

fn list(name: &str, text: &str) -> PathBuf {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&file, text).unwrap();
    file
}

/// The status, what is printed, and the error.
fn verify(address: &str, build: &Path) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_crosscheck"))
        .args(["verify", address, "--build"])
        .arg(build)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().replace(address, "SITE");
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn a_site_that_is_as_it_was_built_is_said_to_be() {
    let site = served(&[("boot.js", "abc"), ("text/a.html", "abc")]);
    for address in [site.clone(), format!("{site}/"), format!("{site}/index.html#/names")] {
        let (status, printed, error) = verify(&address, &list("whole.json", LIST));
        assert_eq!((status, error.as_str()), (0, ""), "{printed}");
        assert!(
            printed.ends_with("/ holds every file as it was built\n") || printed.contains("holds every file"),
            "{printed}"
        );
    }
}

#[test]
fn what_is_missing_or_differs_is_named() {
    let file = list("differs.json", LIST);
    let check = |files: &[(&str, &str)], printed: &str, error: &str| {
        let (status, found, why) = verify(&served(files), &file);
        assert_eq!((status, found.as_str(), why.as_str()), (1, printed, error));
    };
    check(
        &[("boot.js", "abc")],
        "build abc: 2 files\ntext/a.html: the server answered 404\n",
        "error: SITE/ differs from build abc in 1 of 2 files\n",
    );
    check(
        &[("boot.js", "abd"), ("text/a.html", "ab")],
        "build abc: 2 files\nboot.js: expected SHA-256 ba7816bf8f01…, found a52d159f262b…\ntext/a.html: expected 3 bytes, found 2\n",
        "error: SITE/ differs from build abc in 2 of 2 files\n",
    );
    check(
        &[
            ("boot.js", "abcd"),
            ("text/a.html", "abc"),
            ("integrity.json", "{\"format\":1,\"build\":\"other\",\"files\":{}}"),
        ],
        "build abc: 2 files\nboot.js: expected 3 bytes, found more\n",
        "error: SITE/ differs from build abc in 1 of 2 files; it says it is build other\n",
    );
}

#[test]
fn what_cannot_be_compared_is_said() {
    let (status, _, error) = verify("https://example.org/", Path::new("no-such-build"));
    assert_eq!(status, 1);
    assert!(
        error.starts_with("error: no-such-build: ")
            && error.ends_with("; name the folder of a build with --build, or its integrity.json\n"),
        "{error}"
    );
    let (_, _, error) = verify("example.org", &list("address.json", LIST));
    assert_eq!(
        error,
        "error: `SITE` is no address: expected one such as https://SITE/reports/\n"
    );
    let (_, _, error) = verify(
        "https://example.org/",
        &list("newer.json", "{\"format\":2,\"build\":\"\",\"files\":{}}"),
    );
    assert!(
        error.ends_with(": format 2 is newer than this program, which reads format 1\n"),
        "{error}"
    );
}
