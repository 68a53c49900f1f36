//! The methods of a trait, as seen by who forwards them.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{
    FnArg, Generics, Ident, Receiver, ReturnType, Signature, TraitItemFn, Type, TypeParamBound,
    WherePredicate,
    visit::{self, Visit},
};

use crate::mockable::borrow::{borrows_from_self, boxed_future, is_of_self, native_future};

/// The word in front of what only a promise of the caller makes right.
const PROMISED: &str = concat!("un", "safe");

/// How a call gets through a double.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// A plain call.
    Call,
    /// An `async fn`.
    Await,
    /// A future in a box that may borrow from the double.
    Borrowing,
    /// A future in a box that owns what it needs.
    Owned,
    /// An `impl Future`.
    Native,
    /// Never, as it can't be called on a trait object.
    Never,
    /// Not at all, though it can be called: the mock itself has to be injected.
    Direct,
}

/// What a method is called on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Object {
    Reference,
    Shared,
    /// `&mut self`, `self` or `self: Box<Self>`: nothing that an `Arc` can give.
    Owned,
    Other,
}

pub(crate) fn way(method: &TraitItemFn) -> Way {
    let signature = &method.sig;
    if is_for_sized(&signature.generics) {
        return Way::Never;
    }
    let receiver = signature.receiver().map(object);
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

/// Whether it has a `where Self: Sized`.
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

/// Whether `Sized` or something else that has parameters or `impl` in it: not for trait objects.
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

/// The `impl Trait` that it returns.
pub(crate) fn returned_impl(signature: &Signature) -> Option<TokenStream> {
    match &signature.output {
        ReturnType::Type(_, returned) => impl_in(returned),
        ReturnType::Default => None,
    }
}

/// Whether the keyword stands in front of its `fn` or `trait`.
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

fn impl_in(spelt: &Type) -> Option<TokenStream> {
    #[derive(Default)]
    struct Find(Option<TokenStream>);

    impl Visit<'_> for Find {
        fn visit_type_impl_trait(&mut self, found: &syn::TypeImplTrait) {
            self.0.get_or_insert_with(|| found.to_token_stream());
            visit::visit_type_impl_trait(self, found);
        }
    }

    let mut find = Find::default();
    find.visit_type(spelt);
    find.0
}

fn is_self(spelt: &Type) -> bool {
    matches!(spelt, Type::Path(path) if path.path.is_ident("Self"))
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
