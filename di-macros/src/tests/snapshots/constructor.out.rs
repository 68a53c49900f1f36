#[automatically_derived]
#[allow(clippy::disallowed_types)]
impl ::wirework::Injectable for Pool {
    const DEFINITION: ::wirework::__private::Definition = ::wirework::__private::Definition {
        declared: ::std::panic::Location::caller(),
        lifetime: ::wirework::Lifetime::Singleton,
        qualifier: ::core::option::Option::None,
        external: true,
        fields: &[
            ::wirework::__private::Field {
                name: "",
                describe: Self::__CONSTRUCTOR.describe,
            },
        ],
        traits: &[],
    };
    const KEEP: fn(::std::sync::Arc<Self>) -> ::wirework::__private::Kept = <Self as ::wirework::KeepStruct>::keep;
    fn construct(
        __context: &mut ::wirework::Context<'_>,
    ) -> ::core::result::Result<Self, ::wirework::ResolveError> {
        (Self::__CONSTRUCTOR.construct)(__context)
    }
}
#[automatically_derived]
#[allow(clippy::disallowed_types)]
impl Pool {
    const __CONSTRUCTOR: ::wirework::__private::Constructor<Self> = ::wirework::__private::Constructor {
        describe: ::wirework::factory::needs_of::<_, _>(&Self::connect),
        construct: |__context| ::wirework::factory::construct_with::<
            Self,
            _,
            _,
            _,
        >(Self::connect, __context),
    };
}
