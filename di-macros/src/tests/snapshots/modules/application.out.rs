const _: () = {
    use ::wirework::ProvidedBy as __ProvidedBy;
    use ::wirework::__private::{
        ListedAs as __ListedAs, ListedOther as _, ListedTraits as __ListedTraits,
        Lists as __Lists, WiredIn as __WiredIn,
    };
    use ::wirework::__private::{
        Imported as __Imported, ImportedOther as _, exported as __exported,
        exported_keyed as __exported_keyed, imported as __import,
    };
    type __Number = ::core::primitive::usize;
    use ::wirework::__private::DifferentKeys as _;
    const _: ::core::primitive::bool = ::wirework::__private::KeyPair::<
        (),
        ::core::primitive::bool,
    >::IS_SAME;
    impl __ProvidedBy<AppModule> for Config {
        const ENTRY: __Number = 0usize;
    }
    impl __ProvidedBy<AppModule> for dyn Store {
        const ENTRY: __Number = 1usize;
    }
    impl ::wirework::ProvidesKeyed<Url, Primary> for AppModule {
        const ENTRY: __Number = 2usize;
    }
    impl __ProvidedBy<AppModule> for Utc {
        const ENTRY: __Number = 3usize;
    }
    impl __ProvidedBy<AppModule> for dyn Zone {
        const ENTRY: __Number = 4usize;
    }
    impl __ProvidedBy<AppModule> for SystemClock {
        const ENTRY: __Number = 5usize;
    }
    impl __ProvidedBy<AppModule> for dyn Clock {
        const ENTRY: __Number = 6usize;
    }
    impl __ProvidedBy<AppModule> for SmtpMailer {
        const ENTRY: __Number = 7usize;
    }
    impl __ProvidedBy<AppModule> for dyn Mailer {
        const ENTRY: __Number = 8usize;
    }
    impl __ProvidedBy<AppModule> for dyn Health {
        const ENTRY: __Number = 9usize;
    }
    impl __ProvidedBy<AppModule> for Stripe {
        const ENTRY: __Number = 10usize;
    }
    impl __ProvidedBy<AppModule> for dyn Gateway {
        const ENTRY: __Number = 19usize;
    }
    impl ::wirework::Collects<dyn Gateway> for AppModule {
        const COLLECTION: __Number = 19usize;
    }
    impl ::wirework::ProvidesKeyed<PgDatabase, Primary> for AppModule {
        const ENTRY: __Number = 12usize;
    }
    impl ::wirework::ProvidesKeyed<dyn Database, Primary> for AppModule {
        const ENTRY: __Number = 13usize;
    }
    impl __ProvidedBy<AppModule> for PgPool {
        const ENTRY: __Number = 14usize;
    }
    impl __ProvidedBy<AppModule> for RequestId {
        const ENTRY: __Number = 15usize;
    }
    impl __ProvidedBy<AppModule> for dyn Metrics {
        const ENTRY: __Number = 16usize;
    }
    impl ::wirework::ProvidesKeyed<dyn Audit, Primary> for AppModule {
        const ENTRY: __Number = 17usize;
    }
    impl __ProvidedBy<AppModule> for dyn Secrets {
        const ENTRY: __Number = 18usize;
    }
    impl ::wirework::ProvidedBy<AppModule>
    for <::wirework::__private::IfSame<
        {
            ::wirework::__private::KeyPair::<dyn Database, dyn Store>::IS_SAME
                || ::wirework::__private::KeyPair::<dyn Database, dyn Zone>::IS_SAME
                || ::wirework::__private::KeyPair::<dyn Database, dyn Clock>::IS_SAME
                || ::wirework::__private::KeyPair::<dyn Database, dyn Mailer>::IS_SAME
                || ::wirework::__private::KeyPair::<dyn Database, dyn Health>::IS_SAME
                || ::wirework::__private::KeyPair::<dyn Database, dyn Gateway>::IS_SAME
                || ::wirework::__private::KeyPair::<dyn Database, PgPool>::IS_SAME
                || ::wirework::__private::KeyPair::<dyn Database, RequestId>::IS_SAME
                || ::wirework::__private::KeyPair::<dyn Database, dyn Metrics>::IS_SAME
                || ::wirework::__private::KeyPair::<dyn Database, dyn Secrets>::IS_SAME
        },
    > as ::wirework::__private::Respelt<dyn Database, 0usize>>::Key
    where
        for<'__any> dyn Database: ::wirework::__private::ProvidedWithoutKey<
            AppModule,
            Primary,
        >,
    {
        const ENTRY: __Number = 0;
    }
    impl ::wirework::ProvidedBy<AppModule>
    for <::wirework::__private::IfSame<
        {
            ::wirework::__private::KeyPair::<dyn Audit, dyn Store>::IS_SAME
                || ::wirework::__private::KeyPair::<dyn Audit, dyn Zone>::IS_SAME
                || ::wirework::__private::KeyPair::<dyn Audit, dyn Clock>::IS_SAME
                || ::wirework::__private::KeyPair::<dyn Audit, dyn Mailer>::IS_SAME
                || ::wirework::__private::KeyPair::<dyn Audit, dyn Health>::IS_SAME
                || ::wirework::__private::KeyPair::<dyn Audit, dyn Gateway>::IS_SAME
                || ::wirework::__private::KeyPair::<dyn Audit, PgPool>::IS_SAME
                || ::wirework::__private::KeyPair::<dyn Audit, RequestId>::IS_SAME
                || ::wirework::__private::KeyPair::<dyn Audit, dyn Metrics>::IS_SAME
                || ::wirework::__private::KeyPair::<dyn Audit, dyn Secrets>::IS_SAME
                || ::wirework::__private::KeyPair::<dyn Audit, dyn Database>::IS_SAME
        },
    > as ::wirework::__private::Respelt<dyn Audit, 1usize>>::Key
    where
        for<'__any> dyn Audit: ::wirework::__private::ProvidedWithoutKey<
            AppModule,
            Primary,
        >,
    {
        const ENTRY: __Number = 0;
    }
    impl ::wirework::Exports<dyn Mailer> for AppModule {}
    impl ::wirework::ExportsKeyed<dyn Database, Primary> for AppModule {}
    #[automatically_derived]
    impl<__Above> ::wirework::__private::SuppliedBy<__Above> for AppModule
    where
        dyn Secrets: ::wirework::ProvidedBy<__Above>,
    {
        const SUPPLIED: &'static [::core::primitive::usize] = &[
            <dyn Secrets as ::wirework::ProvidedBy<__Above>>::ENTRY,
        ];
    }
    #[automatically_derived]
    impl ::wirework::__private::Concrete for AppModule {}
    #[automatically_derived]
    impl<AnyFactories> ::wirework::__private::HasFactories<AnyFactories> for AppModule
    where
        <::wirework::__private::IfModule<
            { __Imported::<MetricsModule>::IS_MODULE },
        > as ::wirework::__private::OrNoModule<
            MetricsModule,
        >>::Module: ::wirework::__private::HasFactories<AnyFactories>,
        <::wirework::__private::IfModule<
            { __Imported::<AuditModule>::IS_MODULE },
        > as ::wirework::__private::OrNoModule<
            AuditModule,
        >>::Module: ::wirework::__private::HasFactories<AnyFactories>,
    {}
    static __COMPONENTS: [::wirework::__private::Wired; 4usize] = [
        <SystemClock as __WiredIn<AppModule>>::WIRED,
        <SmtpMailer as __WiredIn<AppModule>>::WIRED
            .lifetime(::wirework::Lifetime::Scoped),
        <Stripe as __WiredIn<AppModule>>::WIRED,
        <PgDatabase as __WiredIn<AppModule>>::WIRED.with_key(),
    ];
    static __OTHERS: [::wirework::__private::Node; 14usize] = [
        ::wirework::__private::Node::new(
                "Config",
                ::wirework::__private::Kind::Constructed(::wirework::Lifetime::Singleton),
            )
            .numbered(0usize),
        ::wirework::__private::Node::new(
                "dyn Store",
                ::wirework::__private::Kind::Constructed(::wirework::Lifetime::Singleton),
            )
            .numbered(1usize),
        ::wirework::__private::Node::new(
                "Url keyed Primary",
                ::wirework::__private::Kind::Constructed(::wirework::Lifetime::Singleton),
            )
            .numbered(2usize),
        ::wirework::__private::Node::new(
                "Utc",
                ::wirework::__private::Kind::Constructed(::wirework::Lifetime::Singleton),
            )
            .numbered(3usize),
        ::wirework::__private::Node::new(
                "dyn Zone",
                ::wirework::__private::Kind::Alias(3usize),
            )
            .numbered(4usize),
        ::wirework::__private::Node::constructed(
                "decorator of dyn Mailer",
                ::wirework::__private::Kind::Decorator(20usize),
                ::wirework::__private::decorator_in::<
                    AppModule,
                    _,
                >(::wirework::__private::parameters_of(&with_retries).checked()),
            )
            .numbered(8usize),
        ::wirework::__private::Node::new(
                "dyn Health",
                ::wirework::__private::Kind::Alias(7usize),
            )
            .numbered(9usize),
        ::wirework::__private::Node::constructed(
                "PgPool",
                ::wirework::__private::Kind::Constructed(
                    ::wirework::Lifetime::Transient,
                ),
                ::wirework::__private::factory_in::<
                    AppModule,
                    _,
                >(::wirework::__private::parameters_of(&connect).checked()),
            )
            .numbered(14usize),
        ::wirework::__private::Node::new("RequestId", ::wirework::__private::Kind::Seed)
            .numbered(15usize),
        ::wirework::__private::Node::new(
                "dyn Metrics",
                ::wirework::__private::Kind::Imported(
                    0usize,
                    __exported::<_, dyn Metrics>(__Imported::<MetricsModule>::OF),
                ),
            )
            .numbered(16usize),
        ::wirework::__private::Node::new(
                "dyn Audit keyed Primary",
                ::wirework::__private::Kind::Imported(
                    1usize,
                    __exported_keyed::<
                        _,
                        dyn Audit,
                        Primary,
                    >(__Imported::<AuditModule>::OF),
                ),
            )
            .numbered(17usize),
        ::wirework::__private::Node::new(
                "dyn Secrets",
                ::wirework::__private::Kind::Required(0usize),
            )
            .numbered(18usize),
        ::wirework::__private::Node::new(
                "dyn Gateway",
                ::wirework::__private::Kind::Collection(&[11usize]),
            )
            .numbered(19usize),
        ::wirework::__private::Node::new(
                "dyn Mailer",
                ::wirework::__private::Kind::Alias(7usize),
            )
            .numbered(20usize),
    ];
    static __GRAPH: ::wirework::__private::Graph = ::wirework::__private::Graph::of(
        "AppModule",
        "input.rs",
        "1 SystemClock\n1 SmtpMailer\n1 Stripe\n1 PgDatabase keyed Primary",
        &__COMPONENTS,
        b"\x01\0\x01\x01",
        &__OTHERS,
        &[
            __import::<MetricsModule, _, AppModule>(__Imported::<MetricsModule>::OF),
            __import::<AuditModule, _, AppModule>(__Imported::<AuditModule>::OF),
        ],
    );
    #[automatically_derived]
    impl ::wirework::__private::Wiring for AppModule {
        const GRAPH: &'static ::wirework::__private::Graph = &__GRAPH;
    }
    #[automatically_derived]
    impl<__Unused> ::wirework::__private::Summarized<__Unused> for AppModule {
        const SUMMARY: &'static ::wirework::__private::Summary = &::wirework::__private::Summary::of(
            21usize,
            1usize,
            &::wirework::__private::summary_cells::<
                21usize,
                89usize,
            >(<Self as ::wirework::__private::Wiring>::GRAPH, 1usize, false),
        );
    }
    const _: () = {
        const __IS_RIGHT: ::core::primitive::bool = false;
        const __NODES: ::core::primitive::usize = if __IS_RIGHT {
            21usize
        } else {
            ::wirework::__private::nodes_of::<AppModule>()
        };
        const __EDGES: ::core::primitive::usize = if __IS_RIGHT {
            0
        } else {
            ::wirework::__private::edges_of::<AppModule>()
        };
        const __FOUND: &[::core::primitive::bool] = &::wirework::__private::check::<
            AppModule,
            __NODES,
            __EDGES,
        >();
        #[track_caller]
        const fn __report(__entry: ::core::primitive::usize) {
            if __FOUND[__entry] {
                ::wirework::__private::report::<AppModule, __NODES, __EDGES>(__entry);
            }
        }
        const _: () = if !__IS_RIGHT {
            __report(5usize);
        };
        const _: () = if !__IS_RIGHT {
            __report(7usize);
        };
        const _: () = if !__IS_RIGHT {
            __report(8usize);
        };
        const _: () = if !__IS_RIGHT {
            __report(10usize);
        };
        const _: () = if !__IS_RIGHT {
            __report(12usize);
        };
        const _: () = if !__IS_RIGHT {
            __report(14usize);
        };
        const _: () = if !__IS_RIGHT {
            __report(15usize);
        };
        const _: () = if !__IS_RIGHT {
            __report(16usize);
        };
        const _: () = if !__IS_RIGHT {
            __report(17usize);
        };
        const _: () = if !__IS_RIGHT {
            __report(19usize);
        };
        const __NEEDED: &[::core::primitive::bool] = &::wirework::__private::needed_entries::<
            AppModule,
            21usize,
        >();
        const _: () = {
            use ::wirework::__private::Needed as _;
            ::wirework::__private::Use::<
                { ::wirework::__private::is_needed(__NEEDED, &[0]) },
            >::MARKER
                .field();
            ::wirework::__private::Use::<
                { ::wirework::__private::is_needed(__NEEDED, &[1]) },
            >::MARKER
                .field();
            ::wirework::__private::Use::<
                { ::wirework::__private::is_needed(__NEEDED, &[2]) },
            >::MARKER
                .field();
            ::wirework::__private::Use::<
                { ::wirework::__private::is_needed(__NEEDED, &[3, 4]) },
            >::MARKER
                .field();
            ::wirework::__private::Use::<
                { ::wirework::__private::is_needed(__NEEDED, &[16]) },
            >::MARKER
                .import();
            ::wirework::__private::Use::<
                { ::wirework::__private::is_needed(__NEEDED, &[17]) },
            >::MARKER
                .import();
        };
        #[cfg(any(test, clippy))]
        const _: () = {
            use ::wirework::__private::Needed as _;
            ::wirework::__private::Use::<
                {
                    ::wirework::__private::is_needed(__NEEDED, &[5, 6])
                        || ::wirework::__private::is_root::<SystemClock>()
                },
            >::MARKER
                .component();
            ::wirework::__private::Use::<
                {
                    ::wirework::__private::is_needed(__NEEDED, &[10, 11, 19])
                        || ::wirework::__private::is_root::<Stripe>()
                },
            >::MARKER
                .component();
            ::wirework::__private::Use::<
                { ::wirework::__private::is_needed(__NEEDED, &[14]) },
            >::MARKER
                .factory();
        };
        use ::wirework::__private::NotExported as _;
        use ::wirework::__private::DifferentKeys as _;
        const _: ::core::primitive::bool = ::wirework::__private::KeyPair::<
            (),
            ::core::primitive::bool,
        >::IS_SAME;
        const _: () = ::wirework::__private::reject(
            ::wirework::__private::ExportProbe::<MetricsModule, dyn Gateway>::IS_EXPORTED
                && !(::wirework::__private::KeyPair::<
                    dyn Gateway,
                    dyn Metrics,
                >::IS_SAME),
            "`MetricsModule` exports `dyn Gateway`, but this collection does not import it: write `imports(MetricsModule { dyn Gateway })`, or remove it from the exports of `MetricsModule`",
        );
        const _: () = ::wirework::__private::reject(
            ::wirework::__private::ExportProbe::<AuditModule, dyn Gateway>::IS_EXPORTED,
            "`AuditModule` exports `dyn Gateway`, but this collection does not import it: write `imports(AuditModule { dyn Gateway })`, or remove it from the exports of `AuditModule`",
        );
    };
    #[automatically_derived]
    impl __Lists<SystemClock, 0usize> for AppModule {
        const TRAITS: __ListedTraits = __ListedTraits::of::<
            ::wirework::__private::And<dyn for<> Clock, ()>,
        >();
        #[inline]
        fn upcast(
            __component: ::wirework::__private::Arc<SystemClock>,
            __number: ::core::primitive::usize,
            __place: &mut dyn ::core::any::Any,
        ) {
            ::wirework::__private::fill_place::<dyn for<> Clock>(__place, __component)
        }
        fn auto_mock(
            __number: ::core::primitive::usize,
            __doubles: &mut dyn ::core::any::Any,
            __selection: &::core::primitive::str,
        ) -> ::core::option::Option<::wirework::__private::Box<dyn ::core::any::Any>> {
            use ::wirework::__private::testing::{Mocked as _, NotMocked as _};
            match __number {
                0usize => {
                    ::wirework::__private::testing::external_mock(
                        (&::wirework::__private::testing::Probe::<
                            dyn for<> Clock,
                        >::new())
                            .auto_mock(),
                        __doubles,
                        "SystemClock",
                        __selection,
                    )
                }
                _ => ::core::option::Option::None,
            }
        }
    }
    #[automatically_derived]
    impl __Lists<SmtpMailer, 1usize> for AppModule {
        const TRAITS: __ListedTraits = __ListedTraits::of::<
            ::wirework::__private::And<
                dyn for<> Mailer,
                ::wirework::__private::And<dyn for<> Health, ()>,
            >,
        >();
        #[inline]
        fn upcast(
            __component: ::wirework::__private::Arc<SmtpMailer>,
            __number: ::core::primitive::usize,
            __place: &mut dyn ::core::any::Any,
        ) {
            match __number {
                0usize => {
                    ::wirework::__private::fill_place::<
                        dyn for<> Mailer,
                    >(__place, __component)
                }
                _ => {
                    ::wirework::__private::fill_place::<
                        dyn for<> Health,
                    >(__place, __component)
                }
            }
        }
        fn auto_mock(
            __number: ::core::primitive::usize,
            __doubles: &mut dyn ::core::any::Any,
            __selection: &::core::primitive::str,
        ) -> ::core::option::Option<::wirework::__private::Box<dyn ::core::any::Any>> {
            use ::wirework::__private::testing::{Mocked as _, NotMocked as _};
            match __number {
                0usize => {
                    ::wirework::__private::testing::external_mock(
                        (&::wirework::__private::testing::Probe::<
                            dyn for<> Mailer,
                        >::new())
                            .auto_mock(),
                        __doubles,
                        "SmtpMailer",
                        __selection,
                    )
                }
                1usize => {
                    ::wirework::__private::testing::external_mock(
                        (&::wirework::__private::testing::Probe::<
                            dyn for<> Health,
                        >::new())
                            .auto_mock(),
                        __doubles,
                        "SmtpMailer",
                        __selection,
                    )
                }
                _ => ::core::option::Option::None,
            }
        }
    }
    #[automatically_derived]
    impl __Lists<Stripe, 2usize> for AppModule {
        const TRAITS: __ListedTraits = __ListedTraits::of::<
            ::wirework::__private::And<dyn for<> Gateway, ()>,
        >();
        #[inline]
        fn upcast(
            __component: ::wirework::__private::Arc<Stripe>,
            __number: ::core::primitive::usize,
            __place: &mut dyn ::core::any::Any,
        ) {
            ::wirework::__private::fill_place::<dyn for<> Gateway>(__place, __component)
        }
        fn auto_mock(
            __number: ::core::primitive::usize,
            __doubles: &mut dyn ::core::any::Any,
            __selection: &::core::primitive::str,
        ) -> ::core::option::Option<::wirework::__private::Box<dyn ::core::any::Any>> {
            use ::wirework::__private::testing::{Mocked as _, NotMocked as _};
            match __number {
                0usize => {
                    ::wirework::__private::testing::external_mock(
                        (&::wirework::__private::testing::Probe::<
                            dyn for<> Gateway,
                        >::new())
                            .auto_mock(),
                        __doubles,
                        "Stripe",
                        __selection,
                    )
                }
                _ => ::core::option::Option::None,
            }
        }
    }
    #[automatically_derived]
    impl __Lists<PgDatabase, 3usize> for AppModule {
        const TRAITS: __ListedTraits = __ListedTraits::of::<
            ::wirework::__private::And<dyn for<> Database, ()>,
        >();
        #[inline]
        fn upcast(
            __component: ::wirework::__private::Arc<PgDatabase>,
            __number: ::core::primitive::usize,
            __place: &mut dyn ::core::any::Any,
        ) {
            ::wirework::__private::fill_place::<dyn for<> Database>(__place, __component)
        }
        fn auto_mock(
            __number: ::core::primitive::usize,
            __doubles: &mut dyn ::core::any::Any,
            __selection: &::core::primitive::str,
        ) -> ::core::option::Option<::wirework::__private::Box<dyn ::core::any::Any>> {
            use ::wirework::__private::testing::{Mocked as _, NotMocked as _};
            match __number {
                0usize => {
                    ::wirework::__private::testing::external_mock(
                        (&::wirework::__private::testing::Probe::<
                            dyn for<> Database,
                        >::new())
                            .auto_mock(),
                        __doubles,
                        "PgDatabase",
                        __selection,
                    )
                }
                _ => ::core::option::Option::None,
            }
        }
    }
    #[automatically_derived]
    impl ::wirework::Module for AppModule {
        const NAME: &'static ::core::primitive::str = "AppModule";
        fn install(self, __into: &mut ::wirework::Installation) {
            let __value = ::wirework::__private::Arc::new(self.config);
            __into
                .add(
                    ::wirework::bind::<Config>()
                        .to_arc({
                            let __value = ::core::clone::Clone::clone(&__value);
                            let __value: ::wirework::__private::Arc<Config> = __value;
                            __value
                        }),
                    &[::wirework::Key::of::<Config>()],
                );
            let __value = self.store;
            __into
                .add(
                    ::wirework::bind::<dyn Store>()
                        .to_arc({
                            let __value = ::core::clone::Clone::clone(&__value);
                            let __value: ::wirework::__private::Arc<dyn Store> = __value;
                            __value
                        }),
                    &[::wirework::Key::of::<dyn for<> Store>()],
                );
            let __value = ::wirework::__private::Arc::new(self.url);
            __into
                .add(
                    ::wirework::bind::<Url>()
                        .key::<Primary>()
                        .to_arc({
                            let __value = ::core::clone::Clone::clone(&__value);
                            let __value: ::wirework::__private::Arc<Url> = __value;
                            __value
                        }),
                    &[::wirework::Key::of::<Url>().keyed::<Primary>()],
                );
            let __value = ::wirework::__private::Arc::new(self.utc);
            __into
                .add(
                    ::wirework::bind::<Utc>()
                        .to_arc({
                            let __value = ::core::clone::Clone::clone(&__value);
                            let __value: ::wirework::__private::Arc<Utc> = __value;
                            __value
                        }),
                    &[::wirework::Key::of::<Utc>()],
                );
            __into
                .add(
                    ::wirework::bind::<dyn Zone>()
                        .to_arc({
                            let __value = ::core::clone::Clone::clone(&__value);
                            let __value: ::wirework::__private::Arc<dyn Zone> = __value;
                            __value
                        }),
                    &[::wirework::Key::of::<dyn for<> Zone>()],
                );
            let __components = const {
                ::wirework::__private::components(
                    <Self as ::wirework::__private::Wiring>::GRAPH,
                )
            };
            __into
                .add_components(
                    __components,
                    0usize,
                    &[__ListedAs::<Self, SystemClock, 0usize>::DEFINITION],
                );
            __into
                .add_component(
                    ::wirework::__private::listed_component(
                            __ListedAs::<Self, SmtpMailer, 1usize>::DEFINITION(),
                        )
                        .scoped(),
                );
            __into
                .add_component(
                    ::wirework::__private::listed_component(
                            __ListedAs::<Self, Stripe, 2usize>::DEFINITION(),
                        )
                        .entry("stripe"),
                );
            __into
                .add_component(
                    ::wirework::__private::listed_component(
                            __ListedAs::<Self, PgDatabase, 3usize>::DEFINITION(),
                        )
                        .key::<Primary>(),
                );
            __into
                .add(
                    ::wirework::bind::<PgPool>().to(connect).transient(),
                    &[::wirework::Key::of::<PgPool>()],
                );
            __into.add(::wirework::decorate::<dyn Mailer>().with(with_retries), &[]);
            __into
                .add(
                    ::wirework::bind::<RequestId>().to_seed(),
                    &[::wirework::Key::of::<RequestId>()],
                );
            __into
                .import::<
                    MetricsModule,
                >(self.metrics, &[::wirework::Key::of::<dyn for<> Metrics>()]);
            __into
                .import_type(
                    __Imported::<AuditModule>::OF,
                    &[::wirework::Key::of::<dyn for<> Audit>().keyed::<Primary>()],
                );
            __into.require(::wirework::Key::of::<dyn for<> Secrets>());
            __into.export(::wirework::Key::of::<dyn for<> Mailer>());
            __into
                .export(::wirework::Key::of::<dyn for<> Database>().keyed::<Primary>());
        }
    }
};
