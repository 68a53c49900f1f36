//! An operation that is repeated, without a dynamic call for each time.

use std::any::Any;
use std::fmt::Display;
use std::hint::black_box;

use super::Work;

/// Performs an operation as often as its argument says.
pub(crate) type Operation = Box<dyn Fn(u64) -> Result<(), String> + Send + Sync>;

/// Constructs a container or a scope, whose time and memory are measured.
pub(crate) type Construct = Box<dyn Fn() -> Result<Box<dyn Any>, String>>;

/// Returns the operation that resolves a value and drops it.
///
/// It is performed once beforehand, which constructs the singletons. `components` counts the
/// components behind the value.
///
/// # Errors
///
/// Returns a message if the value cannot be resolved or has another number of components.
pub(crate) fn prepared<T, E: Display>(
    work: Work,
    resolve: impl Fn() -> Result<T, E> + Send + Sync + 'static,
    components: impl Fn(&T) -> u64,
) -> Result<Option<Operation>, String> {
    let first = resolve().map_err(|error| error.to_string())?;
    let (found, expected) = (components(&first), work.components());
    if found != expected {
        return Err(format!(
            "the value has {found} components instead of {expected}"
        ));
    }
    drop(first);
    Ok(Some(Box::new(move |times| repeat(times, &resolve))))
}

/// Returns the construction of any value.
#[allow(clippy::unnecessary_wraps)]
pub(crate) fn constructed<T: Any, E: Display>(
    construct: impl Fn() -> Result<T, E> + 'static,
) -> Result<Option<Construct>, String> {
    Ok(Some(Box::new(move || match construct() {
        Ok(value) => Ok(Box::new(value)),
        Err(error) => Err(error.to_string()),
    })))
}

fn repeat<T, E: Display>(times: u64, resolve: &impl Fn() -> Result<T, E>) -> Result<(), String> {
    for _ in 0..times {
        drop(black_box(resolve().map_err(|error| error.to_string())?));
    }
    Ok(())
}
