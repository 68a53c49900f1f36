//! The methods of a trait, and how a double forwards them.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{
    FnArg, Generics, Ident, Receiver, ReturnType, Signature, TraitItemFn, Type, TypeParamBound,
    WherePredicate,
    visit::{self, Visit},
};

use crate::mockable::borrow::{borrows_from_self, boxed_future, is_of_self, native_future};

/// The keyword for functions whose callers have to keep a contract.
const PROMISED: &str = concat!("un", "safe");

/// How a double forwards a method.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// A plain call.
    Call,
    /// An `async fn`.
    Await,
    /// A boxed future that may borrow from the double.
    Borrowing,
    /// A boxed future that owns its data.
    Owned,
    /// An `impl Future`.
    Native,
    /// Not callable on a trait object.
    Never,
    /// Callable on a trait object, but not through an `Arc`.
    Unreachable,
    /// Callable, but not through a double: the mock itself has to be injected.
    Direct,
}

/// The receiver of a method.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Object {
    Reference,
    Shared,
    /// `&mut self`, `self` or `self: Box<Self>`, which an `Arc` can't provide.
    Owned,
    Other,
}

pub(crate) fn way(method: &TraitItemFn) -> Way {
    let signature = &method.sig;
    if is_for_sized(&signature.generics) {
        return Way::Never;
    }
    let receiver = signature.receiver().map(object);
    if receiver == Some(Object::Owned) {
        return Way::Unreachable;
    }
    let passes = matches!(receiver, Some(Object::Reference | Object::Shared));
    if !passes || borrows_from_self(signature) || is_promised(signature) {
        Way::Direct
    } else if signature.asyncness.is_some() {
        Way::Await
    } else if native_future(signature).is_some() {
        Way::Native
    } else if boxed_future(signature).is_none() {
        Way::Call
    } else if is_of_self(signature) {
        Way::Borrowing
    } else {
        Way::Owned
    }
}

pub(crate) fn object(receiver: &Receiver) -> Object {
    if receiver.reference.is_some() {
        return match receiver.mutability {
            Some(_) => Object::Owned,
            None => Object::Reference,
        };
    }
    match &*receiver.ty {
        Type::Reference(reference) if is_self(&reference.elem) => match reference.mutability {
            Some(_) => Object::Owned,
            None => Object::Reference,
        },
        Type::Path(path) if path.path.is_ident("Self") => Object::Owned,
        Type::Path(path) => match path.path.segments.last() {
            Some(last) if last.ident == "Arc" => Object::Shared,
            Some(last) if last.ident == "Box" => Object::Owned,
            _ => Object::Other,
        },
        _ => Object::Other,
    }
}

/// Returns `true` if there is a `where Self: Sized`.
pub(crate) fn is_for_sized(generics: &Generics) -> bool {
    let conditions = generics.where_clause.iter();
    conditions
        .flat_map(|conditions| &conditions.predicates)
        .any(|predicate| match predicate {
            WherePredicate::Type(predicate) => {
                is_self(&predicate.bounded_ty) && predicate.bounds.iter().any(is_sized)
            }
            _ => false,
        })
}

/// Returns the first generic parameter or `impl Trait` argument, which trait objects do not allow.
pub(crate) fn generic_part(signature: &Signature) -> Option<TokenStream> {
    let parameters = &signature.generics.params;
    if let Some(parameter) = parameters
        .iter()
        .find(|parameter| !matches!(parameter, syn::GenericParam::Lifetime(_)))
    {
        return Some(parameter.to_token_stream());
    }
    signature.inputs.iter().find_map(|argument| match argument {
        FnArg::Typed(argument) => impl_in(&argument.ty),
        FnArg::Receiver(_) => None,
    })
}

/// Returns the `impl Trait` in the return type.
pub(crate) fn returned_impl(signature: &Signature) -> Option<TokenStream> {
    match &signature.output {
        ReturnType::Type(_, returned) => impl_in(returned),
        ReturnType::Default => None,
    }
}

/// Returns `true` if the keyword precedes the `fn` or `trait`.
pub(crate) fn is_promised(item: impl ToTokens) -> bool {
    item.into_token_stream()
        .into_iter()
        .filter_map(|token| match token {
            proc_macro2::TokenTree::Ident(word) => Some(word),
            _ => None,
        })
        .take_while(|word| *word != "fn" && *word != "trait")
        .any(|word: Ident| word == PROMISED)
}

fn impl_in(ty: &Type) -> Option<TokenStream> {
    #[derive(Default)]
    struct Find(Option<TokenStream>);

    impl Visit<'_> for Find {
        fn visit_type_impl_trait(&mut self, found: &syn::TypeImplTrait) {
            self.0.get_or_insert_with(|| found.to_token_stream());
            visit::visit_type_impl_trait(self, found);
        }
    }

    let mut find = Find::default();
    find.visit_type(ty);
    find.0
}

fn is_self(ty: &Type) -> bool {
    matches!(ty, Type::Path(path) if path.path.is_ident("Self"))
}

fn is_sized(bound: &TypeParamBound) -> bool {
    match bound {
        TypeParamBound::Trait(bound) => bound
            .path
            .segments
            .last()
            .is_some_and(|last| last.ident == "Sized"),
        _ => false,
    }
}
