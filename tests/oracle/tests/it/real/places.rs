//! A line of the source for each binding and each decorator, so that a message tells which one it means.

#![allow(clippy::match_same_arms, reason = "their lines differ")]

use wirework::{
    Bind, ComponentBinding, DecoratorFor, Injectable, bind, bind_default, component, decorate,
};

use crate::model::finding::Place;
use crate::model::{BINDINGS, DECORATORS};
use crate::real::types::{Alone, Part};

/// Begins a binding at a place.
#[rustfmt::skip]
pub(crate) fn bind_at<K: ?Sized + 'static>(place: usize, is_default: bool) -> Bind<K> {
    match (place, is_default) {
        (0, false) => bind(),
        (0, true) => bind_default(),
        (1, false) => bind(),
        (1, true) => bind_default(),
        (2, false) => bind(),
        (2, true) => bind_default(),
        (3, false) => bind(),
        (3, true) => bind_default(),
        (4, false) => bind(),
        (4, true) => bind_default(),
        (5, false) => bind(),
        (5, true) => bind_default(),
        (6, false) => bind(),
        (6, true) => bind_default(),
        (7, false) => bind(),
        (7, true) => bind_default(),
        _ => unreachable!("there is no place {place}"),
    }
}

#[rustfmt::skip]
pub(crate) fn component_at<C: Injectable>(place: usize) -> ComponentBinding {
    match place {
        0 => component::<C>(),
        1 => component::<C>(),
        2 => component::<C>(),
        3 => component::<C>(),
        4 => component::<C>(),
        5 => component::<C>(),
        6 => component::<C>(),
        7 => component::<C>(),
        _ => unreachable!("there is no place {place}"),
    }
}

#[rustfmt::skip]
pub(crate) fn decorate_at<K: ?Sized + 'static>(number: usize) -> DecoratorFor<K> {
    match number {
        0 => decorate(),
        1 => decorate(),
        2 => decorate(),
        _ => unreachable!("there is no decorator {number}"),
    }
}

/// Returns the places of all lines of this file in a text, in order.
pub(crate) fn places_in(text: &str) -> Vec<Place> {
    let lines = text.split("places.rs:").skip(1);
    let lines = lines.map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_digit());
        &rest[..end.unwrap_or(rest.len())]
    });
    lines.filter_map(place_of).collect()
}

fn place_of(line: &str) -> Option<Place> {
    let is_there = |debug: String| {
        let lines = debug.split("places.rs:").skip(1);
        let mut lines = lines.map(|rest| rest.trim_end_matches(')'));
        lines.any(|it| it == line)
    };
    let binding = (0..BINDINGS).find(|place| {
        is_there(format!("{:?}", bind_at::<Part<0>>(*place, false)))
            || is_there(format!("{:?}", bind_at::<Part<0>>(*place, true)))
            || is_there(format!("{:?}", component_at::<Alone>(*place)))
    });
    let is_decorator = |number: &usize| is_there(format!("{:?}", decorate_at::<Part<0>>(*number)));
    let decorator = || (0..DECORATORS).find(is_decorator);
    binding
        .map(Place::Binding)
        .or_else(|| decorator().map(Place::Decorator))
}
