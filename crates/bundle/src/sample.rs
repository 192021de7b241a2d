//! A page that is no explorer, but has every file of one: for tests, which would else need a release build.

use crosscheck_model::{Corpus, MARK, encode};
use wasm_encoder::{
    CodeSection, ConstExpr, DataCountSection, DataSection, Function, FunctionSection, MemorySection, MemoryType,
    Module, TypeSection,
};

use crate::{Files, Page, page};

/// Where the mark stands in the sample's memory, and where its pack.
const SLOT: u32 = 200;
const PACK: u32 = 300;

/// A program that does nothing and holds a pack.
#[must_use]
pub fn program(pack: &[u8]) -> Vec<u8> {
    let mut types = TypeSection::new();
    types.ty().function([], []);
    let mut functions = FunctionSection::new();
    functions.function(0);
    let mut code = CodeSection::new();
    let mut nothing = Function::new([]);
    nothing.instructions().end();
    code.function(&nothing);
    let length = u32::try_from(pack.len()).unwrap_or(u32::MAX);
    let points = [PACK.to_le_bytes(), length.to_le_bytes()].concat();
    let mut data = DataSection::new();
    let slot = [MARK.as_slice(), &points].concat();
    for (at, bytes) in [(100, &b"before"[..]), (SLOT, &slot), (PACK, pack), (1000, b"after")] {
        let at = i32::try_from(at).unwrap_or(i32::MAX);
        data.active(0, &ConstExpr::i32_const(at), bytes.iter().copied());
    }
    let mut memory = MemorySection::new();
    memory.memory(MemoryType {
        minimum: 1,
        maximum: None,
        memory64: false,
        shared: false,
        page_size_log2: None,
    });
    let mut module = Module::new();
    module.section(&types).section(&functions).section(&memory);
    module.section(&DataCountSection { count: data.len() });
    module.section(&code).section(&data);
    module.finish()
}

/// The page of an empty corpus.
#[must_use]
pub fn page() -> Page {
    Page::of(files()).unwrap_or_default()
}

/// Its files.
#[must_use]
pub fn files() -> Files {
    let mut corpus = Corpus::default();
    corpus.meta.title = "A sample".to_owned();
    let wasm = program(&encode(&corpus));
    let index = format!(
        "<!doctype html>\n<html><head>\n<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n{}\n{}\n<link rel=\"icon\" href=\"./icon.svg\" type=\"image/svg+xml\">\n\
         <link rel=\"manifest\" href=\"./manifest.webmanifest\">\n\
         <link rel=\"stylesheet\" href=\"./boot.css\">\n\
         <link rel=\"modulepreload\" href=\"./crosscheck-1.js\">\
         <script src=\"./boot.js\" data-build=\"1, corpus 0\" data-bytes=\"{} 4\" data-chunks=\"./crosscheck-2_chunk.wasm\" \
         data-script=\"./crosscheck-1.js\" data-program=\"./crosscheck-1_bg.wasm\"></script>\n</head>\n<body>\n<noscript>\n{}\n</noscript>\n</body></html>\n",
        page::POLICY,
        page::title(&corpus),
        page::description(&corpus),
        wasm.len(),
        page::sources(&corpus),
    );
    let mut files = Files::new();
    for (name, bytes) in [
        ("index.html", index.as_bytes()),
        ("boot.js", b"imported(\"./export.js\");\nimported(\"./desk.js\");\n"),
        ("boot.css", b"p{}"),
        ("icon.svg", b"<svg/>"),
        ("crosscheck-1.js", b"export const program = \"crosscheck-1_bg.wasm\";\n"),
        ("crosscheck-1_bg.wasm", &wasm),
        ("crosscheck-2_chunk.wasm", b"wasm"),
        ("crosscheck.js", b"export const open = 1;\n"),
        ("crosscheck.wasm", &wasm),
        ("desk.js", b"export { desk as default };\n"),
        ("desk.wasm", b"desk"),
        (
            "export.js",
            b"new URL(\"crosscheck.js\", import.meta.url);\nexport { a as default };\n",
        ),
        ("manifest.webmanifest", b"{\"name\":\"Crosscheck\"}"),
        ("sw.js", b"// what\n/* files */\nwork();\n"),
        (
            "mount.js",
            b"const files = { script: \"./crosscheck-1.js\", program: \"./crosscheck-1_bg.wasm\" };\nat(\"export.js\");\n",
        ),
        (
            "codebook.html",
            b"<body><main id=\"b\">\n<p>How it was coded</p>\n</main></body>",
        ),
        (
            "notice.html",
            b"<body><main id=\"a\">\n<a href=\"./#/about\">Notice</a>\n</main></body>",
        ),
    ] {
        files.insert(name.to_owned(), bytes.to_owned());
    }
    files
}
