#[automatically_derived]
impl crate::di::Injectable for Signup {
    const DEFINITION: crate::di::__private::Definition = crate::di::__private::Definition {
        declared: ::std::panic::Location::caller(),
        lifetime: crate::di::Lifetime::Transient,
        qualifier: ::core::option::Option::None,
        external: false,
        fields: &[
            crate::di::__private::Field {
                name: "0",
                describe: <Arc<dyn Mailer> as crate::di::Dependency>::describe,
            },
        ],
        traits: &[],
    };
    const KEEP: fn(::std::sync::Arc<Self>) -> crate::di::__private::Kept = <Self as crate::di::KeepStruct>::keep;
    fn construct(
        __context: &mut crate::di::Context<'_>,
    ) -> ::core::result::Result<Self, crate::di::ResolveError> {
        let __field_0 = match <Arc<
            dyn Mailer,
        > as crate::di::Dependency>::resolve(__context) {
            ::core::result::Result::Ok(__dependency) => __dependency,
            ::core::result::Result::Err(__error) => {
                return ::core::result::Result::Err(__error);
            }
        };
        ::core::result::Result::Ok(Self { 0: __field_0, 1: 7 })
    }
}
