#[allow(unused_imports)]
use renamed as __Module_StorageModule;
#[allow(private_bounds, private_interfaces)]
const _: () = {
    #[allow(unused_imports)]
    use __Module_StorageModule::ProvidedBy as __ProvidedBy;
    #[allow(unused_imports)]
    use __Module_StorageModule::__private::{ListedOther as _, WiredIn as __WiredIn};
    type __Number = ::core::primitive::usize;
    impl<T: Entity, const N: usize> __Module_StorageModule::Provides<Repo<T>>
    for StorageModule<T, N>
    where
        T::Id: Hash,
    {
        const ENTRY: __Number = 0usize;
    }
    impl<T: Entity, const N: usize> __Module_StorageModule::Provides<dyn Store<T>>
    for StorageModule<T, N>
    where
        T::Id: Hash,
    {
        const ENTRY: __Number = 1usize;
    }
    impl<T: Entity, const N: usize> __Module_StorageModule::Provides<Table<T>>
    for StorageModule<T, N>
    where
        T::Id: Hash,
    {
        const ENTRY: __Number = 2usize;
    }
    impl<T: Entity, const N: usize> __Module_StorageModule::Exports<Repo<T>>
    for StorageModule<T, N>
    where
        T::Id: Hash,
    {}
    impl<T: Entity, const N: usize> __Module_StorageModule::Exports<dyn Store<T>>
    for StorageModule<T, N>
    where
        T::Id: Hash,
    {}
    #[automatically_derived]
    #[allow(private_bounds)]
    impl<
        T: Entity,
        const N: usize,
        __Above,
    > __Module_StorageModule::__private::SuppliedBy<__Above> for StorageModule<T, N>
    where
        T::Id: Hash,
        Table<T>: __Module_StorageModule::ProvidedBy<__Above>,
    {
        const SUPPLIED: &'static [::core::primitive::usize] = &[
            <Table<T> as __Module_StorageModule::ProvidedBy<__Above>>::ENTRY,
        ];
    }
    #[automatically_derived]
    impl<T: Entity, const N: usize> __Module_StorageModule::__private::Wiring
    for StorageModule<T, N>
    where
        T::Id: Hash,
    {
        const GRAPH: &'static __Module_StorageModule::__private::Graph = &__Module_StorageModule::__private::Graph::of(
            "StorageModule",
            "input.rs",
            "1 Repo<T>",
            &[
                <Repo<
                    T,
                > as __WiredIn<
                    __Module_StorageModule::__private::GenericModule<StorageModule<T, N>>,
                >>::WIRED,
            ],
            b"\x01",
            &[
                __Module_StorageModule::__private::Node::new(
                        "Table<T>",
                        __Module_StorageModule::__private::Kind::Required(0usize),
                    )
                    .numbered(2usize),
            ],
            &[],
        );
    }
    #[automatically_derived]
    impl<
        T: Entity,
        const N: usize,
    > __Module_StorageModule::__private::Lists<Repo<T>, 0usize> for StorageModule<T, N>
    where
        T::Id: Hash,
    {
        const TRAITS: __Module_StorageModule::__private::ListedTraits = __Module_StorageModule::__private::ListedTraits::of::<
            __Module_StorageModule::__private::And<dyn Store<T>, ()>,
        >();
        #[inline]
        fn upcast(
            __component: __Module_StorageModule::__private::Arc<Repo<T>>,
            _number: ::core::primitive::usize,
            __place: &mut dyn ::core::any::Any,
        ) {
            __Module_StorageModule::__private::fill_place::<
                dyn Store<T>,
            >(__place, __component)
        }
        fn auto_mock(
            __number: ::core::primitive::usize,
            __doubles: &mut dyn ::core::any::Any,
        ) -> ::core::option::Option<
            __Module_StorageModule::__private::Box<dyn ::core::any::Any>,
        > {
            use __Module_StorageModule::__private::testing::{
                Mocked as _, NotMocked as _,
            };
            match __number {
                0usize => {
                    __Module_StorageModule::__private::testing::external_mock(
                        (&__Module_StorageModule::__private::testing::Probe::<
                            dyn Store<T>,
                        >::new())
                            .auto_mock(),
                        __doubles,
                        "Repo<T>",
                    )
                }
                _ => ::core::option::Option::None,
            }
        }
    }
    #[automatically_derived]
    impl<T: Entity, const N: usize> __Module_StorageModule::Module
    for StorageModule<T, N>
    where
        T::Id: Hash,
    {
        const NAME: &'static ::core::primitive::str = "StorageModule";
        fn install(self, __into: &mut __Module_StorageModule::Installation) {
            let __components = const {
                __Module_StorageModule::__private::components(
                    <Self as __Module_StorageModule::__private::Wiring>::GRAPH,
                )
            };
            __into
                .add_components(
                    __components,
                    0usize,
                    &[
                        __Module_StorageModule::__private::ListedAs::<
                            Self,
                            Repo<T>,
                            0usize,
                        >::DEFINITION,
                    ],
                );
            __into.require(__Module_StorageModule::Key::of::<Table<T>>());
            __into.export(__Module_StorageModule::Key::of::<Repo<T>>());
            __into.export(__Module_StorageModule::Key::of::<dyn Store<T>>());
        }
    }
    #[automatically_derived]
    impl<T: Entity, const N: usize> __Module_StorageModule::__private::WithoutFields
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
