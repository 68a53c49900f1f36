const _: () = {
    struct __Private;
    #[automatically_derived]
    impl ::wirework::Parts<__Private> for SmtpMailer {
        type Fields = ();
        type Traits = ::wirework::And<dyn Mailer, ::wirework::And<dyn Audit + Send, ()>>;
        type Keep = ::wirework::OfComponent;
        fn assemble(__fields: ()) -> Self {
            Self {}
        }
        fn upcast(
            __component: ::std::sync::Arc<Self>,
            __upcast: &mut ::wirework::Upcast,
        ) {
            match __upcast.number() {
                0usize => __upcast.put::<dyn Mailer>(__component),
                _ => __upcast.put::<dyn Audit + Send>(__component),
            }
        }
    }
    #[automatically_derived]
    impl ::wirework::Injectable for SmtpMailer {
        const DEFINITION: ::wirework::__private::Definition = ::wirework::__private::Definition::of::<
            Self,
            __Private,
        >(::std::panic::Location::caller(), &[])
            .external();
        fn auto_mock(
            __number: ::core::primitive::usize,
            __doubles: &mut ::wirework::testing::Doubles,
        ) -> ::core::option::Option<::wirework::__private::testing::HeldMock> {
            use ::wirework::__private::testing::{Mocked as _, NotMocked as _};
            match __number {
                0usize => {
                    ::wirework::__private::testing::held(
                        (&::wirework::__private::testing::Probe::<dyn Mailer>::new())
                            .auto_mock(),
                        __doubles,
                        "SmtpMailer",
                    )
                }
                1usize => {
                    ::wirework::__private::testing::held(
                        (&::wirework::__private::testing::Probe::<
                            dyn Audit + Send,
                        >::new())
                            .auto_mock(),
                        __doubles,
                        "SmtpMailer",
                    )
                }
                _ => ::core::option::Option::None,
            }
        }
    }
};
