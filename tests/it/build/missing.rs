//! Promises 1 and 2: missing bindings.

use std::sync::{Arc, Weak};

use wirework::{
    BuildError, Cloned, Container, Injectable, Keyed, Lazy, ProblemKind, Provider, bind, component,
    decorate,
};

use crate::support::{built, kinds, place, refuses};

trait Mailer: Send + Sync {}

struct Config;
struct Primary;

#[derive(Injectable)]
#[inject(bind(dyn Mailer))]
struct SmtpMailer {
    config: Arc<Config>,
}

impl Mailer for SmtpMailer {}

#[derive(Injectable)]
struct Signup {
    mailer: Arc<dyn Mailer>,
}

#[derive(Injectable)]
struct Shop {
    signup: Arc<Signup>,
}

#[test]
fn promise_2_a_missing_struct_is_reported_with_its_consumer_and_the_remedy() {
    let builder = Container::builder().add(component::<SmtpMailer>());
    refuses(
        builder,
        "
        the wiring has a problem: nothing provides `Config`
             needed by  field `config`: `Arc<Config>` of `SmtpMailer` (@, registered at @)
             help       `.add(component::<Config>())`, or `.add(bind::<Config>().to(..))`
    ",
    );
}

#[test]
fn promise_2_a_missing_trait_is_reported_with_the_attribute_that_binds_one() {
    let builder = Container::builder().add(component::<Signup>());
    refuses(builder, "
        the wiring has a problem: nothing provides `dyn Mailer`
             needed by  field `mailer`: `Arc<dyn Mailer>` of `Signup` (@, registered at @)
             help       add a component with `#[inject(bind(dyn Mailer))]`, or `.add(bind::<dyn Mailer>().to(..))`
    ");
}

#[test]
fn promise_2_the_places_are_those_of_the_struct_and_of_the_registration() {
    #[derive(Injectable)]
    struct Here {
        config: Arc<Config>,
    }
    let struct_line = line!() - 3;

    let builder = Container::builder().add(component::<Here>());
    let (declared, registered) = (place(file!(), struct_line), place(file!(), line!() - 1));
    let error = builder.build().unwrap_err();
    let expected = format!("of `Here` ({declared}, registered at {registered})");
    assert!(error.to_string().contains(&expected), "{error}");
}

#[test]
fn promise_2_the_place_of_a_factory_is_where_bind_is_written() {
    let builder = Container::builder().add(
        bind::<u16>()
            .key::<Primary>()
            .to(|_: Arc<Config>| 80)
            .scoped(),
    );
    let registered = place(file!(), line!() - 5);
    let error = builder.build().unwrap_err();
    let expected = format!("of `u16` keyed `Primary` (registered at {registered})");
    assert!(error.to_string().contains(&expected), "{error}");
}

#[test]
fn promise_2_the_chain_that_needs_it_starts_at_what_nobody_needs() {
    let builder = Container::builder()
        .add(component::<Shop>())
        .add(component::<Signup>())
        .add(component::<SmtpMailer>());
    refuses(
        builder,
        "
        the wiring has a problem: nothing provides `Config`
             needed by  field `config`: `Arc<Config>` of `SmtpMailer` (@, registered at @)
             needed for Shop.signup -> Signup.mailer -> SmtpMailer.config
             help       `.add(component::<Config>())`, or `.add(bind::<Config>().to(..))`
    ",
    );
}

#[test]
fn promise_2_all_who_need_it_are_listed() {
    let builder = Container::builder()
        .add(component::<SmtpMailer>())
        .add(bind::<u16>().to(|_: Arc<u8>, _: Arc<Config>| 80))
        .add(bind::<u8>().to(|_: Arc<Config>| 8));
    refuses(
        builder,
        "
        the wiring has a problem: nothing provides `Config`
             needed by  field `config`: `Arc<Config>` of `SmtpMailer` (@, registered at @)
                        parameter 1: `Arc<Config>` of `u8` (registered at @)
                        parameter 2: `Arc<Config>` of `u16` (registered at @)
             needed for u16 (parameter 1) -> u8 (parameter 1)
             help       `.add(component::<Config>())`, or `.add(bind::<Config>().to(..))`
    ",
    );
}

#[test]
fn promise_2_a_missing_key_names_its_qualifier() {
    #[derive(Injectable)]
    struct Reader {
        #[inject(key = Primary)]
        mailer: Arc<dyn Mailer>,
    }
    let builder = Container::builder().add(component::<Reader>());
    refuses(builder, "
        the wiring has a problem: nothing provides `dyn Mailer` keyed `Primary`
             needed by  field `mailer`: `Arc<dyn Mailer>` of `Reader` (@, registered at @)
             help       add a component with `#[inject(bind(dyn Mailer), key = Primary)]`, or `.add(bind::<dyn Mailer>().key::<Primary>().to(..))`
    ");
}

#[test]
fn promise_2_a_missing_struct_under_a_qualifier_is_helped_with_the_qualifier() {
    let builder = Container::builder().add(bind::<u8>().to(|_: Keyed<Primary, Arc<Config>>| 8));
    refuses(builder, "
        the wiring has a problem: nothing provides `Config` keyed `Primary`
             needed by  parameter 1: `Arc<Config>` of `u8` (registered at @)
             help       `.add(component::<Config>().key::<Primary>())`, or `.add(bind::<Config>().key::<Primary>().to(..))`
    ");
}

#[test]
fn promise_2_the_parameters_of_a_decorator_are_counted_with_the_decorated() {
    let decorator = |inner: Arc<dyn Mailer>, _: Arc<u8>, _: Arc<Config>| inner;
    let builder = Container::builder()
        .add(bind::<dyn Mailer>().to(|| -> Arc<dyn Mailer> { unreachable!() }))
        .add(bind::<u8>().to_value(8))
        .add(decorate::<dyn Mailer>().with(decorator));
    refuses(builder, "
        the wiring has a problem: nothing provides `Config`
             needed by  parameter 3: `Arc<Config>` of the decorator of `dyn Mailer` (registered at @)
             help       `.add(component::<Config>())`, or `.add(bind::<Config>().to(..))`
    ");
}

#[test]
fn promise_2_the_parameters_of_a_component_constructor_are_counted() {
    #[derive(Injectable)]
    #[inject(constructor = Self::connect)]
    struct Pool;
    impl Pool {
        fn connect(_port: Arc<u16>, _config: Arc<Config>) -> Self {
            Self
        }
    }
    let builder = Container::builder()
        .add(component::<Pool>())
        .add(bind::<u16>().to_value(80));
    refuses(
        builder,
        "
        the wiring has a problem: nothing provides `Config`
             needed by  parameter 2: `Arc<Config>` of `Pool` (@, registered at @)
             help       `.add(component::<Config>())`, or `.add(bind::<Config>().to(..))`
    ",
    );
}

#[test]
fn promise_2_what_a_generated_factory_will_need_is_asked_of_the_factory() {
    #[derive(Injectable)]
    struct Order {
        #[inject(arg)]
        amount: u32,
        config: Arc<Config>,
    }
    let builder = Container::builder().add(component::<OrderFactory>());
    refuses(
        builder,
        "
        the wiring has a problem: nothing provides `Config`
             needed by  field `config`: `Arc<Config>` of `OrderFactory` (@, registered at @)
             help       `.add(component::<Config>())`, or `.add(bind::<Config>().to(..))`
    ",
    );
}

#[test]
fn promise_1_every_way_to_ask_for_one_is_checked() {
    fn error(builder: wirework::ContainerBuilder) -> BuildError {
        builder.build().unwrap_err()
    }
    for error in [
        error(Container::builder().add(bind::<u8>().to(|_: Arc<u16>| 8))),
        error(Container::builder().add(bind::<u8>().to(|_: Weak<u16>| 8))),
        error(Container::builder().add(bind::<u8>().to(|_: Lazy<u16>| 8))),
        error(Container::builder().add(bind::<u8>().to(|_: Provider<u16>| 8))),
        error(Container::builder().add(bind::<u8>().to(|_: Cloned<u16>| 8))),
        error(Container::builder().add(bind::<u8>().to(|_: (Cloned<u16>,)| 8))),
    ] {
        assert!(error.to_string().contains("nothing provides `u16`"));
        assert_eq!(error.problems()[0].kind(), ProblemKind::Missing);
    }
}

#[test]
fn promise_1_what_is_optional_or_collected_need_not_be_there() {
    let optional = |_: Option<Arc<Config>>, _: Option<Lazy<Config>>, _: Vec<Arc<Config>>| 8;
    built(Container::builder().add(bind::<u8>().to(optional)));
}

#[test]
fn promise_1_what_is_present_behind_an_option_or_a_vec_is_checked() {
    let broken = || Container::builder().add(component::<SmtpMailer>());
    for builder in [
        broken().add(bind::<u8>().to(|_: Option<Arc<dyn Mailer>>| 8)),
        broken().add(bind::<u8>().to(|_: Vec<Arc<dyn Mailer>>| 8)),
    ] {
        assert_eq!(kinds(builder), [ProblemKind::Missing]);
    }
}

#[test]
fn promise_1_each_missing_key_is_a_problem_of_its_own() {
    let builder = Container::builder()
        .add(bind::<u8>().to(|_: Arc<u16>, _: Keyed<Primary, Arc<u16>>, _: Arc<u32>| 8));
    assert_eq!(kinds(builder), [ProblemKind::Missing; 3]);
}

#[test]
fn a_need_of_components_that_only_lead_to_each_other_has_a_path() {
    #[derive(Injectable)]
    struct Inner {
        _missing: Arc<Missing>,
        _outer: Lazy<Outer>,
    }
    #[derive(Injectable)]
    struct Outer {
        _inner: Arc<Inner>,
    }
    struct Missing;
    let builder = Container::builder()
        .add(component::<Inner>())
        .add(component::<Outer>());
    let text = builder.build().unwrap_err().to_string();
    assert!(text.contains("Outer._inner -> Inner._missing"), "{text}");
}
