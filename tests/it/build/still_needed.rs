//! A component whose traits are all replaced stays bound if something needs it by its own key.

use std::sync::Arc;

use wirework::{Binding, Container, ContainerBuilder, Injectable, bind, component, decorate};

use crate::support::built;

trait Mailer: Send + Sync {
    fn name(&self) -> String;
}

struct Url;

#[derive(Injectable)]
#[inject(bind(dyn Mailer))]
struct SmtpMailer {
    _url: Arc<Url>,
}
impl Mailer for SmtpMailer {
    fn name(&self) -> String {
        "smtp".into()
    }
}

struct Fake;
impl Mailer for Fake {
    fn name(&self) -> String {
        "fake".into()
    }
}

fn fake() -> Arc<dyn Mailer> {
    Arc::new(Fake)
}

/// An application in which the mailer is replaced.
fn replaced() -> ContainerBuilder {
    Container::builder()
        .add(component::<SmtpMailer>())
        .replace(bind::<dyn Mailer>().to(fake))
}

fn url() -> Binding {
    bind::<Url>().to_value(Url)
}

#[test]
fn nothing_has_to_supply_a_component_that_nothing_needs() {
    assert_eq!(
        built(replaced()).resolve::<dyn Mailer>().unwrap().name(),
        "fake"
    );
}

#[test]
fn a_component_that_another_one_needs_stays() {
    #[derive(Injectable)]
    struct Status {
        smtp: Arc<SmtpMailer>,
        mailer: Arc<dyn Mailer>,
    }
    let container = built(replaced().add(url()).add(component::<Status>()));
    let status = container.resolve::<Status>().unwrap();
    assert_eq!(
        (status.smtp.name().as_str(), status.mailer.name().as_str()),
        ("smtp", "fake")
    );
}

#[test]
fn a_component_that_is_optional_elsewhere_stays() {
    #[derive(Injectable)]
    struct Status {
        smtp: Option<Arc<SmtpMailer>>,
    }
    let container = built(replaced().add(url()).add(component::<Status>()));
    assert!(container.resolve::<Status>().unwrap().smtp.is_some());
}

#[test]
fn a_replacement_may_need_the_component_that_it_replaces() {
    struct Logged(Arc<SmtpMailer>);
    impl Mailer for Logged {
        fn name(&self) -> String {
            format!("logged {}", self.0.name())
        }
    }
    let logged = |smtp: Arc<SmtpMailer>| -> Arc<dyn Mailer> { Arc::new(Logged(smtp)) };
    let builder = Container::builder()
        .add(url())
        .add(component::<SmtpMailer>())
        .replace(bind::<dyn Mailer>().to(logged));
    assert_eq!(
        built(builder).resolve::<dyn Mailer>().unwrap().name(),
        "logged smtp"
    );
}

#[test]
fn a_component_that_is_decorated_stays() {
    let same = |smtp: Arc<SmtpMailer>| smtp;
    let builder = replaced()
        .add(url())
        .add(decorate::<SmtpMailer>().with(same));
    assert!(built(builder).resolve::<SmtpMailer>().is_ok());
}

#[test]
fn a_component_that_only_removed_ones_need_is_removed() {
    trait Bell: Send + Sync {}
    #[derive(Injectable)]
    #[inject(bind(dyn Bell))]
    struct Loud {
        _smtp: Arc<SmtpMailer>,
    }
    impl Bell for Loud {}
    struct Silent;
    impl Bell for Silent {}
    let silent = || -> Arc<dyn Bell> { Arc::new(Silent) };
    let builder = replaced()
        .add(component::<Loud>())
        .replace(bind::<dyn Bell>().to(silent));
    assert!(built(builder).resolve::<SmtpMailer>().is_err());
}

#[test]
fn a_component_that_a_needed_one_needs_stays() {
    trait Bell: Send + Sync {}
    #[derive(Injectable)]
    #[inject(bind(dyn Bell))]
    struct Loud {
        _smtp: Arc<SmtpMailer>,
    }
    impl Bell for Loud {}
    struct Silent;
    impl Bell for Silent {}
    let silent = || -> Arc<dyn Bell> { Arc::new(Silent) };
    let builder = replaced()
        .add(url())
        .add(component::<Loud>())
        .replace(bind::<dyn Bell>().to(silent))
        .add(bind::<u8>().to(|_: Arc<Loud>| 8));
    assert!(built(builder).resolve::<SmtpMailer>().is_ok());
}

#[test]
fn a_component_whose_entry_is_replaced_is_no_entry_of_its_own_key() {
    let builder = Container::builder()
        .add(url())
        .add(component::<SmtpMailer>().entry("smtp"))
        .add(bind::<u8>().to(|_: Arc<SmtpMailer>| 8))
        .replace(bind::<dyn Mailer>().entry("smtp").to(fake));
    assert!(built(builder).resolve::<SmtpMailer>().is_ok());
}

#[test]
fn a_component_may_be_replaced_after_its_traits() {
    let builder = replaced().replace(bind::<SmtpMailer>().to_value(SmtpMailer {
        _url: Arc::new(Url),
    }));
    assert!(built(builder).resolve::<SmtpMailer>().is_ok());
}
