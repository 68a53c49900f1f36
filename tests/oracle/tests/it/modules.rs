//! The properties of wirings with modules, which a builder installs and which import each other.

use proptest::prelude::*;

use crate::model::Wiring;
use crate::model::random::{modular_wiring, script, spoilt_wiring, tame_wiring};
use crate::model::script::Script;
use crate::wirings::{build, check_events, check_problems, config, is_accepted};

fn tame_wiring_and_script() -> impl Strategy<Value = (Wiring, Script)> {
    tame_wiring(modular_wiring(), is_accepted).prop_flat_map(|wiring| {
        let script = script(&wiring);
        (Just(wiring), script)
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_same_problems_of_modules_are_found(wiring in modular_wiring()) {
        check_problems(&wiring, build)?;
    }

    #[test]
    fn one_wrong_part_of_modules_is_found(wiring in spoilt_wiring(modular_wiring(), is_accepted)) {
        check_problems(&wiring, build)?;
    }

    #[test]
    fn the_same_happens_across_modules((wiring, script) in tame_wiring_and_script()) {
        check_events(&wiring, &script)?;
    }
}
