//! For any input, the attributes do not panic, and emit valid Rust syntax.

use std::error::Error;

use proc_macro2::TokenStream;

use crate::tests::mutation::{Random, mutate};
use crate::tests::testing::expansion::{expand, inputs, parts};

const ROUNDS: u32 = 200;

#[test]
fn mutated_inputs_neither_panic_nor_break_the_syntax() -> Result<(), Box<dyn Error>> {
    let mut random = Random(0x5eed);
    let mut items = 0;
    for (_, input) in inputs()? {
        let (options, item) = parts(&input)?;
        for round in 0..ROUNDS {
            let (mut options, mut item): (TokenStream, TokenStream) =
                (options.clone(), item.clone());
            match round % 2 {
                0 => options = mutate(options, &mut random),
                _ => item = mutate(item, &mut random),
            }
            if syn::parse2::<syn::File>(item.clone()).is_err() {
                continue;
            }
            items += 1;
            let shown = format!("({options}) {item}");
            let output = expand(options, &item);
            assert!(
                syn::parse2::<syn::File>(output.clone()).is_ok(),
                "{shown}\nbecomes\n{output}"
            );
        }
    }
    assert!(items > 5 * ROUNDS, "only {items} of the inputs are Rust");
    Ok(())
}
