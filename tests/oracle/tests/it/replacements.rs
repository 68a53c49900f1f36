//! The properties of wirings in which bindings replace others. What they replace leaves no trace, so the reference knows
//! the replacements alone.

use proptest::prelude::*;

use crate::lifecycle::check_life;
use crate::model::Wiring;
use crate::model::random::{
    living_wiring, modular_wiring, script, spoilt_wiring, tame_wiring, wiring, with_replacements,
    with_tame_replacements,
};
use crate::model::script::Script;
use crate::wirings::{build, check_events, check_problems, config, is_accepted};

fn tame_wiring_and_script() -> impl Strategy<Value = (Wiring, Script)> {
    let tame = tame_wiring(modular_wiring(), is_accepted);
    with_tame_replacements(tame, is_accepted).prop_flat_map(|wiring| {
        let script = script(&wiring);
        (Just(wiring), script)
    })
}

fn living_wiring_and_script() -> impl Strategy<Value = (Wiring, Script)> {
    let tame = tame_wiring(living_wiring(), is_accepted);
    with_replacements(tame).prop_flat_map(|wiring| {
        let script = script(&wiring);
        (Just(wiring), script)
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_replaced_binding_has_no_problems(wiring in with_replacements(wiring())) {
        check_problems(&wiring, build)?;
    }

    #[test]
    fn a_replacement_keeps_one_wrong_part(
        wiring in with_replacements(spoilt_wiring(modular_wiring(), is_accepted))
    ) {
        check_problems(&wiring, build)?;
    }

    #[test]
    fn a_replacement_does_what_a_binding_in_its_place_does((wiring, script) in tame_wiring_and_script()) {
        check_events(&wiring, &script)?;
    }

    #[test]
    fn a_started_container_does_not_start_what_is_replaced((wiring, script) in living_wiring_and_script()) {
        check_life(&wiring, &script)?;
    }
}
