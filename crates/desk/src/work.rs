//! Files into a pack, a step at a time: what they are, unpacked, imported, compiled.

use std::mem;

use crosscheck_compiler::{Compiled, Compiling, Report, Step, compile_files};
use crosscheck_import::import_files;
use crosscheck_model::decode;

use crate::answers::{Answer, Doing};
use crate::chosen::{Chosen, Files};
use crate::limits;
use crate::options::Options;
use crate::unpack::Unpacking;

/// The work on what a reader chose.
pub struct Work {
    options: Options,
    phase: Phase,
    bytes: usize,
    answer: Answer,
    pack: Vec<u8>,
}

/// What is to be done next.
enum Phase {
    /// More files may come.
    Taking(Files),
    Unpacking(String, Box<Unpacking>),
    Importing(String, Files),
    Compiling(Box<Compiling>),
    Done,
}

impl Work {
    /// Begins.
    #[must_use]
    pub fn new(options: Options) -> Self {
        Self {
            options,
            phase: Phase::Taking(Files::new()),
            bytes: 0,
            answer: Answer::default(),
            pack: Vec::new(),
        }
    }

    /// Takes a file.
    ///
    /// # Errors
    /// In a sentence, when files are too many or too large.
    pub fn add(&mut self, path: &str, bytes: Vec<u8>) -> Result<(), String> {
        let Phase::Taking(files) = &mut self.phase else {
            return Err("The files are being read already.".to_owned());
        };
        if files.len() >= limits::FILES {
            return Err(limits::too_many());
        }
        self.bytes = self.bytes.saturating_add(bytes.len());
        if self.bytes > limits::BYTES {
            return Err(limits::too_large());
        }
        files.insert(path.trim_start_matches('/').to_owned(), bytes);
        Ok(())
    }

    /// Does a step, and says what comes next; nothing once there is an answer.
    pub fn step(&mut self) -> Option<Doing> {
        self.phase = match mem::replace(&mut self.phase, Phase::Done) {
            Phase::Taking(files) => self.begin(Chosen::of(files)),
            Phase::Unpacking(name, unpacking) => self.unpack(name, unpacking),
            Phase::Importing(name, files) => self.import(&name, files),
            Phase::Compiling(compiling) => match compiling.step() {
                Step::More(more) => Phase::Compiling(more),
                Step::Done(done) => self.compiled(*done),
            },
            Phase::Done => Phase::Done,
        };
        self.next()
    }

    fn next(&self) -> Option<Doing> {
        let (what, part) = match &self.phase {
            Phase::Taking(_) => ("Looking at the files", 0.0),
            Phase::Unpacking(_, unpacking) => ("Unpacking", 0.2 * unpacking.part()),
            Phase::Importing(..) => ("Importing", 0.2),
            Phase::Compiling(compiling) => {
                let (what, part) = compiling.next();
                (what, 0.3 + 0.7 * part)
            }
            Phase::Done => return None,
        };
        let what = what.to_owned();
        Some(Doing { what, part })
    }

    /// What came of it.
    #[must_use]
    pub fn answer(&self) -> &Answer {
        &self.answer
    }

    /// The pack; empty where there is none, or it was taken.
    pub fn take_pack(&mut self) -> Vec<u8> {
        mem::take(&mut self.pack)
    }

    fn begin(&mut self, chosen: Chosen) -> Phase {
        match chosen {
            Chosen::Pack(pack) => self.open(pack),
            Chosen::Zip(name, zip) => match Unpacking::new(zip) {
                Ok(unpacking) => Phase::Unpacking(name, Box::new(unpacking)),
                Err(why) => self.refuse(why),
            },
            Chosen::Corpus(name, files) => Phase::Compiling(Box::new(compile_files(&name, files))),
            Chosen::Foreign(_, files) if files.is_empty() => self.refuse("There is no file in it.".to_owned()),
            Chosen::Foreign(name, files) => Phase::Importing(name, files),
        }
    }

    fn refuse(&mut self, why: String) -> Phase {
        self.answer = Answer::refused(why);
        Phase::Done
    }

    fn open(&mut self, pack: Vec<u8>) -> Phase {
        match decode(&pack) {
            Ok(corpus) if !corpus.parts.all().is_empty() => self.refuse(
                "This pack is only the first part of a large corpus, whose other parts stand beside its page: open its folder or its zip.".to_owned(),
            ),
            Ok(corpus) => {
                self.answer.title = corpus.meta.title;
                self.answer.documents = corpus.documents.len();
                self.pack = pack;
                Phase::Done
            }
            Err(error) => self.refuse(format!("This pack cannot be opened: {error}.")),
        }
    }

    fn unpack(&mut self, name: String, mut unpacking: Box<Unpacking>) -> Phase {
        match unpacking.step() {
            Err(why) => self.refuse(why),
            Ok(true) => Phase::Unpacking(name, unpacking),
            Ok(false) => self.begin(Chosen::of_folder(&name, unpacking.files())),
        }
    }

    fn import(&mut self, name: &str, files: Files) -> Phase {
        match import_files(name, files, &(&self.options).into()) {
            Ok((imported, files)) => {
                self.answer.tell_import(&imported);
                Phase::Compiling(Box::new(compile_files(name, files)))
            }
            Err(why) => self.refuse(why),
        }
    }

    fn compiled(&mut self, result: Result<Compiled, Report>) -> Phase {
        match result {
            Err(report) => self.answer.tell(&report),
            Ok(compiled) => {
                self.answer.tell(&compiled.warnings);
                self.answer.title = compiled.corpus.meta.title;
                self.answer.documents = compiled.corpus.documents.len();
                self.pack = compiled.pack;
            }
        }
        Phase::Done
    }
}
