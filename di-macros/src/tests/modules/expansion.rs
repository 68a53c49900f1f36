//! The expansion of typical modules, `../snapshots/modules/*.in.rs`.

use std::{error::Error, path::PathBuf};

use crate::module::derive;
use crate::tests::{assert_recorded, inputs_in};

fn inputs() -> Result<Vec<(PathBuf, String)>, Box<dyn Error>> {
    inputs_in("src/tests/snapshots/modules")
}

#[test]
fn typical_modules_expand_as_recorded() -> Result<(), Box<dyn Error>> {
    for (path, input) in inputs()? {
        assert_recorded(&path, derive(input.parse()?))?;
    }
    Ok(())
}
