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

/// Returns whether the code for a struct with this number of arguments allows many arguments.
fn allows_arguments(count: usize) -> bool {
    let fields = (0..count).map(|number| format!("#[inject(arg)] a{number}: u8,"));
    let input = format!("struct S {{ {} }}", fields.collect::<String>());
    let expanded = input.parse().map(derive);
    expanded.is_ok_and(|code| code.to_string().contains("too_many_arguments"))
}

#[test]
fn generated_functions_allow_the_arguments_that_clippy_counts() {
    // Clippy allows seven, and counts the receiver of `create`.
    assert_eq!([6, 7].map(allows_arguments), [false, true]);
}
