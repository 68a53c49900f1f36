//! The expansion of typical inputs: `snapshots/*.in.rs`, recorded in `snapshots/*.out.rs`.

use std::error::Error;

use crate::injectable::derive;
use crate::tests::{assert_recorded, inputs};

#[test]
fn typical_inputs_expand_as_recorded() -> Result<(), Box<dyn Error>> {
    for (path, input) in inputs()? {
        assert_recorded(&path, derive(input.parse()?))?;
    }
    Ok(())
}
