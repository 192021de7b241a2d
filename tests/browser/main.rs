//! End to end in headless Chromium, on the bundle. Every module tells one area from the reader's side; what they stand on
//! is the library of this package, which also says how to run them.
//!
//! There are as many browsers as cores, and each takes one test after the other, from a blank page. After each the page must be
//! sound: see [`Page::sound`]. What fails is tried once more when all others are done, alone in a fresh browser; what passes then is
//! named at the end, because a test that depends on how busy the machine is has to be mended too.

mod about;
mod address;
mod answers;
mod anywhere;
mod compare;
mod corpora;
mod desk;
mod examples;
mod explore;
mod faces;
mod faults;
mod figures;
mod find;
mod follow;
mod hostile;
mod keys;
mod made;
mod narrow;
mod network;
mod offline;
mod parts;
mod policy;
mod programs;
mod sceptic;
mod script;
mod sight;
mod start;
mod text;
mod time;
mod voices;

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

use browser_tests::{Browser, Driver, Lacking, Page, Server};

/// A test and its name.
type Test = (&'static str, fn(&Stage));

thread_local! {
    /// The test that this thread runs, for the message of its failure.
    static RUNNING: Cell<&'static str> = const { Cell::new("") };
}

/// What every test is given.
pub(crate) struct Stage {
    browser: Browser,
    server: Server,
}

impl Stage {
    fn new() -> Self {
        Self {
            browser: Browser::start(&Driver::start()),
            server: Server::new().start(),
        }
    }

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
        Browser::start(&Driver::start())
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
        examples::TESTS,
        offline::TESTS,
        faults::TESTS,
        hostile::TESTS,
        programs::TESTS,
        text::TESTS,
        time::TESTS,
        network::TESTS,
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
        if failure.payload().is::<Lacking>() {
            return;
        }
        let place = failure.location().map(ToString::to_string).unwrap_or_default();
        println!(
            "\n{}: {place}:\n{}",
            RUNNING.get(),
            failure.payload_as_str().unwrap_or_default()
        );
    }));
    match panic::catch_unwind(|| run(&chosen, tests.len() - chosen.len())) {
        Ok(true) => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

/// Runs tests, a browser a core, and says how many passed, in the words of Rust's own test programs.
fn run(tests: &[&Test], others: usize) -> bool {
    let since = Instant::now();
    println!("running {} tests", tests.len());
    let next = AtomicUsize::new(0);
    let browsers = thread::available_parallelism().map_or(1, usize::from);
    let mut outcomes: Vec<(&Test, Outcome)> = thread::scope(|scope| {
        let workers: Vec<_> = (0..browsers.min(tests.len()))
            .map(|_| scope.spawn(|| outcomes(tests, &next)))
            .collect();
        let each = workers.into_iter().map(|worker| worker.join().expect("a browser"));
        each.flatten().collect()
    });
    let unsure = again(&mut outcomes);
    let count = |wanted: Outcome| outcomes.iter().filter(|(_, outcome)| *outcome == wanted).count();
    let failed = count(Outcome::Failed);
    if failed != 0 {
        println!("\nfailures:");
        let failures = outcomes.iter().filter(|(_, outcome)| *outcome == Outcome::Failed);
        failures.for_each(|((name, _), _)| println!("    {name}"));
    }
    if !unsure.is_empty() {
        println!("\npassed only when tried again, to be mended:");
        unsure.iter().for_each(|name| println!("    {name}"));
    }
    println!(
        "\ntest result: {}. {} passed; {failed} failed; {} ignored; 0 measured; {others} filtered out; finished in {:.2?}",
        if failed == 0 { "ok" } else { "FAILED" },
        count(Outcome::Passed),
        count(Outcome::Ignored),
        since.elapsed()
    );
    failed == 0
}

/// What became of a test.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Passed,
    Failed,
    /// The engine cannot do what it asks.
    Ignored,
}

/// Runs whichever tests come next in a browser of its own, until none is left.
fn outcomes<'a>(tests: &[&'a Test], next: &AtomicUsize) -> Vec<(&'a Test, Outcome)> {
    let stage = Stage::new();
    let mut outcomes = Vec::new();
    while let Some(test) = tests.get(next.fetch_add(1, Ordering::Relaxed)) {
        outcomes.push((*test, outcome(&stage, test)));
    }
    outcomes
}

/// How many failures are taken for chance. More are the page's.
const CHANCE: usize = 5;

/// Tries what failed once more, unless it is much. Gives the names of what passed then.
fn again(outcomes: &mut [(&Test, Outcome)]) -> Vec<&'static str> {
    let failed: Vec<_> = outcomes
        .iter_mut()
        .filter(|(_, outcome)| *outcome == Outcome::Failed)
        .collect();
    if failed.is_empty() || failed.len() > CHANCE {
        return Vec::new();
    }
    println!("\ntrying {} again", failed.len());
    let stage = Stage::new();
    let mut unsure = Vec::new();
    for (test, before) in failed {
        *before = outcome(&stage, test);
        if *before == Outcome::Passed {
            unsure.push(test.0);
        }
    }
    unsure
}

/// Runs one test from a blank page.
fn outcome(stage: &Stage, (name, test): &Test) -> Outcome {
    let since = Instant::now();
    RUNNING.set(name);
    let result = panic::catch_unwind(AssertUnwindSafe(|| {
        stage.browser.as_new();
        test(stage);
    }));
    let lacking = result
        .as_ref()
        .err()
        .and_then(|failure| failure.downcast_ref::<Lacking>());
    let (outcome, word) = match (&result, lacking) {
        (Ok(()), _) => (Outcome::Passed, "ok".to_owned()),
        (_, Some(Lacking(what))) => (Outcome::Ignored, format!("ignored, it needs {what}")),
        _ => (Outcome::Failed, "FAILED".to_owned()),
    };
    println!("test {name} ... {word} ({:.1?})", since.elapsed());
    outcome
}
