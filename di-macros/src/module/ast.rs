//! The input of the derive.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::{Data, DeriveInput, GenericArgument, Member, PathArguments, Type};

use crate::errors::Errors;
use crate::module::attr::{FieldOptions, Lists};
use crate::module::entry::{Import, Key};
use crate::module::names::short;
use crate::spelling::without_groups;

/// A type that derives `Module`.
pub(crate) struct Module<'a> {
    pub(crate) original: &'a DeriveInput,
    pub(crate) lists: Lists,
    /// Empty if the type is not a struct.
    pub(crate) fields: Vec<Field<'a>>,
}

pub(crate) struct Field<'a> {
    pub(crate) original: &'a syn::Field,
    pub(crate) member: Member,
    pub(crate) options: FieldOptions,
}

impl<'a> Module<'a> {
    pub(crate) fn read(original: &'a DeriveInput, errors: &mut Errors) -> Self {
        let lists = Lists::read(&original.attrs, errors);
        let fields = match &original.data {
            Data::Struct(data) => {
                let members = data.fields.iter().zip(data.fields.members());
                let fields = members.map(|(original, member)| Field {
                    original,
                    member,
                    options: FieldOptions::read(&original.attrs, errors),
                });
                fields.collect()
            }
            Data::Enum(_) | Data::Union(_) => Vec::new(),
        };
        Self {
            original,
            lists,
            fields,
        }
    }

    /// Returns the struct as a module without entries.
    pub(crate) fn without_entries(&self) -> Self {
        let lists = Lists {
            root: self.lists.root.clone(),
            ..Lists::default()
        };
        Self {
            original: self.original,
            lists,
            fields: Vec::new(),
        }
    }

    pub(crate) fn name(&self) -> &'a Ident {
        &self.original.ident
    }

    /// Returns the fields that are bound as values. A `PhantomData` only uses a type parameter.
    pub(crate) fn values(&self) -> impl Iterator<Item = &Field<'a>> {
        let of_imports: Vec<_> = self.imports_with_fields().map(|(_, field)| field).collect();
        let holds_import =
            move |field: &Field<'a>| of_imports.iter().any(|it| std::ptr::eq(*it, field));
        let is_value = move |field: &&Field<'a>| !field.is_marker() && !holds_import(field);
        self.fields.iter().filter(is_value)
    }

    /// Returns the imports of which a field holds the module.
    pub(crate) fn imports_with_fields(&self) -> impl Iterator<Item = (&Import, &Field<'a>)> {
        let imports = self.lists.imports.iter();
        imports.filter_map(|import| Some((import, self.field_of(import)?)))
    }

    /// Returns the field that holds an imported module.
    ///
    /// If no field is spelt like the import, it is the only one with the same name behind another path. rustc
    /// checks that the types are the same.
    pub(crate) fn field_of(&self, import: &Import) -> Option<&Field<'a>> {
        let exact = self.fields.iter().find(|field| field.holds(import));
        exact.or_else(|| {
            let imports = self.lists.imports.iter();
            let is_same = |other: &&Import| short(&other.module) == short(&import.module);
            let mut named = self.fields.iter().filter(|field| {
                !field.is_marker() && short(&field.original.ty) == short(&import.module)
            });
            let only = named.next().filter(|_| named.next().is_none())?;
            (imports.filter(is_same).count() == 1).then_some(only)
        })
    }
}

impl Field<'_> {
    /// Returns `true` for a field that is written as `PhantomData<..>`.
    pub(crate) fn is_marker(&self) -> bool {
        let Type::Path(path) = without_groups(&self.original.ty) else {
            return false;
        };
        let last = path.path.segments.last();
        last.is_some_and(|last| last.ident == "PhantomData")
    }

    pub(crate) fn holds(&self, import: &Import) -> bool {
        let tokens = |ty: &Type| without_groups(ty).to_token_stream().to_string();
        tokens(&self.original.ty) == tokens(&import.module)
    }

    /// Returns the type that the field binds: `T` for a `T`, and for a type written as `Arc<T>`.
    pub(crate) fn bound(&self) -> &Type {
        self.shared().unwrap_or(&self.original.ty)
    }

    /// Returns the `T` of a field that is written as `Arc<T>`.
    pub(crate) fn shared(&self) -> Option<&Type> {
        let Type::Path(path) = without_groups(&self.original.ty) else {
            return None;
        };
        let last = path
            .path
            .segments
            .last()
            .filter(|last| last.ident == "Arc")?;
        let PathArguments::AngleBracketed(arguments) = &last.arguments else {
            return None;
        };
        match arguments.args.first() {
            Some(GenericArgument::Type(ty)) => Some(ty),
            _ => None,
        }
    }

    /// Returns the keys of the field: its type, and its traits.
    pub(crate) fn keys(&self) -> impl Iterator<Item = Key> {
        let types = std::iter::once(self.bound()).chain(&self.options.traits);
        types.map(|ty| Key {
            ty: ty.clone(),
            qualifier: self.options.key.clone(),
        })
    }
}
