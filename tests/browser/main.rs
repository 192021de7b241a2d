//! End to end in headless Chromium, on the bundle. Every module tells one area from the reader's side; what they stand on
//! is the library of this package, which also says how to run them.
//!
//! One browser serves all tests, one after the other, each from a blank page. After each the page must be sound: see
//! [`Page::sound`].

mod about;
mod address;
mod answers;
mod anywhere;
mod compare;
mod corpora;
mod desk;
mod explore;
mod faces;
mod figures;
mod find;
mod follow;
mod keys;
mod made;
mod narrow;
mod offline;
mod parts;
mod policy;
mod sceptic;
mod script;
mod sight;
mod start;
mod text;
mod voices;

use std::panic::{self, AssertUnwindSafe};
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
    let areas = [
        start::TESTS,
        sight::TESTS,
        find::TESTS,
        narrow::TESTS,
        voices::TESTS,
        answers::TESTS,
        explore::TESTS,
        follow::TESTS,
        address::TESTS,
        keys::TESTS,
        compare::TESTS,
        faces::TESTS,
        figures::TESTS,
        about::TESTS,
        policy::TESTS,
        script::TESTS,
        sceptic::TESTS,
        corpora::TESTS,
        parts::TESTS,
        made::TESTS,
        desk::TESTS,
        anywhere::TESTS,
        offline::TESTS,
        text::TESTS,
    ];
    let asked = |name: &str| words.is_empty() || words.iter().any(|word| name.contains(word.as_str()));
    let tests: Vec<Test> = areas.concat();
    let chosen: Vec<&Test> = tests.iter().filter(|(name, _)| asked(name)).collect();
    if options.iter().any(|option| *option == "--list") {
        chosen.iter().for_each(|(name, _)| println!("{name}: test"));
        return ExitCode::SUCCESS;
    }
    // A failure is about the page: where in the test and what, never how the test got there.
    panic::set_hook(Box::new(|failure| {
        let place = failure.location().map(ToString::to_string).unwrap_or_default();
        println!("\n{place}:\n{}", failure.payload_as_str().unwrap_or_default());
    }));
    match panic::catch_unwind(|| run(&chosen, tests.len() - chosen.len())) {
        Ok(true) => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

/// Runs tests and says how many passed, in the words of Rust's own test programs.
fn run(tests: &[&Test], others: usize) -> bool {
    let since = Instant::now();
    let server = Server::new().start();
    let driver = Driver::start();
    let browser = Browser::start(&driver);
    let stage = Stage {
        driver,
        browser,
        server,
    };
    println!("running {} tests", tests.len());
    let failed: Vec<&&Test> = tests.iter().filter(|test| !passes(&stage, test)).collect();
    if !failed.is_empty() {
        println!("\nfailures:");
        failed.iter().for_each(|(name, _)| println!("    {name}"));
    }
    println!(
        "\ntest result: {}. {} passed; {} failed; 0 ignored; 0 measured; {others} filtered out; finished in {:.2?}",
        if failed.is_empty() { "ok" } else { "FAILED" },
        tests.len() - failed.len(),
        failed.len(),
        since.elapsed()
    );
    failed.is_empty()
}

/// Runs one test from a blank page.
fn passes(stage: &Stage, (name, test): &Test) -> bool {
    let since = Instant::now();
    let passed = panic::catch_unwind(AssertUnwindSafe(|| {
        stage.browser.as_new();
        test(stage);
    }))
    .is_ok();
    let word = if passed { "ok" } else { "FAILED" };
    println!("test {name} ... {word} ({:.1?})", since.elapsed());
    passed
}
