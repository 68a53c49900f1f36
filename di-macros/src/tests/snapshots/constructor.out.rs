#[automatically_derived]
#[allow(clippy::disallowed_types)]
impl ::wirework::Injectable for Pool {
    const DEFINITION: ::wirework::__private::Definition = ::wirework::__private::Definition::of::<
        Self,
        (),
    >("@input.rs:1")
        .external();
    fn __construct(
        __fields: ::wirework::__private::Fields<'_, '_>,
    ) -> ::core::option::Option<::wirework::__private::Arc<Self>> {
        ::wirework::__private::construct_with::<Self, _, _, _>(__fields, Self::connect)
    }
}
const _: () = {
    #[allow(clippy::disallowed_types)]
    fn __sharing() {
        use ::wirework::__private::{IsNotShared as _, IsShared as _};
        let __check = ::wirework::__private::Sharing::<Pool>::PROBE.result();
        __check.field::<String>();
    }
};
#[allow(clippy::disallowed_types)]
impl<M> ::wirework::__private::WiredIn<M> for Pool {
    const WIRED: ::wirework::__private::Wired = ::wirework::__private::Wired::of0::<
        M,
    >("@input.rs:1")
        .with_unknown_needs();
}
#[allow(clippy::disallowed_types)]
impl Pool {
    /// Can't be called: a component with a `constructor` has no bed.
    #[doc(hidden)]
    fn bed() -> <Self as ::wirework::__private::testing::HasBed>::Bed
    where
        for<'__any> Self: ::wirework::__private::testing::HasBed,
    {
        <Self as ::wirework::__private::testing::HasBed>::new_bed()
    }
}
