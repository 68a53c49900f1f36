const _: () = {
    #[allow(dead_code)]
    struct __Private(
        ::wirework::Shown<Arc<Config>>,
        ::wirework::Shown<::wirework::Keyed<Primary, Arc<dyn Database>>>,
        ::wirework::Shown<::core::option::Option<Arc<dyn Zone>>>,
        ::wirework::Shown<Option<Arc<dyn Metrics>>>,
    );
    #[automatically_derived]
    impl ::wirework::Parts<__Private> for SmtpMailer
    where
        ::wirework::Cloned<PgPool>: ::wirework::Dependency,
        ::core::option::Option<
            ::wirework::Keyed<Local, ::wirework::Cloned<Limit>>,
        >: ::wirework::Dependency,
    {
        type Fields = (
            ::wirework::Pointer<Arc<Config>>,
            ::wirework::Pointer<::wirework::Keyed<Primary, Arc<dyn Database>>>,
            ::wirework::Injected<::wirework::Cloned<PgPool>>,
            ::wirework::Pointer<::core::option::Option<Arc<dyn Zone>>>,
            ::wirework::Injected<
                ::core::option::Option<
                    ::wirework::Keyed<Local, ::wirework::Cloned<Limit>>,
                >,
            >,
            ::wirework::Pointer<Option<Arc<dyn Metrics>>>,
        );
        type Traits = ::wirework::And<dyn Mailer, ::wirework::And<dyn Audit + Send, ()>>;
        type Keep = ::wirework::OfStruct;
        fn assemble(
            __fields: (
                Arc<Config>,
                ::wirework::Keyed<Primary, Arc<dyn Database>>,
                ::wirework::Cloned<PgPool>,
                ::core::option::Option<Arc<dyn Zone>>,
                ::core::option::Option<
                    ::wirework::Keyed<Local, ::wirework::Cloned<Limit>>,
                >,
                Option<Arc<dyn Metrics>>,
            ),
        ) -> Self {
            Self {
                config: __fields.0,
                db: __fields.1.into_inner(),
                pool: __fields.2.0,
                zone: match __fields.3 {
                    ::core::option::Option::None => Arc::new(Utc),
                    ::core::option::Option::Some(__dependency) => __dependency,
                },
                limit: match __fields.4 {
                    ::core::option::Option::None => Limit(3),
                    ::core::option::Option::Some(__dependency) => {
                        __dependency.into_inner().0
                    }
                },
                retries: 3,
                cache: <Cache as ::core::default::Default>::default(),
                r#type: __fields.5,
            }
        }
        fn upcast(
            __component: ::std::sync::Arc<Self>,
            __upcast: &mut ::wirework::Upcast,
        ) {
            match __upcast.number() {
                0usize => __upcast.put::<dyn Mailer>(__component),
                _ => __upcast.put::<dyn Audit + Send>(__component),
            }
        }
    }
    #[automatically_derived]
    impl ::wirework::Injectable for SmtpMailer
    where
        ::wirework::Cloned<PgPool>: ::wirework::Dependency,
        ::core::option::Option<
            ::wirework::Keyed<Local, ::wirework::Cloned<Limit>>,
        >: ::wirework::Dependency,
    {
        const DEFINITION: ::wirework::__private::Definition = ::wirework::__private::Definition::of::<
            Self,
            __Private,
        >(
                ::std::panic::Location::caller(),
                &["config", "db", "pool", "zone", "limit", "type"],
            )
            .lifetime(::wirework::Lifetime::Scoped)
            .key::<Primary>();
    }
};
