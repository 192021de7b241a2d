//! Serves the explorer, builds it anew at every change of the source, and shows every change of the corpus at once.

use crate::beside;
use crate::bundle;
use crate::project;
use crate::run::{Failure, program, run};
use crate::tools;

/// Runs `trunk serve` with the tools in place. Further arguments go to trunk.
pub(crate) fn serve(arguments: &[String]) -> Result<(), Failure> {
    tools::for_page()?;
    let corpus = project::corpus(None);
    let mut trunk = program("trunk");
    // Elsewhere than dist/, where a release bundle may stand.
    let dist = project::target().join("serve");
    std::fs::create_dir_all(&dist)?;
    trunk.args(["serve", "--offline", "--dist"]).arg(&dist).args(arguments);
    // Nobody writes parts beside this page.
    trunk.env_remove(bundle::MOST).env("CROSSCHECK_CORPUS", &corpus);
    beside::follow(&corpus, &dist, &mut trunk);
    run(&mut trunk)
}
