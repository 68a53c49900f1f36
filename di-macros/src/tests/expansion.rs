//! The expansion of typical inputs: `snapshots/*.in.rs` beside what they become.
//!
//! `BLESS=1 cargo test -p wirework-macros` writes the latter anew.

use std::{env, error::Error, fs};

use super::inputs;
use crate::derive::derive;

#[test]
fn typical_inputs_expand_as_recorded() -> Result<(), Box<dyn Error>> {
    let bless = env::var_os("BLESS").is_some();
    for (path, input) in inputs()? {
        let golden = path.with_extension("").with_extension("out.rs");
        let expanded = prettyplease::unparse(&syn::parse2(derive(input.parse()?))?);
        if bless {
            fs::write(&golden, &expanded)?;
        }
        let recorded = fs::read_to_string(&golden).unwrap_or_default();
        assert!(
            expanded == recorded,
            "{} is not what comes out now:\n{expanded}",
            golden.display()
        );
    }
    Ok(())
}
