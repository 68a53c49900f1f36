//! Values without hooks, which the `stop` hooks of their dependants use after a drop.

use std::sync::Arc;
use std::time::Duration;

use futures_executor::block_on;
use wirework::{Container, ContainerBuilder, bind};

use crate::hostile::{Events, Pool, Transaction, ms};

/// A value that its dependants do not keep alive, such as a temporary folder.
struct Folder(Events, &'static str);

impl Drop for Folder {
    fn drop(&mut self) {
        self.0.add(self.1);
    }
}

struct Session;

impl Events {
    fn folder(&self, event: &'static str) -> impl Fn() -> Folder + use<> {
        let events = self.clone();
        move || Folder(events.clone(), event)
    }
}

const IN_ORDER: [&str; 2] = ["hook", "folder dropped"];

#[tokio::test(start_paused = true)]
async fn a_dropped_container_keeps_its_values_until_its_hooks_have_run() {
    let events = Events::default();
    let pool = bind::<Pool>().to(|_: Arc<Folder>| Pool);
    let builder = Container::builder()
        .add(bind::<Folder>().to(events.folder("folder dropped")))
        .add(pool.on_stop(events.hook_after(ms(50), "hook")));
    drop(builder.start().await.unwrap());
    assert!(events.list().is_empty());
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(events.list(), IN_ORDER);
}

fn scoped(events: &Events) -> ContainerBuilder {
    let transaction = bind::<Transaction>().to(|_: Arc<Folder>| Transaction);
    let folder = bind::<Folder>().to(events.folder("folder dropped"));
    Container::builder().add(folder.scoped_in::<Session>()).add(
        transaction
            .scoped()
            .on_stop(events.hook_after(ms(50), "hook")),
    )
}

#[tokio::test(start_paused = true)]
async fn a_dropped_scope_keeps_its_values_until_its_hooks_have_run() {
    let events = Events::default();
    let container = scoped(&events).start().await.unwrap();
    let scope = container.scope_of::<Session>().open().unwrap();
    scope.resolve::<Transaction>().unwrap();
    drop(scope);
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(events.list(), IN_ORDER);
}

#[tokio::test(start_paused = true)]
async fn a_dropped_scope_keeps_its_values_for_the_hooks_of_scopes_inside_it() {
    let events = Events::default();
    let container = scoped(&events).start().await.unwrap();
    let session = container.scope_of::<Session>().open().unwrap();
    let request = session.scope().open().unwrap();
    request.resolve::<Transaction>().unwrap();
    drop((session, request));
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(events.list(), IN_ORDER);
}

#[tokio::test(start_paused = true)]
async fn a_dropped_container_keeps_its_values_for_the_hooks_of_its_scopes() {
    let events = Events::default();
    let transaction = bind::<Transaction>().to(|_: Arc<Folder>| Transaction);
    let container = Container::builder()
        .add(bind::<Folder>().to(events.folder("folder dropped")))
        .add(
            transaction
                .scoped()
                .on_stop(events.hook_after(ms(50), "hook")),
        )
        .start()
        .await
        .unwrap();
    let scope = container.scope().open().unwrap();
    scope.resolve::<Transaction>().unwrap();
    drop((container, scope));
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert_eq!(events.list(), IN_ORDER);
}

#[test]
fn without_a_runtime_the_values_of_a_dropped_scope_are_kept_until_the_stop() {
    let events = Events::default();
    let transaction = bind::<Transaction>().to(|_: Arc<Folder>| Transaction);
    let folder = bind::<Folder>().to(events.folder("folder dropped"));
    let builder = Container::builder()
        .add(folder.scoped())
        .add(transaction.scoped().on_stop(events.hook("hook")));
    let container = block_on(builder.start()).unwrap();
    let scope = container.scope().open().unwrap();
    scope.resolve::<Transaction>().unwrap();
    drop(scope);
    assert!(events.list().is_empty());
    block_on(container.stop()).into_result().unwrap();
    assert_eq!(events.list(), IN_ORDER);
}

#[tokio::test(start_paused = true)]
async fn a_scope_that_was_closed_drops_its_values_at_once() {
    let events = Events::default();
    let container = scoped(&events).start().await.unwrap();
    let scope = container.scope_of::<Session>().open().unwrap();
    scope.resolve::<Transaction>().unwrap();
    scope
        .close(wirework::Outcome::Success)
        .await
        .into_result()
        .unwrap();
    assert_eq!(events.list(), ["hook"]);
    drop(scope);
    assert_eq!(events.list(), IN_ORDER);
}
