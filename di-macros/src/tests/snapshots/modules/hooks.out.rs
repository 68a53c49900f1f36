const _: () = {
    use ::wirework::ProvidedBy as __ProvidedBy;
    use ::wirework::__private::{
        ListedAs as __ListedAs, ListedOther as _, ListedTraits as __ListedTraits,
        Lists as __Lists, WiredIn as __WiredIn,
    };
    type __Number = ::core::primitive::usize;
    impl __ProvidedBy<App> for Pool {
        const ENTRY: __Number = 0usize;
    }
    impl ::wirework::Exports<Pool> for App {}
    #[automatically_derived]
    impl<__Above> ::wirework::__private::SuppliedBy<__Above> for App {
        const SUPPLIED: &'static [::core::primitive::usize] = &[];
    }
    #[automatically_derived]
    impl ::wirework::__private::Concrete for App {}
    #[automatically_derived]
    impl ::wirework::__private::HasFactories<::wirework::__private::AsyncFactories>
    for App {}
    #[automatically_derived]
    impl ::wirework::Standalone for App {}
    #[automatically_derived]
    impl<AnyFactories> ::wirework::Complete<AnyFactories> for App
    where
        App: ::wirework::__private::HasFactories<AnyFactories>,
    {}
    static __COMPONENTS: [::wirework::__private::Wired; 0usize] = [];
    static __OTHERS: [::wirework::__private::Node; 1usize] = [
        ::wirework::__private::Node::constructed(
                "Pool",
                ::wirework::__private::Kind::Constructed(
                    ::wirework::Lifetime::Singleton,
                ),
                ::wirework::__private::factory_in::<
                    App,
                    _,
                >(::wirework::__private::parameters_of(&connect).checked()),
            )
            .numbered(0usize),
    ];
    static __GRAPH: ::wirework::__private::Graph = ::wirework::__private::Graph::of(
        "App",
        "input.rs",
        "",
        &__COMPONENTS,
        b"",
        &__OTHERS,
        &[],
    );
    #[automatically_derived]
    impl ::wirework::__private::Wiring for App {
        const GRAPH: &'static ::wirework::__private::Graph = &__GRAPH;
    }
    #[automatically_derived]
    impl<__Unused> ::wirework::__private::Summarized<__Unused> for App {
        const SUMMARY: &'static ::wirework::__private::Summary = &::wirework::__private::Summary::of(
            1usize,
            0usize,
            &::wirework::__private::summary_cells::<
                1usize,
                3usize,
            >(<Self as ::wirework::__private::Wiring>::GRAPH, 0usize, false),
        );
    }
    const _: () = {
        const __IS_RIGHT: ::core::primitive::bool = ::wirework::__private::passes_quick_check::<
            1usize,
        >(&__COMPONENTS, b"", &__OTHERS);
        const __NODES: ::core::primitive::usize = if __IS_RIGHT {
            1usize
        } else {
            ::wirework::__private::nodes_of::<App>()
        };
        const __EDGES: ::core::primitive::usize = if __IS_RIGHT {
            0
        } else {
            ::wirework::__private::edges_of::<App>()
        };
        const __FOUND: &[::core::primitive::bool] = &::wirework::__private::check::<
            App,
            __NODES,
            __EDGES,
        >();
        #[track_caller]
        const fn __report(__entry: ::core::primitive::usize) {
            if __FOUND[__entry] {
                ::wirework::__private::report::<App, __NODES, __EDGES>(__entry);
            }
        }
        const _: () = if !__IS_RIGHT {
            __report(0usize);
        };
    };
    #[automatically_derived]
    impl ::wirework::Module for App {
        const NAME: &'static ::core::primitive::str = "App";
        fn install(self, __into: &mut ::wirework::Installation) {
            __into
                .add(
                    ::wirework::bind::<Pool>()
                        .to_async(connect)
                        .on_start(Pool::warm_up)
                        .on_stop(close)
                        .stop_limit(const { LONG }),
                    &[::wirework::Key::of::<Pool>()],
                );
            __into.export(::wirework::Key::of::<Pool>());
        }
    }
    #[automatically_derived]
    impl ::wirework::__private::WithoutFields for App {
        fn value() -> Self {
            Self {}
        }
    }
};
