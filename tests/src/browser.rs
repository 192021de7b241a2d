//! A browser over WebDriver. In Chromium the DevTools protocol, which chromedriver passes on, does what WebDriver cannot: what the
//! system prefers, narrow windows, and pictures of the whole page. A test that asks another engine for it ends as [`Lacking`].

use std::time::{Duration, Instant};

use base64::Engine as _;
use serde_json::{Value, json};

use crate::driver::Driver;
use crate::engine::Engine;

/// How long anything on the page may take before a test gives up on it.
const PATIENCE: Duration = Duration::from_secs(10);

/// A desktop window.
pub const WIDE: u32 = 1440;
/// A phone.
pub const PHONE: u32 = 390;

/// What a test panics with where the engine it runs in cannot do what it asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lacking(pub &'static str);

/// What the system prefers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Media {
    /// `prefers-color-scheme: light`
    Light,
    /// `prefers-color-scheme: dark`
    Dark,
    /// `forced-colors: active`, as in the contrast themes of Windows.
    Forced,
}

/// Keys that write nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// To the next control.
    Tab,
    /// Follow or press.
    Enter,
    /// Close.
    Escape,
    /// Press, or scroll.
    Space,
    /// To the next of a list.
    Down,
    /// To the one before.
    Up,
    /// To the cell before.
    Left,
    /// To the cell after.
    Right,
    /// To the first of a row.
    Home,
    /// To the last of a row.
    End,
}

impl Key {
    /// As WebDriver numbers them.
    fn code(self) -> char {
        match self {
            Self::Tab => '\u{e004}',
            Self::Enter => '\u{e007}',
            Self::Escape => '\u{e00c}',
            Self::Space => ' ',
            Self::Down => '\u{e015}',
            Self::Up => '\u{e013}',
            Self::Left => '\u{e012}',
            Self::Right => '\u{e014}',
            Self::Home => '\u{e011}',
            Self::End => '\u{e010}',
        }
    }
}

/// A window with a history and a storage of its own, closed with this value.
pub struct Browser {
    agent: ureq::Agent,
    session: String,
    driver: Driver,
}

