//! The functions of a bed that set a dependency: `with_mailer(..)`, `with_mailer_arc(..)`, `all(..)`.
//!
//! What they ask of the field's type is asked for any lifetime, so that rustc looks at it where the
//! function is called: one that was guessed wrong is no mistake of who wrote the struct.

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{Member, PathArguments, Type, TypeParamBound};

use crate::injectable::ast::Field;
use crate::injectable::expand::bed::Bed;
use crate::injectable::expand::bed::shape::{Shape, bounds};
use crate::injectable::expand::doc;
use crate::spelling::mentions;

/// What one field is set with.
struct Setter<'a> {
    bed: &'a Bed<'a>,
    field: &'a Field<'a>,
    /// The type of the field.
    ty: TokenStream,
}

/// The functions of all fields.
pub(crate) fn expand(bed: &Bed<'_>) -> TokenStream {
    let setters = bed.component.injected().map(|field| {
        let ty = bed.spelt(field.ty());
        Setter { bed, field, ty }.expand()
    });
    setters.chain(all(bed)).collect()
}

impl Setter<'_> {
    fn expand(&self) -> TokenStream {
        let testing = &self.bed.testing;
        match Shape::of(self.field) {
            Shape::Plain => self.plain(),
            Shape::Single(object) => self.shared(
                object,
                None,
                &|object| quote!(#testing::Single<Interface = #object>),
                &|member, value| quote!(#testing::Stub::put(&mut self.#member, #value)),
            ),
            Shape::List(object) => self.shared(
                object,
                None,
                &|object| quote!(#testing::Collection<Interface = #object, Entry = ()>),
                &|member, value| quote!(#testing::Stub::add(&mut self.#member, (), #value)),
            ),
            Shape::Map(key, object) => {
                let (key, variable) = (self.bed.spelt(key), key_variable());
                self.shared(
                    object,
                    Some(&key),
                    &|object| quote!(#testing::Collection<Interface = #object, Entry = #key>),
                    &|member, value| {
                        quote!(#testing::Stub::add(&mut self.#member, #variable, #value))
                    },
                )
            }
        }
    }

    /// `with_pool(value)`
    fn plain(&self) -> TokenStream {
        let (name, visibility) = (self.name(""), self.bed.visibility());
        let (ty, member, value) = (&self.ty, &self.field.member, value_variable());
        let testing = &self.bed.testing;
        let doc = doc(&[&format!("Sets `{}`.", self.field.name())]);
        quote! {
            #doc
            #[inline]
            #[track_caller]
            #visibility fn #name(&mut self, #value: #ty) {
                #testing::Stub::set(&mut self.#member, #value);
            }
        }
    }

    /// `with_mailer(value) -> Arc<..>` and `with_mailer_arc(arc)`, by which an object gets to where
    /// several share it.
    fn shared(
        &self,
        object: &Type,
        key: Option<&TokenStream>,
        holds: &dyn Fn(&TokenStream) -> TokenStream,
        put: &dyn Fn(&Member, &Ident) -> TokenStream,
    ) -> TokenStream {
        let Setter { bed, field, ty } = self;
        let (visibility, member) = (bed.visibility(), &field.member);
        let (value, handle) = (value_variable(), variable("__handle"));
        let spelt = bed.spelt(object);
        let holds = holds(&spelt);
        let (parameter, double, is_sized) = if let Some(bounds) = bounds(object) {
            let double = parameter(&[&spelt, &bed.generics]);
            let bounds = bounds.iter().map(|bound| bed.spelt(bound));
            let parameter = quote!(<#double: #(#bounds +)* 'static>);
            (Some(parameter), quote!(#double), None)
        } else {
            let is_sized = quote!(for<'__any> #spelt: ::core::marker::Sized,);
            (None, spelt.clone(), Some(is_sized))
        };
        let key = key.map(|key| {
            let variable = key_variable();
            quote!(#variable: #key,)
        });
        let (with, put) = (self.name(""), put(member, &value));
        let what = if key.is_some() {
            "under this key in"
        } else {
            "as"
        };
        let text = field.name();
        let documented = doc(&[&format!(
            "Puts this {what} `{text}`, and gives a handle to it."
        )]);
        let with_arc = (!bed.has_field(&format!("{text}_arc"))).then(|| {
            let (name, documented) = (
                self.name("_arc"),
                doc(&[&format!("Puts this {what} `{text}`.")]),
            );
            quote! {
                #documented
                #[inline]
                #[track_caller]
                #visibility fn #name(&mut self, #key #value: ::std::sync::Arc<#spelt>)
                where
                    for<'__any> #ty: #holds,
                {
                    #put;
                }
            }
        });
        quote! {
            #documented
            #[inline]
            #[track_caller]
            #visibility fn #with #parameter(&mut self, #key #value: #double) -> ::std::sync::Arc<#double>
            where
                #is_sized
                for<'__any> #ty: #holds,
            {
                let #value = ::std::sync::Arc::new(#value);
                let #handle = ::core::clone::Clone::clone(&#value);
                #put;
                #handle
            }
            #with_arc
        }
    }

    fn name(&self, ending: &str) -> Ident {
        let span = match &self.field.original.ident {
            Some(name) => name.span(),
            None => Span::call_site(),
        };
        Ident::new(&format!("with_{}{ending}", self.field.name()), span)
    }
}

/// `all(one)`, for one object that implements the trait of each required field.
fn all(bed: &Bed<'_>) -> Option<TokenStream> {
    let fields = bed.component.injected().filter(|field| is_required(field));
    let fields: Vec<_> = fields
        .filter_map(|field| match Shape::of(field) {
            Shape::Single(object) => Some((field, object, bounds(object)?)),
            _ => None,
        })
        .filter(|(_, _, bounds)| !bounds.iter().any(is_function))
        .collect();
    if fields.is_empty() {
        return None;
    }
    let mut seen = HashSet::new();
    let traits = fields.iter().flat_map(|(_, _, bounds)| bounds.iter());
    let traits: Vec<_> = traits
        .map(|bound| bed.spelt(bound))
        .filter(|bound| seen.insert(bound.to_string()))
        .collect();
    let (testing, visibility) = (&bed.testing, bed.visibility());
    let listed: TokenStream = traits.iter().cloned().collect();
    let double = parameter(&[&listed, &bed.generics]);
    let (one, handle) = (variable("__one"), variable("__handle"));
    let conditions = fields.iter().map(|(field, object, _)| {
        let (ty, object) = (bed.spelt(field.ty()), bed.spelt(object));
        quote!(for<'__any> #ty: #testing::Single<Interface = #object>)
    });
    let members = fields.iter().map(|(field, ..)| &field.member);
    let doc = doc(&[
        "Puts this in the place of each required trait object that is not set yet, and gives a \
         handle to it.",
    ]);
    Some(quote! {
        #doc
        #[track_caller]
        #visibility fn all<#double: #(#traits +)* 'static>(
            &mut self,
            #one: #double,
        ) -> ::std::sync::Arc<#double>
        where
            #(#conditions),*
        {
            let #one = ::std::sync::Arc::new(#one);
            #({
                let #handle = ::core::clone::Clone::clone(&#one);
                #testing::Stub::put_if_unset(&mut self.#members, #handle);
            })*
            #one
        }
    })
}

/// Whether it can't be left out, as far as one sees.
fn is_required(field: &Field<'_>) -> bool {
    let is_optional = |ty: &Type| {
        let tokens = ty.to_token_stream().into_iter();
        tokens
            .filter_map(|token| match token {
                TokenTree::Ident(name) => Some(name),
                _ => None,
            })
            .any(|name| name == "Option")
    };
    field.options.default.is_none() && !is_optional(field.ty())
}

/// Whether it is a `Fn(..)`, which nobody can implement.
fn is_function(bound: &TypeParamBound) -> bool {
    match bound {
        TypeParamBound::Trait(bound) => bound
            .path
            .segments
            .last()
            .is_some_and(|last| matches!(last.arguments, PathArguments::Parenthesized(_))),
        _ => false,
    }
}

/// A name for the type of a double: a plain one, as rustc shows it, that nothing else here has.
fn parameter(others: &[&TokenStream]) -> Ident {
    let taken = others.iter().any(|tokens| mentions((*tokens).clone(), "T"));
    Ident::new(if taken { "__T" } else { "T" }, Span::mixed_site())
}

fn value_variable() -> Ident {
    variable("value")
}

fn key_variable() -> Ident {
    variable("key")
}

fn variable(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}
