//! What is injected into a struct: its type, a list, and the struct that is put together out of it.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;
use syn::{GenericArgument, PathArguments, PathSegment, Type};

use super::{allow, field, literal};
use crate::{
    ast::{Component, Field},
    generics::Parameters,
    spelling::without_groups,
};

/// How many parts a tuple has at most.
const MOST: usize = 12;

/// The injected fields of a struct.
pub(crate) struct Injected<'a> {
    component: &'a Component<'a>,
    root: &'a TokenStream,
    asked: Vec<Asked>,
}

/// The type that is asked for in a field.
struct Asked {
    ty: TokenStream,
    /// Whether it is an `Arc` whatever the arguments of the struct are. One that is spelt otherwise
    /// is an `Arc` as well: this decides where rustc points, and how long it takes.
    is_plain: bool,
    /// Whether it is that and no more.
    is_arc: bool,
}

/// The variable that holds what was fetched, which the user's expressions cannot see.
pub(super) fn variable() -> Ident {
    Ident::new("__fields", Span::mixed_site())
}

/// The last segment of a path to a type.
fn last_segment(ty: &Type) -> Option<&PathSegment> {
    match without_groups(ty) {
        Type::Path(path) => path.path.segments.last(),
        _ => None,
    }
}

fn is_arc(ty: &Type) -> bool {
    last_segment(ty).is_some_and(|last| last.ident == "Arc")
}

/// Whether this is spelt as an `Arc`, or as one that may be absent or has a key.
fn is_plain(ty: &Type) -> bool {
    if is_arc(ty) {
        return true;
    }
    let Some(last) = last_segment(ty) else {
        return false;
    };
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return false;
    };
    let inner = arguments.args.last();
    let wraps = last.ident == "Option" || last.ident == "Keyed";
    wraps && matches!(inner, Some(GenericArgument::Type(inner)) if is_plain(inner))
}

impl Asked {
    fn of(field: &Field<'_>, parameters: &Parameters, root: &TokenStream) -> Self {
        let ty = field::asked(field, root);
        let options = &field.options;
        let is_plain = options.clone.is_none()
            && is_plain(field.ty())
            && !parameters.are_mentioned_in(ty.clone());
        let is_arc = options.key.is_none() && options.default.is_none() && is_arc(field.ty());
        Self {
            ty,
            is_plain,
            is_arc: is_plain && is_arc,
        }
    }
}

impl<'a> Injected<'a> {
    pub(super) fn of(component: &'a Component<'a>, root: &'a TokenStream) -> Self {
        let parameters = Parameters::of(&component.original.generics);
        let fields = component.injected();
        let asked = fields.map(|field| Asked::of(field, &parameters, root));
        Self {
            component,
            root,
            asked: asked.collect(),
        }
    }

    /// That those are dependencies of which it is not plain, so that rustc points at the field where
    /// one is none.
    pub(super) fn conditions(&self) -> Vec<TokenStream> {
        let doubtful = self.asked.iter().filter(|asked| !asked.is_plain);
        doubtful
            .map(|asked| field::condition(&asked.ty, self.root))
            .collect()
    }

    /// The private type beside the component. In its fields rustc looks at what is plainly a
    /// dependency: conditions, which would do, take it three times as long.
    pub(super) fn private_type(&self) -> TokenStream {
        let plain = self.asked.iter().filter(|asked| asked.is_plain);
        let allow = allow(self.component);
        let shown: Vec<_> = plain
            .map(|asked| field::shown(&asked.ty, self.root))
            .collect();
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

    /// The type of the list: a tuple, or lists of lists where there are too many.
    pub(super) fn ty(&self) -> TokenStream {
        let root = self.root;
        let are_arcs = self.asked.iter().all(|asked| asked.is_arc);
        if are_arcs && (1..=MOST).contains(&self.asked.len()) {
            let values = self.values();
            return quote!(#root::Pointers<#values>);
        }
        let fields = self.asked.iter();
        let fields = fields.map(|asked| field::injected(&asked.ty, asked.is_plain, root));
        nested(fields, |lists| quote!(#root::Several<(#(#lists,)*)>))
    }

    /// The type of the values: tuples of the same form. It is spelt out, which is less for rustc to
    /// do than looking it up.
    pub(super) fn values(&self) -> TokenStream {
        let types = self.asked.iter().map(|asked| asked.ty.clone());
        nested(types, |lists| quote!((#(#lists,)*)))
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
        let (mut position, mut lists) = (position, self.asked.len().div_ceil(MOST));
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
fn nested(
    types: impl Iterator<Item = TokenStream>,
    several: impl Fn(&[TokenStream]) -> TokenStream,
) -> TokenStream {
    let types: Vec<_> = types.collect();
    let mut lists: Vec<_> = types
        .chunks(MOST)
        .map(|types| quote!((#(#types,)*)))
        .collect();
    while lists.len() > 1 {
        lists = lists.chunks(MOST).map(&several).collect();
    }
    lists.pop().unwrap_or_else(|| quote!(()))
}
