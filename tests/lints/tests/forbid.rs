//! Each kind of derive in a crate that forbids lints. rustc refuses an `allow` of such a lint, even in
//! generated code.

#![forbid(
    warnings,
    future_incompatible,
    keyword_idents,
    let_underscore,
    nonstandard_style,
    refining_impl_trait,
    rust_2018_idioms,
    rust_2024_compatibility,
    unused
)]
// Groups alone would not do: rustc only warns of an `allow` of a lint whose group is forbidden.
#![forbid(
    absolute_paths_not_starting_with_crate,
    dead_code,
    deprecated,
    deprecated_in_future,
    explicit_outlives_requirements,
    forbidden_lint_groups,
    let_underscore_drop,
    long_running_const_eval,
    missing_copy_implementations,
    missing_debug_implementations,
    missing_docs,
    non_ascii_idents,
    non_camel_case_types,
    non_snake_case,
    non_upper_case_globals,
    path_statements,
    private_bounds,
    private_interfaces,
    redundant_imports,
    redundant_lifetimes,
    single_use_lifetimes,
    trivial_casts,
    trivial_numeric_casts,
    unit_bindings,
    unnameable_types,
    unreachable_code,
    unreachable_pub,
    unused_assignments,
    unused_attributes,
    unused_braces,
    unused_import_braces,
    unused_imports,
    unused_lifetimes,
    unused_must_use,
    unused_mut,
    unused_parens,
    unused_qualifications,
    unused_results,
    unused_variables,
    variant_size_differences
)]
#![forbid(clippy::all, clippy::pedantic)]
#![forbid(
    clippy::allow_attributes,
    clippy::allow_attributes_without_reason,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::field_scoped_visibility_modifiers,
    clippy::indexing_slicing,
    clippy::missing_asserts_for_indexing,
    clippy::panic,
    clippy::partial_pub_fields,
    clippy::same_name_method,
    clippy::question_mark,
    clippy::too_many_arguments,
    clippy::type_repetition_in_bounds,
    clippy::unused_async,
    clippy::unwrap_used
)]

#[path = "forbidden/assisted.rs"]
mod assisted;
#[path = "forbidden/components.rs"]
mod components;
#[path = "forbidden/hooks.rs"]
mod hooks;
#[path = "forbidden/in_macros.rs"]
mod in_macros;
#[path = "forbidden/modules.rs"]
mod modules;
#[path = "forbidden/testing.rs"]
mod testing;
