const _: () = {
    struct __Private;
    #[automatically_derived]
    #[allow(clippy::disallowed_types)]
    impl ::wirework::Parts<__Private> for Pool {
        type Fields = ::wirework::__private::Constructed<Self>;
        type Traits = ();
        type Keep = ::wirework::OfStruct;
        fn assemble(__fields: Self) -> Self {
            __fields
        }
    }
    #[automatically_derived]
    #[allow(clippy::disallowed_types)]
    impl ::wirework::Injectable for Pool {
        const DEFINITION: ::wirework::__private::Definition = ::wirework::__private::Definition::of::<
            Self,
            __Private,
        >(::std::panic::Location::caller(), "")
            .external();
    }
    #[automatically_derived]
    #[allow(clippy::disallowed_types)]
    impl<M> ::wirework::WiredIn<M> for Pool {
        const WIRED: ::wirework::__private::Wired<Pool, M> = ::wirework::__private::Wired::of();
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
