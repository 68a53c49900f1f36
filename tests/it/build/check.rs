//! `check` returns the verdict of `build` and constructs nothing.

use std::sync::Arc;

use wirework::{BuildError, Container, ContainerBuilder, Injectable, bind, component};

use crate::support::blank;

#[derive(Injectable)]
#[inject(external, constructor = Self::connect)]
struct Database;

impl Database {
    fn connect() -> Self {
        panic!("a check makes nothing")
    }
}

#[derive(Injectable)]
struct Orders {
    _database: Arc<Database>,
}

fn app() -> ContainerBuilder {
    Container::builder()
        .add(component::<Database>())
        .add(component::<Orders>())
}

#[test]
fn a_whole_graph_passes_and_nothing_is_made() -> Result<(), BuildError> {
    app().check()
}

#[test]
fn a_check_reports_what_build_reports() {
    let broken = || app().add(bind::<u8>().to(|wide: Arc<u16>| wide.to_le_bytes()[0]));
    let checked = broken().check().expect_err("nothing provides `u16`");
    let built = broken().build().expect_err("nothing provides `u16`");
    assert_eq!(checked.problems().len(), 1);
    assert_eq!(blank(&checked.to_string()), blank(&built.to_string()));
}
