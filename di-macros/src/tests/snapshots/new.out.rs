const _: () = {
    #[allow(dead_code)]
    struct __Private(
        ::wirework::Shown<
            ::core::option::Option<::wirework::Keyed<Local, Arc<dyn Zone>>>,
        >,
    );
    #[automatically_derived]
    impl ::wirework::Parts<__Private> for Worker
    where
        ::wirework::Cloned<PgPool>: ::wirework::Dependency,
    {
        type Fields = (
            ::wirework::Injected<::wirework::Cloned<PgPool>>,
            ::wirework::Pointer<
                ::core::option::Option<::wirework::Keyed<Local, Arc<dyn Zone>>>,
            >,
        );
        type Traits = ();
        type Keep = ::wirework::OfStruct;
        fn assemble(
            __fields: (
                ::wirework::Cloned<PgPool>,
                ::core::option::Option<::wirework::Keyed<Local, Arc<dyn Zone>>>,
            ),
        ) -> Self {
            Self {
                pool: __fields.0.0,
                cache: <Cache as ::core::default::Default>::default(),
                zone: match __fields.1 {
                    ::core::option::Option::None => Arc::new(Utc),
                    ::core::option::Option::Some(__dependency) => {
                        __dependency.into_inner()
                    }
                },
            }
        }
    }
    #[automatically_derived]
    impl ::wirework::Injectable for Worker
    where
        ::wirework::Cloned<PgPool>: ::wirework::Dependency,
    {
        const DEFINITION: ::wirework::__private::Definition = ::wirework::__private::Definition::of::<
            Self,
            __Private,
        >(::std::panic::Location::caller(), &["pool", "zone"]);
    }
};
#[automatically_derived]
impl Worker {
    /// Makes one `Worker` of these parts, without a container.
    #[must_use]
    pub(crate) fn new(pool: PgPool, zone: Arc<dyn Zone>) -> Self {
        Self {
            pool: pool,
            cache: <Cache as ::core::default::Default>::default(),
            zone: zone,
        }
    }
}
