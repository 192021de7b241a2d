//! How far a long command is, and how much memory it took.

use std::cell::Cell;
use std::io::{IsTerminal, Write, stderr};
use std::time::{Duration, Instant};

/// A function to call at every step of the work. It prints on stderr what was done and how often: on a terminal at most once a
/// second, writing over its line, elsewhere every five seconds. In the first second it prints nothing.
pub(crate) fn progress() -> impl Fn(&'static str, usize) + 'static {
    let over = stderr().is_terminal();
    let (last, wait) = (Cell::new(Instant::now()), Cell::new(Duration::from_secs(1)));
    move |done: &'static str, count: usize| {
        if last.get().elapsed() < wait.get() {
            return;
        }
        last.set(Instant::now());
        // Lines that are not written over come more rarely.
        wait.set(Duration::from_secs(if over { 1 } else { 5 }));
        // Whoever closed stderr does not want to know, so a failure to write is none of ours.
        let _ = if over {
            write!(stderr(), "\r\u{1b}[K{done}: {count}\r")
        } else {
            writeln!(stderr(), "{done}: {count}")
        };
    }
}

/// The most memory this process has had, in megabytes, where the system says so.
pub(crate) fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes.div_ceil(1000))
}
