#[automatically_derived]
impl ::wirework::Injectable for SmtpMailer {
    const DEFINITION: ::wirework::__private::Definition = ::wirework::__private::Definition::of::<
        Self,
        ::wirework::__private::And<
            dyn for<> Mailer,
            ::wirework::__private::And<dyn for<> Audit + Send, ()>,
        >,
    >("@input.rs:1")
        .external();
    const __BOUND_TO: &'static ::core::primitive::str = "(dyn Mailer, dyn Audit + Send)";
    fn __construct(
        __fields: ::wirework::__private::Fields<'_, '_>,
    ) -> ::core::option::Option<::wirework::__private::Arc<Self>> {
        if !__fields.are_none() {
            return ::core::option::Option::None;
        }
        ::core::option::Option::Some(::wirework::__private::Arc::new(Self {}))
    }
    #[inline]
    fn __upcast(
        __component: ::wirework::__private::Arc<Self>,
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
                    dyn for<> Audit + Send,
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
                    (&::wirework::__private::testing::Probe::<dyn for<> Mailer>::new())
                        .auto_mock(),
                    __doubles,
                    "SmtpMailer",
                    __selection,
                )
            }
            1usize => {
                ::wirework::__private::testing::external_mock(
                    (&::wirework::__private::testing::Probe::<
                        dyn for<> Audit + Send,
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
impl<M> ::wirework::__private::WiredIn<M> for SmtpMailer {
    const WIRED: ::wirework::__private::Wired = ::wirework::__private::Wired::of0::<
        M,
    >("@input.rs:1");
}
const _: () = {
    /// The test double of the surroundings of `SmtpMailer`: a stub for each dependency.
    ///
    /// A dependency that the test does not set is a strict mock, or absent if it is optional.
    struct SmtpMailerBed {
        #[doc(hidden)]
        __surroundings: ::wirework::__private::testing::Surroundings<SmtpMailer>,
    }
    impl SmtpMailerBed {
        /// Constructs the `SmtpMailer`. The test can program its mocks before and after.
        ///
        /// # Panics
        ///
        /// Panics if a dependency is not set and has no mock, or if it was called before.
        #[inline]
        #[track_caller]
        fn build(&mut self) -> SmtpMailer {
            <SmtpMailer>::__build_from_bed(self)
        }
    }
    impl SmtpMailer {
        /// Returns a bed for a `SmtpMailer`: set the dependencies that the test needs, then `build()`.
        #[inline]
        #[must_use]
        fn bed() -> SmtpMailerBed {
            <Self as ::wirework::__private::testing::HasBed>::new_bed()
        }
        #[inline]
        #[track_caller]
        fn __build_from_bed(__bed: &mut SmtpMailerBed) -> Self {
            use ::wirework::__private::testing::{
                Absence as _, AutoMocked as _, Unknown as _,
            };
            let mut __missing = __bed.__surroundings.start();
            __missing.refuse();
            Self {}
        }
    }
    #[automatically_derived]
    impl ::wirework::__private::testing::HasBed for SmtpMailer {
        type Bed = SmtpMailerBed;
        #[track_caller]
        fn new_bed() -> Self::Bed {
            let __surroundings = ::wirework::__private::testing::Surroundings::of(
                "SmtpMailer",
            );
            SmtpMailerBed {
                __surroundings: __surroundings,
            }
        }
    }
};
