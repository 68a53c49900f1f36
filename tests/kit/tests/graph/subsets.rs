//! Overrides of every subset of the components of a small application.

use std::sync::Arc;

use wirework::testing::TestGraph;
use wirework::{Container, ContainerBuilder, Keyed, Lazy, ResolveError, bind, decorate};

use crate::support::panics;

/// A component that returns the names of its dependencies.
trait Say: Send + Sync {
    fn say(&self) -> String;
}

type One = Arc<dyn Say>;
type Under<Q> = Keyed<Q, One>;

struct Said(String);

impl Say for Said {
    fn say(&self) -> String {
        self.0.clone()
    }
}

struct Later(Lazy<dyn Say>);

impl Say for Later {
    fn say(&self) -> String {
        let said = self.0.get().map(|later| later.say());
        format!("d({})", said.unwrap_or_else(|error| error.to_string()))
    }
}

struct A;
struct B;
struct C;
struct D;
struct E;
struct F;

fn said(text: String) -> One {
    Arc::new(Said(text))
}

/// Each component depends on others: on one, on a transient one, on a deferred one, on all.
fn app() -> ContainerBuilder {
    let e_of_b = |b: Under<B>| said(format!("e({})", b.say()));
    let f = |d: Option<Under<D>>, all: Keyed<E, Vec<One>>| {
        let all: Vec<String> = all.iter().map(|one| one.say()).collect();
        said(format!(
            "f({}, {})",
            d.map_or_else(String::new, |d| d.say()),
            all.join(" ")
        ))
    };
    Container::builder()
        .add(bind::<dyn Say>().key::<A>().to(|| said("a".into())))
        .add(
            bind::<dyn Say>()
                .key::<B>()
                .to(|a: Under<A>| said(format!("b({})", a.say()))),
        )
        .add(
            decorate::<dyn Say>()
                .key::<B>()
                .with(|b: One| said(format!("[{}]", b.say()))),
        )
        .add(
            bind::<dyn Say>()
                .key::<C>()
                .to(|a: Under<A>, b: Under<B>| said(format!("c({} {})", a.say(), b.say())))
                .transient(),
        )
        .add(
            bind::<dyn Say>()
                .key::<D>()
                .to(|c: Keyed<C, Lazy<dyn Say>>| -> One { Arc::new(Later(c.into_inner())) }),
        )
        .add(bind::<dyn Say>().key::<E>().to(e_of_b))
        .add(bind::<dyn Say>().key::<E>().to(|| said("e".into())))
        .add(bind::<dyn Say>().key::<F>().to(f))
}

/// Runs the code for each key whose bit is set, with the name of its double.
macro_rules! each {
    ($subset:ident, |$name:ident, $key:ident| $do:expr) => {
        each!(@ $subset, $name, $key, $do; A 0, B 1, C 2, D 3, E 4, F 5)
    };
    (@ $subset:ident, $name:ident, $key:ident, $do:expr; $($type:ident $bit:literal),*) => {
        $(if $subset & (1 << $bit) != 0 {
            type $key = $type;
            let $name = concat!("double of ", stringify!($type));
            $do;
        })*
    };
}

fn replaced(subset: u32) -> ContainerBuilder {
    let mut builder = app();
    each!(subset, |name, Key| {
        let double = bind::<dyn Say>().key::<Key>().to_arc(said(name.to_owned()));
        builder = builder.replace(double);
    });
    builder
}

fn overridden(subset: u32) -> TestGraph {
    let mut graph = TestGraph::of(app());
    each!(subset, |name, Key| {
        graph
            .keyed::<Key>()
            .replace::<dyn Say>(said(name.to_owned()));
    });
    graph
}

type All = (
    Under<A>,
    Under<B>,
    Under<C>,
    Under<D>,
    Keyed<E, Vec<One>>,
    Under<F>,
);

fn tell(all: &All) -> Vec<String> {
    let single = [
        all.0.say(),
        all.1.say(),
        all.2.say(),
        all.3.say(),
        all.5.say(),
    ];
    let several = all.4.iter().map(|one| one.say());
    single.into_iter().chain(several).collect()
}

#[test]
fn an_override_is_what_a_replacement_in_the_builder_is() -> Result<(), ResolveError> {
    for subset in 0..64 {
        let container = replaced(subset).build().expect("it is wired");
        let expected = tell(&container.get::<All>()?);
        let told = tell(&overridden(subset).get::<All>());
        assert_eq!(told, expected, "{subset:b}");
    }
    Ok(())
}

#[test]
fn an_override_is_unused_if_and_only_if_what_was_resolved_has_nothing_of_it() {
    for subset in 0..64_u32 {
        let mut graph = overridden(subset);
        let told = graph.get::<Under<F>>().say();
        let mut bit = 0;
        let unused = ["A", "B", "C", "D", "E", "F"].map(|key| {
            let is_overridden = subset & (1 << bit) != 0;
            bit += 1;
            let is_told = told.contains(&format!("double of {key}"));
            (key, is_overridden && !is_told)
        });
        if unused.iter().all(|(_, is_unused)| !is_unused) {
            drop(graph);
            continue;
        }
        let text = panics(|| drop(graph));
        for (key, is_unused) in unused {
            let named = text.contains(&format!("double of `dyn Say` keyed `{key}` (@)"));
            assert_eq!(named, is_unused, "{subset:b} {key}: {text}");
        }
    }
}
