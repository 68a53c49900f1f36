//! Promise 8: no cycle leaks that leads through a scope which a value opens.

use std::sync::{Arc, Mutex, Weak};

use wirework::{Container, ContainerBuilder, Lazy, ResolveError, ScopeFactory, bind};

use crate::support::{Log, Noted, built};

struct Session;

/// A shared object that resolves its job later.
struct Hub(Lazy<Job>, #[expect(dead_code, reason = "is dropped")] Noted);

/// A value that gets its hub from a scope.
struct Job {
    hub: Mutex<Option<Arc<Hub>>>,
    scopes: ScopeFactory,
    #[expect(dead_code, reason = "is dropped")]
    noted: Noted,
}

impl Job {
    fn hold_hub(&self) -> Result<(), ResolveError> {
        let hub = self.scopes.scope()?.open()?.resolve()?;
        *self.hub.lock().unwrap() = Some(hub);
        Ok(())
    }
}

fn job(log: &Log) -> impl Fn(ScopeFactory) -> Job + Send + Sync + 'static {
    let log = log.clone();
    move |scopes| Job {
        hub: Mutex::default(),
        scopes,
        noted: log.note("job"),
    }
}

fn hub(log: &Log) -> impl Fn(Lazy<Job>) -> Hub + Send + Sync + 'static {
    let log = log.clone();
    move |job| Hub(job, log.note("hub"))
}

/// Asserts that nothing is left of a container whose job holds the hub.
#[track_caller]
fn ends_with_the_container(log: &Log, builder: ContainerBuilder) {
    let container = built(builder);
    let session = container.scope_of::<Session>().open().unwrap();
    let hub = session.resolve::<Hub>().unwrap();
    hub.0.get().unwrap().hold_hub().unwrap();
    assert!(log.names().is_empty());
    drop((hub, session, container));
    let mut names = log.names();
    names.sort_unstable();
    assert_eq!(names, ["hub", "job"]);
}

#[test]
fn a_singleton_that_a_singleton_job_gets_from_a_scope_is_dropped() {
    let log = Log::default();
    let builder = Container::builder().add(bind::<Hub>().to(hub(&log)));
    ends_with_the_container(&log, builder.add(bind::<Job>().to(job(&log))));
}

#[test]
fn a_singleton_that_a_transient_job_gets_from_a_scope_is_dropped() {
    let log = Log::default();
    let builder = Container::builder().add(bind::<Hub>().to(hub(&log)));
    ends_with_the_container(&log, builder.add(bind::<Job>().to(job(&log)).transient()));
}

#[test]
fn a_value_of_a_level_that_a_job_gets_from_an_inner_scope_is_dropped() {
    let log = Log::default();
    let hub = bind::<Hub>().to(hub(&log)).scoped_in::<Session>();
    let builder = Container::builder().add(hub);
    ends_with_the_container(&log, builder.add(bind::<Job>().to(job(&log)).transient()));
}

#[test]
fn a_job_ends_with_a_holder_that_nothing_shares() {
    let log = Log::default();
    let container = built(
        Container::builder()
            .add(bind::<Hub>().to(hub(&log)).transient())
            .add(bind::<Job>().to(job(&log)).transient()),
    );
    let hub = container.resolve::<Hub>().unwrap();
    let job: Weak<Job> = Arc::downgrade(&hub.0.get().unwrap());
    assert!(job.upgrade().is_some());
    drop(hub);
    assert!(job.upgrade().is_none());
}
