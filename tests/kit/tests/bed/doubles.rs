//! Doubles of other crates and hand-written doubles, together with the mocks of mockall.

#![allow(
    clippy::ignored_unit_patterns,
    reason = "unimock matches what a method without arguments is given"
)]

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Weak};

use kit::{Clock, Mailer, Payments};
use unimock::{MockFn, Unimock, matching, unimock};
use wirework::{Injectable, Lazy};

use crate::support::{FixedClock, panic_of};
use natively::{DynStore, Store};

#[unimock(api = UsersMock)]
trait Users: Send + Sync {
    fn count(&self) -> usize;
}

#[unimock(api = RatesMock)]
trait Rates: Send + Sync {
    fn rate(&self, day: u64) -> u32;
}

#[derive(Injectable)]
struct Bill {
    users: Arc<dyn Users>,
    rates: Lazy<dyn Rates>,
    weak: Weak<dyn Users>,
    audit: Option<Arc<dyn Users>>,
}

impl Bill {
    fn sum(&self) -> u32 {
        let rate = self.rates.get().unwrap().rate(7);
        u32::try_from(self.users.count()).unwrap() * rate
    }
}

#[test]
fn a_unimock_is_all_at_once() {
    let mut t = Bill::bed();
    t.all(Unimock::new((
        UsersMock::count.each_call(matching!()).returns(3_usize),
        RatesMock::rate.each_call(matching!(7)).returns(2_u32),
    )));
    let bill = t.build();
    assert_eq!(bill.sum(), 6);
    assert!(bill.weak.upgrade().is_some());
    assert!(bill.audit.is_none());
}

/// A hand-written object for several traits.
#[derive(Default)]
struct World {
    time: AtomicU64,
}

impl Clock for World {
    fn now(&self) -> u64 {
        self.time.load(Ordering::Relaxed)
    }
}

impl Mailer for World {
    fn send(&self, to: &str) -> bool {
        self.time.fetch_add(1, Ordering::Relaxed);
        to == "ada"
    }
}

#[derive(Injectable)]
struct Signup {
    clock: Arc<dyn Clock>,
    mailer: Arc<dyn Mailer>,
    other: Arc<dyn Clock>,
}

#[test]
fn a_world_is_all_that_is_not_set() {
    let mut t = Signup::bed();
    t.with_other(FixedClock(7));
    let world = t.all(World::default());
    let signup = t.build();
    assert!(signup.mailer.send("ada"));
    assert_eq!((signup.clock.now(), signup.other.now()), (1, 7));
    assert_eq!(world.now(), 1);
}

#[test]
fn what_is_set_after_all_replaces_it() {
    let mut t = Signup::bed();
    t.all(World::default());
    t.mailer.mock().expect_send().times(1).return_const(false);
    let signup = t.build();
    assert!(!signup.mailer.send("ada"));
    assert_eq!(signup.clock.now(), 0);
}

mod client {
    #[faux::create]
    pub(super) struct Client {
        url: String,
    }

    #[faux::methods]
    impl Client {
        pub(super) fn get(&self, path: &str) -> String {
            format!("{}{path}", self.url)
        }
    }
}

#[derive(Injectable)]
struct Page {
    client: Arc<client::Client>,
}

#[test]
fn a_struct_is_mocked_by_faux() {
    let mut client = client::Client::faux();
    faux::when!(client.get("/links")).then_return("none".into());
    let mut t = Page::bed();
    t.with_client(client);
    assert_eq!(t.build().client.get("/links"), "none");
}

mod natively {
    #![allow(
        unreachable_pub,
        reason = "what dynosaur makes is as public as the mock"
    )]

    #[wirework::mockable(dynosaur = DynStore)]
    #[dynosaur::dynosaur(pub DynStore = dyn(box) Store)]
    #[mockall::automock]
    pub trait Store: Send + Sync {
        fn load(&self, key: u8) -> impl Future<Output = Option<u8>> + Send;
    }
}

#[derive(Injectable)]
struct Links {
    store: Arc<DynStore<'static>>,
}

struct Empty;

impl Store for Empty {
    async fn load(&self, _: u8) -> Option<u8> {
        None
    }
}

#[tokio::test]
async fn a_natively_async_trait_is_mocked() {
    let mut t = Links::bed();
    t.store
        .mock()
        .expect_load()
        .times(1)
        .returning(|key| Box::pin(async move { Some(key + 1) }));
    let links = t.build();
    assert_eq!(links.store.load(1).await, Some(2));
}

#[tokio::test]
async fn a_fake_of_a_natively_async_trait_is_given_as_an_arc() {
    let mut t = Links::bed();
    t.with_store_arc(DynStore::new_arc(Empty));
    assert_eq!(t.build().store.load(1).await, None);
}

#[derive(Injectable)]
struct Till {
    payments: Arc<dyn Payments>,
}

#[tokio::test]
async fn an_async_trait_is_mocked() {
    let mut t = Till::bed();
    t.payments.mock().expect_charge().times(1).returning(Some);
    let till = t.build();
    assert_eq!(till.payments.charge(7).await, Some(7));
}

#[test]
fn a_trait_that_lends_is_mocked_before_it_is_built() {
    #[wirework::mockable]
    #[mockall::automock]
    trait Named: Send + Sync {
        fn name(&self) -> &str;
    }
    #[derive(Injectable)]
    struct Greeting {
        named: Arc<dyn Named>,
        list: Vec<Arc<dyn Named>>,
    }
    let mut t = Greeting::bed();
    t.named.mock().expect_name().return_const("ada".to_owned());
    let listed = t.list.add_mock();
    listed.mock().expect_name().return_const("grace".to_owned());
    let greeting = t.build();
    assert_eq!(
        (greeting.named.name(), greeting.list[0].name()),
        ("ada", "grace")
    );
    let said = panic_of(|| drop(t.named.mock()));
    assert!(said.ends_with("program it before injection"), "{said}");
}

#[test]
fn one_object_for_all_traits_is_no_function() {
    #[derive(Injectable)]
    struct Watch {
        clock: Arc<dyn Clock>,
        shift: Arc<dyn Fn(u64) -> u64 + Send + Sync>,
    }
    let mut t = Watch::bed();
    t.all(FixedClock(3));
    t.with_shift(|hour: u64| hour + 1);
    let watch = t.build();
    assert_eq!((watch.shift)(watch.clock.now()), 4);
}
