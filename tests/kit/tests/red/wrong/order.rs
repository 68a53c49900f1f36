//! Beds and graphs that are dropped before what calls their mocks.

use std::sync::Arc;

use wirework::testing::TestGraph;
use wirework::{Container, Injectable, component, mockable};

use crate::child::{goes_wrong, path_of};

#[mockable]
#[mockall::automock]
trait Log: Send + Sync {
    fn flush(&self);
    fn level(&self) -> u8;
    fn name(&self) -> Name;
}

/// A type without a default value.
struct Name;

#[derive(Injectable)]
#[inject(bind(dyn Log), external)]
struct FileLog;

impl Log for FileLog {
    fn flush(&self) {}
    fn level(&self) -> u8 {
        0
    }
    fn name(&self) -> Name {
        Name
    }
}

#[derive(Injectable)]
struct Service {
    log: Arc<dyn Log>,
}

impl Drop for Service {
    fn drop(&mut self) {
        self.log.flush();
        self.log.level();
    }
}

#[expect(dead_code, reason = "the order of the fields is the mistake")]
struct Fixture<S> {
    surroundings: S,
    service: Arc<Service>,
}

#[test]
fn a_drop_that_calls_the_mock_after_the_bed() {
    let says = [
        "mock `log` of `dyn Log` (made at ",
        "called 0 time(s) which is fewer than expected 1",
        "something still holds this mock; if a `Drop` calls it, drop that before the bed",
        "was called after the bed of `Service` was dropped",
        "test result: FAILED",
    ];
    let test = path_of!(a_drop_that_calls_the_mock_after_the_bed);
    if goes_wrong(test, &says, &["aborting"]) {
        let mut bed = Service::bed();
        bed.log.mock().expect_flush().times(1).return_const(());
        let service = Arc::new(bed.build());
        drop(Fixture {
            surroundings: bed,
            service,
        });
    }
}

#[test]
fn a_drop_that_calls_the_mock_after_the_graph() {
    let says = [
        "called 0 time(s) which is fewer than expected 1",
        "was called after the test graph was dropped",
        "test result: FAILED",
    ];
    let test = path_of!(a_drop_that_calls_the_mock_after_the_graph);
    if goes_wrong(test, &says, &["aborting"]) {
        let app = Container::builder()
            .add(component::<FileLog>())
            .add(component::<Service>());
        let mut graph = TestGraph::of(app);
        graph
            .mock::<dyn Log>()
            .expect_flush()
            .times(1)
            .return_const(());
        let service = graph.resolve();
        drop(Fixture {
            surroundings: graph,
            service,
        });
    }
}

#[test]
fn a_drop_that_calls_a_strict_mock_while_the_test_fails() {
    let says = [
        "the reason of the test",
        "MockLog::flush(): No matching expectation found",
        "test result: FAILED",
    ];
    let test = path_of!(a_drop_that_calls_a_strict_mock_while_the_test_fails);
    if goes_wrong(test, &says, &["aborting"]) {
        let mut bed = Service::bed();
        let _service = bed.build();
        panic!("the reason of the test");
    }
}

#[test]
fn a_call_after_the_bed_in_the_same_thread() {
    let says = [
        "was called after the bed of `Service` was dropped or verified; \
         keep the bed until the `Service` is dropped: return both from a helper function",
    ];
    let test = path_of!(a_call_after_the_bed_in_the_same_thread);
    if goes_wrong(test, &says, &["its test ended", "aborting"]) {
        let set_up = || {
            let mut bed = Service::bed();
            bed.log.mock().expect_name().returning(|| Name);
            bed.build()
        };
        set_up().log.name();
    }
}

#[test]
fn a_call_after_the_bed_in_another_thread() {
    let says = [
        "was called after the bed of `Service` was dropped or verified; \
         join this thread or task before that",
    ];
    let test = path_of!(a_call_after_the_bed_in_another_thread);
    if goes_wrong(test, &says, &["its test ended"]) {
        let mut bed = Service::bed();
        let service = bed.build();
        drop(bed);
        let calling = std::thread::spawn(move || {
            service.log.name();
        });
        calling.join().expect("the call fails");
    }
}
