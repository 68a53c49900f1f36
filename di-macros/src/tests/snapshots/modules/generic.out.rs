const _: () = {
    use renamed::ProvidedBy as __ProvidedBy;
    use renamed::__private::{
        ListedAs as __ListedAs, ListedOther as _, ListedTraits as __ListedTraits,
        Lists as __Lists, WiredIn as __WiredIn,
    };
    type __Number = ::core::primitive::usize;
    impl<T: Entity, const N: usize> renamed::Provides<Repo<T>> for StorageModule<T, N>
    where
        T::Id: Hash,
    {
        const ENTRY: __Number = 0usize;
    }
    impl<T: Entity, const N: usize> renamed::Provides<dyn Store<T>>
    for StorageModule<T, N>
    where
        T::Id: Hash,
    {
        const ENTRY: __Number = 1usize;
    }
    impl<T: Entity, const N: usize> renamed::Provides<Table<T>> for StorageModule<T, N>
    where
        T::Id: Hash,
    {
        const ENTRY: __Number = 2usize;
    }
    impl<T: Entity, const N: usize> renamed::Exports<Repo<T>> for StorageModule<T, N>
    where
        T::Id: Hash,
    {}
    impl<T: Entity, const N: usize> renamed::Exports<dyn Store<T>>
    for StorageModule<T, N>
    where
        T::Id: Hash,
    {}
    #[automatically_derived]
    impl<T: Entity, const N: usize, __Above> renamed::__private::SuppliedBy<__Above>
    for StorageModule<T, N>
    where
        T::Id: Hash,
        Table<T>: renamed::ProvidedBy<__Above>,
    {
        const SUPPLIED: &'static [::core::primitive::usize] = &[
            <Table<T> as renamed::ProvidedBy<__Above>>::ENTRY,
        ];
    }
    #[automatically_derived]
    impl<
        T: Entity,
        const N: usize,
        AnyFactories,
    > renamed::__private::HasFactories<AnyFactories> for StorageModule<T, N>
    where
        T::Id: Hash,
    {}
    #[automatically_derived]
    impl<T: Entity, const N: usize> renamed::__private::Wiring for StorageModule<T, N>
    where
        T::Id: Hash,
    {
        const GRAPH: &'static renamed::__private::Graph = &renamed::__private::Graph::of(
            "StorageModule",
            "input.rs",
            "1 Repo<T>",
            &[
                <Repo<
                    T,
                > as __WiredIn<
                    renamed::__private::GenericModule<StorageModule<T, N>>,
                >>::WIRED,
            ],
            b"\x01",
            &[
                renamed::__private::Node::new(
                        "Table<T>",
                        renamed::__private::Kind::Required(0usize),
                    )
                    .numbered(2usize),
            ],
            &[],
        );
    }
    #[automatically_derived]
    impl<T: Entity, const N: usize, __Unused> renamed::__private::Summarized<__Unused>
    for StorageModule<T, N>
    where
        T::Id: Hash,
    {
        const SUMMARY: &'static renamed::__private::Summary = &renamed::__private::Summary::of(
            3usize,
            1usize,
            &renamed::__private::summary_cells::<
                3usize,
                17usize,
            >(<Self as renamed::__private::Wiring>::GRAPH, 1usize, true),
        );
    }
    #[automatically_derived]
    impl<T: Entity, const N: usize> __Lists<Repo<T>, 0usize> for StorageModule<T, N>
    where
        T::Id: Hash,
    {
        const TRAITS: __ListedTraits = __ListedTraits::of::<
            renamed::__private::And<dyn for<> Store<T>, ()>,
        >();
        #[inline]
        fn upcast(
            __component: renamed::__private::Arc<Repo<T>>,
            __number: ::core::primitive::usize,
            __place: &mut dyn ::core::any::Any,
        ) {
            renamed::__private::fill_place::<dyn for<> Store<T>>(__place, __component)
        }
        fn auto_mock(
            __number: ::core::primitive::usize,
            __doubles: &mut dyn ::core::any::Any,
            __selection: &::core::primitive::str,
        ) -> ::core::option::Option<renamed::__private::Box<dyn ::core::any::Any>> {
            use renamed::__private::testing::{Mocked as _, NotMocked as _};
            match __number {
                0usize => {
                    renamed::__private::testing::external_mock(
                        (&renamed::__private::testing::Probe::<
                            dyn for<> Store<T>,
                        >::new())
                            .auto_mock(),
                        __doubles,
                        "Repo<T>",
                        __selection,
                    )
                }
                _ => ::core::option::Option::None,
            }
        }
    }
    #[automatically_derived]
    impl<T: Entity, const N: usize> renamed::Module for StorageModule<T, N>
    where
        T::Id: Hash,
    {
        const NAME: &'static ::core::primitive::str = "StorageModule";
        fn install(self, __into: &mut renamed::Installation) {
            let __components = const {
                renamed::__private::components(
                    <Self as renamed::__private::Wiring>::GRAPH,
                )
            };
            __into
                .add_components(
                    __components,
                    0usize,
                    &[__ListedAs::<Self, Repo<T>, 0usize>::DEFINITION],
                );
            __into.require(renamed::Key::of::<Table<T>>());
            __into.export(renamed::Key::of::<Repo<T>>());
            __into.export(renamed::Key::of::<dyn for<> Store<T>>());
        }
    }
    #[automatically_derived]
    impl<T: Entity, const N: usize> renamed::__private::WithoutFields
    for StorageModule<T, N>
    where
        T::Id: Hash,
    {
        fn value() -> Self {
            Self {
                0: ::core::marker::PhantomData,
            }
        }
    }
};
