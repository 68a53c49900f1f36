//! The order of the lifecycle around components that open scopes.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use wirework::{
    Container, ContainerBuilder, Injectable, Keyed, Lazy, ScopeFactory, Shutdown, bind, component,
};

/// The names of tasks, in the order in which they ended.
#[derive(Clone, Default)]
struct Ended(Arc<Mutex<Vec<&'static str>>>);

impl Ended {
    /// Ends after a while, when it is told to.
    async fn end(&self, name: &'static str, seconds: u64, shutdown: Shutdown) {
        shutdown.requested().await;
        tokio::time::sleep(Duration::from_secs(seconds)).await;
        self.0.lock().unwrap().push(name);
    }

    async fn after_stop_of(&self, builder: ContainerBuilder) -> Vec<&'static str> {
        let container = builder.start().await.unwrap();
        container.stop().await.into_result().unwrap();
        std::mem::take(&mut *self.0.lock().unwrap())
    }
}

struct Buffer;

#[derive(Injectable)]
#[inject(scoped)]
struct Handler {
    _buffer: Arc<Buffer>,
}

#[derive(Injectable)]
#[inject(run = Self::serve)]
struct Server {
    _scopes: ScopeFactory,
    #[inject(clone)]
    ended: Ended,
}

impl Server {
    async fn serve(&self, shutdown: Shutdown) {
        self.ended.end("server", 3, shutdown).await;
    }
}

/// Returns a builder of a buffer and a handler, which fills the buffer.
fn with_buffer(ended: &Ended) -> ContainerBuilder {
    let of_buffer = ended.clone();
    let run = move |_: Arc<Buffer>, shutdown: Shutdown| {
        let ended = of_buffer.clone();
        async move { ended.end("buffer", 1, shutdown).await }
    };
    Container::builder()
        .add(bind::<Ended>().to_value(ended.clone()))
        .add(bind::<Buffer>().to(|| Buffer).on_run(run))
        .add(component::<Handler>())
}

#[tokio::test(start_paused = true)]
async fn a_server_ends_before_what_its_requests_may_use() {
    let ended = Ended::default();
    let builder = with_buffer(&ended).add(component::<Server>());
    assert_eq!(ended.after_stop_of(builder).await, ["server", "buffer"]);
}

#[tokio::test(start_paused = true)]
async fn what_needs_a_holder_of_scopes_ends_before_both() {
    struct Jobs(#[allow(dead_code, reason = "it holds the scopes")] ScopeFactory);
    struct Worker;
    let ended = Ended::default();
    let of_worker = ended.clone();
    let run = move |_: Arc<Worker>, shutdown: Shutdown| {
        let ended = of_worker.clone();
        async move { ended.end("worker", 3, shutdown).await }
    };
    let builder = with_buffer(&ended)
        .add(bind::<Jobs>().to(Jobs))
        .add(bind::<Worker>().to(|_: Arc<Jobs>| Worker).on_run(run));
    assert_eq!(ended.after_stop_of(builder).await, ["worker", "buffer"]);
}

#[tokio::test(start_paused = true)]
async fn two_servers_whose_requests_use_both_end_at_the_same_time() {
    struct First;
    struct Second;
    struct Both;
    let ended = Ended::default();
    let run = |name, seconds| {
        let ended = ended.clone();
        move |_: Arc<ScopeFactory>, shutdown: Shutdown| {
            let ended = ended.clone();
            async move { ended.end(name, seconds, shutdown).await }
        }
    };
    let both = |_: Keyed<First, Arc<ScopeFactory>>, _: Keyed<Second, Arc<ScopeFactory>>| Both;
    let server = |scopes: ScopeFactory| scopes;
    let builder = with_buffer(&ended)
        .add(
            bind::<ScopeFactory>()
                .key::<First>()
                .to(server)
                .on_run(run("first", 3)),
        )
        .add(
            bind::<ScopeFactory>()
                .key::<Second>()
                .to(server)
                .on_run(run("second", 2)),
        )
        .add(bind::<Both>().to(both).scoped());
    let order = ended.after_stop_of(builder).await;
    assert_eq!(order, ["second", "first", "buffer"]);
}

#[tokio::test(start_paused = true)]
async fn a_server_starts_after_what_its_requests_may_use() {
    struct Web;
    let order: Arc<Mutex<Vec<&str>>> = Arc::default();
    let note = |name, seconds| {
        let order = Arc::clone(&order);
        move || {
            let order = Arc::clone(&order);
            async move {
                tokio::time::sleep(Duration::from_secs(seconds)).await;
                order.lock().unwrap().push(name);
            }
        }
    };
    let (web, buffer) = (note("web", 0), note("buffer", 1));
    let _container = Container::builder()
        .add(
            bind::<Web>()
                .to(|_: ScopeFactory| Web)
                .on_start(move |_: Arc<Web>| web()),
        )
        .add(
            bind::<Buffer>()
                .to(|| Buffer)
                .on_start(move |_: Arc<Buffer>| buffer()),
        )
        .start()
        .await
        .unwrap();
    assert_eq!(*order.lock().unwrap(), ["buffer", "web"]);
}

#[tokio::test(start_paused = true)]
async fn what_resolves_a_holder_of_scopes_later_ends_before_it_too() {
    struct Admin(#[allow(dead_code, reason = "it holds the server")] Lazy<Server>);
    let ended = Ended::default();
    let of_admin = ended.clone();
    let run = move |_: Arc<Admin>, shutdown: Shutdown| {
        let ended = of_admin.clone();
        async move { ended.end("admin", 5, shutdown).await }
    };
    let builder = with_buffer(&ended)
        .add(bind::<Admin>().to(Admin).on_run(run))
        .add(component::<Server>());
    let order = ["admin", "server", "buffer"];
    assert_eq!(ended.after_stop_of(builder).await, order);
}
