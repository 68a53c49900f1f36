//! The functions of a bed that set a dependency: `with_mailer(..)`, `with_mailer_arc(..)`, `all(..)`.
//!
//! Their bounds on the field's type are `for<'__any>`, so rustc checks them only in calls. A wrong guess
//! of the type is then no error in the struct.

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{Member, PathArguments, Type, TypeParamBound};

use crate::injectable::ast::Field;
use crate::injectable::expand::bed::Bed;
use crate::injectable::expand::bed::shape::{Shape, bounds};
use crate::injectable::expand::{doc, root};
use crate::span;
use crate::span::respanned;
use crate::spelling::mentions;

/// The setters of one field.
struct Setter<'a> {
    bed: &'a Bed<'a>,
    field: &'a Field<'a>,
    /// The type of the field.
    ty: TokenStream,
}

/// Returns the setters of all fields.
pub(crate) fn expand(bed: &Bed<'_>) -> TokenStream {
    let setters = bed.component.injected().map(|field| {
        let ty = bed.without_self(field.ty());
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
                &|object| {
                    let interface = interface(object);
                    quote!(#testing::Single<#interface>)
                },
                &|member, value| {
                    let set = self.bed.stub(self.field, "set_object");
                    quote!(#set(&mut self.#member, #value))
                },
            ),
            Shape::List(object) => self.shared(
                object,
                None,
                &|object| {
                    let interface = interface(object);
                    quote!(#testing::Collection<#interface, Entry = ()>)
                },
                &|member, value| {
                    let add = self.bed.stub(self.field, "add");
                    quote!(#add(&mut self.#member, (), #value))
                },
            ),
            Shape::Map(key, object) => {
                let (key, variable) = (self.bed.without_self(key), key_variable());
                self.shared(
                    object,
                    Some(&key),
                    &|object| {
                        let interface = interface(object);
                        quote!(#testing::Collection<#interface, Entry = #key>)
                    },
                    &|member, value| {
                        let add = self.bed.stub(self.field, "add");
                        quote!(#add(&mut self.#member, #variable, #value))
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

    /// `with_mailer(value) -> Arc<..>`, and `with_mailer_arc(arc)` for an object that is already shared.
    fn shared(
        &self,
        object: &Type,
        key: Option<&TokenStream>,
        holds: &dyn Fn(&TokenStream) -> TokenStream,
        set: &dyn Fn(&Member, &Ident) -> TokenStream,
    ) -> TokenStream {
        let Setter { bed, field, ty } = self;
        let (visibility, member) = (bed.visibility(), &field.member);
        let (value, handle) = (value_variable(), variable("__handle"));
        let object_type = bed.without_self(object);
        let holds = holds(&object_type);
        let (parameter, double, is_sized) = if let Some(bounds) = bounds(object) {
            let double = parameter(&[&object_type, &bed.generics]);
            let bounds = bounds.iter().map(|bound| bed.without_self(bound));
            let parameter = quote!(<#double: #(#bounds +)* 'static>);
            (Some(parameter), quote!(#double), None)
        } else {
            let is_sized = quote!(for<'__any> #object_type: ::core::marker::Sized,);
            (None, object_type.clone(), Some(is_sized))
        };
        let key = key.map(|key| {
            let variable = key_variable();
            quote!(#variable: #key,)
        });
        let (with, set) = (self.name(""), set(member, &value));
        let text = field.name();
        let action = if key.is_some() {
            format!("Adds an object to `{text}` under this key")
        } else if matches!(Shape::of(field), Shape::List(_)) {
            format!("Adds an object to `{text}`")
        } else {
            format!("Sets `{text}`")
        };
        let documented = doc(&[&format!("{action}, and returns a handle to it.")]);
        let private = root(bed.component).private();
        let with_arc = (!bed.has_field(&format!("{text}_arc"))).then(|| {
            let (name, documented) = (self.name("_arc"), doc(&[&format!("{action}.")]));
            quote! {
                #documented
                #[inline]
                #[track_caller]
                #visibility fn #name(&mut self, #key #value: #private::Arc<#object_type>)
                where
                    for<'__any> #ty: #holds,
                {
                    #set;
                }
            }
        });
        quote! {
            #documented
            #[inline]
            #[track_caller]
            #visibility fn #with #parameter(&mut self, #key #value: #double) -> #private::Arc<#double>
            where
                #is_sized
                for<'__any> #ty: #holds,
            {
                let #value = #private::Arc::new(#value);
                let #handle = ::core::clone::Clone::clone(&#value);
                #set;
                #handle
            }
            #with_arc
        }
    }

    fn name(&self, ending: &str) -> Ident {
        let name = self.field.name();
        let span = match &self.field.original.ident {
            // At the user's name, rustc would report `with__mailer` or `with_type__arc` as no snake case.
            Some(user) if name.starts_with('_') || name.ends_with('_') => span::site(user.span()),
            Some(user) => user.span(),
            None => Span::call_site(),
        };
        Ident::new(&format!("with_{name}{ending}"), span)
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
        .map(|bound| bed.without_self(bound))
        .filter(|bound| seen.insert(bound.to_string()))
        .collect();
    let (testing, visibility) = (&bed.testing, bed.visibility());
    let all_traits: TokenStream = traits.iter().cloned().collect();
    let double = parameter(&[&all_traits, &bed.generics]);
    let (one, handle) = (variable("__one"), variable("__handle"));
    let conditions = fields.iter().map(|(field, object, _)| {
        let ty = bed.without_self(field.ty());
        let interface = interface(&bed.without_self(object));
        quote!(for<'__any> #ty: #testing::Single<#interface>)
    });
    let members = fields.iter().map(|(field, ..)| &field.member);
    let set = fields.iter();
    let set = set.map(|(field, ..)| bed.stub(field, "set_object_if_unset"));
    let private = root(bed.component).private();
    let doc = doc(&[
        "Sets each required trait object that is still unset to this, and returns a handle to it.",
    ]);
    Some(quote! {
        #doc
        #[track_caller]
        #visibility fn all<#double: #(#traits +)* 'static>(
            &mut self,
            #one: #double,
        ) -> #private::Arc<#double>
        where
            #(#conditions),*
        {
            let #one = #private::Arc::new(#one);
            #({
                let #handle = ::core::clone::Clone::clone(&#one);
                #set(&mut self.#members, #handle);
            })*
            #one
        }
    })
}

/// Returns `true` if the field has no `default`, and no `Option` in its written type.
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

/// Returns `true` for a `Fn(..)`, which a user's type can't implement.
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

/// Returns a free name for the type of a double: a plain one, as rustc shows it in messages.
fn parameter(others: &[&TokenStream]) -> Ident {
    let taken = others.iter().any(|tokens| mentions((*tokens).clone(), "T"));
    Ident::new(if taken { "__T" } else { "T" }, Span::mixed_site())
}

/// Returns `Interface = dyn Trait`. With the span of the type, rustc reports a trait that is not dyn compatible here
/// and in the field at one place, so once.
fn interface(object: &TokenStream) -> TokenStream {
    let first = object.clone().into_iter().next();
    let span = first.map_or_else(Span::call_site, |token| token.span());
    let interface = respanned(quote!(Interface =), span);
    quote!(#interface #object)
}

fn value_variable() -> Ident {
    variable("__value")
}

fn key_variable() -> Ident {
    variable("__key")
}

fn variable(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}
