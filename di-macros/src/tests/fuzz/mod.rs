//! Random changes of valid inputs: whatever the input is, a macro does not panic, emits valid syntax, and reports a
//! mistake once, at tokens of the user, without a generated name.
//!
//! `WIREWORK_FUZZ_SECONDS=600 cargo test -p wirework-macros --all-features --lib fuzz` goes on for that time, with
//! other changes in each run. A failure shows the seed, which `WIREWORK_FUZZ_SEED` repeats.

mod changes;
mod output;
mod random;

use std::env;
use std::error::Error;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use proc_macro2::TokenStream;

use crate::tests::fuzz::changes::change;
use crate::tests::fuzz::random::Random;
use crate::tests::inputs_in;

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// A valid input of a macro: the options of an attribute, and the item.
struct Input {
    options: TokenStream,
    item: TokenStream,
    expand: fn(TokenStream, &TokenStream) -> TokenStream,
}

/// The number of changes of each input in a short run.
const ROUNDS: u64 = 150;

/// The seed of a short run, which changes the same tokens each time.
const SEED: u64 = 0x5eed;

#[test]
fn no_change_of_an_input_breaks_a_macro() -> Outcome {
    let inputs = inputs()?;
    let seconds = number("WIREWORK_FUZZ_SECONDS")?.map(Duration::from_secs);
    let first = match (number("WIREWORK_FUZZ_SEED")?, seconds) {
        (Some(seed), _) => seed,
        (None, Some(_)) => SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs() << 20,
        (None, None) => SEED,
    };
    let (began, mut accepted, mut rejected) = (Instant::now(), 0, 0);
    for seed in first.. {
        let is_over = match seconds {
            Some(time) => began.elapsed() >= time,
            None => seed - first >= ROUNDS,
        };
        if is_over {
            break;
        }
        for (number, input) in inputs.iter().enumerate() {
            let seed_of_input = seed.wrapping_mul(1_000).wrapping_add(number as u64);
            match try_change(input, &inputs, &mut Random(seed_of_input)) {
                Ok(true) => accepted += 1,
                Ok(false) => rejected += 1,
                Err(fault) => panic!("WIREWORK_FUZZ_SEED={seed}, input {number}: {fault}"),
            }
        }
    }
    // Otherwise the changes would be too small or too large to find anything.
    assert!(accepted > rejected / 50, "{accepted} of {rejected}");
    assert!(rejected > accepted / 50, "{rejected} of {accepted}");
    Ok(())
}

/// Changes an input, and checks the output. Returns whether the macro accepts the changed input.
fn try_change(input: &Input, others: &[Input], random: &mut Random) -> Result<bool, String> {
    let other = &others[random.below(others.len())];
    let (options, item, made) = match random.below(3) {
        0 if !input.options.is_empty() => {
            let (options, made) = change(&input.options, &other.options, random);
            (options, input.item.clone(), made)
        }
        _ => {
            let (item, made) = change(&input.item, &other.item, random);
            (input.options.clone(), item, made)
        }
    };
    // rustc calls a macro only with an item that it can parse.
    if syn::parse2::<syn::Item>(item.clone()).is_err() {
        return Ok(true);
    }
    let shown = format!("{made:?}\n#[({options})]\n{item}\n");
    let expanded = catch_unwind(AssertUnwindSafe(|| (input.expand)(options, &item)));
    let expanded = expanded.map_err(|_| format!("a panic\n{shown}"))?;
    let faults = output::faults(&expanded, made);
    match faults {
        Ok(messages) => Ok(messages.is_empty()),
        Err(fault) => Err(format!("{fault}\n{shown}")),
    }
}

fn inputs() -> Outcome<Vec<Input>> {
    let mut all = Vec::new();
    for (_, text) in inputs_in("src/tests/snapshots")? {
        all.push(Input {
            options: TokenStream::new(),
            item: text.parse()?,
            expand: |_, item| crate::injectable::derive(item.clone()),
        });
    }
    #[cfg(feature = "modules")]
    for (_, text) in inputs_in("src/tests/snapshots/modules")? {
        all.push(Input {
            options: TokenStream::new(),
            item: text.parse()?,
            expand: |_, item| crate::module::derive(item.clone()),
        });
    }
    #[cfg(feature = "testing")]
    for (_, text) in crate::tests::testing::expansion::inputs()? {
        let (options, item) = crate::tests::testing::expansion::parts(&text)?;
        all.push(Input {
            options,
            item,
            expand: crate::tests::testing::expansion::expand,
        });
    }
    Ok(all)
}

/// Returns the number in an environment variable.
fn number(variable: &str) -> Outcome<Option<u64>> {
    match env::var(variable) {
        Ok(text) => Ok(Some(text.parse()?)),
        Err(_) => Ok(None),
    }
}
