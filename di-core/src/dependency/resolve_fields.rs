//! Functions that resolve the fields of a component, one for each number of fields up to eight.
//!
//! No macro generates them, because rustc quotes them in the error for a field that is not a dependency.
//! For a component with more fields, the derive emits a list of places: see `docs/compile-time.md`.

#![allow(
    clippy::inline_always,
    clippy::many_single_char_names,
    clippy::type_complexity,
    reason = "every construction of a component calls them"
)]

use crate::dependency::Dependency;
use crate::runtime::model::Fields;
use crate::runtime::value::{Place, into_inner};

/// Describes or resolves one field.
///
/// Returns `None` if the field was described, or if it cannot be resolved.
#[must_use]
#[inline(always)]
pub fn resolve1<A: Dependency>(fields: Fields<'_, '_>) -> Option<(A,)> {
    let mut a = Place::<A>::EMPTY;
    let is_resolved = fields.resolve(&mut [(A::FIELD, &mut a)]);
    if let (true, Some(a)) = (is_resolved, a.0) {
        Some((into_inner(a),))
    } else {
        None
    }
}

/// Describes or resolves two fields, like [`resolve1`].
#[must_use]
#[inline(always)]
pub fn resolve2<A: Dependency, B: Dependency>(fields: Fields<'_, '_>) -> Option<(A, B)> {
    let mut a = Place::<A>::EMPTY;
    let mut b = Place::<B>::EMPTY;
    let is_resolved = fields.resolve(&mut [(A::FIELD, &mut a), (B::FIELD, &mut b)]);
    if let (true, Some(a), Some(b)) = (is_resolved, a.0, b.0) {
        Some((into_inner(a), into_inner(b)))
    } else {
        None
    }
}

/// Describes or resolves three fields, like [`resolve1`].
#[must_use]
#[inline(always)]
pub fn resolve3<A: Dependency, B: Dependency, C: Dependency>(
    fields: Fields<'_, '_>,
) -> Option<(A, B, C)> {
    let mut a = Place::<A>::EMPTY;
    let mut b = Place::<B>::EMPTY;
    let mut c = Place::<C>::EMPTY;
    let is_resolved =
        fields.resolve(&mut [(A::FIELD, &mut a), (B::FIELD, &mut b), (C::FIELD, &mut c)]);
    if let (true, Some(a), Some(b), Some(c)) = (is_resolved, a.0, b.0, c.0) {
        Some((into_inner(a), into_inner(b), into_inner(c)))
    } else {
        None
    }
}

/// Describes or resolves four fields, like [`resolve1`].
#[must_use]
#[inline(always)]
pub fn resolve4<A: Dependency, B: Dependency, C: Dependency, D: Dependency>(
    fields: Fields<'_, '_>,
) -> Option<(A, B, C, D)> {
    let mut a = Place::<A>::EMPTY;
    let mut b = Place::<B>::EMPTY;
    let mut c = Place::<C>::EMPTY;
    let mut d = Place::<D>::EMPTY;
    let is_resolved = fields.resolve(&mut [
        (A::FIELD, &mut a),
        (B::FIELD, &mut b),
        (C::FIELD, &mut c),
        (D::FIELD, &mut d),
    ]);
    if let (true, Some(a), Some(b), Some(c), Some(d)) = (is_resolved, a.0, b.0, c.0, d.0) {
        Some((into_inner(a), into_inner(b), into_inner(c), into_inner(d)))
    } else {
        None
    }
}

/// Describes or resolves five fields, like [`resolve1`].
#[must_use]
#[inline(always)]
pub fn resolve5<A: Dependency, B: Dependency, C: Dependency, D: Dependency, E: Dependency>(
    fields: Fields<'_, '_>,
) -> Option<(A, B, C, D, E)> {
    let mut a = Place::<A>::EMPTY;
    let mut b = Place::<B>::EMPTY;
    let mut c = Place::<C>::EMPTY;
    let mut d = Place::<D>::EMPTY;
    let mut e = Place::<E>::EMPTY;
    let is_resolved = fields.resolve(&mut [
        (A::FIELD, &mut a),
        (B::FIELD, &mut b),
        (C::FIELD, &mut c),
        (D::FIELD, &mut d),
        (E::FIELD, &mut e),
    ]);
    if let (true, Some(a), Some(b), Some(c), Some(d), Some(e)) =
        (is_resolved, a.0, b.0, c.0, d.0, e.0)
    {
        Some((
            into_inner(a),
            into_inner(b),
            into_inner(c),
            into_inner(d),
            into_inner(e),
        ))
    } else {
        None
    }
}

