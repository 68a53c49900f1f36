//! Each kind of field, set in the natural way.

use std::sync::{Arc, Weak};

use kit::{Clock, Mailer};
use wirework::{Cloned, Container, Injectable, Keyed, Lazy, Provider};

use crate::support::{FakeMailer, FixedClock};

struct Primary;

struct Config {
    sender: &'static str,
}

#[derive(Clone, Debug, PartialEq)]
struct Pool(u8);

#[test]
fn a_trait_object_is_mocked() {
    #[derive(Injectable)]
    struct Signup {
        mailer: Arc<dyn Mailer>,
    }
    let mut t = Signup::bed();
    t.mailer.mock().expect_send().times(1).return_const(true);
    assert!(t.build().mailer.send("ada"));
}

#[test]
fn a_trait_object_is_given_by_value_and_a_handle_comes_back() {
    #[derive(Injectable)]
    struct Signup {
        mailer: Arc<dyn Mailer>,
    }
    let mut t = Signup::bed();
    let mailer: Arc<FakeMailer> = t.with_mailer(FakeMailer::default());
    t.build().mailer.send("ada");
    assert_eq!(mailer.sent(), ["ada"]);
}

#[test]
fn a_trait_object_is_given_as_an_arc() {
    #[derive(Injectable)]
    struct Signup {
        mailer: Arc<dyn Mailer>,
    }
    let mailer = Arc::new(FakeMailer::default());
    let mut t = Signup::bed();
    t.with_mailer_arc(mailer.clone());
    t.build().mailer.send("ada");
    assert_eq!(mailer.sent(), ["ada"]);
}

#[test]
fn two_dependencies_of_one_trait_stay_apart() {
    #[derive(Injectable)]
    struct Both {
        first: Arc<dyn Mailer>,
        #[inject(key = Primary)]
        second: Arc<dyn Mailer>,
    }
    let mut t = Both::bed();
    t.first.mock().expect_send().times(1).return_const(true);
    t.second.mock().expect_send().times(1).return_const(false);
    let both = t.build();
    assert!(both.first.send("ada"));
    assert!(!both.second.send("ada"));
}

#[test]
fn a_struct_is_given_by_value() {
    #[derive(Injectable)]
    struct Signup {
        config: Arc<Config>,
    }
    let mut t = Signup::bed();
    let config = t.with_config(Config { sender: "ada" });
    let signup = t.build();
    assert_eq!(signup.config.sender, "ada");
    assert!(Arc::ptr_eq(&signup.config, &config));
}

#[test]
fn a_clone_is_given_as_it_is() {
    #[derive(Injectable)]
    struct Worker {
        #[inject(clone)]
        pool: Pool,
        #[inject(clone, key = Primary)]
        primary: Pool,
        cloned: Cloned<Pool>,
    }
    let mut t = Worker::bed();
    t.with_pool(Pool(1));
    t.with_primary(Pool(2));
    t.with_cloned(Cloned(Pool(3)));
    let worker = t.build();
    assert_eq!(
        (worker.pool, worker.primary, worker.cloned.0),
        (Pool(1), Pool(2), Pool(3))
    );
}

#[test]
fn an_option_is_given_what_it_holds_or_left_empty() {
    #[derive(Injectable)]
    struct Signup {
        mailer: Option<Arc<dyn Mailer>>,
        clock: Option<Arc<dyn Clock>>,
        config: Option<Arc<Config>>,
        absent: Option<Arc<dyn Mailer>>,
    }
    let mut t = Signup::bed();
    t.mailer.mock().expect_send().times(1).return_const(true);
    t.with_clock(FixedClock(7));
    t.with_config(Config { sender: "ada" });
    let signup = t.build();
    assert!(signup.mailer.unwrap().send("ada"));
    assert_eq!(signup.clock.unwrap().now(), 7);
    assert_eq!(signup.config.unwrap().sender, "ada");
    assert!(signup.absent.is_none());
}

#[test]
fn a_lazy_and_a_provider_give_what_is_behind_them() {
    #[derive(Injectable)]
    struct Later {
        lazy: Lazy<dyn Clock>,
        provider: Provider<Config>,
        mailer: Lazy<dyn Mailer>,
        each: Provider<dyn Mailer>,
        counted: Provider<Pool>,
    }
    let mut t = Later::bed();
    t.with_lazy(FixedClock(7));
    let config = t.with_provider(Config { sender: "ada" });
    t.mailer.mock().expect_send().times(1).return_const(true);
    t.each.mock().expect_send().times(2).return_const(true);
    t.counted.set(Provider::from_fn(|| Arc::new(Pool(1))));
    let later = t.build();
    assert_eq!(later.lazy.get().unwrap().now(), 7);
    assert!(Arc::ptr_eq(&later.provider.get().unwrap(), &config));
    assert!(later.mailer.get().unwrap().send("ada"));
    assert!(later.each.get().unwrap().send("ada"));
    assert!(later.each.get().unwrap().send("ada"));
    let (one, other) = (later.counted.get().unwrap(), later.counted.get().unwrap());
    assert!(!Arc::ptr_eq(&one, &other));
}

