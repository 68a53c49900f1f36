//! What a component consists of: how one is made and its type forgotten, for which it has to be
//! `Send` and `Sync`, and what rustc says where it is not.

use std::any::Any;
use std::sync::Arc;

use crate::context::Context;
use crate::erased::Kept;
use crate::fields::Fields;
use crate::stored::{AnyComponent, Forget, Stored, keep_component};
use crate::traits::Traits;

/// What a component consists of.
///
/// It is said in types as far as it can be, and not in constants or functions: rustc checks types
/// several times faster. The parameter is a private type beside the component: it lets these types
/// be as private as those of the fields may be.
pub trait Parts<Private>: Sized + 'static {
    /// The fields that are injected.
    type Fields: Fields;

    /// The traits it is bound to.
    type Traits: Traits;

    /// Forgets the type of one.
    ///
    /// That asks for more than `Sized`, and is no supertrait because of what rustc says then.
    type Keep: Keep<Self>;

    /// Puts one together.
    fn assemble(fields: <Self::Fields as Fields>::Values) -> Self;
}

/// Makes a component `C` and forgets its type.
#[diagnostic::on_unimplemented(
    message = "`{C}` cannot be shared between threads",
    label = "has a field that is not `Send + Sync + 'static`"
)]
pub trait Keep<C> {
    #[doc(hidden)]
    fn make<Private>(context: &mut Context<'_>) -> Option<Kept>
    where
        C: Parts<Private>;

    /// A [`Forget`] for those that are bound to traits.
    #[doc(hidden)]
    const FORGET: &'static (dyn Any + Send + Sync);
}

/// For a component whose fields all come from a container. What keeps one of these from being shared
/// is told there.
#[allow(missing_debug_implementations)]
pub struct OfComponent;

/// For a component with other fields. What keeps one of these from being shared is told by rustc.
#[allow(missing_debug_implementations)]
pub struct OfStruct;

/// As [`OfComponent`], for one that is bound to traits.
#[allow(missing_debug_implementations)]
pub struct OfBoundComponent;

/// As [`OfStruct`], for one that is bound to traits.
#[allow(missing_debug_implementations)]
pub struct OfBoundStruct;

// Macros, and not a function that all call: that would be compiled once more for each component.
macro_rules! alone {
    () => {
        fn make<Private>(context: &mut Context<'_>) -> Option<Kept>
        where
            C: Parts<Private>,
        {
            C::Fields::with(context, alone::<C, Private>)
        }

        const FORGET: &'static (dyn Any + Send + Sync) = &();
    };
}

macro_rules! bound {
    () => {
        fn make<Private>(context: &mut Context<'_>) -> Option<Kept>
        where
            C: Parts<Private>,
        {
            C::Fields::with(context, bound::<C, Private>)
        }

        const FORGET: &'static (dyn Any + Send + Sync) = &(forget::<C> as Forget<C>);
    };
}

#[diagnostic::do_not_recommend]
impl<C: Send + Sync + 'static> Keep<C> for OfComponent {
    alone!();
}

impl<C: Send + Sync + 'static> Keep<C> for OfStruct {
    alone!();
}

#[diagnostic::do_not_recommend]
impl<C: Stored + Send + Sync + 'static> Keep<C> for OfBoundComponent {
    bound!();
}

impl<C: Stored + Send + Sync + 'static> Keep<C> for OfBoundStruct {
    bound!();
}

fn alone<C, Private>(fields: <C::Fields as Fields>::Values) -> Kept
where
    C: Parts<Private> + Send + Sync,
{
    Box::new(Arc::new(C::assemble(fields)))
}

fn bound<C, Private>(fields: <C::Fields as Fields>::Values) -> Kept
where
    C: Parts<Private> + Stored + Send + Sync,
{
    keep_component(Arc::new(C::assemble(fields)))
}

fn forget<C: Stored + Send + Sync + 'static>(component: Arc<C>) -> AnyComponent {
    component
}
