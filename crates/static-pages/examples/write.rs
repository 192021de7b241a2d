//! Writes the pages of a corpus into a folder, as a build would: `cargo run -p crosscheck-static-pages --example write -- corpus dist
//! [https://example.org/]`.

use std::error::Error;
use std::path::Path;

use crosscheck_static_pages::{Edition, Site, write};

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let (corpus, folder) = match words.as_slice() {
        [corpus, folder] | [corpus, folder, _] => (Path::new(corpus), Path::new(folder)),
        _ => return Err("expected a corpus, a folder and perhaps an address".into()),
    };
    let compiled = crosscheck_compiler::compile_dir(corpus).map_err(|report| report.to_string())?;
    let site = words.get(2).map(|address| Site::parse(address)).transpose()?;
    let edition = Edition {
        corpus: &compiled.corpus,
        site: site.as_ref(),
        embeds: true,
    };
    for (path, bytes) in write(&edition) {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap_or(folder))?;
        std::fs::write(path, bytes)?;
    }
    Ok(())
}
