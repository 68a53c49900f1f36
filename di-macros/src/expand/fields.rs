//! What is injected into a struct: its type, a list, and the struct that is put together out of it.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;
use syn::{PathArguments, Type};

use super::{allow, field, literal};
use crate::{
    ast::{Component, Field},
    generics::Parameters,
};

/// How many parts a tuple has at most.
const MOST: usize = 12;

/// The injected fields of a struct.
pub(crate) struct Injected<'a> {
    component: &'a Component<'a>,
    root: &'a TokenStream,
    fields: Vec<&'a Field<'a>>,
}

/// The variable that holds what was fetched, which the user's expressions cannot see.
pub(super) fn variable() -> Ident {
    Ident::new("__fields", Span::mixed_site())
}

/// Whether this is spelt as an `Arc`, or as one that may be absent or has a key.
fn is_arc(asked: &TokenStream) -> bool {
    let Ok(Type::Path(path)) = syn::parse2(asked.clone()) else {
        return false;
    };
    let Some(last) = path.path.segments.last() else {
        return false;
    };
    let inner = || match &last.arguments {
        PathArguments::AngleBracketed(arguments) => {
            arguments.args.last().map(quote::ToTokens::to_token_stream)
        }
        _ => None,
    };
    match last.ident.to_string().as_str() {
        "Arc" => true,
        "Option" | "Keyed" => inner().is_some_and(|inner| is_arc(&inner)),
        _ => false,
    }
}

impl<'a> Injected<'a> {
    pub(super) fn of(component: &'a Component<'a>, root: &'a TokenStream) -> Self {
        Self {
            component,
            root,
            fields: component.injected().collect(),
        }
    }

    /// The types that are asked for.
    pub(super) fn asked(&self) -> Vec<TokenStream> {
        let fields = self.fields.iter();
        fields.map(|field| field::asked(field, self.root)).collect()
    }

    /// That those are dependencies of which it is not plain, so that rustc points at the field where
    /// one is none.
    pub(super) fn conditions(&self) -> Vec<TokenStream> {
        let asked = self.asked();
        let doubtful = asked.iter().filter(|asked| !self.is_plain(asked));
        doubtful
            .map(|asked| field::condition(asked, self.root))
            .collect()
    }

    /// The private type beside the component. In its fields rustc looks at what is plainly a
    /// dependency: conditions, which would do, take it three times as long.
    pub(super) fn private_type(&self) -> TokenStream {
        let asked = self.asked();
        let plain = asked.iter().filter(|asked| self.is_plain(asked));
        let allow = allow(self.component);
        let shown: Vec<_> = plain.map(|asked| field::shown(asked, self.root)).collect();
        if shown.is_empty() {
            return quote!(
                struct __Private;
            );
        }
        quote! {
            #allow
            #[allow(dead_code)]
            struct __Private(#(#shown),*);
        }
    }

    /// Whether it is an `Arc` whatever the arguments of the struct are. One that is spelt otherwise is
    /// an `Arc` as well: this decides where rustc points, and how long it takes.
    fn is_plain(&self, asked: &TokenStream) -> bool {
        let parameters = Parameters::of(&self.component.original.generics);
        is_arc(asked) && !parameters.are_mentioned_in(asked.clone())
    }

    /// The type of the list: a tuple, or lists of lists where there are too many.
    pub(super) fn ty(&self) -> TokenStream {
        let root = self.root;
        let fields = self.asked();
        let fields = fields
            .iter()
            .map(|asked| field::injected(asked, self.is_plain(asked), root));
        nested(
            fields.collect(),
            |lists| quote!(#root::Several<(#(#lists,)*)>),
        )
    }

    /// The type of the values: tuples of the same form. It is spelt out, which is less for rustc to
    /// do than looking it up.
    pub(super) fn values(&self) -> TokenStream {
        nested(self.asked(), |lists| quote!((#(#lists,)*)))
    }

    /// The struct, put together.
    pub(super) fn literal(&self) -> TokenStream {
        let mut position = 0;
        literal(self.component, |field| {
            let fetched = self.fetched(position);
            position += 1;
            field::value(field, &fetched)
        })
    }

    /// Where the list has the field of this position.
    fn fetched(&self, position: usize) -> TokenStream {
        let part = |number| Literal::usize_unsuffixed(number % MOST);
        let mut path = vec![part(position)];
        let (mut position, mut lists) = (position, self.fields.len().div_ceil(MOST));
        while lists > 1 {
            position /= MOST;
            path.push(part(position));
            lists = lists.div_ceil(MOST);
        }
        let (path, fields) = (path.iter().rev(), variable());
        quote!(#fields #(.#path)*)
    }
}

/// A tuple of these types, or tuples of tuples where there are too many.
fn nested(types: Vec<TokenStream>, several: impl Fn(&[TokenStream]) -> TokenStream) -> TokenStream {
    let mut lists: Vec<_> = types
        .chunks(MOST)
        .map(|types| quote!((#(#types,)*)))
        .collect();
    while lists.len() > 1 {
        lists = lists.chunks(MOST).map(&several).collect();
    }
    lists.pop().unwrap_or_else(|| quote!(()))
}
