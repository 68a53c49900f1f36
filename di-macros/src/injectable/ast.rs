//! The input of the derive. It borrows the user's tokens, and keeps their spans.

use std::collections::HashSet;

use proc_macro2::Ident;
use syn::{
    Attribute, Data, DeriveInput, Expr, Index, Member, Meta, Path, Token, Type, ext::IdentExt,
    punctuated::Punctuated,
};

use crate::errors::Errors;
use crate::injectable::attr::{FieldOptions, StructOptions};
use crate::size::holds_unsized;
use crate::span;

/// A type that derives `Injectable`.
pub(crate) struct Component<'a> {
    pub(crate) original: &'a DeriveInput,
    name: Ident,
    pub(crate) options: StructOptions,
    /// The lints that the user allows for the struct or a field. Generated code repeats the types of
    /// the fields, so it allows them too.
    pub(crate) allowed_lints: Vec<Path>,
    /// Empty if the type is not a struct.
    pub(crate) fields: Vec<Field<'a>>,
}

pub(crate) struct Field<'a> {
    pub(crate) original: &'a syn::Field,
    pub(crate) member: Member,
    pub(crate) options: FieldOptions,
}

/// The source of a field's value.
pub(crate) enum Source<'a> {
    Container,
    Caller,
    Value(&'a Expr),
    Default,
}

impl<'a> Component<'a> {
    pub(crate) fn read(original: &'a DeriveInput, errors: &mut Errors) -> Self {
        let options = StructOptions::read(&original.attrs, errors);
        let fields = match &original.data {
            Data::Struct(data) => Field::read_all(&data.fields, errors),
            Data::Enum(_) | Data::Union(_) => Vec::new(),
        };
        Component {
            original,
            name: if is_deprecated(&original.attrs) {
                unreported(&original.ident)
            } else {
                original.ident.clone()
            },
            options,
            allowed_lints: allowed_lints(&original.attrs, &fields),
            fields,
        }
    }

    /// Removes the fields whose types hold a trait object without a size. rustc reports it in each item that names it.
    pub(crate) fn remove_unsized_fields(&mut self) {
        self.fields.retain(|field| !holds_unsized(field.ty()));
    }

    /// Removes each field with the name of an earlier one. Returns their number.
    pub(crate) fn remove_repeated_fields(&mut self) -> usize {
        let all = self.fields.len();
        let mut names = HashSet::new();
        self.fields.retain(|field| {
            let name = field.original.ident.as_ref();
            name.is_none_or(|name| names.insert(name))
        });
        all - self.fields.len()
    }

    pub(crate) fn name(&self) -> &Ident {
        &self.name
    }

    /// Returns `true` if a factory constructs the struct, with arguments of its caller.
    pub(crate) fn is_assisted(&self) -> bool {
        self.fields.iter().any(|field| field.options.arg.is_some())
    }

    /// Returns the fields that the container injects.
    pub(crate) fn injected(&self) -> impl Iterator<Item = &Field<'a>> {
        self.fields
            .iter()
            .filter(|field| matches!(field.source(), Source::Container))
    }

    /// Returns the fields that the caller of the factory supplies.
    pub(crate) fn supplied(&self) -> impl Iterator<Item = &Field<'a>> {
        self.fields
            .iter()
            .filter(|field| matches!(field.source(), Source::Caller))
    }
}

fn allowed_lints(attributes: &[Attribute], fields: &[Field<'_>]) -> Vec<Path> {
    let fields = fields.iter().flat_map(|field| &field.original.attrs);
    attributes.iter().chain(fields).flat_map(lints).collect()
}

impl<'a> Field<'a> {
    fn read_all(fields: &'a syn::Fields, errors: &mut Errors) -> Vec<Self> {
        fields
            .iter()
            .zip(fields.members())
            .map(|(field, member)| Self::read(field, member, errors))
            .collect()
    }

    fn read(original: &'a syn::Field, member: Member, errors: &mut Errors) -> Self {
        let options = FieldOptions::read(&original.attrs, errors);
        let member = match member {
            Member::Named(name) if is_deprecated(&original.attrs) => unreported(&name).into(),
            Member::Unnamed(mut index) if is_deprecated(&original.attrs) => {
                index.span = span::site(index.span);
                index.into()
            }
            member => member,
        };
        Field {
            original,
            member,
            options,
        }
    }

    pub(crate) fn ty(&self) -> &'a Type {
        &self.original.ty
    }

    /// Returns the name of the field in messages.
    pub(crate) fn name(&self) -> String {
        match &self.member {
            Member::Named(name) => name.unraw().to_string(),
            Member::Unnamed(Index { index, .. }) => index.to_string(),
        }
    }

    pub(crate) fn source(&self) -> Source<'_> {
        match &self.options {
            FieldOptions { arg: Some(_), .. } => Source::Caller,
            FieldOptions {
                value: Some(given), ..
            } => Source::Value(&given.value),
            FieldOptions { skip: Some(_), .. } => Source::Default,
            _ => Source::Container,
        }
    }
}

/// Returns the name as a token of the derive, where rustc does not report the use of a deprecated item.
fn unreported(name: &Ident) -> Ident {
    let mut name = name.clone();
    name.set_span(span::site(name.span()));
    name
}

fn is_deprecated(attributes: &[Attribute]) -> bool {
    let mut paths = attributes.iter().map(Attribute::path);
    paths.any(|path| path.is_ident("deprecated"))
}

/// Returns the lints that an `allow` or `expect` attribute silences.
fn lints(attribute: &Attribute) -> Vec<Path> {
    let path = attribute.path();
    if !path.is_ident("allow") && !path.is_ident("expect") {
        return Vec::new();
    }
    let metas = attribute.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated);
    let paths = metas.into_iter().flatten().filter_map(|meta| match meta {
        Meta::Path(lint) => Some(lint),
        Meta::List(_) | Meta::NameValue(_) => None,
    });
    paths.collect()
}
