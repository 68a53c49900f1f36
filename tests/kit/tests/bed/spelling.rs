//! Fields whose types have another spelling, and names that could clash.

use std::sync::Arc;

use kit::{Clock, Mailer};
use wirework::Injectable;

use crate::support::{FakeMailer, FixedClock};

struct Config {
    sender: &'static str,
}

#[test]
fn what_is_spelt_otherwise_is_set_as_it_is() {
    type Mailers = Vec<Arc<dyn Mailer>>;
    #[derive(Injectable)]
    struct Odd {
        pair: (Arc<Config>, Option<Arc<dyn Clock>>),
        alias: Mailers,
        text: Arc<str>,
    }
    let mut t = Odd::bed();
    t.with_pair((Arc::new(Config { sender: "ada" }), None));
    t.alias.add((), Arc::new(FakeMailer::default()));
    t.with_text("ada".into());
    let odd = t.build();
    assert_eq!(
        (odd.pair.0.sender, odd.alias.len(), &*odd.text),
        ("ada", 1, "ada")
    );
    assert!(odd.pair.1.is_none());
}

#[test]
fn a_type_that_is_spelt_like_one_of_ours_is_set_as_it_is() {
    mod own {
        /// Not `std::sync::Weak`.
        pub(super) struct Weak<T>(pub(super) T);

        impl wirework::Dependency for Weak<std::sync::Arc<u8>> {
            fn describe(needs: &mut wirework::Needs) {
                std::sync::Arc::<u8>::describe(needs);
            }

            fn resolve(
                context: &mut wirework::Context<'_>,
            ) -> Result<Self, wirework::ResolveError> {
                wirework::Dependency::resolve(context).map(Weak)
            }
        }
    }
    type Unsized = dyn Clock;
    #[derive(Injectable)]
    struct Odd {
        weak: own::Weak<Arc<u8>>,
        clock: Arc<Unsized>,
    }
    let mut t = Odd::bed();
    t.weak.set(own::Weak(Arc::new(7)));
    t.with_clock_arc(Arc::new(FixedClock(8)));
    let odd = t.build();
    assert_eq!((*odd.weak.0, odd.clock.now()), (7, 8));
}

#[test]
fn functions_of_the_bed_do_not_meet() {
    #[derive(Injectable)]
    struct Signup {
        clock: Arc<dyn Clock>,
        clock_arc: Arc<dyn Clock>,
        build: Arc<dyn Clock>,
        r#type: Arc<dyn Clock>,
    }
    let mut t = Signup::bed();
    t.with_clock(FixedClock(1));
    t.with_clock_arc(FixedClock(2));
    t.with_build(FixedClock(3));
    t.with_type(FixedClock(4));
    let signup = t.build();
    let times = [
        &signup.clock,
        &signup.clock_arc,
        &signup.build,
        &signup.r#type,
    ];
    assert_eq!(times.map(|clock| clock.now()), [1, 2, 3, 4]);
}

#[test]
fn an_associated_type_with_one_of_our_names_is_set_as_it_is() {
    trait Pointers {
        type Arc<T>;
    }
    struct Std;
    impl Pointers for Std {
        type Arc<T> = Arc<T>;
    }
    #[derive(Injectable)]
    struct Odd {
        config: <Std as Pointers>::Arc<Config>,
    }
    let mut t = Odd::bed();
    t.with_config(Arc::new(Config { sender: "ada" }));
    assert_eq!(t.build().config.sender, "ada");
}
