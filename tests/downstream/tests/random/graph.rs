//! Random graphs of components.

use crate::chance::Random;

const MOST_COMPONENTS: usize = 40;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lifetime {
    Singleton,
    Scoped,
    Transient,
}

/// The wrapper of a field around its key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ask {
    Arc,
    Optional,
    Lazy,
    Provider,
    /// All entries of the collection.
    All,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Field {
    pub(crate) ask: Ask,
    /// The number of a component, or `None` if the key is not bound.
    pub(crate) target: Option<usize>,
}

#[derive(Debug)]
pub(crate) struct Component {
    pub(crate) lifetime: Lifetime,
    /// `true` if it is in the collection.
    pub(crate) is_hook: bool,
    pub(crate) fields: Vec<Field>,
}

#[derive(Debug)]
pub(crate) struct Graph {
    pub(crate) components: Vec<Component>,
}

/// The probability of each mistake in one graph, in percent. Many graphs have no mistake.
struct Temper {
    missing: usize,
    /// A dependency comes before its consumer.
    back: usize,
    back_later: usize,
    /// The lifetime is arbitrary, even if an earlier component must not hold it.
    any_lifetime: usize,
    hooks: usize,
}

impl Temper {
    fn random(random: &mut Random) -> Self {
        let mut one_of = |choices: [usize; 4]| choices[random.below(choices.len())];
        Self {
            missing: one_of([0, 0, 0, 5]),
            back: one_of([0, 0, 10, 40]),
            back_later: one_of([0, 0, 40, 40]),
            any_lifetime: one_of([0, 0, 0, 40]),
            hooks: one_of([0, 0, 10, 30]),
        }
    }
}

impl Graph {
    pub(crate) fn random(random: &mut Random) -> Self {
        // Most graphs are small, because each component takes time to compile.
        let most = if random.percent(10) {
            MOST_COMPONENTS
        } else {
            12
        };
        let count = 1 + random.below(most);
        let temper = Temper::random(random);
        let (scoped, singletons) = (random.below(count + 1), random.below(count + 1));
        let components = (0..count)
            .map(|number| Component {
                lifetime: lifetime(number, (scoped, singletons), &temper, random),
                is_hook: number * 3 >= count * 2 && random.percent(temper.hooks * 2)
                    || random.percent(temper.back.min(temper.hooks)),
                fields: (0..random.below(4))
                    .map(|_| field(number, count, &temper, random))
                    .collect(),
            })
            .collect();
        Self { components }
    }

    pub(crate) fn hooks(&self) -> impl Iterator<Item = usize> {
        let numbered = self.components.iter().enumerate();
        numbered
            .filter(|(_, component)| component.is_hook)
            .map(|(number, _)| number)
    }
}

/// Components before the first number are scoped, and those from the second on are singletons. So a
/// consumer of later components captures nothing.
fn lifetime(
    number: usize,
    (scoped, singletons): (usize, usize),
    temper: &Temper,
    random: &mut Random,
) -> Lifetime {
    let any = [Lifetime::Singleton, Lifetime::Scoped, Lifetime::Transient];
    match () {
        () if random.percent(temper.any_lifetime) => any[random.below(any.len())],
        () if number >= singletons => Lifetime::Singleton,
        () if number < scoped => Lifetime::Scoped,
        () => Lifetime::Transient,
    }
}

fn field(number: usize, count: usize, temper: &Temper, random: &mut Random) -> Field {
    let asks = [Ask::Arc, Ask::Arc, Ask::Optional, Ask::Lazy, Ask::Provider];
    let ask = asks[random.below(asks.len())];
    let is_first = number * 3 < count * 2;
    if is_first && random.percent(temper.hooks) {
        let target = None;
        return Field {
            ask: Ask::All,
            target,
        };
    }
    let back = match ask {
        Ask::Lazy | Ask::Provider => temper.back_later,
        Ask::Arc | Ask::Optional | Ask::All => temper.back,
    };
    let later = count - number - 1;
    let target =
        if random.percent(temper.missing) || later == 0 && back == 0 && ask == Ask::Optional {
            None
        } else if random.percent(back) {
            Some(random.below(count))
        } else if later > 0 {
            Some(number + 1 + random.below(later))
        } else {
            // No component follows the last.
            return Field {
                ask: Ask::Optional,
                target: None,
            };
        };
    Field { ask, target }
}
