//! The return types of hooks.

use crate::error::BoxError;
use crate::runtime::lifecycle::health::Health;

/// A return type of a hook: `()`, or a `Result` of it.
#[diagnostic::on_unimplemented(
    message = "a hook cannot return `{Self}`",
    label = "this returns `{Self}`",
    note = "return `()`, or a `Result<(), E>` whose error is an `Error + Send + Sync` or a string"
)]
pub trait HookResult {
    #[doc(hidden)]
    fn into_result(self) -> Result<(), BoxError>;
}

/// A return type of a `health` hook: [`Health`], or a `Result<(), E>` whose error means unhealthy.
#[diagnostic::on_unimplemented(
    message = "a `health` hook cannot return `{Self}`",
    label = "this returns `{Self}`",
    note = "return `wirework::Health`, or a `Result<(), E>` whose error is an `Error + Send + Sync` or a string"
)]
pub trait HealthResult {
    #[doc(hidden)]
    fn into_health(self) -> Health;
}

#[diagnostic::do_not_recommend]
impl HookResult for () {
    fn into_result(self) -> Result<(), BoxError> {
        Ok(())
    }
}

#[diagnostic::do_not_recommend]
impl<E: Into<BoxError>> HookResult for Result<(), E> {
    fn into_result(self) -> Result<(), BoxError> {
        self.map_err(Into::into)
    }
}

#[diagnostic::do_not_recommend]
impl HealthResult for Health {
    fn into_health(self) -> Health {
        self
    }
}

#[diagnostic::do_not_recommend]
impl<E: Into<BoxError>> HealthResult for Result<(), E> {
    fn into_health(self) -> Health {
        match self.map_err(Into::into) {
            Ok(()) => Health::Healthy,
            Err(error) => Health::Unhealthy(error.to_string()),
        }
    }
}
