//! `crosscheck verify`: a published explorer and the list of files of a build into what is missing there or differs.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Args;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::Failure;

/// The list that a build writes beside its files.
const LIST: &str = "integrity.json";

/// The only form of that list so far.
const FORMAT: u32 = 1;

/// A list has at most this many bytes: that of a million files.
const LONGEST_LIST: u64 = 200 << 20;

/// The options of `verify`.
#[derive(Debug, Args)]
pub struct Verify {
    /// Where the explorer is published: https://example.org/reports/
    #[arg(value_name = "ADDRESS")]
    address: String,
    /// The build it is compared with: its folder, or its integrity.json
    #[arg(long, value_name = "PATH", default_value = "dist")]
    build: PathBuf,
}

/// What a build says of its files.
#[derive(Debug, Deserialize)]
struct List {
    format: u32,
    build: String,
    files: BTreeMap<String, Expected>,
}

/// What it says of one of them.
#[derive(Debug, Deserialize)]
struct Expected {
    sha256: String,
    bytes: u64,
}

impl Verify {
    /// Prints a line for each file that is not as it was built, and how many are.
    ///
    /// # Errors
    /// When a file is missing or differs, or when there is nothing to compare.
    pub fn run(&self) -> Result<(), Failure> {
        let list = list(&self.build)?;
        let site = Site::at(&self.address)?;
        println!("build {}: {} files", list.build, list.files.len());
        let mut wrong = 0;
        for (name, expected) in &list.files {
            if let Err(why) = site.holds(name, expected) {
                println!("{name}: {why}");
                wrong += 1;
            }
        }
        if wrong == 0 {
            println!("{} holds every file as it was built", site.address);
            return Ok(());
        }
        let other = site.build().filter(|build| *build != list.build);
        let other = other
            .map(|build| format!("; it says it is build {build}"))
            .unwrap_or_default();
        Err(Failure(format!(
            "{} differs from build {} in {wrong} of {} files{other}",
            site.address,
            list.build,
            list.files.len()
        )))
    }
}

/// The list in a folder, or in a file.
fn list(build: &Path) -> Result<List, Failure> {
    let file = if build.is_dir() {
        build.join(LIST)
    } else {
        build.to_owned()
    };
    let text = fs::read_to_string(&file).map_err(|error| {
        Failure(format!(
            "{}: {error}; name the folder of a build with --build, or its {LIST}",
            file.display()
        ))
    })?;
    read(&text).map_err(|why| Failure(format!("{}: {why}", file.display())))
}

fn read(text: &str) -> Result<List, String> {
    let list: List =
        serde_json::from_str(text).map_err(|error| format!("not a list of the files of a build: {error}"))?;
    match list.format {
        FORMAT => Ok(list),
        other => Err(format!(
            "format {other} is newer than this program, which reads format {FORMAT}"
        )),
    }
}

/// A published explorer.
struct Site {
    agent: ureq::Agent,
    /// With its last slash.
    address: String,
}

impl Site {
    fn at(address: &str) -> Result<Self, Failure> {
        let address = address.split(['#', '?']).next().unwrap_or_default();
        if !address.starts_with("https://") && !address.starts_with("http://") {
            return Err(Failure(format!(
                "`{address}` is no address: expected one such as https://example.org/reports/"
            )));
        }
        let folder = address.strip_suffix("index.html").unwrap_or(address);
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(120)));
        Ok(Self {
            agent: config.build().into(),
            address: format!("{}/", folder.trim_end_matches('/')),
        })
    }

    /// Whether a file is there and has the bytes that were built.
    fn holds(&self, name: &str, expected: &Expected) -> Result<(), String> {
        // One byte more tells a longer file, however long it is.
        let bytes = self.fetched(name, expected.bytes + 1)?;
        let found = bytes.len() as u64;
        if found > expected.bytes {
            return Err(format!("expected {} bytes, found more", expected.bytes));
        }
        if found < expected.bytes {
            return Err(format!("expected {} bytes, found {found}", expected.bytes));
        }
        let digest: String = Sha256::digest(&bytes)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        if digest == expected.sha256 {
            return Ok(());
        }
        Err(format!(
            "expected SHA-256 {}…, found {}…",
            start(&expected.sha256),
            start(&digest)
        ))
    }

    /// At most so many bytes of a file.
    fn fetched(&self, name: &str, most: u64) -> Result<Vec<u8>, String> {
        use std::io::Read;
        let answer = self.agent.get([self.address.as_str(), name].concat()).call();
        let answer = answer.map_err(|error| error.to_string())?;
        if !answer.status().is_success() {
            return Err(format!("the server answered {}", answer.status().as_u16()));
        }
        let mut bytes = Vec::new();
        let reader = answer.into_body().into_reader();
        reader
            .take(most)
            .read_to_end(&mut bytes)
            .map_err(|error| error.to_string())?;
        Ok(bytes)
    }

    /// Which build the site says it is.
    fn build(&self) -> Option<String> {
        let bytes = self.fetched(LIST, LONGEST_LIST).ok()?;
        read(std::str::from_utf8(&bytes).ok()?).ok().map(|list| list.build)
    }
}

fn start(digest: &str) -> &str {
    digest.get(..12).unwrap_or(digest)
}
