//! The remedy for a key that nothing provides.

use crate::spec::key::Key;

/// Returns the code that binds a key.
pub(crate) fn how_to_bind(key: Key) -> String {
    let name = key.short_name();
    let full = key.full_name();
    if full.starts_with("alloc::sync::Arc<") {
        return format!("the container adds the `Arc`: name the type inside `{name}`");
    }
    if is_container(full) {
        return format!("inject a `ScopeFactory` to open scopes, and not `{name}`");
    }
    if is_handle(full) {
        return format!("`{name}` is a dependency itself: leave out what is around it");
    }
    if let Some(wrapper) = wrapper_of_dependencies(full) {
        return format!(
            "`{name}` is a dependency itself: leave out what is around it, or move that into the `{wrapper}`; or `.add(bind::<{name}>().to_value(..))`"
        );
    }
    if full.starts_with("core::option::Option<") {
        return format!(
            "move what is around `{name}` into the `Option`; or `.add(bind::<{name}>().to_value(..))`"
        );
    }
    let (keyed, option) = match key.qualifier() {
        Some(qualifier) => (
            format!(".key::<{qualifier}>()"),
            format!(", key = {qualifier}"),
        ),
        None => (String::new(), String::new()),
    };
    if key.is_dyn() {
        format!(
            "add a component with `#[inject(bind({name}){option})]`, or `.add(bind::<{name}>(){keyed}.to(..))`"
        )
    } else if key.is_trait() {
        format!("`.add(bind::<{name}>(){keyed}.to_arc(..))`")
    } else if is_no_component(full) {
        format!("`.add(bind::<{name}>(){keyed}.to_value(..))`, or `.to(..)` with a function")
    } else {
        format!("`.add(component::<{name}>(){keyed})`, or `.add(bind::<{name}>(){keyed}.to(..))`")
    }
}

/// Returns the name of the type if it is a wrapper of dependencies, such as a `Vec` of all bindings of a key.
fn wrapper_of_dependencies(full: &str) -> Option<&'static str> {
    let (path, arguments) = full.split_once('<')?;
    let wrapper = match path {
        "alloc::vec::Vec" => "Vec",
        "std::collections::hash::map::HashMap" => "HashMap",
        "alloc::collections::btree::map::BTreeMap" => "BTreeMap",
        "core::option::Option" => "Option",
        _ => return None,
    };
    names_a_dependency(arguments).then_some(wrapper)
}

/// Returns true if a type has a dependency inside, by its name.
fn names_a_dependency(full: &str) -> bool {
    let parts = ["alloc::sync::Arc<", "wirework_core::"];
    parts.iter().any(|part| full.contains(part))
}

/// Returns true for a type of wirework that is a dependency, and for a tuple of dependencies.
fn is_handle(full: &str) -> bool {
    const HANDLES: [&str; 6] = [
        "Lazy",
        "Provider",
        "Keyed",
        "Cloned",
        "ScopeFactory",
        "Monitor",
    ];
    let (path, _) = full.split_once('<').unwrap_or((full, ""));
    let name = path.rsplit("::").next().unwrap_or_default();
    let is_ours = path.starts_with("wirework_core::") && HANDLES.contains(&name);
    is_ours || full.starts_with('(') && names_a_dependency(full)
}

/// Returns true for the container and its scopes, which keep all values alive and so cannot be one of them.
fn is_container(full: &str) -> bool {
    let (path, _) = full.split_once('<').unwrap_or((full, ""));
    let name = path.strip_prefix("wirework_core::container::container::");
    matches!(name, Some("Container" | "Scope"))
}

/// Returns true for a type of Rust itself, which cannot be a component.
fn is_no_component(full: &str) -> bool {
    let is_primitive =
        !full.contains("::") && full.starts_with(|first: char| !first.is_uppercase());
    is_primitive
        || ["alloc::", "core::", "std::"]
            .iter()
            .any(|it| full.starts_with(it))
}
