#[automatically_derived]
impl<T: Send> ::wirework::Injectable for Pool<T>
where
    T: Sync + 'static,
    Arc<Url<T>>: ::wirework::Dependency,
    Pool<T>: ::core::marker::Send + ::core::marker::Sync + 'static,
{
    const DEFINITION: ::wirework::__private::Definition = ::wirework::__private::Definition::of::<
        Self,
        (),
    >("url@input.rs:1")
        .hooked::<Self>();
    fn __construct(
        __fields: ::wirework::__private::Fields<'_, '_>,
    ) -> ::core::option::Option<::wirework::__private::Arc<Self>> {
        if let ::core::option::Option::Some((__field0,)) = ::wirework::__private::resolve1::<
            Arc<Url<T>>,
        >(__fields) {
            ::core::option::Option::Some(
                ::wirework::__private::Arc::new(Self { url: __field0 }),
            )
        } else {
            ::core::option::Option::None
        }
    }
}
impl<T: Send, M> ::wirework::__private::WiredIn<M> for Pool<T>
where
    T: Sync + 'static,
    Arc<Url<T>>: ::wirework::Dependency,
    Pool<T>: ::core::marker::Send + ::core::marker::Sync + 'static,
    Url<T>: ::wirework::ProvidedBy<M>,
{
    const WIRED: ::wirework::__private::Wired = ::wirework::__private::Wired::of1::<
        M,
        Url<T>,
    >("url@input.rs:1");
}
#[automatically_derived]
impl<T: Send> ::wirework::__private::HasHooks for Pool<T>
where
    T: Sync + 'static,
    Pool<T>: ::core::marker::Send + ::core::marker::Sync + 'static,
{
    fn add_hooks(__hooks: &mut ::wirework::__private::HooksOf<Self>) {
        ::wirework::__private::start_hook(__hooks, Self::connect);
        ::wirework::__private::run_hook(__hooks, Self::serve);
        ::wirework::__private::stop_hook(__hooks, close::<T>);
        ::wirework::__private::health_hook(__hooks, Self::ping);
        __hooks.run_policy(const { RunPolicy::restart() });
        __hooks.start_limit(const { Self::LIMIT });
        __hooks.drain_limit(const { LONG });
        __hooks.stop_limit(const { LONG });
    }
}
const _: () = {
    /// The test double of the surroundings of `Pool`: a stub for each dependency.
    ///
    /// A dependency that the test does not set is a strict mock, or absent if it is optional.
    struct PoolBed<T: Send>
    where
        T: Sync + 'static,
    {
        /// The stub of `url`.
        url: ::wirework::testing::Stub<Arc<Url<T>>>,
        #[doc(hidden)]
        __surroundings: ::wirework::__private::testing::Surroundings<Pool<T>>,
    }
    impl<T: Send> PoolBed<T>
    where
        T: Sync + 'static,
    {
        /// Sets `url`, and returns a handle to it.
        #[inline]
        #[track_caller]
        fn with_url(&mut self, __value: Url<T>) -> ::wirework::__private::Arc<Url<T>>
        where
            for<'__any> Url<T>: ::core::marker::Sized,
            for<'__any> Arc<Url<T>>: ::wirework::testing::Single<Interface = Url<T>>,
        {
            let __value = ::wirework::__private::Arc::new(__value);
            let __handle = ::core::clone::Clone::clone(&__value);
            ::wirework::testing::Stub::set_object(&mut self.url, __value);
            __handle
        }
        /// Sets `url`.
        #[inline]
        #[track_caller]
        fn with_url_arc(&mut self, __value: ::wirework::__private::Arc<Url<T>>)
        where
            for<'__any> Arc<Url<T>>: ::wirework::testing::Single<Interface = Url<T>>,
        {
            ::wirework::testing::Stub::set_object(&mut self.url, __value);
        }
        /// Constructs the `Pool`. The test can program its mocks before and after.
        ///
        /// # Panics
        ///
        /// Panics if a dependency is not set and has no mock, or if it was called before.
        #[inline]
        #[track_caller]
        fn build(&mut self) -> Pool<T> {
            <Pool<T>>::__build_from_bed(self)
        }
    }
    impl<T: Send> Pool<T>
    where
        T: Sync + 'static,
    {
        /// Returns a bed for a `Pool`: set the dependencies that the test needs, then `build()`.
        #[inline]
        #[must_use]
        fn bed() -> PoolBed<T> {
            <Self as ::wirework::__private::testing::HasBed>::new_bed()
        }
        #[inline]
        #[track_caller]
        fn __build_from_bed(__bed: &mut PoolBed<T>) -> Self {
            use ::wirework::__private::testing::{
                Absence as _, AutoMocked as _, Unknown as _,
            };
            let mut __missing = __bed.__surroundings.start();
            let __unset = (&&::wirework::testing::Stub::unset(&__bed.url)).when_unset();
            ::wirework::testing::Stub::settle_open(
                &mut __bed.url,
                __unset,
                &mut __missing,
            );
            __missing.refuse();
            Self {
                url: ::wirework::testing::Stub::take(&mut __bed.url),
            }
        }
    }
    #[automatically_derived]
    impl<T: Send> ::wirework::__private::testing::HasBed for Pool<T>
    where
        T: Sync + 'static,
    {
        type Bed = PoolBed<T>;
        #[track_caller]
        fn new_bed() -> Self::Bed {
            let __surroundings = ::wirework::__private::testing::Surroundings::of(
                "Pool",
            );
            PoolBed {
                url: ::wirework::testing::Stub::new(&__surroundings, "url"),
                __surroundings: __surroundings,
            }
        }
    }
};
