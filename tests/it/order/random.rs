//! Promise 7: random sets of bindings give the same verdict, the same text and the same values in
//! any order of registration.

use wirework::{Container, Lifetime, Scope};

use super::world::{Ask, BINDINGS, KEYS, Role, Told, tell, values};
use crate::support::Random;

/// The result of a set of bindings: its values, or the text of its error.
#[derive(Debug, PartialEq)]
enum Verdict {
    Values(Vec<String>),
    Refused(String),
}

/// The bindings of a set, and the configuration of each.
fn choose(random: &mut Random, tame: bool) -> (Vec<bool>, Vec<Told>) {
    let lifetimes = [
        Lifetime::Singleton,
        Lifetime::Singleton,
        Lifetime::Scoped,
        Lifetime::Transient,
    ];
    let asks = [
        Ask::One,
        Ask::Option,
        Ask::Vec,
        Ask::Traits,
        Ask::Lazy,
        Ask::Keyed,
        Ask::Weak,
        Ask::Trait,
    ];
    let is_there = (0..BINDINGS).map(|binding| {
        let is_risky = matches!(binding, 12..14 | 22..);
        random.percent(if is_risky && tame { 0 } else { 75 })
    });
    let is_there: Vec<bool> = is_there.collect();
    let told = (0..BINDINGS).map(|binding| {
        let needs = (0..random.below(4)).map(|_| {
            let key = random.below(KEYS);
            let ask = asks[random.below(if tame { 5 } else { 8 })];
            (ask, key)
        });
        // A tame binding needs only later bindings of the set, so many sets are valid.
        let needs = needs.filter(|(ask, key)| {
            !tame || (*key > binding && (is_there[*key] || matches!(ask, Ask::Option | Ask::Vec)))
        });
        Told {
            needs: needs.collect(),
            lifetime: lifetimes[random.below(if tame { 2 } else { 4 })],
        }
    });
    let told = told.collect();
    (is_there, told)
}

fn verdict(is_there: &[bool], told: &[Told], order: &[usize]) -> Verdict {
    let mut bindings: Vec<_> = tell(told).into_iter().map(Some).collect();
    let mut builder = Container::builder();
    for number in order.iter().filter(|number| is_there[**number]) {
        builder = match bindings[*number].take().expect("each is taken once") {
            (Role::Added, binding) => builder.add(binding),
            (Role::Replacing, binding) => builder.replace(binding),
        };
    }
    let opened = |container: Container| -> Scope { container.scope().open().expect("no seeds") };
    match builder.build().map(opened) {
        Ok(scope) => Verdict::Values(values(&scope)),
        Err(error) => Verdict::Refused(error.to_string()),
    }
}

#[test]
fn the_verdict_the_text_and_the_values_do_not_depend_on_the_order() {
    let (mut sound, mut refused) = (0, 0);
    for seed in 0..400 {
        let random = &mut Random::new(seed);
        let (is_there, told) = choose(random, seed % 2 == 0);
        let mut order: Vec<usize> = (0..BINDINGS).collect();
        let first = verdict(&is_there, &told, &order);
        match &first {
            Verdict::Values(_) => sound += 1,
            Verdict::Refused(_) => refused += 1,
        }
        for _ in 0..3 {
            random.shuffle(&mut order);
            let other = verdict(&is_there, &told, &order);
            assert_eq!(first, other, "seed {seed}, in the order {order:?}");
        }
    }
    assert!(
        sound > 50 && refused > 50,
        "{sound} sound, {refused} refused"
    );
}
