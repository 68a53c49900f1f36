//! Slots to be: what makes a typed slot once the plan knows its number and its edges.

use std::sync::Arc;

use crate::cell::{Cell, Order};
use crate::context::Context;
use crate::erased::Header;
use crate::error::ResolveError;
use crate::shareable::Shareable;
use crate::slot::{Keep, Slot, Source};
use crate::store::AnySlot;

/// Makes the typed slot once the plan knows its number and edges. A value takes its place in
/// the order of making at once.
pub(crate) type MakeSlot = Box<dyn FnOnce(Header, &Order) -> Box<dyn AnySlot> + Send + Sync>;

/// The same for each binding of the key that is decorated.
pub(crate) type MakeDecorator = Box<dyn Fn(Header) -> Box<dyn AnySlot> + Send + Sync>;

/// A slot whose values a function makes.
pub(crate) fn made_by<T, F>(make: F) -> MakeSlot
where
    T: Shareable + ?Sized,
    F: Fn(&mut Context<'_>) -> Result<Arc<T>, ResolveError> + Send + Sync + 'static,
{
    Box::new(move |header, _| Box::new(slot(header, Source::Make(Box::new(make)), Keep::BOXED)))
}

/// The same for a sized type, which a scope can hold as it is.
pub(crate) fn made_sized<T, F>(make: F) -> MakeSlot
where
    T: Shareable,
    F: Fn(&mut Context<'_>) -> Result<Arc<T>, ResolveError> + Send + Sync + 'static,
{
    Box::new(move |header, _| Box::new(slot(header, Source::Make(Box::new(make)), Keep::SHARED)))
}

/// A slot that holds a value from the start.
pub(crate) fn given<T: Shareable + ?Sized>(value: Arc<T>) -> MakeSlot {
    Box::new(move |header, order| {
        let number = header.number;
        let slot = slot(header, Source::Given, Keep::BOXED);
        slot.cell.fill(order, number, value);
        Box::new(slot)
    })
}

/// A slot whose value is given when a scope opens.
pub(crate) fn seeded<T: Shareable + ?Sized>() -> MakeSlot {
    Box::new(|header, _| Box::new(slot::<T>(header, Source::Given, Keep::BOXED)))
}

pub(crate) fn slot<T: ?Sized>(header: Header, source: Source<T>, keep: Keep<T>) -> Slot<T> {
    Slot {
        header,
        cell: Cell::new(),
        source,
        keep,
    }
}
