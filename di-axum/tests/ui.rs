//! Mistakes of users get a clear error from rustc.
//!
//! `TRYBUILD=overwrite cargo test -p wirework-axum --test ui` writes the texts.

#[test]
fn mistakes() {
    trybuild::TestCases::new().compile_fail("tests/ui/*.rs");
}
