const _: () = {
    #[allow(dead_code)]
    struct __Private(crate::di::Shown<Arc<dyn Mailer>>);
    #[automatically_derived]
    impl crate::di::Parts<__Private> for Signup {
        type Fields = (crate::di::Pointer<Arc<dyn Mailer>>,);
        type Traits = ();
        type Keep = crate::di::OfStruct;
        fn assemble(__fields: (Arc<dyn Mailer>,)) -> Self {
            Self { 0: __fields.0, 1: 7 }
        }
    }
    #[automatically_derived]
    impl crate::di::Injectable for Signup {
        const DEFINITION: crate::di::__private::Definition = crate::di::__private::Definition::of::<
            Self,
            __Private,
        >(::std::panic::Location::caller(), &["0"])
            .lifetime(crate::di::Lifetime::Transient);
    }
};
