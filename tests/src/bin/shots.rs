//! Pictures of the bundle in `dist/`, to be looked at: `cargo run -p browser-tests --bin shots -- OUTDIR [#/route…]`.
//! Every route is taken whole, 1440 and 390 pixels wide, light and dark. What went wrong on the way is printed.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use browser_tests::{Browser, Driver, Media, PHONE, Page, Server, VIEWS, WIDE};

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let Some(folder) = arguments.next().map(PathBuf::from) else {
        eprintln!("usage: cargo run -p browser-tests --bin shots -- OUTDIR [#/route…]");
        return ExitCode::from(2);
    };
    let mut routes: Vec<String> = arguments.collect();
    if routes.is_empty() {
        routes = VIEWS.map(str::to_owned).to_vec();
    }
    match fs::create_dir_all(&folder).and_then(|()| take(&folder, &routes)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}

fn take(folder: &Path, routes: &[String]) -> std::io::Result<()> {
    let server = Server::new().start();
    let driver = Driver::start();
    let browser = Browser::start(&driver);
    for route in routes {
        let page = Page::open(&browser, &server, route);
        for width in [WIDE, PHONE] {
            browser.width(width);
            for (media, word) in [(Media::Light, "light"), (Media::Dark, "dark")] {
                browser.media(media);
                let file = format!("{}-{width}-{word}.png", name_of(route));
                fs::write(folder.join(&file), browser.picture())?;
                println!("{file}");
            }
        }
        browser.width(WIDE);
        page.complaints()
            .iter()
            .for_each(|complaint| println!("    {complaint}"));
    }
    Ok(())
}

/// `#/compare/direction?x=1` as `compare-direction-x-1`.
fn name_of(route: &str) -> String {
    let words: Vec<&str> = route
        .split(|letter: char| !letter.is_alphanumeric() && letter != '-')
        .filter(|word| !word.is_empty())
        .collect();
    if words.is_empty() {
        "overview".to_owned()
    } else {
        words.join("-")
    }
}
