//! `impl WiredIn`, with which rustc checks a component in a module.
//!
//! The bounds have the spans of the fields, so that rustc points at the field whose dependency a module
//! does not provide.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::{GenericArgument, GenericParam, PathArguments, Token, Type, TypeParam};

use crate::crate_path::{Applied, Root};
use crate::generics::Parameters;
use crate::injectable::ast::{Component, Field};
use crate::injectable::expand::implementation::Implementation;
use crate::injectable::expand::{allow, field, fields, root};
use crate::spelling::{is_mentioned, mentions, without_groups};

/// Returns the impl beside `impl Injectable`, for modules.
pub(crate) fn expand(implementation: &Implementation<'_>) -> Option<TokenStream> {
    cfg!(feature = "modules").then(|| implementation.meant(wired(implementation)))
}

/// Returns `impl WiredIn<M>`, where the parameter `M` is the module.
fn wired(implementation: &Implementation<'_>) -> TokenStream {
    let Implementation {
        component,
        name,
        answered,
        definition,
        ..
    } = implementation;
    let (root, allow) = (root(component), allow(component));
    let module = module_parameter(component);
    let own = Parameters::of(&component.original.generics);
    let arguments = own.arguments();
    let is_shareable = own.is_shareable(&quote!(#name #arguments));
    let needs: Vec<_> = answered
        .iter()
        .map(|field| Need::of(field, &module, &own, root))
        .collect();
    let answers = needs.iter();
    let answers = answers.map(|need| need.condition(&module, &root));
    // The impl of `Injectable` alone has the conditions that hold or fail whatever the arguments are.
    let conditions = implementation.conditions.iter().cloned();
    let conditions = conditions.filter(|condition| own.are_mentioned_in(condition));
    let conditions = own.where_clause(conditions.chain(is_shareable).chain(answers));
    let mut generics = component.original.generics.clone();
    let parameter = GenericParam::Type(TypeParam::from(module.clone()));
    generics.params.push(parameter);
    // With brackets of its own, clippy sees that the user did not write `T: ProvidedBy<M>` beside `T: Bound`.
    generics.lt_token = Some(Token![<](Span::call_site()));
    generics.gt_token = Some(Token![>](Span::call_site()));
    let generics = Parameters::of(&generics);
    let generics = generics.implementation();
    let declaration = definition.declaration(component);
    let of_component = of_component(&needs, &declaration, &module, &root);
    let options = options(implementation);
    let span = component.name().span();
    let private = root.private();
    let of = Applied::of(private.respanned(span), "WiredIn", &module, (span, span));
    quote! {
        #allow
        impl #generics #of for #name #arguments #conditions {
            const WIRED: #private::Wired = #private::Wired::#of_component #options;
        }
    }
}

/// Returns the calls that set the lifetime and the qualifier of the struct, and that mark a constructor
/// function.
fn options(implementation: &Implementation<'_>) -> Option<TokenStream> {
    let Implementation {
        component,
        definition,
        ..
    } = implementation;
    let root = root(component);
    let lifetime = definition.lifetime.as_ref();
    let lifetime = lifetime.map(|lifetime| quote!(.lifetime(#root::Lifetime::#lifetime)));
    let key = definition.key.map(|_| quote!(.keyed()));
    let unknown = component.options.constructor.as_ref();
    let unknown = unknown.map(|_| quote!(.with_unknown_needs()));
    let is_usual = lifetime.is_none() && key.is_none() && unknown.is_none();
    (!is_usual).then(|| quote!(#lifetime #key #unknown))
}

/// The maximum number of fields for which wirework has a function if all are an `Arc`.
const MAX_POINTERS: usize = 8;

/// Returns the call that creates the `Wired` of the component.
fn of_component(
    needs: &[Need<'_>],
    declaration: &TokenStream,
    module: &Ident,
    root: &Root<'_>,
) -> TokenStream {
    let pointed = needs.iter().map(|need| match need {
        Need::Pointer { pointed, .. } => Some(*pointed),
        Need::Other { .. } => None,
    });
    match pointed.collect::<Option<Vec<_>>>() {
        Some(pointed) if pointed.len() <= MAX_POINTERS => {
            let of = format_ident!("of{}", pointed.len());
            quote!(#of::<#module, #(#pointed),*>(#declaration))
        }
        _ => {
            let targets = needs.iter().map(|need| need.targets(module, root));
            quote!(of(#declaration, &[#(#targets),*]))
        }
    }
}

/// The requirement of a field on a module.
enum Need<'a> {
    /// An `Arc`: the module has to provide the type behind it. In a module, a type spelled `Arc` is checked
    /// as the `Arc` of the standard library.
    Pointer {
        pointed: &'a Type,
        provided_by: Applied<'a, &'a Ident>,
    },
    Other {
        dependency: TokenStream,
    },
}

impl<'a> Need<'a> {
    fn of(
        field: &'a Field<'_>,
        module: &'a Ident,
        parameters: &Parameters,
        root: Root<'a>,
    ) -> Self {
        match fields::pointed(field.ty()).filter(|_| !field::wraps(field)) {
            Some(pointed) => {
                // With the span of the type behind the `Arc`, rustc reports a trait that is not dyn compatible here and
                // in the field at one place, so once.
                let ends = field::ends_of(pointed);
                let provided_by = Applied::of(root.respanned(ends.0), "ProvidedBy", module, ends);
                Self::Pointer {
                    pointed,
                    provided_by,
                }
            }
            None => Self::Other {
                dependency: checked_dependency(field, parameters, &root),
            },
        }
    }

    /// Returns the bound that the module provides the dependency.
    fn condition(&self, module: &Ident, root: &Root<'_>) -> TokenStream {
        match self {
            Self::Pointer {
                pointed,
                provided_by,
            } => {
                let colon = Token![:](provided_by.start());
                quote!(#pointed #colon #provided_by)
            }
            Self::Other { dependency } => field::answered(dependency, module, root),
        }
    }

    /// Returns the entries that provide the dependency.
    fn targets(&self, module: &Ident, root: &Root<'_>) -> TokenStream {
        match self {
            Self::Pointer { pointed, .. } => {
                quote!(#root::Targets::One(<#pointed as #root::ProvidedBy<#module>>::ENTRY))
            }
            Self::Other { dependency } => {
                quote!(<#dependency as #root::DependencyIn<#module>>::TARGETS)
            }
        }
    }
}

/// Returns the type that a module has to provide: the dependency, or one that needs nothing if the type is no dependency.
/// The impl of `Injectable` reports such a type, so a module does not.
///
/// The constant cannot mention the parameters of the struct.
fn checked_dependency(field: &Field<'_>, parameters: &Parameters, root: &Root<'_>) -> TokenStream {
    let dependency = field::dependency(field, root);
    let options = &field.options;
    let is_certain =
        options.default.is_some() || options.clone.is_some() || is_certain_dependency(field.ty());
    let is_open =
        || parameters.are_mentioned_in(&dependency) || mentions(dependency.clone(), "Self");
    if is_certain || is_open() {
        return dependency;
    }
    let private = root.private();
    quote! {
        <#private::IfDependency<{
            use #private::NotDependency as _;
            #private::DependencyProbe::<#dependency>::IS_DEPENDENCY
        }> as #private::OrUnknown<#dependency>>::Dependency
    }
}

/// Returns `true` for a type that is spelt as a dependency of wirework. The spelling decides whether rustc reports
/// another type once or twice, and nothing else.
fn is_certain_dependency(ty: &Type) -> bool {
    if let Type::Tuple(tuple) = without_groups(ty) {
        return tuple.elems.iter().all(is_certain_dependency);
    }
    let Some(last) = fields::last_segment(ty) else {
        return false;
    };
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return last.ident == "ScopeFactory";
    };
    let is_certain = |argument: Option<&GenericArgument>| match argument {
        Some(GenericArgument::Type(ty)) => is_certain_dependency(ty),
        _ => false,
    };
    let arguments = &arguments.args;
    match last.ident.to_string().as_str() {
        "Arc" | "Weak" | "Lazy" | "Provider" | "Cloned" | "Option" => true,
        "Vec" => is_certain(arguments.first()),
        "HashMap" | "BTreeMap" | "Keyed" => is_certain(arguments.iter().nth(1)),
        _ => false,
    }
}

/// Returns the types that a field names.
fn types<'a>(field: &'a Field<'_>) -> impl Iterator<Item = &'a Type> {
    let key = field.options.key.as_ref().map(|key| &key.value);
    std::iter::once(field.ty()).chain(key)
}

/// Returns a name for the parameter of the module that no type in the impl has.
fn module_parameter(component: &Component<'_>) -> Ident {
    let generics = &component.original.generics;
    let conditions = &generics.where_clause;
    let names = ["M", "Module", "__Module"];
    let options = &component.options;
    let key = options.key.iter().map(|key| &key.value);
    let traits = options.bind.iter().flat_map(|bind| &bind.value);
    let types: Vec<_> = key
        .chain(traits)
        .chain(component.injected().flat_map(types))
        .collect();
    let free = names.iter().find(|name| {
        component.name() != *name
            && !types.iter().any(|ty| is_mentioned(name, ty))
            && !mentions(generics.to_token_stream(), name)
            && !mentions(conditions.to_token_stream(), name)
    });
    Ident::new(free.unwrap_or(&"__M"), Span::mixed_site())
}
