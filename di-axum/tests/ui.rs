//! What rustc says about mistakes. `TRYBUILD=overwrite cargo test -p wirework-axum --test ui` writes the texts.

#[test]
fn mistakes() {
    trybuild::TestCases::new().compile_fail("tests/ui/*.rs");
}
