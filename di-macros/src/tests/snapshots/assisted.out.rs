/// The factory of `Order`: its caller passes the arguments, the container injects the rest.
pub struct OrderFactory<T: Entity> {
    assisted: ::wirework::__private::Assisted,
    product: ::core::marker::PhantomData<fn() -> Order<T>>,
}
#[automatically_derived]
impl<T: Entity> ::core::fmt::Debug for OrderFactory<T> {
    fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        __formatter.debug_struct("OrderFactory").finish_non_exhaustive()
    }
}
#[automatically_derived]
impl<T: Entity> ::wirework::Injectable for OrderFactory<T>
where
    Arc<dyn Database<T>>: ::wirework::Dependency,
    OrderFactory<T>: ::core::marker::Send + ::core::marker::Sync + 'static,
{
    const DEFINITION: ::wirework::__private::Definition = ::wirework::__private::Definition::of::<
        Self,
        (),
    >("db@input.rs:1")
        .lifetime(::wirework::Lifetime::Transient);
    fn __construct(
        __fields: ::wirework::__private::Fields<'_, '_>,
    ) -> ::core::option::Option<::wirework::__private::Arc<Self>> {
        let __assisted = ::wirework::__private::Assisted::of(
            __fields,
            |__fields| <Order<
                T,
            >>::__create_from_arguments(__fields, ::core::option::Option::None),
        );
        match __assisted {
            ::core::option::Option::Some(__assisted) => {
                ::core::option::Option::Some(
                    ::wirework::__private::Arc::new(Self {
                        assisted: __assisted,
                        product: ::core::marker::PhantomData,
                    }),
                )
            }
            ::core::option::Option::None => ::core::option::Option::None,
        }
    }
}
impl<T: Entity, M> ::wirework::__private::WiredIn<M> for OrderFactory<T>
where
    Arc<dyn Database<T>>: ::wirework::Dependency,
    OrderFactory<T>: ::core::marker::Send + ::core::marker::Sync + 'static,
    dyn Database<T>: ::wirework::ProvidedBy<M>,
{
    const WIRED: ::wirework::__private::Wired = ::wirework::__private::Wired::of1::<
        M,
        dyn Database<T>,
    >("db@input.rs:1")
        .lifetime(::wirework::Lifetime::Transient);
}
const _: () = {
    fn customer() {}
    fn parent() {}
    #[automatically_derived]
    impl<T: Entity> OrderFactory<T>
    where
        Arc<dyn Database<T>>: ::wirework::Dependency,
        Order<T>: 'static,
    {
        /// Constructs a `Order` with these arguments.
        ///
        /// # Errors
        ///
        /// Returns an error if a dependency of `Order` cannot be resolved.
        pub fn create(
            &self,
            customer: T,
            parent: Option<Box<Order<T>>>,
        ) -> ::core::result::Result<
            ::wirework::__private::Arc<Order<T>>,
            ::wirework::ResolveError,
        > {
            let __arguments = ::core::option::Option::Some((customer, parent));
            self.assisted
                .create(move |__fields| <Order<
                    T,
                >>::__create_from_arguments(__fields, __arguments))
        }
    }
};
#[automatically_derived]
impl<T: Entity> Order<T>
where
    Arc<dyn Database<T>>: ::wirework::Dependency,
{
    fn __create_from_arguments(
        __fields: ::wirework::__private::Fields<'_, '_>,
        __arguments: ::core::option::Option<(T, Option<Box<Self>>)>,
    ) -> ::core::option::Option<Self> {
        if let ::core::option::Option::Some((__field0,)) = ::wirework::__private::resolve1::<
            Arc<dyn Database<T>>,
        >(__fields) {
            let (__argument_customer, __argument_parent) = __arguments?;
            ::core::option::Option::Some(Self {
                customer: __argument_customer,
                parent: __argument_parent,
                db: __field0,
                limit: Self::LIMIT,
            })
        } else {
            ::core::option::Option::None
        }
    }
}
const _: () = {
    /// The test double of the surroundings of `Order`: a stub for each dependency.
    ///
    /// A dependency that the test does not set is a strict mock, or absent if it is optional.
    pub struct OrderBed<T: Entity> {
        /// The stub of `db`.
        pub db: ::wirework::testing::Stub<Arc<dyn Database<T>>>,
        #[doc(hidden)]
        pub __surroundings: ::wirework::__private::testing::Surroundings<Order<T>>,
    }
    impl<T: Entity> OrderBed<T> {
        /// Sets `db`, and returns a handle to it.
        #[inline]
        #[track_caller]
        pub fn with_db<__T: Database<T> + 'static>(
            &mut self,
            __value: __T,
        ) -> ::wirework::__private::Arc<__T>
        where
            for<'__any> Arc<
                dyn Database<T>,
            >: ::wirework::testing::Single<Interface = dyn Database<T>>,
        {
            let __value = ::wirework::__private::Arc::new(__value);
            let __handle = ::core::clone::Clone::clone(&__value);
            ::wirework::testing::Stub::set_object(&mut self.db, __value);
            __handle
        }
        /// Sets `db`.
        #[inline]
        #[track_caller]
        pub fn with_db_arc(
            &mut self,
            __value: ::wirework::__private::Arc<dyn Database<T>>,
        )
        where
            for<'__any> Arc<
                dyn Database<T>,
            >: ::wirework::testing::Single<Interface = dyn Database<T>>,
        {
            ::wirework::testing::Stub::set_object(&mut self.db, __value);
        }
        /// Sets each required trait object that is still unset to this, and returns a handle to it.
        #[track_caller]
        pub fn all<__T: Database<T> + 'static>(
            &mut self,
            __one: __T,
        ) -> ::wirework::__private::Arc<__T>
        where
            for<'__any> Arc<
                dyn Database<T>,
            >: ::wirework::testing::Single<Interface = dyn Database<T>>,
        {
            let __one = ::wirework::__private::Arc::new(__one);
            {
                let __handle = ::core::clone::Clone::clone(&__one);
                ::wirework::testing::Stub::set_object_if_unset(&mut self.db, __handle);
            }
            __one
        }
    }
    const _: () = {
        fn customer() {}
        fn parent() {}
        impl<T: Entity> OrderBed<T> {
            /// Constructs the `Order`. The test can program its mocks before and after.
            ///
            /// # Panics
            ///
            /// Panics if a dependency is not set and has no mock, or if it was called before.
            #[inline]
            #[track_caller]
            pub fn build(
                &mut self,
                customer: T,
                parent: Option<Box<Order<T>>>,
            ) -> Order<T> {
                <Order<T>>::__build_from_bed(self, customer, parent)
            }
        }
    };
    impl<T: Entity> Order<T> {
        /// Returns a bed for a `Order`: set the dependencies that the test needs, then `build()`.
        #[inline]
        #[must_use]
        pub fn bed() -> OrderBed<T> {
            <Self as ::wirework::__private::testing::HasBed>::new_bed()
        }
        #[inline]
        #[track_caller]
        fn __build_from_bed(
            __bed: &mut OrderBed<T>,
            __argument_customer: T,
            __argument_parent: Option<Box<Self>>,
        ) -> Self {
            use ::wirework::__private::testing::{
                Absence as _, AutoMocked as _, Unknown as _,
            };
            let mut __missing = __bed.__surroundings.start();
            let __unset = (&&::wirework::testing::Stub::unset(&__bed.db)).when_unset();
            ::wirework::testing::Stub::settle_open(
                &mut __bed.db,
                __unset,
                &mut __missing,
            );
            __missing.refuse();
            Self {
                customer: __argument_customer,
                parent: __argument_parent,
                db: ::wirework::testing::Stub::take(&mut __bed.db),
                limit: Self::LIMIT,
            }
        }
    }
    #[automatically_derived]
    impl<T: Entity> ::wirework::__private::testing::HasBed for Order<T> {
        type Bed = OrderBed<T>;
        #[track_caller]
        fn new_bed() -> Self::Bed {
            let __surroundings = ::wirework::__private::testing::Surroundings::of(
                "Order",
            );
            OrderBed {
                db: ::wirework::testing::Stub::new(&__surroundings, "db"),
                __surroundings: __surroundings,
            }
        }
    }
};
