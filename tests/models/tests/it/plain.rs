//! The fast path: once a construction has succeeded, others of the same slot enter no frame.
//!
//! An assertion of the runtime checks that a thread which sees the flag sees the singletons below.

use std::sync::Arc;

use wirework_core::{Container, component};
use wirework_macros::Injectable;

use crate::support::{Counted, Counts, explore, join, shared, spawn};

#[derive(Injectable)]
#[inject(crate = wirework_core, transient)]
struct Transient {
    value: Arc<Counted>,
}

#[derive(Injectable)]
#[inject(crate = wirework_core, scoped)]
struct Scoped {
    value: Arc<Counted>,
}

/// The fast path calls no function of a component but its drop.
impl Drop for Scoped {
    fn drop(&mut self) {
        self.value.counts().attempt();
    }
}

#[test]
fn a_thread_that_sees_the_flag_sees_the_singletons_below() {
    explore(4, || {
        let counts = Counts::new();
        let container = shared(
            Container::builder()
                .add(counts.binding())
                .add(component::<Transient>()),
        );
        let of_other = container.clone();
        let other = spawn(move || of_other.resolve::<Transient>().expect("bound"));
        let value = container.resolve::<Transient>().expect("bound");
        value.value.assert_seen();
        assert!(Arc::ptr_eq(&value.value, &join(other).value));
        drop((container, value));
        counts.assert_all_dropped(1);
    });
}

#[test]
fn a_scoped_component_of_the_fast_path_is_one_for_two_threads() {
    explore(3, || {
        let counts = Counts::new();
        let container = shared(
            Container::builder()
                .add(counts.binding())
                .add(component::<Scoped>()),
        );
        // From now on the component is on the fast path.
        let warm = container.scope().open().expect("no seeds");
        warm.resolve::<Scoped>().expect("bound");
        let scope = loom::sync::Arc::new(container.scope().open().expect("no seeds"));
        let of_other = scope.clone();
        let other = spawn(move || of_other.resolve::<Scoped>().expect("bound"));
        let value = scope.resolve::<Scoped>().expect("bound");
        value.value.assert_seen();
        assert!(Arc::ptr_eq(&value, &join(other)));
        drop((warm, scope, value));
        // Those of the singleton, of the first scoped component, and of the second one.
        assert_eq!(counts.constructed(), 3);
    });
}
