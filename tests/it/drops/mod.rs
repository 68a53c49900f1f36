//! Promise 10: values are dropped in reverse order of construction.

mod fields;
mod lazies;
mod opened;
mod order;
mod panics;

use wirework::{Container, ContainerBuilder, bind};

use crate::support::{Log, Noted};

struct First(#[expect(dead_code, reason = "is dropped")] Noted);
struct Second(#[expect(dead_code, reason = "is dropped")] Noted);
struct Third(#[expect(dead_code, reason = "is dropped")] Noted);

trait Part: Send + Sync {}
impl Part for First {}
impl Part for Second {}
impl Part for Third {}

/// Three independent singletons.
fn three(log: &Log) -> ContainerBuilder {
    let (first, second, third) = (log.clone(), log.clone(), log.clone());
    Container::builder()
        .add(bind::<First>().to(move || First(first.note("first"))))
        .add(bind::<Second>().to(move || Second(second.note("second"))))
        .add(bind::<Third>().to(move || Third(third.note("third"))))
}
