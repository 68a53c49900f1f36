#[automatically_derived]
impl<T: Entity, const N: usize> ::wirework::Injectable for Repo<T, N>
where
    T::Id: Hash,
    Arc<Table<T>>: ::wirework::Dependency,
    Repo<T, N>: ::core::marker::Send + ::core::marker::Sync + 'static,
{
    const DEFINITION: ::wirework::__private::Definition = ::wirework::__private::Definition::of::<
        Self,
        ::wirework::__private::And<dyn for<> Store<T>, ()>,
    >("table twin config@input.rs:1")
        .runs_code();
    const __BOUND_TO: &'static ::core::primitive::str = "dyn Store<T>";
    fn __construct(
        __fields: ::wirework::__private::Fields<'_, '_>,
    ) -> ::core::option::Option<::wirework::__private::Arc<Self>> {
        if let ::core::option::Option::Some((__field0, __field1, __field2)) = ::wirework::__private::resolve3::<
            Arc<Table<T>>,
            Arc<Table<T>>,
            Arc<Config>,
        >(__fields) {
            ::core::option::Option::Some(
                ::wirework::__private::Arc::new(Self {
                    table: __field0,
                    twin: __field1,
                    config: __field2,
                    entity: <PhantomData<T> as ::core::default::Default>::default(),
                }),
            )
        } else {
            ::core::option::Option::None
        }
    }
    #[inline]
    fn __upcast(
        __component: ::wirework::__private::Arc<Self>,
        __number: ::core::primitive::usize,
        __place: &mut dyn ::core::any::Any,
    ) {
        ::wirework::__private::fill_place::<dyn for<> Store<T>>(__place, __component)
    }
}
impl<T: Entity, const N: usize, M> ::wirework::__private::WiredIn<M> for Repo<T, N>
where
    T::Id: Hash,
    Arc<Table<T>>: ::wirework::Dependency,
    Repo<T, N>: ::core::marker::Send + ::core::marker::Sync + 'static,
    Table<T>: ::wirework::ProvidedBy<M>,
    Config: ::wirework::ProvidedBy<M>,
{
    const WIRED: ::wirework::__private::Wired = ::wirework::__private::Wired::of3::<
        M,
        Table<T>,
        Table<T>,
        Config,
    >("table twin config@input.rs:1");
}
const _: () = {
    /// The test double of the surroundings of `Repo`: a stub for each dependency.
    ///
    /// A dependency that the test does not set is a strict mock, or absent if it is optional.
    struct RepoBed<T: Entity, const N: usize = 3>
    where
        T::Id: Hash,
    {
        /// The stub of `table`.
        table: ::wirework::testing::Stub<Arc<Table<T>>>,
        /// The stub of `twin`.
        twin: ::wirework::testing::Stub<Arc<Table<T>>>,
        /// The stub of `config`.
        config: ::wirework::testing::Stub<Arc<Config>>,
        #[doc(hidden)]
        __surroundings: ::wirework::__private::testing::Surroundings<Repo<T, N>>,
    }
    impl<T: Entity, const N: usize> RepoBed<T, N>
    where
        T::Id: Hash,
    {
        /// Sets `table`, and returns a handle to it.
        #[inline]
        #[track_caller]
        fn with_table(
            &mut self,
            __value: Table<T>,
        ) -> ::wirework::__private::Arc<Table<T>>
        where
            for<'__any> Table<T>: ::core::marker::Sized,
            for<'__any> Arc<Table<T>>: ::wirework::testing::Single<Interface = Table<T>>,
        {
            let __value = ::wirework::__private::Arc::new(__value);
            let __handle = ::core::clone::Clone::clone(&__value);
            ::wirework::testing::Stub::set_object(&mut self.table, __value);
            __handle
        }
        /// Sets `table`.
        #[inline]
        #[track_caller]
        fn with_table_arc(&mut self, __value: ::wirework::__private::Arc<Table<T>>)
        where
            for<'__any> Arc<Table<T>>: ::wirework::testing::Single<Interface = Table<T>>,
        {
            ::wirework::testing::Stub::set_object(&mut self.table, __value);
        }
        /// Sets `twin`, and returns a handle to it.
        #[inline]
        #[track_caller]
        fn with_twin(
            &mut self,
            __value: Table<T>,
        ) -> ::wirework::__private::Arc<Table<T>>
        where
            for<'__any> Table<T>: ::core::marker::Sized,
            for<'__any> Arc<Table<T>>: ::wirework::testing::Single<Interface = Table<T>>,
        {
            let __value = ::wirework::__private::Arc::new(__value);
            let __handle = ::core::clone::Clone::clone(&__value);
            ::wirework::testing::Stub::set_object(&mut self.twin, __value);
            __handle
        }
        /// Sets `twin`.
        #[inline]
        #[track_caller]
        fn with_twin_arc(&mut self, __value: ::wirework::__private::Arc<Table<T>>)
        where
            for<'__any> Arc<Table<T>>: ::wirework::testing::Single<Interface = Table<T>>,
        {
            ::wirework::testing::Stub::set_object(&mut self.twin, __value);
        }
        /// Sets `config`, and returns a handle to it.
        #[inline]
        #[track_caller]
        fn with_config(&mut self, __value: Config) -> ::wirework::__private::Arc<Config>
        where
            for<'__any> Config: ::core::marker::Sized,
            for<'__any> Arc<Config>: ::wirework::testing::Single<Interface = Config>,
        {
            let __value = ::wirework::__private::Arc::new(__value);
            let __handle = ::core::clone::Clone::clone(&__value);
            ::wirework::testing::Stub::set_object(&mut self.config, __value);
            __handle
        }
        /// Sets `config`.
        #[inline]
        #[track_caller]
        fn with_config_arc(&mut self, __value: ::wirework::__private::Arc<Config>)
        where
            for<'__any> Arc<Config>: ::wirework::testing::Single<Interface = Config>,
        {
            ::wirework::testing::Stub::set_object(&mut self.config, __value);
        }
        /// Constructs the `Repo`. The test can program its mocks before and after.
        ///
        /// # Panics
        ///
        /// Panics if a dependency is not set and has no mock, or if it was called before.
        #[inline]
        #[track_caller]
        fn build(&mut self) -> Repo<T, N> {
            <Repo<T, N>>::__build_from_bed(self)
        }
    }
    impl<T: Entity, const N: usize> Repo<T, N>
    where
        T::Id: Hash,
    {
        /// Returns a bed for a `Repo`: set the dependencies that the test needs, then `build()`.
        #[inline]
        #[must_use]
        fn bed() -> RepoBed<T, N> {
            <Self as ::wirework::__private::testing::HasBed>::new_bed()
        }
        #[inline]
        #[track_caller]
        fn __build_from_bed(__bed: &mut RepoBed<T, N>) -> Self {
            use ::wirework::__private::testing::{
                Absence as _, AutoMocked as _, Unknown as _,
            };
            let mut __missing = __bed.__surroundings.start();
            let __unset = (&&::wirework::testing::Stub::unset(&__bed.table))
                .when_unset();
            ::wirework::testing::Stub::settle_open(
                &mut __bed.table,
                __unset,
                &mut __missing,
            );
            let __unset = (&&::wirework::testing::Stub::unset(&__bed.twin)).when_unset();
            ::wirework::testing::Stub::settle_open(
                &mut __bed.twin,
                __unset,
                &mut __missing,
            );
            let __unset = (&&::wirework::testing::Stub::unset(&__bed.config))
                .when_unset();
            ::wirework::testing::Stub::settle(
                &mut __bed.config,
                __unset,
                &mut __missing,
            );
            __missing.refuse();
            Self {
                table: ::wirework::testing::Stub::take(&mut __bed.table),
                twin: ::wirework::testing::Stub::take(&mut __bed.twin),
                config: ::wirework::testing::Stub::take(&mut __bed.config),
                entity: <PhantomData<T> as ::core::default::Default>::default(),
            }
        }
    }
    #[automatically_derived]
    impl<T: Entity, const N: usize> ::wirework::__private::testing::HasBed for Repo<T, N>
    where
        T::Id: Hash,
    {
        type Bed = RepoBed<T, N>;
        #[track_caller]
        fn new_bed() -> Self::Bed {
            let __surroundings = ::wirework::__private::testing::Surroundings::of(
                "Repo",
            );
            RepoBed {
                table: ::wirework::testing::Stub::new(&__surroundings, "table"),
                twin: ::wirework::testing::Stub::new(&__surroundings, "twin"),
                config: ::wirework::testing::Stub::new(&__surroundings, "config"),
                __surroundings: __surroundings,
            }
        }
    }
};
