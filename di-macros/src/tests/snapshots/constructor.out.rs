#[automatically_derived]
#[allow(clippy::disallowed_types)]
impl ::wirework::Injectable for Pool {
    fn __assemble(__parts: ::wirework::Parts<'_>) -> Self {
        ::wirework::values::<::wirework::__private::Constructed<Self>>(__parts)
    }
}
const _: () = {
    #[allow(clippy::disallowed_types)]
    #[allow(dead_code, unused_imports)]
    fn __sharing() {
        use ::wirework::__private::{IsNotShared as _, IsShared as _};
        let __told = ::wirework::__private::Sharing::<Pool>::OF.told();
        __told.field::<String>();
    }
};
#[automatically_derived]
#[allow(clippy::disallowed_types)]
impl ::wirework::__private::ConstructedBy for Pool {
    const CONSTRUCTOR: ::wirework::__private::Constructor<Self> = ::wirework::__private::Constructor {
        describe: ::wirework::factory::needs_of::<_, _>(&Self::connect),
        construct: |__context| ::wirework::factory::construct_with::<
            Self,
            _,
            _,
            _,
        >(Self::connect, __context),
    };
}
#[allow(clippy::disallowed_types)]
impl<M> ::wirework::WiredIn<M> for Pool {
    const WIRED: ::wirework::Wired = ::wirework::Wired::of::<
        Pool,
        M,
        (),
        ::wirework::__private::Constructed<Self>,
    >("@input.rs:1")
        .external();
}
