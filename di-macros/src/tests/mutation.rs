//! For any input, the derive does not panic, and emits valid Rust syntax.

use std::error::Error;

use proc_macro2::{Group, TokenStream, TokenTree};

use crate::injectable::derive;
use crate::tests::inputs;

const ROUNDS: u32 = 500;

#[test]
fn mutated_inputs_neither_panic_nor_break_the_syntax() -> Result<(), Box<dyn Error>> {
    let mut originals: Vec<TokenStream> = Vec::new();
    for (_, text) in inputs()? {
        originals.push(text.parse()?);
    }
    let mut random = Random(0x5eed);
    let mut structs = 0;
    for input in &originals {
        for round in 0..ROUNDS {
            let mutated = match round % 4 {
                0 => mutate(input.clone(), &mut random),
                _ => mutate_options(input.clone(), &mut random),
            };
            structs += u32::from(syn::parse2::<syn::DeriveInput>(mutated.clone()).is_ok());
            let shown = mutated.to_string();
            let output = derive(mutated);
            assert!(
                syn::parse2::<syn::File>(output.clone()).is_ok(),
                "{shown}\nbecomes\n{output}"
            );
        }
    }
    assert!(
        structs > 3 * ROUNDS,
        "only {structs} of the inputs reach the derive"
    );
    Ok(())
}

/// Mutates the options in some of the `#[inject(..)]`.
fn mutate_options(tokens: TokenStream, random: &mut Random) -> TokenStream {
    let mut is_ours = false;
    let mutated = tokens.into_iter().map(|token| match token {
        TokenTree::Group(group) => {
            let mutate = if is_ours && random.below(2) == 0 {
                mutate
            } else {
                mutate_options
            };
            is_ours = false;
            Group::new(group.delimiter(), mutate(group.stream(), random)).into()
        }
        token => {
            is_ours = matches!(&token, TokenTree::Ident(name) if name == "inject");
            token
        }
    });
    mutated.collect()
}

/// Drops, doubles, swaps or overwrites tokens, at any depth.
pub(crate) fn mutate(tokens: TokenStream, random: &mut Random) -> TokenStream {
    let mut tokens: Vec<_> = tokens.into_iter().collect();
    for _ in 0..=random.below(3) {
        if tokens.is_empty() {
            break;
        }
        let (at, other) = (random.below(tokens.len()), random.below(tokens.len()));
        match (random.below(4), &tokens[at]) {
            (0, _) => drop(tokens.remove(at)),
            (1, _) => tokens.insert(other, tokens[at].clone()),
            (2, _) => tokens.swap(at, other),
            (_, TokenTree::Group(group)) => {
                let mutated = mutate(group.stream(), random);
                tokens[at] = Group::new(group.delimiter(), mutated).into();
            }
            (_, token) => tokens[other] = token.clone(),
        }
    }
    tokens.into_iter().collect()
}

/// A linear congruential generator, which returns the same numbers in every run.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % bound
    }
}
