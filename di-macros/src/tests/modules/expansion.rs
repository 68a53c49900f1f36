//! The expansion of typical modules: `../snapshots/modules/*.in.rs`, and of mutations of them.

use std::{env, error::Error, fs, path::Path};

use proc_macro2::TokenStream;

use crate::{
    module::derive,
    tests::mutation::{Random, mutate},
};

const ROUNDS: u32 = 1_000;

fn inputs() -> Result<Vec<(std::path::PathBuf, String)>, Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tests/snapshots/modules");
    let mut inputs = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.to_str().is_some_and(|path| path.ends_with(".in.rs")) {
            let text = fs::read_to_string(&path)?;
            inputs.push((path, text));
        }
    }
    inputs.sort();
    assert!(!inputs.is_empty());
    Ok(inputs)
}

#[test]
fn typical_modules_expand_as_recorded() -> Result<(), Box<dyn Error>> {
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

/// Mutates what stands in one of the groups, at any depth.
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
