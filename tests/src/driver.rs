//! A chromedriver process: one serves every window of a run, and outlives them all, since a browser that nobody ends
//! stays behind.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

/// A running chromedriver, which ends with the last of these values: every browser holds one.
#[derive(Clone)]
pub struct Driver {
    _process: Arc<Process>,
    /// Where it listens.
    pub(crate) address: String,
}

struct Process(Child);

impl Driver {
    /// Starts it on a port that it chooses.
    ///
    /// # Panics
    /// When there is none to start.
    #[must_use]
    pub fn start() -> Self {
        let program = std::env::var_os("CROSSCHECK_CHROMEDRIVER").unwrap_or("chromedriver".into());
        let mut process = Command::new(&program)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| {
                panic!(
                    "{} does not start ({error}); `cargo xtask test` finds or installs it",
                    program.display()
                )
            });
        let stdout = process.stdout.take().expect("its output is piped");
        let mut output = BufReader::new(stdout);
        let port = output
            .by_ref()
            .lines()
            .map_while(Result::ok)
            .find_map(|line| port_in(&line))
            .expect("chromedriver says which port it listens on");
        // It would stop if nobody read what it says later.
        std::thread::spawn(move || std::io::copy(&mut output, &mut std::io::sink()));
        Self {
            _process: Arc::new(Process(process)),
            address: format!("http://127.0.0.1:{port}"),
        }
    }
}

/// From "ChromeDriver was started successfully on port 34567."
fn port_in(line: &str) -> Option<u16> {
    let (_, port) = line.split_once("successfully on port ")?;
    port.trim_end_matches('.').parse().ok()
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
