//! Short names for what the program imports from its script. wasm-bindgen gives each a name of forty letters, half of them
//! random, and both files carry it.

use crate::run::Failure;

/// The section of a wasm file that holds its imports.
const IMPORTS: u8 = 2;

/// Both files with the short names. A name that the script does not have exactly once as a key stays as it is.
pub(super) fn shorten(wasm: &[u8], script: &str) -> Result<(Vec<u8>, String), Failure> {
    let mut script = script.to_owned();
    let mut rest = Bytes(wasm);
    let mut out = rest.take(8)?.to_vec();
    while let Some((&id, after)) = rest.0.split_first() {
        rest.0 = after;
        let size = rest.number()?;
        let section = rest.take(size)?;
        let written = if id == IMPORTS {
            imports(section, &mut script)?
        } else {
            section.to_vec()
        };
        out.push(id);
        number(&mut out, written.len());
        out.extend(written);
    }
    Ok((out, script))
}

fn imports(section: &[u8], script: &mut String) -> Result<Vec<u8>, Failure> {
    let mut rest = Bytes(section);
    let count = rest.number()?;
    let mut out = Vec::new();
    number(&mut out, count);
    for index in 0..count {
        let module = rest.name()?;
        let name = rest.name()?;
        let before = rest.0;
        match rest.take(1)? {
            [0] => drop(rest.number()?),
            [1] => {
                rest.take(1)?;
                rest.limits()?;
            }
            [2] => rest.limits()?,
            [3] => drop(rest.take(2)?),
            other => return Err(Failure(format!("the program imports something of kind {other:?}"))),
        }
        let kind = &before[..before.len() - rest.0.len()];
        let (old, new) = (format!("{name}: "), format!("{}: ", short(index)));
        let name = if script.matches(&old).count() == 1 {
            *script = script.replace(&old, &new);
            short(index)
        } else {
            name.to_owned()
        };
        for text in [module, &name] {
            number(&mut out, text.len());
            out.extend(text.bytes());
        }
        out.extend(kind);
    }
    Ok(out)
}

/// `$a` … `$z`, `$ba` and so on: letters as digits, after a sign that no name of wasm-bindgen begins with.
fn short(mut index: usize) -> String {
    let mut name = String::new();
    loop {
        name.insert(0, char::from(b'a' + u8::try_from(index % 26).unwrap_or(0)));
        index /= 26;
        if index == 0 {
            name.insert(0, '$');
            return name;
        }
    }
}

/// What is left to read.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], Failure> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or_else(cut_short)?;
        self.0 = rest;
        Ok(taken)
    }

    /// An unsigned number, seven bits a byte, the lowest first.
    fn number(&mut self) -> Result<usize, Failure> {
        let mut value = 0usize;
        for shift in (0..35).step_by(7) {
            let &[byte] = self.take(1)? else {
                return Err(cut_short());
            };
            value |= usize::from(byte & 127) << shift;
            if byte < 128 {
                return Ok(value);
            }
        }
        Err(cut_short())
    }

    fn name(&mut self) -> Result<&'a str, Failure> {
        let length = self.number()?;
        std::str::from_utf8(self.take(length)?).map_err(|_| cut_short())
    }

    fn limits(&mut self) -> Result<(), Failure> {
        let most = self.take(1)? != [0];
        self.number()?;
        if most {
            self.number()?;
        }
        Ok(())
    }
}

fn cut_short() -> Failure {
    Failure("the program that Trunk wrote is no whole wasm file".into())
}

fn number(out: &mut Vec<u8>, mut value: usize) {
    loop {
        let byte = u8::try_from(value & 127).unwrap_or(0);
        value >>= 7;
        out.push(if value == 0 { byte } else { byte | 128 });
        if value == 0 {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A program that imports a function twice from one script, under two names, and nothing else.
    fn program(first: &str, second: &str) -> Vec<u8> {
        let mut section = vec![2];
        for name in [first, second] {
            section.extend([1, b'm', u8::try_from(name.len()).unwrap()]);
            section.extend(name.bytes());
            section.extend([0, 0]);
        }
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        wasm.extend([1, 4, 1, 0x60, 0, 0, IMPORTS, u8::try_from(section.len()).unwrap()]);
        wasm.extend(section);
        wasm
    }

    #[test]
    fn both_files_get_the_same_names() {
        let script = "{\n  __wbg_one_0123: function() { __wbg_one_0123; },\n  __wbg_two_4567: function() {},\n}";
        let (wasm, script) = shorten(&program("__wbg_one_0123", "__wbg_two_4567"), script).unwrap();
        assert_eq!(
            script,
            "{\n  $a: function() { __wbg_one_0123; },\n  $b: function() {},\n}"
        );
        assert_eq!(wasm, program("$a", "$b"));
    }

    #[test]
    fn a_name_that_is_not_one_key_stays() {
        let script = "{ one: 1, one: 2, two: 3 }";
        let (wasm, script) = shorten(&program("one", "two"), script).unwrap();
        assert_eq!(script, "{ one: 1, one: 2, $b: 3 }");
        assert_eq!(wasm, program("one", "$b"));
    }

    #[test]
    fn half_a_program_is_refused() {
        let whole = program("one", "two");
        for length in [0, 7, 9, whole.len() - 1] {
            assert!(shorten(&whole[..length], "").is_err(), "{length}");
        }
    }

    #[test]
    fn names_are_letters() {
        assert_eq!([0, 25, 26, 675, 676].map(short), ["$a", "$z", "$ba", "$zz", "$baa"]);
    }
}
