//! The pack inside a program, marked so that it can be exchanged in the finished program: `crosscheck build` finds the mark
//! and has what follows it point at another pack (crates/bundle/src/exchange.rs). So one prebuilt page serves every corpus.

use std::hint::black_box;

/// What stands before the address of the pack. Nothing else in a program reads so.
pub const MARK: [u8; 16] = *b"<crosscheck.pack";

/// A pack that a program embeds.
#[derive(Debug)]
#[repr(C)]
pub struct Embedded {
    mark: [u8; 16],
    pack: &'static [u8],
}

impl Embedded {
    /// For a `static`: there it is at one place of the program.
    #[must_use]
    pub const fn new(pack: &'static [u8]) -> Self {
        Self { mark: MARK, pack }
    }

    /// The pack that stands there when the program runs, which the compiler must not take for the one it compiled.
    #[must_use]
    pub fn pack(&'static self) -> &'static [u8] {
        black_box(self).pack
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_reads_what_it_embeds() {
        static PACK: Embedded = Embedded::new(b"CXPK");
        assert_eq!((PACK.pack(), &PACK.mark), (&b"CXPK"[..], &MARK));
    }
}