impl Browser {
    /// Opens one.
    ///
    /// # Panics
    /// When no browser can be started.
    #[must_use]
    pub fn start(driver: &Driver) -> Self {
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(200)))
            .build()
            .into();
        let address = format!("{}/session", driver.address);
        let answer = ask(agent.post(&address).send_json(driver.engine.capabilities()))
            .unwrap_or_else(|error| panic!("{:?} does not start: {error}", driver.engine));
        let id = answer["sessionId"].as_str().expect("a session has an id");
        let browser = Self {
            agent,
            session: format!("{address}/{id}"),
            driver: driver.clone(),
        };
        browser.as_new();
        browser
    }

    /// As wide as a desktop, light, nothing kept, and the log forgotten.
    pub fn as_new(&self) {
        self.goto("about:blank");
        self.width(WIDE);
        self.media(Media::Light);
        let _ = self.log();
    }

    /// Loads an address.
    pub fn goto(&self, address: &str) {
        self.post("url", json!({"url": address}));
    }

    /// Goes into the first frame of the page.
    pub fn enter_frame(&self) {
        self.post("frame", json!({"id": 0}));
    }

    /// The same of a frame that [`Browser::run`] has returned.
    pub fn enter(&self, frame: &Value) {
        self.post("frame", json!({"id": frame}));
    }

    /// Goes out of all frames.
    pub fn leave_frames(&self) {
        self.post("frame", json!({"id": null}));
    }

    /// Goes back one step of its history.
    pub fn back(&self) {
        self.post("back", json!({}));
    }

    /// Goes forward one step of its history.
    pub fn forward(&self) {
        self.post("forward", json!({}));
    }

    /// Loads the same address again.
    pub fn reload(&self) {
        self.post("refresh", json!({}));
    }

    /// Writes where the focus is.
    pub fn write(&self, text: &str) {
        self.strokes(&text.chars().collect::<Vec<char>>());
    }

    /// Presses a key where the focus is.
    pub fn press(&self, key: Key) {
        self.strokes(&[key.code()]);
    }

    fn strokes(&self, keys: &[char]) {
        let strokes: Vec<Value> = keys
            .iter()
            .flat_map(|key| ["keyDown", "keyUp"].map(|kind| json!({"type": kind, "value": key})))
            .collect();
        let keyboard = json!({"type": "key", "id": "keyboard", "actions": strokes});
        self.post("actions", json!({"actions": [keyboard]}));
    }

    /// Presses the mouse at one point of the window, moves it to another and lets go.
    pub fn drag(&self, from: (f64, f64), to: (f64, f64)) {
        let to_point =
            |(x, y): (f64, f64)| json!({"type": "pointerMove", "duration": 50, "x": x.round(), "y": y.round()});
        let middle = (f64::midpoint(from.0, to.0), f64::midpoint(from.1, to.1));
        let steps = [
            to_point(from),
            json!({"type": "pointerDown", "button": 0}),
            to_point(middle),
            to_point(to),
            json!({"type": "pointerUp", "button": 0}),
        ];
        let mouse = json!({"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": steps});
        self.post("actions", json!({"actions": [mouse]}));
    }

    /// What a piece of JavaScript returns, given its arguments as `a`. A promise is awaited.
    ///
    /// # Panics
    /// When it throws.
    pub fn run(&self, script: &str, arguments: Value) -> Value {
        let script = format!("return (async (a) => {{ {script} }})(arguments[0]);");
        self.post("execute/sync", json!({"script": script, "args": [arguments]}))
    }

    /// Clicks an element that [`Browser::run`] has returned, as a hand would: it has to be in sight and uncovered.
    pub fn click(&self, element: &Value) {
        let id = element
            .as_object()
            .and_then(|element| element.values().next())
            .and_then(Value::as_str)
            .expect("an element");
        self.post(&format!("element/{id}/click"), json!({}));
    }

    /// Waits until a JavaScript expression is true.
    ///
    /// # Panics
    /// When it is still not after ten seconds; `what` says what was waited for.
    pub fn wait_until(&self, what: &str, expression: &str) {
        let since = Instant::now();
        while self.run(&format!("return Boolean({expression})"), Value::Null) != Value::Bool(true) {
            assert!(since.elapsed() < PATIENCE, "waited {PATIENCE:?} in vain until {what}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Sets the width of the page; its height is that of a usual window.
    pub fn width(&self, pixels: u32) {
        let phone = pixels < 600;
        let height = if phone { 844 } else { 900 };
        if self.driver.engine != Engine::Chromium {
            self.resize(pixels, height);
            return;
        }
        self.devtools(
            "Emulation.setDeviceMetricsOverride",
            json!({"width": pixels, "height": height, "deviceScaleFactor": 1, "mobile": phone}),
        );
    }

    /// Gives the window such a size that the page in it has this one. Some engines have windows of no less than so much.
    fn resize(&self, width: u32, height: u32) {
        let inner = || self.run("return [innerWidth, innerHeight, outerWidth, outerHeight]", Value::Null);
        let sizes = inner();
        let frame = |outer: usize, inner: usize| {
            sizes[outer]
                .as_u64()
                .unwrap_or(0)
                .saturating_sub(sizes[inner].as_u64().unwrap_or(0))
        };
        self.post(
            "window/rect",
            json!({"width": u64::from(width) + frame(2, 0), "height": u64::from(height) + frame(3, 1)}),
        );
        if inner()[0].as_u64() != Some(u64::from(width)) {
            self.lacks("a window as narrow as a phone");
        }
    }

    fn lacks(&self, what: &'static str) {
        std::panic::panic_any(Lacking(what));
    }

    /// Sets what the system prefers. Motion is always reduced: a test should not wait for it.
    pub fn media(&self, media: Media) {
        if self.driver.engine != Engine::Chromium && media == Media::Light {
            return;
        }
        let (scheme, forced) = match media {
            Media::Light => ("light", "none"),
            Media::Dark => ("dark", "none"),
            Media::Forced => ("dark", "active"),
        };
        self.devtools(
            "Emulation.setEmulatedMedia",
            json!({"features": [
                {"name": "prefers-color-scheme", "value": scheme},
                {"name": "forced-colors", "value": forced},
                {"name": "prefers-reduced-motion", "value": "reduce"},
            ]}),
        );
    }

    /// Slows the processor down so many times; 1 is its own speed.
    pub fn throttle(&self, rate: f64) {
        self.devtools("Emulation.setCPUThrottlingRate", json!({"rate": rate}));
    }

    /// Bytes that JavaScript holds, after a collection. What WebAssembly holds is not among them.
    #[must_use]
    pub fn heap(&self) -> u64 {
        self.devtools("HeapProfiler.collectGarbage", json!({}));
        let usage = self.devtools("Runtime.getHeapUsage", json!({}));
        usage["usedSize"].as_u64().unwrap_or_default()
    }

    /// A PNG of the whole page from its top, below the fold included.
    ///
    /// # Panics
    /// When the browser takes none.
    #[must_use]
    pub fn picture(&self) -> Vec<u8> {
        // Bars that stick are drawn where they stand at the top.
        self.run("scrollTo(0, 0)", Value::Null);
        let metrics = self.devtools("Page.getLayoutMetrics", json!({}));
        let size = &metrics["cssContentSize"];
        let clip = json!({"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1});
        let answer = self.devtools(
            "Page.captureScreenshot",
            json!({"captureBeyondViewport": true, "clip": clip}),
        );
        let data = answer["data"].as_str().expect("a picture");
        base64::engine::general_purpose::STANDARD
            .decode(data)
            .expect("a picture in base64")
    }

    /// What the browser itself has logged since the last call: failed requests, refused scripts, errors, warnings.
    #[must_use]
    pub fn log(&self) -> Vec<String> {
        // The others keep none for WebDriver: what the watching script in the page notes has to do.
        if self.driver.engine != Engine::Chromium {
            return Vec::new();
        }
        let entries = self.post("se/log", json!({"type": "browser"}));
        let text = |entry: &Value| entry["message"].as_str().map(str::to_owned);
        let entries = entries.as_array().into_iter().flatten();
        entries
            .filter(|entry| entry["level"] == "SEVERE" || entry["level"] == "WARNING")
            .filter_map(text)
            .collect()
    }

    fn devtools(&self, command: &str, parameters: Value) -> Value {
        if self.driver.engine != Engine::Chromium {
            self.lacks("the DevTools protocol");
        }
        self.post("goog/cdp/execute", json!({"cmd": command, "params": parameters}))
    }

    fn post(&self, command: &str, body: Value) -> Value {
        let address = format!("{}/{command}", self.session);
        ask(self.agent.post(address).send_json(&body)).unwrap_or_else(|error| panic!("{error}\n(asked to {command})"))
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.agent.delete(&self.session).call();
    }
}

/// The value of an answer, or what the driver has against the question.
fn ask(answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Result<Value, String> {
    let mut answer = answer.map_err(|error| error.to_string())?;
    let mut body: Value = answer
        .body_mut()
        .with_config()
        // A picture of a long page is larger than what is usual.
        .limit(256 << 20)
        .read_json()
        .map_err(|error| error.to_string())?;
    if answer.status().is_success() {
        return Ok(body["value"].take());
    }
    let text = |key: &str| body["value"][key].as_str().unwrap_or_default().to_owned();
    Err(format!("{}: {}", text("error"), text("message")))
}
