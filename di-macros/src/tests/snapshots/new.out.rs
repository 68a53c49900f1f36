#[automatically_derived]
impl ::wirework::Injectable for Worker {
    const DEFINITION: ::wirework::__private::Definition = ::wirework::__private::Definition {
        declared: ::std::panic::Location::caller(),
        lifetime: ::wirework::Lifetime::Singleton,
        qualifier: ::core::option::Option::None,
        external: false,
        fields: &[
            ::wirework::__private::Field {
                name: "pool",
                describe: <::wirework::Cloned<
                    PgPool,
                > as ::wirework::Dependency>::describe,
            },
            ::wirework::__private::Field {
                name: "zone",
                describe: <::core::option::Option<
                    ::wirework::Keyed<Local, Arc<dyn Zone>>,
                > as ::wirework::Dependency>::describe,
            },
        ],
        traits: &[],
    };
    const KEEP: fn(::std::sync::Arc<Self>) -> ::wirework::__private::Kept = <Self as ::wirework::KeepStruct>::keep;
    fn construct(
        __context: &mut ::wirework::Context<'_>,
    ) -> ::core::result::Result<Self, ::wirework::ResolveError> {
        let __field_pool = match <::wirework::Cloned<
            PgPool,
        > as ::wirework::Dependency>::resolve(__context) {
            ::core::result::Result::Ok(__dependency) => __dependency.0,
            ::core::result::Result::Err(__error) => {
                return ::core::result::Result::Err(__error);
            }
        };
        let __field_zone: Arc<dyn Zone> = match <::core::option::Option<
            ::wirework::Keyed<Local, Arc<dyn Zone>>,
        > as ::wirework::Dependency>::resolve(__context) {
            ::core::result::Result::Ok(::core::option::Option::None) => Arc::new(Utc),
            ::core::result::Result::Ok(::core::option::Option::Some(__dependency)) => {
                __dependency.into_inner()
            }
            ::core::result::Result::Err(__error) => {
                return ::core::result::Result::Err(__error);
            }
        };
        ::core::result::Result::Ok(Self {
            pool: __field_pool,
            cache: <Cache as ::core::default::Default>::default(),
            zone: __field_zone,
        })
    }
}
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
