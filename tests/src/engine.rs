//! The browsers that the tests run in, and how each is started and driven.

use std::ffi::OsString;
use std::net::TcpListener;
use std::process::Command;

use serde_json::{Value, json};

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, by chromedriver.
    Chromium,
    /// Firefox, by geckodriver.
    Firefox,
    /// WebKitGTK's small browser, by WebKitWebDriver. It has no mode without a display: Xvfb gives it one.
    WebKit,
}

/// Chromium as root, and where no display, graphics card or network is to be had.
const CHROMIUM_FLAGS: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--no-first-run",
    "--hide-scrollbars",
    // A test takes more steps in ten seconds than a reader does.
    "--disable-ipc-flooding-protection",
    "--force-color-profile=srgb",
];

/// Where Debian puts WebKitGTK's browser.
const MINI_BROWSER: &str = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";

impl Engine {
    /// The one that `CROSSCHECK_ENGINE` names; Chromium where it names none.
    ///
    /// # Panics
    /// When it names another.
    #[must_use]
    pub fn chosen() -> Self {
        match std::env::var("CROSSCHECK_ENGINE").as_deref() {
            Err(_) | Ok("chromium") => Self::Chromium,
            Ok("firefox") => Self::Firefox,
            Ok("webkit") => Self::WebKit,
            Ok(other) => panic!("CROSSCHECK_ENGINE is “{other}”: expected chromium, firefox or webkit"),
        }
    }

    /// The driver's program, and the port it was told to listen on; none where it chooses and prints one.
    pub(crate) fn driver(self) -> (Command, Option<u16>) {
        let named = |variable: &str, usual: &str| std::env::var_os(variable).unwrap_or_else(|| OsString::from(usual));
        match self {
            Self::Chromium => {
                let mut command = Command::new(named("CROSSCHECK_CHROMEDRIVER", "chromedriver"));
                command.arg("--port=0");
                (command, None)
            }
            Self::Firefox => {
                let mut command = Command::new(named("CROSSCHECK_GECKODRIVER", "geckodriver"));
                command.args(["--port", "0"]);
                (command, None)
            }
            Self::WebKit => {
                let port = free_port();
                let mut command = Command::new("xvfb-run");
                command
                    .args(["--auto-servernum", "--server-args=-screen 0 1600x1200x24"])
                    .arg(named("CROSSCHECK_WEBKITDRIVER", "WebKitWebDriver"))
                    .arg(format!("--port={port}"))
                    .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
                (command, Some(port))
            }
        }
    }

    /// What a new session is asked for.
    pub(crate) fn capabilities(self) -> Value {
        // Reading a whole comparison for barriers takes its time on a busy machine.
        let mut wanted = json!({"timeouts": {"script": 180_000}});
        match self {
            Self::Chromium => {
                wanted["goog:chromeOptions"] = json!({"args": CHROMIUM_FLAGS});
                if let Ok(program) = std::env::var("CROSSCHECK_CHROMIUM") {
                    wanted["goog:chromeOptions"]["binary"] = program.into();
                }
                wanted["goog:loggingPrefs"] = json!({"browser": "ALL"});
            }
            Self::Firefox => {
                wanted["moz:firefoxOptions"] = json!({
                    "args": ["-headless"],
                    "prefs": {
                        "ui.prefersReducedMotion": 1,
                        // As it is by itself: geckodriver lets pages from a disk read what stands beside them.
                        "security.fileuri.strict_origin_policy": true,
                        // It would ask its makers for news, and there is no network.
                        "network.captive-portal-service.enabled": false,
                        "app.normandy.enabled": false,
                    },
                });
                if let Ok(program) = std::env::var("CROSSCHECK_FIREFOX") {
                    wanted["moz:firefoxOptions"]["binary"] = program.into();
                }
            }
            Self::WebKit => {
                let program = std::env::var("CROSSCHECK_WEBKIT").unwrap_or_else(|_| MINI_BROWSER.to_owned());
                wanted["webkitgtk:browserOptions"] = json!({"binary": program, "args": ["--automation"]});
            }
        }
        json!({"capabilities": {"alwaysMatch": wanted}})
    }
}

/// A port that nobody listens on.
fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("its number").port()
}
