//! The declared commands into completions of a shell and manual pages.

use std::fs;
use std::io::{Write, stdout};
use std::path::PathBuf;

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use crate::{Arguments, Failure};

/// The options of `completions`.
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

impl Completions {
    /// Prints the script that the shell reads.
    pub(crate) fn run(&self) -> Result<(), Failure> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Arguments::command(), "crosscheck", &mut script);
        stdout().write_all(&script)?;
        Ok(())
    }
}

/// The options of `man`.
#[derive(Debug, Args)]
pub struct Man {
    /// The folder to write crosscheck.1 and a page for each command to
    dir: PathBuf,
}

impl Man {
    /// Writes the pages.
    pub(crate) fn run(&self) -> Result<(), Failure> {
        fs::create_dir_all(&self.dir)?;
        clap_mangen::generate_to(Arguments::command(), &self.dir)?;
        println!(
            "manual pages are in {0}: try `man -l {0}/crosscheck.1`",
            self.dir.display()
        );
        Ok(())
    }
}
