//! What needs a feature is an error that names the feature.
//!
//! `TRYBUILD=overwrite cargo test -p plain --test ui` rewrites the golden files.

use trybuild::TestCases;

#[test]
fn what_needs_a_feature_names_it() {
    TestCases::new().compile_fail("tests/ui/*.rs");
}
