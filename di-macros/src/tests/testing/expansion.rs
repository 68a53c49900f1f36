//! The expansion of typical inputs, `../snapshots/testing/*.in.rs`, which start with the attribute.

use std::{error::Error, path::PathBuf};

use proc_macro2::TokenStream;
use syn::{Attribute, Item, Meta, parse::Parser};

use crate::tests::{assert_recorded, inputs_in};

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

#[test]
fn typical_inputs_expand_as_recorded() -> Outcome {
    for (path, input) in inputs()? {
        let (options, item) = parts(&input)?;
        assert_recorded(&path, expand(options, &item))?;
    }
    Ok(())
}

/// Returns the options of the attribute in the first line, and the item below it.
pub(crate) fn parts(input: &str) -> Outcome<(TokenStream, TokenStream)> {
    let (attribute, item) = input.split_once('\n').ok_or("no attribute")?;
    let attribute = Attribute::parse_outer.parse_str(attribute)?.swap_remove(0);
    let options = match attribute.meta {
        Meta::List(list) => list.tokens,
        _ => TokenStream::new(),
    };
    Ok((options, item.parse()?))
}

pub(crate) fn expand(options: TokenStream, item: &TokenStream) -> TokenStream {
    match syn::parse2::<Item>(item.clone()) {
        _ if options.to_string() == "Injectable" => crate::injectable::derive(item.clone()),
        Ok(Item::Trait(_)) => crate::mockable::mockable(options, item),
        _ => crate::test::test(options, item),
    }
}

pub(crate) fn inputs() -> Outcome<Vec<(PathBuf, String)>> {
    inputs_in("src/tests/snapshots/testing")
}
