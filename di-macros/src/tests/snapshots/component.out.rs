#[automatically_derived]
impl ::wirework::Injectable for SmtpMailer {
    const DEFINITION: ::wirework::__private::Definition = ::wirework::__private::Definition {
        declared: ::std::panic::Location::caller(),
        lifetime: ::wirework::Lifetime::Scoped,
        qualifier: ::core::option::Option::Some(
            ::wirework::__private::Qualifier::of::<Primary>(),
        ),
        external: false,
        fields: &[
            ::wirework::__private::Field {
                name: "config",
                describe: <Arc<Config> as ::wirework::Dependency>::describe,
            },
            ::wirework::__private::Field {
                name: "db",
                describe: <::wirework::Keyed<
                    Primary,
                    Arc<dyn Database>,
                > as ::wirework::Dependency>::describe,
            },
            ::wirework::__private::Field {
                name: "pool",
                describe: <::wirework::Cloned<
                    PgPool,
                > as ::wirework::Dependency>::describe,
            },
            ::wirework::__private::Field {
                name: "zone",
                describe: <::core::option::Option<
                    Arc<dyn Zone>,
                > as ::wirework::Dependency>::describe,
            },
            ::wirework::__private::Field {
                name: "limit",
                describe: <::core::option::Option<
                    ::wirework::Keyed<Local, ::wirework::Cloned<Limit>>,
                > as ::wirework::Dependency>::describe,
            },
            ::wirework::__private::Field {
                name: "type",
                describe: <Option<Arc<dyn Metrics>> as ::wirework::Dependency>::describe,
            },
        ],
        traits: &[
            ::wirework::Key::of::<dyn Mailer>(),
            ::wirework::Key::of::<dyn Audit + Send>(),
        ],
    };
    const KEEP: fn(::std::sync::Arc<Self>) -> ::wirework::__private::Kept = <Self as ::wirework::KeepStruct>::keep;
    fn construct(
        __context: &mut ::wirework::Context<'_>,
    ) -> ::core::result::Result<Self, ::wirework::ResolveError> {
        let __field_config = match <Arc<
            Config,
        > as ::wirework::Dependency>::resolve(__context) {
            ::core::result::Result::Ok(__dependency) => __dependency,
            ::core::result::Result::Err(__error) => {
                return ::core::result::Result::Err(__error);
            }
        };
        let __field_db = match <::wirework::Keyed<
            Primary,
            Arc<dyn Database>,
        > as ::wirework::Dependency>::resolve(__context) {
            ::core::result::Result::Ok(__dependency) => __dependency.into_inner(),
            ::core::result::Result::Err(__error) => {
                return ::core::result::Result::Err(__error);
            }
        };
        let __field_pool = match <::wirework::Cloned<
            PgPool,
        > as ::wirework::Dependency>::resolve(__context) {
            ::core::result::Result::Ok(__dependency) => __dependency.0,
            ::core::result::Result::Err(__error) => {
                return ::core::result::Result::Err(__error);
            }
        };
        let __field_zone: Arc<dyn Zone> = match <::core::option::Option<
            Arc<dyn Zone>,
        > as ::wirework::Dependency>::resolve(__context) {
            ::core::result::Result::Ok(::core::option::Option::None) => Arc::new(Utc),
            ::core::result::Result::Ok(::core::option::Option::Some(__dependency)) => {
                __dependency
            }
            ::core::result::Result::Err(__error) => {
                return ::core::result::Result::Err(__error);
            }
        };
        let __field_limit: Limit = match <::core::option::Option<
            ::wirework::Keyed<Local, ::wirework::Cloned<Limit>>,
        > as ::wirework::Dependency>::resolve(__context) {
            ::core::result::Result::Ok(::core::option::Option::None) => Limit(3),
            ::core::result::Result::Ok(::core::option::Option::Some(__dependency)) => {
                __dependency.into_inner().0
            }
            ::core::result::Result::Err(__error) => {
                return ::core::result::Result::Err(__error);
            }
        };
        let __field_type = match <Option<
            Arc<dyn Metrics>,
        > as ::wirework::Dependency>::resolve(__context) {
            ::core::result::Result::Ok(__dependency) => __dependency,
            ::core::result::Result::Err(__error) => {
                return ::core::result::Result::Err(__error);
            }
        };
        ::core::result::Result::Ok(Self {
            config: __field_config,
            db: __field_db,
            pool: __field_pool,
            zone: __field_zone,
            limit: __field_limit,
            retries: 3,
            cache: <Cache as ::core::default::Default>::default(),
            r#type: __field_type,
        })
    }
    fn upcast(
        __component: ::std::sync::Arc<Self>,
        __number: ::core::primitive::usize,
    ) -> ::core::option::Option<::wirework::__private::Kept> {
        match __number {
            0usize => {
                ::core::option::Option::Some(
                    <dyn Mailer as ::wirework::KeepTrait>::keep(__component),
                )
            }
            1usize => {
                ::core::option::Option::Some(
                    <dyn Audit + Send as ::wirework::KeepTrait>::keep(__component),
                )
            }
            _ => ::core::option::Option::None,
        }
    }
}
