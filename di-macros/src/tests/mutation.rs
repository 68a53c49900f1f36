//! Whatever stands in the input, the derive does not panic and what it emits is Rust.

use std::error::Error;

use proc_macro2::{Group, TokenStream, TokenTree};

use super::inputs;
use crate::derive;

const ROUNDS: u32 = 1_000;

#[test]
fn mutated_inputs_neither_panic_nor_break_the_syntax() -> Result<(), Box<dyn Error>> {
    let mut random = Random(0x5eed);
    let mut refused = 0;
    let inputs = inputs()?;
    for (_, input) in &inputs {
        let tokens: TokenStream = input.parse()?;
        for _ in 0..ROUNDS {
            let mut mutated = tokens.clone();
            for _ in 0..=random.below(2) {
                mutated = mutate(mutated, &mut random);
            }
            let shown = mutated.to_string();
            let output = derive(mutated);
            refused += u32::from(output.to_string().contains("compile_error"));
            assert!(
                syn::parse2::<syn::File>(output.clone()).is_ok(),
                "{shown}\nbecomes\n{output}"
            );
        }
    }
    assert!(
        refused > ROUNDS,
        "only {refused} of the mutated inputs are refused"
    );
    Ok(())
}

/// Drops, doubles or swaps one token, at any depth.
fn mutate(tokens: TokenStream, random: &mut Random) -> TokenStream {
    let mut tokens: Vec<_> = tokens.into_iter().collect();
    if tokens.is_empty() {
        return TokenStream::new();
    }
    let at = random.below(tokens.len());
    if let TokenTree::Group(group) = &tokens[at]
        && random.below(8) != 0
    {
        let mutated = mutate(group.stream(), random);
        tokens[at] = Group::new(group.delimiter(), mutated).into();
        return tokens.into_iter().collect();
    }
    let other = random.below(tokens.len());
    match random.below(3) {
        0 => drop(tokens.remove(at)),
        1 => tokens.insert(other, tokens[at].clone()),
        _ => tokens.swap(at, other),
    }
    tokens.into_iter().collect()
}

/// A linear congruential generator: the same numbers in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % bound
    }
}
