//! The synchronisation of constructions: cells that are filled once, the threads that fill them, and the
//! values for which threads wait.

#[cfg(feature = "async")]
mod awaiting;
mod deadline;
mod frame;
mod once;
mod order;
mod owner;
mod thread;
mod thread_limit;
mod wait;

#[cfg(feature = "async")]
pub(crate) use awaiting::{Awaiting, await_construction};
pub(crate) use frame::{
    Entered, Frame, MAX_FRAMES, NotEntered, enter, enter_unless_running, frames, from_frame,
};
#[cfg(feature = "async")]
pub(crate) use frame::{forget_frames_of_panic, is_constructing, take_frames_of_panic};
pub(crate) use once::{Cell, Turn, Wanted};
#[cfg(feature = "async")]
pub(crate) use order::take_all;
pub(crate) use order::{Order, OwnedValue, drop_all};
pub(crate) use thread_limit::MAX_THREADS;
pub(crate) use wait::{Blocked, TimedOut};
