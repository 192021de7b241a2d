//! The files of this crate import each other in one direction.

#[test]
fn no_file_imports_one_that_imports_it() {
    assert_eq!(
        crosscheck_layers::circles(env!("CARGO_MANIFEST_DIR")),
        Vec::<String>::new()
    );
}
