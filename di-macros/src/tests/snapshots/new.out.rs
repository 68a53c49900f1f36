#[automatically_derived]
impl ::wirework::Injectable for Worker {
    const DEFINITION: ::wirework::__private::Definition = ::wirework::__private::Definition::of::<
        Self,
        (),
    >("pool zone@input.rs:1")
        .runs_code();
    fn __construct(
        __fields: ::wirework::__private::Fields<'_, '_>,
    ) -> ::core::option::Option<::wirework::__private::Arc<Self>> {
        if let ::core::option::Option::Some((__field0, __field1)) = ::wirework::__private::resolve2::<
            ::wirework::Cloned<PgPool>,
            ::core::option::Option<::wirework::Keyed<Local, Arc<dyn Zone>>>,
        >(__fields) {
            ::core::option::Option::Some(
                ::wirework::__private::Arc::new(Self {
                    pool: __field0.0,
                    cache: <Cache as ::core::default::Default>::default(),
                    zone: match ::wirework::__private::present::<
                        ::core::option::Option<::wirework::Keyed<Local, Arc<dyn Zone>>>,
                    >(__field1) {
                        ::core::option::Option::None => Arc::new(Utc),
                        ::core::option::Option::Some(__dependency) => {
                            __dependency.into_inner()
                        }
                    },
                }),
            )
        } else {
            ::core::option::Option::None
        }
    }
}
const _: () = {
    fn __sharing() {
        use ::wirework::__private::{IsNotShared as _, IsShared as _};
        let __check = ::wirework::__private::Sharing::<Worker>::PROBE.result();
        __check.field::<Cache>();
    }
};
impl<M> ::wirework::__private::WiredIn<M> for Worker
where
    ::wirework::Cloned<PgPool>: ::wirework::DependencyIn<M>,
    ::core::option::Option<
        ::wirework::Keyed<Local, Arc<dyn Zone>>,
    >: ::wirework::DependencyIn<M>,
{
    const WIRED: ::wirework::__private::Wired = ::wirework::__private::Wired::of(
        "pool zone@input.rs:1",
        &[
            <::wirework::Cloned<PgPool> as ::wirework::DependencyIn<M>>::TARGETS,
            <::core::option::Option<
                ::wirework::Keyed<Local, Arc<dyn Zone>>,
            > as ::wirework::DependencyIn<M>>::TARGETS,
        ],
    );
}
const _: () = {
    fn pool() {}
    fn zone() {}
    #[automatically_derived]
    impl Worker {
        /// Returns a `Worker` with these dependencies, without a container.
        #[must_use]
        pub(crate) fn new(pool: PgPool, zone: Arc<dyn Zone>) -> Self {
            Self::__new_from_fields(pool, zone)
        }
    }
};
#[automatically_derived]
impl Worker {
    #[inline]
    fn __new_from_fields(
        __argument_pool: PgPool,
        __argument_zone: Arc<dyn Zone>,
    ) -> Self {
        Self {
            pool: __argument_pool,
            cache: <Cache as ::core::default::Default>::default(),
            zone: __argument_zone,
        }
    }
}
const _: () = {
    /// The test double of the surroundings of `Worker`: a stub for each dependency.
    ///
    /// A dependency that the test does not set is a strict mock, or absent if it is optional.
    pub(crate) struct WorkerBed {
        /// The stub of `pool`.
        pub pool: ::wirework::testing::Stub<PgPool>,
        /// The stub of `zone`.
        pub zone: ::wirework::testing::Stub<Arc<dyn Zone>>,
        #[doc(hidden)]
        pub __surroundings: ::wirework::__private::testing::Surroundings<Worker>,
    }
    impl WorkerBed {
        /// Sets `pool`.
        #[inline]
        #[track_caller]
        pub(crate) fn with_pool(&mut self, __value: PgPool) {
            ::wirework::testing::Stub::set(&mut self.pool, __value);
        }
        /// Sets `zone`, and returns a handle to it.
        #[inline]
        #[track_caller]
        pub(crate) fn with_zone<T: Zone + 'static>(
            &mut self,
            __value: T,
        ) -> ::wirework::__private::Arc<T>
        where
            for<'__any> Arc<dyn Zone>: ::wirework::testing::Single<Interface = dyn Zone>,
        {
            let __value = ::wirework::__private::Arc::new(__value);
            let __handle = ::core::clone::Clone::clone(&__value);
            ::wirework::testing::Stub::set_object(&mut self.zone, __value);
            __handle
        }
        /// Sets `zone`.
        #[inline]
        #[track_caller]
        pub(crate) fn with_zone_arc(
            &mut self,
            __value: ::wirework::__private::Arc<dyn Zone>,
        )
        where
            for<'__any> Arc<dyn Zone>: ::wirework::testing::Single<Interface = dyn Zone>,
        {
            ::wirework::testing::Stub::set_object(&mut self.zone, __value);
        }
        /// Constructs the `Worker`. The test can program its mocks before and after.
        ///
        /// # Panics
        ///
        /// Panics if a dependency is not set and has no mock, or if it was called before.
        #[inline]
        #[track_caller]
        pub(crate) fn build(&mut self) -> Worker {
            <Worker>::__build_from_bed(self)
        }
    }
    impl Worker {
        /// Returns a bed for a `Worker`: set the dependencies that the test needs, then `build()`.
        #[inline]
        #[must_use]
        pub(crate) fn bed() -> WorkerBed {
            <Self as ::wirework::__private::testing::HasBed>::new_bed()
        }
        #[inline]
        #[track_caller]
        fn __build_from_bed(__bed: &mut WorkerBed) -> Self {
            use ::wirework::__private::testing::{
                Absence as _, AutoMocked as _, Unknown as _,
            };
            let mut __missing = __bed.__surroundings.start();
            let __unset = ::core::option::Option::None;
            ::wirework::testing::Stub::settle(&mut __bed.pool, __unset, &mut __missing);
            __missing.refuse();
            Self {
                pool: ::wirework::testing::Stub::take(&mut __bed.pool),
                cache: <Cache as ::core::default::Default>::default(),
                zone: match ::wirework::testing::Stub::given(&mut __bed.zone) {
                    ::core::option::Option::None => Arc::new(Utc),
                    ::core::option::Option::Some(__given) => __given,
                },
            }
        }
    }
    #[automatically_derived]
    impl ::wirework::__private::testing::HasBed for Worker {
        type Bed = WorkerBed;
        #[track_caller]
        fn new_bed() -> Self::Bed {
            let __surroundings = ::wirework::__private::testing::Surroundings::of(
                "Worker",
            );
            WorkerBed {
                pool: ::wirework::testing::Stub::new(&__surroundings, "pool"),
                zone: ::wirework::testing::Stub::new(&__surroundings, "zone"),
                __surroundings: __surroundings,
            }
        }
    }
};
