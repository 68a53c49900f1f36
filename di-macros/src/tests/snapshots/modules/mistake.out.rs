::core::compile_error! {
    "unknown list `component`; expected one of `components`, `factories`, `decorators`, `collections`, `seeds`, `imports`, `exports`, `requires`, `scope_levels`, `crate`; did you mean `components`?"
}
#[automatically_derived]
impl<__K: ?::core::marker::Sized> ::wirework::Provides<__K> for AppModule {
    const ENTRY: ::core::primitive::usize = 0;
}
#[automatically_derived]
impl<__K: ?::core::marker::Sized> ::wirework::Exports<__K> for AppModule {}
#[automatically_derived]
impl ::wirework::Complete for AppModule {}
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
