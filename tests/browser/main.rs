//! End to end in headless Chromium, on the bundle. Every module tells one area from the reader's side; what they stand on
//! is the library of this package, which also says how to run them.
//!
//! One browser serves all tests, one after the other, each from a blank page. After each the page must be sound: see
//! [`Page::sound`].

mod address;
mod find;
mod follow;
mod keys;
mod narrow;
mod sight;
mod start;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::time::Instant;

use browser_tests::{Browser, Driver, Page, Server};

/// A test and its name.
type Test = (&'static str, fn(&Stage));

/// What every test is given.
pub(crate) struct Stage {
    driver: Driver,
    browser: Browser,
    server: Server,
}

impl Stage {
    /// Opens the explorer at a route.
    pub(crate) fn open(&self, route: &str) -> Page<'_> {
        Page::open(&self.browser, &self.server, route)
    }

    /// Opens it in the same window from another server.
    pub(crate) fn open_on<'a>(&'a self, server: &'a Server, route: &str) -> Page<'a> {
        Page::open(&self.browser, server, route)
    }

    /// Somebody else's browser.
    pub(crate) fn stranger(&self) -> Browser {
        Browser::start(&self.driver)
    }
}

/// Names the tests of a module.
macro_rules! tests {
    ($($name:ident),+ $(,)?) => {
        pub(crate) const TESTS: &[crate::Test] = &[$((concat!(module_path!(), "::", stringify!($name)), $name)),+];
    };
}
pub(crate) use tests;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (options, words): (Vec<_>, Vec<_>) = arguments.iter().partition(|each| each.starts_with('-'));
    let chosen: Vec<&Test> = [
        start::TESTS,
        sight::TESTS,
        find::TESTS,
        narrow::TESTS,
        follow::TESTS,
        address::TESTS,
        keys::TESTS,
    ]
    .into_iter()
    .flatten()
    .filter(|(name, _)| words.is_empty() || words.iter().any(|word| name.contains(word.as_str())))
    .collect();
    if options.iter().any(|option| *option == "--list") {
        chosen.iter().for_each(|(name, _)| println!("{name}: test"));
        return ExitCode::SUCCESS;
    }
    let since = Instant::now();
    let server = Server::new().start();
    let driver = Driver::start();
    let browser = Browser::start(&driver);
    let stage = Stage {
        driver,
        browser,
        server,
    };
    println!("running {} tests in the browser", chosen.len());
    let failed: Vec<&str> = chosen
        .iter()
        .filter(|test| !passes(&stage, test))
        .map(|(name, _)| *name)
        .collect();
    println!(
        "\n{} passed, {} failed, in {:.0?}",
        chosen.len() - failed.len(),
        failed.len(),
        since.elapsed()
    );
    failed.iter().for_each(|name| println!("    {name}"));
    if failed.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Runs one test from a blank page. What it panics with is on the screen already.
fn passes(stage: &Stage, (name, test): &Test) -> bool {
    let since = Instant::now();
    let passed = catch_unwind(AssertUnwindSafe(|| {
        stage.browser.as_new();
        test(stage);
    }))
    .is_ok();
    let word = if passed { "ok" } else { "FAILED" };
    println!(
        "test {} … {word} ({:.1?})",
        name.trim_start_matches("browser::"),
        since.elapsed()
    );
    passed
}
