//! The fields that a container fills, and the struct that is constructed from them.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::{GenericArgument, PathArguments, PathSegment, Type};

use crate::crate_path::Root;
use crate::generics::Parameters;
use crate::injectable::ast::{Component, Field};
use crate::injectable::expand::definition::runs_code;
use crate::injectable::expand::{field, literal};
use crate::spelling::without_groups;

/// The most fields that a function of the runtime resolves at once.
const MOST: usize = 8;

/// The injected fields of a struct.
pub(crate) struct Injected<'a> {
    component: &'a Component<'a>,
    root: &'a Root<'a>,
    fields: Vec<&'a Field<'a>>,
}

/// Returns the parameter that describes or resolves the fields.
pub(crate) fn parameter() -> Ident {
    Ident::new("__fields", Span::mixed_site())
}

impl<'a> Injected<'a> {
    pub(crate) fn of(component: &'a Component<'a>, root: &'a Root<'a>) -> Self {
        Self {
            component,
            root,
            fields: component.injected().collect(),
        }
    }

    /// Returns the conditions of the impl: that the types of some fields are dependencies.
    ///
    /// A type that depends on the parameters of the struct needs one. Of the other types, rustc checks in the body
    /// of the function that each is a dependency. So an error does not repeat where the component is registered.
    /// The body of a struct with many fields names no types, so rustc can point at a field only in a condition.
    pub(crate) fn conditions(&self) -> Vec<TokenStream> {
        let parameters = Parameters::of(&self.component.original.generics);
        let doubtful = self.fields.iter().filter(|field| {
            let is_open = || {
                !parameters.are_none()
                    && parameters.are_mentioned_in(&field::dependency(field, self.root))
            };
            let is_unnamed = self.fields.len() > MOST && !is_pointer(field.ty());
            is_unnamed || is_open()
        });
        doubtful
            .map(|field| field::condition(&field::dependency(field, self.root), self.root))
            .collect()
    }

    /// Returns the body of a function that describes the fields, or resolves them and returns `Some` of
    /// what `construct` wraps around the struct. `prepare` stands between the two.
    pub(crate) fn body(
        &self,
        prepare: &TokenStream,
        construct: impl FnOnce(TokenStream) -> TokenStream,
    ) -> TokenStream {
        let is_hidden = runs_code(self.component);
        let fields = self.fields.iter().enumerate();
        let names = fields.map(|(number, field)| variable(number, field, is_hidden));
        let names: Vec<Ident> = names.collect();
        let mut next = names.iter();
        let literal = literal(self.component, |field| {
            let name = next.next();
            field::value(field, self.root, &quote!(#name))
        });
        let constructed = construct(literal);
        let constructed = quote! {
            #prepare
            ::core::option::Option::Some(#constructed)
        };
        if names.len() > MOST {
            let resolved = self.resolved_by_places(&names);
            return quote!(#resolved #constructed);
        }
        self.resolved_at_once(&names, &constructed)
    }

    /// Returns the expression that resolves all fields, by a function for their number.
    fn resolved_at_once(&self, names: &[Ident], constructed: &TokenStream) -> TokenStream {
        let (root, fields) = (self.root.private(), parameter());
        if names.is_empty() {
            return quote! {
                if !#fields.are_none() {
                    return ::core::option::Option::None;
                }
                #constructed
            };
        }
        let resolve = Ident::new(&format!("resolve{}", names.len()), Span::call_site());
        // `?` would cost more to compile: see `docs/compile-time.md`. Clippy would report a `let .. else` as a
        // `?`. The types let rustc point at a field that is no dependency.
        let types = self.fields.iter();
        let types = types.map(|field| field::dependency(field, self.root));
        quote! {
            if let ::core::option::Option::Some((#(#names,)*)) =
                #root::#resolve::<#(#types),*>(#fields)
            {
                #constructed
            } else {
                ::core::option::Option::None
            }
        }
    }

    /// Returns the statements that resolve more fields than there is a function for.
    ///
    /// They take all values before an expression of the user can panic, as a place does not drop its value.
    fn resolved_by_places(&self, names: &[Ident]) -> TokenStream {
        let (root, fields) = (self.root.private(), parameter());
        let declared = self.fields.iter().zip(names).map(|(field, name)| {
            let ty = field::wraps(field).then(|| {
                let dependency = field::dependency(field, self.root);
                quote!(::<#dependency>)
            });
            quote!(let mut #name = #root::Place #ty::EMPTY;)
        });
        quote! {
            #(#declared)*
            if !#fields.resolve(&mut [#(#root::field(&mut #names)),*]) {
                return ::core::option::Option::None;
            }
            #(let #names = #names.take();)*
        }
    }
}

/// Returns the variable of the field of this number. It is hidden from expressions of the user, if there are any.
///
/// For a visible one, rustc reports a trait that is not dyn compatible once less: see [`field::trait_name`].
fn variable(number: usize, field: &Field<'_>, is_hidden: bool) -> Ident {
    let visible = field::trait_name(field.ty()).filter(|_| !is_hidden);
    let span = visible.unwrap_or_else(Span::mixed_site);
    Ident::new(&format!("__field{number}"), span)
}

/// Returns whether a type is spelt as an `Arc`, or as one that may be absent or has a key. The spelling
/// decides where rustc points, and nothing else.
fn is_pointer(ty: &Type) -> bool {
    let Some(last) = last_segment(ty) else {
        return false;
    };
    if last.ident == "Arc" {
        return true;
    }
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return false;
    };
    let inner = arguments.args.last();
    let wraps = last.ident == "Option" || last.ident == "Keyed";
    wraps && matches!(inner, Some(GenericArgument::Type(inner)) if is_pointer(inner))
}

/// Returns the type that an `Arc` points to.
pub(crate) fn pointed(ty: &Type) -> Option<&Type> {
    let last = last_segment(ty).filter(|last| last.ident == "Arc")?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return None;
    };
    match (arguments.args.first(), arguments.args.len()) {
        (Some(GenericArgument::Type(pointed)), 1) => Some(pointed),
        _ => None,
    }
}

/// Returns the last segment of a path to a type.
pub(crate) fn last_segment(ty: &Type) -> Option<&PathSegment> {
    match without_groups(ty) {
        Type::Path(path) => path.path.segments.last(),
        _ => None,
    }
}
