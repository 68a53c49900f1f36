#[automatically_derived]
impl ::wirework::Injectable for SmtpMailer {
    const DEFINITION: ::wirework::__private::Definition<Self> = ::wirework::__private::Definition {
        declared: ::std::panic::Location::caller(),
        lifetime: ::wirework::Lifetime::Scoped,
        qualifier: ::core::option::Option::Some(
            ::wirework::__private::Qualifier::of::<Primary>(),
        ),
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
            &::wirework::__private::Bound::<Self, dyn Mailer>(|__component| __component),
            &::wirework::__private::Bound::<
                Self,
                dyn Audit + Send,
            >(|__component| __component),
        ],
    };
    fn construct(
        __context: &mut ::wirework::Context<'_>,
    ) -> ::core::result::Result<Self, ::wirework::ResolveError> {
        ::core::result::Result::Ok(Self {
            config: <Arc<Config> as ::wirework::Dependency>::resolve(__context)?,
            db: <::wirework::Keyed<
                Primary,
                Arc<dyn Database>,
            > as ::wirework::Dependency>::resolve(__context)?
                .into_inner(),
            pool: <::wirework::Cloned<
                PgPool,
            > as ::wirework::Dependency>::resolve(__context)?
                .0,
            zone: match <::core::option::Option<
                Arc<dyn Zone>,
            > as ::wirework::Dependency>::resolve(__context)? {
                ::core::option::Option::None => Arc::new(Utc),
                ::core::option::Option::Some(__dependency) => __dependency,
            },
            limit: match <::core::option::Option<
                ::wirework::Keyed<Local, ::wirework::Cloned<Limit>>,
            > as ::wirework::Dependency>::resolve(__context)? {
                ::core::option::Option::None => Limit(3),
                ::core::option::Option::Some(__dependency) => __dependency.into_inner().0,
            },
            retries: 3,
            cache: <Cache as ::core::default::Default>::default(),
            r#type: <Option<
                Arc<dyn Metrics>,
            > as ::wirework::Dependency>::resolve(__context)?,
        })
    }
}
