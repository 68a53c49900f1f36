//! The expansion of typical modules, `../snapshots/modules/*.in.rs`, and of their mutations.

use std::{error::Error, path::PathBuf};

use proc_macro2::TokenStream;

use crate::module::derive;
use crate::tests::{
    assert_recorded, inputs_in,
    mutation::{Random, mutate},
};

const ROUNDS: u32 = 1_000;

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

#[test]
fn mutated_modules_neither_panic_nor_break_the_syntax() -> Result<(), Box<dyn Error>> {
    let mut random = Random(0x5eed);
    for (_, text) in inputs()? {
        let input: TokenStream = text.parse()?;
        for _ in 0..ROUNDS {
            let mutated = mutate_deep(input.clone(), &mut random);
            let shown = mutated.to_string();
            let output = derive(mutated);
            assert!(
                syn::parse2::<syn::File>(output.clone()).is_ok(),
                "{shown}\nbecomes\n{output}"
            );
        }
    }
    Ok(())
}

/// Mutates the tokens in one of the groups, at any depth.
fn mutate_deep(tokens: TokenStream, random: &mut Random) -> TokenStream {
    let groups = tokens.clone().into_iter();
    let groups = groups.filter(|token| matches!(token, proc_macro2::TokenTree::Group(_)));
    let count = groups.count();
    if count == 0 || random.below(3) == 0 {
        return mutate(tokens, random);
    }
    let chosen = random.below(count);
    let mut number = 0;
    let mutated = tokens.into_iter().map(|token| match token {
        proc_macro2::TokenTree::Group(group) => {
            number += 1;
            if number - 1 != chosen {
                return group.into();
            }
            let stream = mutate_deep(group.stream(), random);
            proc_macro2::Group::new(group.delimiter(), stream).into()
        }
        token => token,
    });
    mutated.collect()
}
