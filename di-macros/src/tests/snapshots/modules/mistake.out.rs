#[automatically_derived]
impl<AnyKey: ?::core::marker::Sized> ::wirework::Provides<AnyKey> for AppModule {
    const ENTRY: ::core::primitive::usize = 0;
}
#[automatically_derived]
impl<AnyKey: ?::core::marker::Sized> ::wirework::Collects<AnyKey> for AppModule {
    const COLLECTION: ::core::primitive::usize = 0;
}
#[automatically_derived]
impl<AnyKey: ?::core::marker::Sized> ::wirework::Exports<AnyKey> for AppModule {}
#[automatically_derived]
impl<
    AnyKey: ?::core::marker::Sized,
    AnyQualifier: ?::core::marker::Sized,
> ::wirework::ProvidesKeyed<AnyKey, AnyQualifier> for AppModule {
    const ENTRY: ::core::primitive::usize = 0;
}
#[automatically_derived]
impl<
    AnyKey: ?::core::marker::Sized,
    AnyQualifier: ?::core::marker::Sized,
> ::wirework::CollectsKeyed<AnyKey, AnyQualifier> for AppModule {
    const COLLECTION: ::core::primitive::usize = 0;
}
#[automatically_derived]
impl<
    AnyKey: ?::core::marker::Sized,
    AnyQualifier: ?::core::marker::Sized,
> ::wirework::ExportsKeyed<AnyKey, AnyQualifier> for AppModule {}
#[automatically_derived]
impl<__Above> ::wirework::__private::SuppliedBy<__Above> for AppModule {
    const SUPPLIED: &'static [::core::primitive::usize] = &[];
}
#[automatically_derived]
impl ::wirework::Standalone for AppModule {}
#[automatically_derived]
impl ::wirework::Complete for AppModule {}
#[automatically_derived]
impl<AnyFactories> ::wirework::__private::HasFactories<AnyFactories> for AppModule {}
#[automatically_derived]
impl<__Unused> ::wirework::__private::Summarized<__Unused> for AppModule {
    const SUMMARY: &'static ::wirework::__private::Summary = &::wirework::__private::Summary::NONE;
}
#[automatically_derived]
impl ::wirework::__private::Wiring for AppModule {
    const GRAPH: &'static ::wirework::__private::Graph = {
        ::core::compile_error! {
            "unknown list `component`; expected one of `components`, `factories`, `decorators`, `collections`, `seeds`, `imports`, `exports`, `requires`, `scope_levels`, `crate`; did you mean `components`?"
        }
        loop {}
    };
}
#[automatically_derived]
impl ::wirework::Module for AppModule {
    const NAME: &'static ::core::primitive::str = "AppModule";
    fn install(self, __into: &mut ::wirework::Installation) {
        loop {}
    }
}
#[automatically_derived]
impl ::wirework::__private::WithoutFields for AppModule {
    fn value() -> Self {
        loop {}
    }
}
