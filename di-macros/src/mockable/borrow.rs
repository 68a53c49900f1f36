//! The check if the return value of a method borrows from `self`.

use std::collections::HashSet;

use syn::{
    FnArg, GenericArgument, GenericParam, Lifetime, ParenthesizedGenericArguments, PathArguments,
    Receiver, ReturnType, Signature, Type, TypeBareFn, TypeParamBound, TypePath, TypeReference,
    WherePredicate,
    visit::{self, Visit},
};

/// Returns the `T` of a `Pin<Box<dyn Future<Output = T>>>`.
///
/// The future may borrow from `self`: the double's own future keeps the mock alive.
pub(crate) fn boxed_future(signature: &Signature) -> Option<&Type> {
    let boxed = argument(returned(signature)?, "Pin")?;
    let Type::TraitObject(object) = argument(boxed, "Box")? else {
        return None;
    };
    object.bounds.iter().find_map(output)
}

/// Returns the `T` of an `impl Future<Output = T>`.
pub(crate) fn native_future(signature: &Signature) -> Option<&Type> {
    match returned(signature)? {
        Type::ImplTrait(returned) => returned.bounds.iter().find_map(output),
        _ => None,
    }
}

/// Returns `true` if the method's result, or the output of its future, may borrow from `self`.
pub(crate) fn borrows_from_self(signature: &Signature) -> bool {
    let future = boxed_future(signature).or_else(|| native_future(signature));
    match future.or_else(|| returned(signature)) {
        Some(returned) => Borrows::from_self_of(signature).are_in(returned),
        None => false,
    }
}

/// Returns `true` if the return type may borrow from `self`.
pub(crate) fn is_of_self(signature: &Signature) -> bool {
    returned(signature).is_some_and(|returned| Borrows::from_self_of(signature).are_in(returned))
}

fn returned(signature: &Signature) -> Option<&Type> {
    match &signature.output {
        ReturnType::Type(_, returned) => Some(returned),
        ReturnType::Default => None,
    }
}

/// Returns the `T` of a `Name<T>`.
fn argument<'a>(ty: &'a Type, name: &str) -> Option<&'a Type> {
    let Type::Path(TypePath { path, .. }) = ty else {
        return None;
    };
    let last = path.segments.last().filter(|last| last.ident == name)?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return None;
    };
    match arguments.args.first()? {
        GenericArgument::Type(argument) => Some(argument),
        _ => None,
    }
}

/// Returns the `T` of a `Future<Output = T>`.
fn output(bound: &TypeParamBound) -> Option<&Type> {
    let TypeParamBound::Trait(bound) = bound else {
        return None;
    };
    let last = bound.path.segments.last()?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return None;
    };
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::AssocType(given) if last.ident == "Future" && given.ident == "Output" => {
            Some(&given.ty)
        }
        _ => None,
    })
}

/// The lifetimes of references into `self`.
#[derive(Default)]
struct Borrows {
    names: HashSet<String>,
    /// The number of enclosing function types. Elided lifetimes in them belong to them.
    functions: usize,
    found: bool,
}

impl Borrows {
    fn from_self_of(signature: &Signature) -> Self {
        let mut borrows = Borrows::default();
        let Some(FnArg::Receiver(receiver)) = signature.inputs.first() else {
            return borrows;
        };
        borrows.names.extend(lifetime_of(receiver));
        // Adds lifetimes that the receiver's lifetime outlives, `'recv: 'a`.
        loop {
            let before = borrows.names.len();
            for (longer, shorter) in outlives(signature) {
                if borrows.names.contains(&longer) {
                    borrows.names.insert(shorter);
                }
            }
            if borrows.names.len() == before {
                return borrows;
            }
        }
    }

    fn are_in(mut self, returned: &Type) -> bool {
        self.visit_type(returned);
        self.found
    }
}

impl Visit<'_> for Borrows {
    fn visit_lifetime(&mut self, lifetime: &Lifetime) {
        let name = lifetime.ident.to_string();
        self.found |= (name == "_" && self.functions == 0) || self.names.contains(&name);
    }

    fn visit_type_reference(&mut self, reference: &TypeReference) {
        self.found |= reference.lifetime.is_none() && self.functions == 0;
        visit::visit_type_reference(self, reference);
    }

    fn visit_type_bare_fn(&mut self, function: &TypeBareFn) {
        self.functions += 1;
        visit::visit_type_bare_fn(self, function);
        self.functions -= 1;
    }

    fn visit_parenthesized_generic_arguments(&mut self, arguments: &ParenthesizedGenericArguments) {
        self.functions += 1;
        visit::visit_parenthesized_generic_arguments(self, arguments);
        self.functions -= 1;
    }
}

fn lifetime_of(receiver: &Receiver) -> Option<String> {
    let lifetime = match (&receiver.reference, &*receiver.ty) {
        (Some((_, lifetime)), _) => lifetime.as_ref(),
        (None, Type::Reference(reference)) => reference.lifetime.as_ref(),
        _ => None,
    };
    lifetime.map(|lifetime| lifetime.ident.to_string())
}

/// Returns each `'longer: 'shorter` of the method.
fn outlives(signature: &Signature) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    let mut add = |longer: &Lifetime, shorter: &Lifetime| {
        pairs.push((longer.ident.to_string(), shorter.ident.to_string()));
    };
    for parameter in &signature.generics.params {
        if let GenericParam::Lifetime(parameter) = parameter {
            parameter
                .bounds
                .iter()
                .for_each(|shorter| add(&parameter.lifetime, shorter));
        }
    }
    let predicates = signature.generics.where_clause.iter();
    for predicate in predicates.flat_map(|conditions| &conditions.predicates) {
        if let WherePredicate::Lifetime(predicate) = predicate {
            predicate
                .bounds
                .iter()
                .for_each(|shorter| add(&predicate.lifetime, shorter));
        }
    }
    pairs
}