/// Describes or resolves six fields, like [`resolve1`].
#[must_use]
#[inline(always)]
pub fn resolve6<
    A: Dependency,
    B: Dependency,
    C: Dependency,
    D: Dependency,
    E: Dependency,
    F: Dependency,
>(
    fields: Fields<'_, '_>,
) -> Option<(A, B, C, D, E, F)> {
    let mut a = Place::<A>::EMPTY;
    let mut b = Place::<B>::EMPTY;
    let mut c = Place::<C>::EMPTY;
    let mut d = Place::<D>::EMPTY;
    let mut e = Place::<E>::EMPTY;
    let mut f = Place::<F>::EMPTY;
    let is_resolved = fields.resolve(&mut [
        (A::FIELD, &mut a),
        (B::FIELD, &mut b),
        (C::FIELD, &mut c),
        (D::FIELD, &mut d),
        (E::FIELD, &mut e),
        (F::FIELD, &mut f),
    ]);
    if let (true, Some(a), Some(b), Some(c), Some(d), Some(e), Some(f)) =
        (is_resolved, a.0, b.0, c.0, d.0, e.0, f.0)
    {
        Some((
            into_inner(a),
            into_inner(b),
            into_inner(c),
            into_inner(d),
            into_inner(e),
            into_inner(f),
        ))
    } else {
        None
    }
}

/// Describes or resolves seven fields, like [`resolve1`].
#[must_use]
#[inline(always)]
pub fn resolve7<
    A: Dependency,
    B: Dependency,
    C: Dependency,
    D: Dependency,
    E: Dependency,
    F: Dependency,
    G: Dependency,
>(
    fields: Fields<'_, '_>,
) -> Option<(A, B, C, D, E, F, G)> {
    let mut a = Place::<A>::EMPTY;
    let mut b = Place::<B>::EMPTY;
    let mut c = Place::<C>::EMPTY;
    let mut d = Place::<D>::EMPTY;
    let mut e = Place::<E>::EMPTY;
    let mut f = Place::<F>::EMPTY;
    let mut g = Place::<G>::EMPTY;
    let is_resolved = fields.resolve(&mut [
        (A::FIELD, &mut a),
        (B::FIELD, &mut b),
        (C::FIELD, &mut c),
        (D::FIELD, &mut d),
        (E::FIELD, &mut e),
        (F::FIELD, &mut f),
        (G::FIELD, &mut g),
    ]);
    if let (true, Some(a), Some(b), Some(c), Some(d), Some(e), Some(f), Some(g)) =
        (is_resolved, a.0, b.0, c.0, d.0, e.0, f.0, g.0)
    {
        Some((
            into_inner(a),
            into_inner(b),
            into_inner(c),
            into_inner(d),
            into_inner(e),
            into_inner(f),
            into_inner(g),
        ))
    } else {
        None
    }
}

/// Describes or resolves eight fields, like [`resolve1`].
#[must_use]
#[inline(always)]
pub fn resolve8<
    A: Dependency,
    B: Dependency,
    C: Dependency,
    D: Dependency,
    E: Dependency,
    F: Dependency,
    G: Dependency,
    H: Dependency,
>(
    fields: Fields<'_, '_>,
) -> Option<(A, B, C, D, E, F, G, H)> {
    let mut a = Place::<A>::EMPTY;
    let mut b = Place::<B>::EMPTY;
    let mut c = Place::<C>::EMPTY;
    let mut d = Place::<D>::EMPTY;
    let mut e = Place::<E>::EMPTY;
    let mut f = Place::<F>::EMPTY;
    let mut g = Place::<G>::EMPTY;
    let mut h = Place::<H>::EMPTY;
    let is_resolved = fields.resolve(&mut [
        (A::FIELD, &mut a),
        (B::FIELD, &mut b),
        (C::FIELD, &mut c),
        (D::FIELD, &mut d),
        (E::FIELD, &mut e),
        (F::FIELD, &mut f),
        (G::FIELD, &mut g),
        (H::FIELD, &mut h),
    ]);
    if let (true, Some(a), Some(b), Some(c), Some(d), Some(e), Some(f), Some(g), Some(h)) =
        (is_resolved, a.0, b.0, c.0, d.0, e.0, f.0, g.0, h.0)
    {
        Some((
            into_inner(a),
            into_inner(b),
            into_inner(c),
            into_inner(d),
            into_inner(e),
            into_inner(f),
            into_inner(g),
            into_inner(h),
        ))
    } else {
        None
    }
}