#[test]
fn a_weak_is_held_by_the_bed() {
    #[derive(Injectable)]
    struct Watcher {
        clock: Weak<dyn Clock>,
        mailer: Weak<dyn Mailer>,
        auto: Option<Weak<dyn Mailer>>,
    }
    let mut t = Watcher::bed();
    t.with_clock(FixedClock(7));
    t.mailer.mock().expect_send().times(1).return_const(true);
    let watcher = t.build();
    assert_eq!(watcher.clock.upgrade().unwrap().now(), 7);
    assert!(watcher.mailer.upgrade().unwrap().send("ada"));
    assert!(watcher.auto.is_none());
    drop(t);
    assert!(watcher.clock.upgrade().is_none());
}

#[test]
fn a_keyed_is_given_what_is_asked_for_under_the_key() {
    #[derive(Injectable)]
    struct Both {
        clock: Keyed<Primary, Arc<dyn Clock>>,
        mailer: Keyed<Primary, Option<Arc<dyn Mailer>>>,
        list: Keyed<Primary, Vec<Arc<dyn Clock>>>,
        empty: Keyed<Primary, Vec<Arc<dyn Clock>>>,
    }
    let mut t = Both::bed();
    t.with_clock(FixedClock(7));
    t.mailer.mock().expect_send().times(1).return_const(true);
    t.with_list(FixedClock(8));
    let both = t.build();
    assert_eq!((both.clock.now(), both.list[0].now()), (7, 8));
    assert!(both.mailer.as_ref().unwrap().send("ada"));
    assert!(both.empty.is_empty());
}

#[test]
fn a_default_is_used_when_nothing_else_is_given() {
    #[derive(Injectable)]
    struct Zoned {
        #[inject(default = Arc::new(FixedClock(1)))]
        clock: Arc<dyn Clock>,
        #[inject(default = Arc::new(FixedClock(1)))]
        other: Arc<dyn Clock>,
        #[inject(clone, default = Pool(3))]
        pool: Pool,
    }
    let mut t = Zoned::bed();
    t.with_other(FixedClock(2));
    let zoned = t.build();
    assert_eq!(
        (zoned.clock.now(), zoned.other.now(), zoned.pool),
        (1, 2, Pool(3))
    );
}

#[test]
fn a_default_is_that_of_production_for_an_option_and_a_list() {
    #[derive(Injectable)]
    struct Zoned {
        #[inject(default = Some(Arc::new(FixedClock(1))))]
        clock: Option<Arc<dyn Clock>>,
        #[inject(default = vec![Arc::new(FixedClock(2))])]
        list: Vec<Arc<dyn Clock>>,
    }
    let now = |zoned: &Zoned| (zoned.clock.as_ref().map(|it| it.now()), zoned.list[0].now());
    assert_eq!(now(&Zoned::bed().build()), (Some(1), 2));
    let container = Container::builder().build().unwrap();
    assert_eq!(now(&container.construct().unwrap()), (Some(1), 2));
}

#[test]
fn values_and_skipped_fields_are_as_in_production() {
    #[derive(Injectable)]
    struct Worker {
        #[inject(value = Self::RETRIES)]
        retries: u32,
        #[inject(skip)]
        done: u32,
        mailer: Arc<dyn Mailer>,
    }
    impl Worker {
        const RETRIES: u32 = 3;
    }
    let mut t = Worker::bed();
    t.mailer.mock().expect_send().times(1).return_const(true);
    let worker = t.build();
    assert!(worker.mailer.send("ada"));
    assert_eq!((worker.retries, worker.done), (3, 0));
}

#[test]
fn arguments_are_those_of_build() {
    #[derive(Injectable)]
    struct Order {
        #[inject(arg)]
        cents: u32,
        clock: Arc<dyn Clock>,
        #[inject(arg)]
        count: u64,
    }
    let mut t = Order::bed();
    t.with_clock(FixedClock(7));
    let order = t.build(200, 2);
    assert_eq!((order.cents, order.clock.now(), order.count), (200, 7, 2));
}

#[test]
fn numbered_fields_have_the_same_numbers() {
    #[derive(Injectable)]
    struct Signup(
        #[inject(value = 3)] u8,
        Arc<dyn Mailer>,
        #[inject(arg)] u8,
        Arc<dyn Clock>,
    );
    let mut t = Signup::bed();
    t.1.mock().expect_send().times(1).return_const(true);
    t.with_3(FixedClock(7));
    let signup = t.build(4);
    assert!(signup.1.send("ada"));
    assert_eq!((signup.0, signup.2, signup.3.now()), (3, 4, 7));
}

#[test]
fn a_component_without_fields_has_a_bed() {
    #[derive(Injectable)]
    struct Unit;
    #[derive(Injectable)]
    struct Braces {}
    let (Unit, Braces {}) = (Unit::bed().build(), Braces::bed().build());
}
