//! Fields that hold several objects.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use kit::{Clock, Mailer};
use wirework::{Injectable, Lazy, Provider};

use crate::support::{FakeMailer, FixedClock, panic_of};

struct Config {
    sender: &'static str,
}

#[test]
fn a_list_takes_one_after_the_other() {
    #[derive(Injectable)]
    struct Clocks {
        list: Vec<Arc<dyn Clock>>,
        configs: Vec<Arc<Config>>,
        none: Vec<Arc<dyn Mailer>>,
    }
    let mut t = Clocks::bed();
    t.with_list(FixedClock(1));
    t.with_list_arc(Arc::new(FixedClock(2)));
    t.with_configs(Config { sender: "ada" });
    let clocks = t.build();
    let times: Vec<_> = clocks.list.iter().map(|clock| clock.now()).collect();
    assert_eq!(times, [1, 2]);
    assert_eq!(clocks.configs[0].sender, "ada");
    assert!(clocks.none.is_empty());
}

#[test]
fn a_collection_of_handles_is_empty_or_taken_as_a_whole() {
    #[derive(Injectable)]
    struct Clocks {
        list: Vec<Lazy<dyn Clock>>,
        later: Vec<Lazy<dyn Mailer>>,
        sorted: BTreeMap<u8, Lazy<dyn Mailer>>,
        providers: HashMap<u8, Provider<dyn Mailer>>,
    }
    let mut t = Clocks::bed();
    let clock: Arc<dyn Clock> = Arc::new(FixedClock(1));
    t.with_list(vec![Lazy::from(clock)]);
    let clocks = t.build();
    assert_eq!(clocks.list[0].get().unwrap().now(), 1);
    assert!(clocks.later.is_empty() && clocks.sorted.is_empty() && clocks.providers.is_empty());
}

#[test]
fn a_list_takes_mocks_in_the_order_in_which_they_are_added() {
    #[derive(Injectable)]
    struct Mailers {
        mailers: Vec<Arc<dyn Mailer>>,
    }
    let mut t = Mailers::bed();
    let first = t.mailers.add_mock();
    let fake = t.with_mailers(FakeMailer::default());
    let last = t.mailers.add_mock();
    first.mock().expect_send().times(1).return_const(false);
    let mailers = t.build();
    last.mock().expect_send().times(1).return_const(false);
    let sent: Vec<_> = mailers.mailers.iter().map(|it| it.send("ada")).collect();
    assert_eq!(sent, [false, true, false]);
    assert_eq!(fake.sent(), ["ada"]);
}

#[test]
fn a_map_takes_keys_and_values() {
    #[derive(Injectable)]
    struct Clocks {
        by_name: HashMap<&'static str, Arc<dyn Clock>>,
        in_order: BTreeMap<u8, Arc<Config>>,
        mailers: BTreeMap<u8, Arc<dyn Mailer>>,
    }
    let mut t = Clocks::bed();
    t.with_by_name("local", FixedClock(1));
    t.with_by_name_arc("utc", Arc::new(FixedClock(2)));
    t.with_in_order(3, Config { sender: "ada" });
    let mailer = t.mailers.add_mock_for(4);
    mailer.mock().expect_send().times(1).return_const(true);
    let clocks = t.build();
    assert_eq!(
        clocks.by_name["local"].now() + clocks.by_name["utc"].now(),
        3
    );
    assert_eq!(clocks.in_order[&3].sender, "ada");
    assert!(clocks.mailers[&4].send("ada"));
}

#[test]
fn an_optional_list_takes_doubles_and_is_there_if_it_has_one() {
    #[derive(Injectable)]
    struct Mailers {
        mailers: Option<Vec<Arc<dyn Mailer>>>,
    }
    let mut t = Mailers::bed();
    t.with_mailers(FakeMailer::default());
    let mock = t.mailers.add_mock();
    mock.mock().expect_send().times(1).return_const(false);
    let mailers = t.build();
    let mailers = mailers.mailers.as_ref().unwrap();
    let sent: Vec<_> = mailers.iter().map(|it| it.send("ada")).collect();
    assert_eq!(sent, [true, false]);
}

#[test]
fn the_mock_of_a_list_is_named_by_its_position_and_that_of_a_map_by_its_field() {
    #[derive(Injectable)]
    struct Senders {
        _list: Vec<Arc<dyn Mailer>>,
        _map: Option<HashMap<u8, Arc<dyn Mailer>>>,
    }
    let mut t = Senders::bed();
    let of_list = t._list.add_mock();
    let of_map = t._map.add_mock_for(1);
    of_list.mock().expect_send().times(1).return_const(true);
    of_map.mock().expect_send().times(1).return_const(true);
    drop(t.build());
    let text = panic_of(|| drop(t));
    assert!(
        text.contains("mock `_list[0]` of `dyn Mailer` (made at "),
        "{text}"
    );
    assert!(
        text.contains("mock `_map` of `dyn Mailer` (made at "),
        "{text}"
    );
}
