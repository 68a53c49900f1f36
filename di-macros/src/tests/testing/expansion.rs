//! The expansion of typical inputs: `../snapshots/testing/*.in.rs`, which start with the attribute.

use std::{
    env,
    error::Error,
    fs,
    path::{Path, PathBuf},
};

use proc_macro2::TokenStream;
use syn::{Attribute, Item, Meta, parse::Parser};

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

#[test]
fn typical_inputs_expand_as_recorded() -> Outcome {
    let bless = env::var_os("BLESS").is_some();
    let inputs = inputs()?;
    assert!(!inputs.is_empty());
    for path in inputs {
        let golden = path.with_extension("").with_extension("out.rs");
        let (options, item) = parts(&fs::read_to_string(&path)?)?;
        let expanded = prettyplease::unparse(&syn::parse2(expand(options, &item))?);
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

/// The options of the attribute in the first line, and what stands below it.
pub(super) fn parts(input: &str) -> Outcome<(TokenStream, TokenStream)> {
    let (attribute, item) = input.split_once('\n').ok_or("no attribute")?;
    let attribute = Attribute::parse_outer.parse_str(attribute)?.swap_remove(0);
    let options = match attribute.meta {
        Meta::List(list) => list.tokens,
        _ => TokenStream::new(),
    };
    Ok((options, item.parse()?))
}

pub(super) fn expand(options: TokenStream, item: &TokenStream) -> TokenStream {
    match syn::parse2::<Item>(item.clone()) {
        _ if options.to_string() == "Injectable" => crate::derive::derive(item.clone()),
        Ok(Item::Trait(_)) => crate::mockable::mockable(options, item),
        _ => crate::test::test(options, item),
    }
}

pub(super) fn inputs() -> Outcome<Vec<PathBuf>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tests/snapshots/testing");
    let mut inputs = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.to_str().is_some_and(|path| path.ends_with(".in.rs")) {
            inputs.push(path);
        }
    }
    inputs.sort();
    Ok(inputs)
}
