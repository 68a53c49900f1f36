//! Components with parameters, and trait objects with parameters, bounds and lifetimes.

use std::fmt::Debug;
use std::marker::PhantomData;
use std::sync::{Arc, Weak};

use kit::{Clock, Mailer};
use wirework::Injectable;

use crate::support::{FixedClock, panic_of};

trait Rows<T>: Send + Sync {
    fn all(&self) -> Vec<T>;
}

struct Table<T>(Vec<T>);

impl<T: Clone + Send + Sync> Rows<T> for Table<T> {
    fn all(&self) -> Vec<T> {
        self.0.clone()
    }
}

#[test]
fn a_generic_component_has_a_bed() {
    #[derive(Injectable)]
    struct Repo<T: Send + Sync + 'static, const N: usize>
    where
        T: Debug,
    {
        rows: Arc<dyn Rows<T>>,
        weak: Weak<dyn Rows<T>>,
        one: Arc<T>,
        mailer: Arc<dyn Mailer>,
        #[inject(skip)]
        marker: PhantomData<T>,
    }
    let mut t = Repo::<u8, 3>::bed();
    t.with_rows(Table(vec![1, 2]));
    t.with_weak(Table(vec![3]));
    t.with_one(4);
    t.mailer.mock().expect_send().times(1).return_const(true);
    let repo = t.build();
    assert_eq!(repo.rows.all(), [1, 2]);
    assert_eq!(repo.weak.upgrade().unwrap().all(), [3]);
    assert!(repo.mailer.send("ada"));
    let (Repo { one, marker, .. }, PhantomData::<u8>) = (repo, PhantomData);
    assert_eq!((*one, marker), (4, PhantomData));
}

#[test]
fn a_parameter_may_be_a_trait_object() {
    #[derive(Injectable)]
    struct Holder<T: ?Sized + Send + Sync + 'static> {
        held: Arc<T>,
    }
    let mut t = Holder::<dyn Clock>::bed();
    t.with_held_arc(Arc::new(FixedClock(7)));
    assert_eq!(t.build().held.now(), 7);
    let mut t = Holder::<dyn Mailer>::bed();
    t.held.mock().expect_send().times(1).return_const(true);
    assert!(t.build().held.send("ada"));
}

#[test]
fn a_trait_object_may_have_bounds_and_lifetimes() {
    trait Same<T>: Send {
        fn same(&self, it: T) -> T;
    }
    struct Identity;
    impl<T> Same<T> for Identity {
        fn same(&self, it: T) -> T {
            it
        }
    }
    #[derive(Injectable)]
    struct Odd {
        bounded: Arc<dyn Same<u8> + Send + Sync>,
        borrowing: Arc<dyn for<'a> Same<&'a str> + Sync + 'static>,
        function: Arc<dyn Fn(u8) -> u8 + Send + Sync>,
        path: Arc<dyn kit::Clock + Send>,
    }
    let mut t = Odd::bed();
    t.with_bounded(Identity);
    t.with_borrowing(Identity);
    t.with_function(|number| number + 1);
    t.with_path(FixedClock(7));
    let odd = t.build();
    assert_eq!((odd.bounded.same(1), odd.borrowing.same("ada")), (1, "ada"));
    assert_eq!(((odd.function)(1), odd.path.now()), (2, 7));
}

#[test]
fn a_type_may_have_the_name_of_a_parameter() {
    #[derive(Clone, Debug, PartialEq)]
    struct T;
    #[derive(Injectable)]
    struct Repo {
        rows: Arc<dyn Rows<T>>,
    }
    let mut t = Repo::bed();
    t.with_rows(Table(vec![T]));
    assert_eq!(t.build().rows.all(), [T]);
}

#[test]
fn a_trait_with_parameters_has_a_mock() {
    #[wirework::mockable]
    #[mockall::automock]
    trait Store<T: Send + Sync + 'static>: Send + Sync {
        fn load(&self) -> T;
    }
    #[derive(Injectable)]
    struct Repo<T: Send + Sync + 'static> {
        store: Arc<dyn Store<T>>,
        #[inject(default = Arc::new(FixedClock(1)))]
        clock: Arc<dyn Clock>,
    }
    let mut t = Repo::<u8>::bed();
    t.store.mock().expect_load().times(1).return_const(7);
    let repo = t.build();
    assert_eq!((repo.store.load(), repo.clock.now()), (7, 1));
    let mut t = Repo::<u8>::bed();
    let repo = t.build();
    t.store.mock().expect_load().times(1).return_const(8);
    assert_eq!(repo.store.load(), 8);
}

#[test]
fn a_parameter_is_mocked_when_it_is_programmed() {
    #[derive(Injectable)]
    struct Holder<T: ?Sized + Send + Sync + 'static> {
        _held: Arc<T>,
    }
    assert_eq!(
        panic_of(|| Holder::<dyn Mailer>::bed().build()),
        "\
`Holder` can't be built: these dependencies are not set, and have no mock
  `_held: Arc<dyn Mailer>`: set it with `with__held(..)`, or call `_held.mock()`, \
as a generic component can't know if its trait has a mock"
    );
}
