//! A driver process, which outlives its browser, since one that nobody ends stays behind. Chromium's serves several browsers at once,
//! the others one.

use std::io::{BufRead, BufReader, Read};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::engine::Engine;

/// A running driver, which ends with the last of these values: its browser holds one.
#[derive(Clone)]
pub struct Driver {
    _process: Arc<Process>,
    pub(crate) engine: Engine,
    /// Where it listens.
    pub(crate) address: String,
}

struct Process(Child);

impl Driver {
    /// Starts that of the engine that the tests run in. A port that it chose by itself may be taken before it listens there; then it
    /// ends at once, and is started again.
    ///
    /// # Panics
    /// When there is none to start.
    #[must_use]
    pub fn start() -> Self {
        (0..5)
            .find_map(|_| Self::try_start())
            .expect("a driver says which port it listens on")
    }

    fn try_start() -> Option<Self> {
        let engine = Engine::chosen();
        let (mut command, port) = engine.driver();
        let process = command
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| {
                panic!(
                    "{} does not start ({error}); `cargo xtask test` and `cargo xtask engines` find or install it",
                    command.get_program().display()
                )
            });
        // Ended where it does not say its port.
        let mut process = Process(process);
        let stdout = process.0.stdout.take().expect("its output is piped");
        let mut output = BufReader::new(stdout);
        let mut said = || {
            output
                .by_ref()
                .lines()
                .map_while(Result::ok)
                .find_map(|line| port_in(&line))
        };
        let port = port.or_else(&mut said)?;
        // It would stop if nobody read what it says later.
        std::thread::spawn(move || std::io::copy(&mut output, &mut std::io::sink()));
        let driver = Self {
            _process: Arc::new(process),
            engine,
            address: format!("http://127.0.0.1:{port}"),
        };
        driver.answers(port);
        Some(driver)
    }

    /// Waits until it listens.
    fn answers(&self, port: u16) {
        let since = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(
                since.elapsed() < Duration::from_secs(30),
                "the driver does not listen at {}",
                self.address
            );
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

/// From "ChromeDriver was started successfully on port 34567." and "… Listening on 127.0.0.1:34567".
fn port_in(line: &str) -> Option<u16> {
    let after = |words: &str| line.split_once(words).map(|(_, port)| port);
    let port = after("successfully on port ").or_else(|| after("Listening on 127.0.0.1:"))?;
    port.trim_end_matches('.').parse().ok()
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
