#[automatically_derived]
impl crate::di::Injectable for Signup {
    const DEFINITION: crate::di::__private::Definition = crate::di::__private::Definition::of::<
        Self,
        (),
    >("0@input.rs:1")
        .lifetime(crate::di::Lifetime::Transient);
    fn __construct(
        __fields: crate::di::__private::Fields<'_, '_>,
    ) -> ::core::option::Option<crate::di::__private::Arc<Self>> {
        if let ::core::option::Option::Some((__field0,)) = crate::di::__private::resolve1::<
            Arc<dyn Mailer>,
        >(__fields) {
            ::core::option::Option::Some(
                crate::di::__private::Arc::new(Self { 0: __field0, 1: 7 }),
            )
        } else {
            ::core::option::Option::None
        }
    }
}
const _: () = {
    fn __sharing() {
        use crate::di::__private::{IsNotShared as _, IsShared as _};
        let __check = crate::di::__private::Sharing::<Signup>::PROBE.result();
        __check.field::<u8>();
    }
};
impl<M> crate::di::__private::WiredIn<M> for Signup
where
    dyn Mailer: crate::di::ProvidedBy<M>,
{
    const WIRED: crate::di::__private::Wired = crate::di::__private::Wired::of1::<
        M,
        dyn Mailer,
    >("0@input.rs:1")
        .lifetime(crate::di::Lifetime::Transient);
}
const _: () = {
    /// The test double of the surroundings of `Signup`: a stub for each dependency.
    ///
    /// A dependency that the test does not set is a strict mock, or absent if it is optional.
    struct SignupBed(
        /// The stub of `0`.
        crate::di::testing::Stub<Arc<dyn Mailer>>,
        #[doc(hidden)]
        (),
        #[doc(hidden)]
        crate::di::__private::testing::Surroundings<Signup>,
    );
    impl SignupBed {
        /// Sets `0`, and returns a handle to it.
        #[inline]
        #[track_caller]
        fn with_0<T: Mailer + 'static>(
            &mut self,
            __value: T,
        ) -> crate::di::__private::Arc<T>
        where
            for<'__any> Arc<
                dyn Mailer,
            >: crate::di::testing::Single<Interface = dyn Mailer>,
        {
            let __value = crate::di::__private::Arc::new(__value);
            let __handle = ::core::clone::Clone::clone(&__value);
            crate::di::testing::Stub::set_object(&mut self.0, __value);
            __handle
        }
        /// Sets `0`.
        #[inline]
        #[track_caller]
        fn with_0_arc(&mut self, __value: crate::di::__private::Arc<dyn Mailer>)
        where
            for<'__any> Arc<
                dyn Mailer,
            >: crate::di::testing::Single<Interface = dyn Mailer>,
        {
            crate::di::testing::Stub::set_object(&mut self.0, __value);
        }
        /// Sets each required trait object that is still unset to this, and returns a handle to it.
        #[track_caller]
        fn all<T: Mailer + 'static>(&mut self, __one: T) -> crate::di::__private::Arc<T>
        where
            for<'__any> Arc<
                dyn Mailer,
            >: crate::di::testing::Single<Interface = dyn Mailer>,
        {
            let __one = crate::di::__private::Arc::new(__one);
            {
                let __handle = ::core::clone::Clone::clone(&__one);
                crate::di::testing::Stub::set_object_if_unset(&mut self.0, __handle);
            }
            __one
        }
        /// Constructs the `Signup`. The test can program its mocks before and after.
        ///
        /// # Panics
        ///
        /// Panics if a dependency is not set and has no mock, or if it was called before.
        #[inline]
        #[track_caller]
        fn build(&mut self) -> Signup {
            <Signup>::__build_from_bed(self)
        }
    }
    impl Signup {
        /// Returns a bed for a `Signup`: set the dependencies that the test needs, then `build()`.
        #[inline]
        #[must_use]
        fn bed() -> SignupBed {
            <Self as crate::di::__private::testing::HasBed>::new_bed()
        }
        #[inline]
        #[track_caller]
        fn __build_from_bed(__bed: &mut SignupBed) -> Self {
            use crate::di::__private::testing::{
                Absence as _, AutoMocked as _, Unknown as _,
            };
            let mut __missing = __bed.2.start();
            let __unset = (&&crate::di::testing::Stub::unset(&__bed.0)).when_unset();
            crate::di::testing::Stub::settle(&mut __bed.0, __unset, &mut __missing);
            __missing.refuse();
            Self {
                0: crate::di::testing::Stub::take(&mut __bed.0),
                1: 7,
            }
        }
    }
    #[automatically_derived]
    impl crate::di::__private::testing::HasBed for Signup {
        type Bed = SignupBed;
        #[track_caller]
        fn new_bed() -> Self::Bed {
            let __surroundings = crate::di::__private::testing::Surroundings::of(
                "Signup",
            );
            SignupBed {
                0: crate::di::testing::Stub::new(&__surroundings, "0"),
                1: (),
                2: __surroundings,
            }
        }
    }
};
