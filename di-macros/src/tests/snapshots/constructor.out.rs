#[automatically_derived]
#[allow(clippy::disallowed_types)]
impl ::wirework::Injectable for Pool {
    const DEFINITION: ::wirework::__private::Definition = ::wirework::__private::Definition {
        declared: ::std::panic::Location::caller(),
        lifetime: ::wirework::Lifetime::Singleton,
        qualifier: ::core::option::Option::None,
        fields: &[
            ::wirework::__private::Field {
                name: "",
                describe: ::wirework::__private::parameters::<
                    Self,
                    _,
                    _,
                    _,
                >(&Self::connect),
            },
        ],
        traits: &[],
    };
    fn construct(
        __context: &mut ::wirework::Context<'_>,
    ) -> ::core::result::Result<Self, ::wirework::ResolveError> {
        ::wirework::__private::construct_with::<Self, _, _, _>(Self::connect, __context)
    }
}
