//! A user's own `Dependency`, and aliases of types.

use std::sync::Arc;

use wirework::{
    Container, Context, Dependency, Injectable, Keyed, Lazy, Needs, ProblemKind, ResolveError,
    ResolveErrorKind, bind, component,
};

use crate::support::{built, kinds, reads};

struct Primary;

/// A number and a text.
#[derive(Debug)]
struct Line(String);

type Parts = (Arc<u8>, Option<Keyed<Primary, Arc<String>>>);

impl Dependency for Line {
    fn describe(needs: &mut Needs) {
        Parts::describe(needs);
    }

    fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        let (number, text) = Parts::resolve(context)?;
        let text = text.map_or_else(String::new, |text| text.to_string());
        Ok(Self(format!("{number}{text}")))
    }
}

type Shared<T> = Arc<T>;
type Maybe<T> = Option<Shared<T>>;

#[derive(Injectable)]
struct Page {
    line: Line,
    after: Shared<u8>,
    nothing: Maybe<u16>,
    #[inject(key = Primary)]
    keyed: Maybe<String>,
}

fn app() -> wirework::ContainerBuilder {
    Container::builder()
        .add(bind::<u8>().to_value(8))
        .add(bind::<String>().key::<Primary>().to_value(" eight".into()))
        .add(component::<Page>())
}

#[test]
fn a_dependency_of_ones_own_and_aliases_are_injected() {
    let page = built(app()).resolve::<Page>().unwrap();
    assert_eq!(page.line.0, "8 eight");
    assert_eq!(*page.after, 8);
    assert!(page.nothing.is_none());
    assert_eq!(page.keyed.as_deref().map(String::as_str), Some(" eight"));
}

#[test]
fn a_dependency_of_ones_own_can_be_asked_for() {
    assert_eq!(built(app()).get::<Line>().unwrap().0, "8 eight");
    assert_eq!(
        built(app()).get::<(Line, Arc<u8>)>().unwrap().0.0,
        "8 eight"
    );
}

#[test]
fn what_a_dependency_of_ones_own_needs_is_checked() {
    let builder = Container::builder().add(bind::<u16>().to(|_: Line| 16));
    assert_eq!(kinds(builder), [ProblemKind::Missing]);
}

#[test]
fn a_dependency_may_ask_for_less_than_it_described() {
    struct Less;
    impl Dependency for Less {
        fn describe(needs: &mut Needs) {
            <Arc<u8>>::describe(needs);
        }

        fn resolve(_: &mut Context<'_>) -> Result<Self, ResolveError> {
            Ok(Self)
        }
    }
    let container = built(
        Container::builder()
            .add(bind::<u8>().to_value(8))
            .add(bind::<u16>().to(|_: Less| 16)),
    );
    assert!(container.resolve::<u16>().is_ok());
}

#[test]
fn an_option_of_what_asks_for_more_than_it_described_is_none_without_a_binding() {
    struct More;
    impl Dependency for More {
        fn describe(_: &mut Needs) {}

        fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
            Arc::<u8>::resolve(context).map(|_| Self)
        }
    }
    let container = built(Container::builder());
    assert!(container.get::<Option<More>>().unwrap().is_none());
    let container = built(Container::builder().add(bind::<u8>().to_value(8)));
    assert!(container.get::<Option<More>>().unwrap().is_some());
}

macro_rules! undescribed {
    ($name:ident, $described:ty, $asked:ty) => {
        struct $name;
        impl Dependency for $name {
            fn describe(needs: &mut Needs) {
                <$described>::describe(needs);
            }

            fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
                <$asked>::resolve(context).map(|_| Self)
            }
        }
    };
}

undescribed!(More, (), Arc<u8>);
undescribed!(OtherType, Arc<u8>, Arc<i8>);
undescribed!(OtherKind, Arc<u8>, Vec<Arc<u8>>);
undescribed!(OptionForOne, Arc<u8>, Option<Arc<u8>>);
undescribed!(OneForLazy, Lazy<u8>, Arc<u8>);
undescribed!(LazyForOne, Arc<u8>, Lazy<u8>);
undescribed!(VecOfOther, Vec<Arc<u8>>, Vec<Arc<i8>>);

#[track_caller]
fn is_undescribed<D: Dependency + 'static>() -> ResolveError {
    let container = built(
        Container::builder()
            .add(bind::<u8>().to_value(8))
            .add(bind::<i8>().to_value(8))
            .add(bind::<u16>().to(|_: D| 16)),
    );
    let error = container.resolve::<u16>().unwrap_err();
    assert_eq!(error.kind(), ResolveErrorKind::Undescribed, "{error}");
    error
}

#[test]
fn a_dependency_that_asks_for_what_it_did_not_describe_is_an_error_and_no_panic() {
    reads(&is_undescribed::<More>(), "
        `u8` is resolved, but `describe` did not list it
             resolved   `u16` (registered at @)
             help       in the `impl Dependency`, name the same types in `describe` and `resolve`, in the same order
    ");
    reads(&is_undescribed::<OtherType>(), "
        `i8` is resolved, but `describe` did not list it
             path       u16 (parameter 1)
             resolved   `u16` (registered at @)
             help       in the `impl Dependency`, name the same types in `describe` and `resolve`, in the same order
    ");
    is_undescribed::<OtherKind>();
    is_undescribed::<OptionForOne>();
    is_undescribed::<OneForLazy>();
    is_undescribed::<LazyForOne>();
    is_undescribed::<VecOfOther>();
}

#[test]
fn a_lazy_of_what_was_not_described_is_an_error_when_it_is_asked_at_the_latest() {
    struct LazyOfOther(Lazy<i8>);
    impl Dependency for LazyOfOther {
        fn describe(needs: &mut Needs) {
            <Lazy<u8>>::describe(needs);
        }

        fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
            Lazy::resolve(context).map(Self)
        }
    }
    let container = built(
        Container::builder()
            .add(bind::<u8>().to_value(8))
            .add(bind::<i8>().to_value(8))
            .add(bind::<u16>().to(|other: LazyOfOther| other.0.get().map(|_| 16_u16))),
    );
    let error = container.resolve::<u16>().unwrap_err();
    assert_eq!(error.kind(), ResolveErrorKind::Undescribed);
}
