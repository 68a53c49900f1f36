const _: () = {
    #[allow(dead_code)]
    struct __Private(::wirework::Shown<Arc<Config>>);
    #[automatically_derived]
    impl<T: Entity, const N: usize> ::wirework::Parts<__Private> for Repo<T, N>
    where
        T::Id: Hash,
        Self: ::core::marker::Send + ::core::marker::Sync + 'static,
        Arc<Table<T>>: ::wirework::Dependency,
    {
        type Fields = (
            ::wirework::Injected<Arc<Table<T>>>,
            ::wirework::Injected<Arc<Table<T>>>,
            ::wirework::Pointer<Arc<Config>>,
        );
        type Traits = ::wirework::And<dyn Store<T>, ()>;
        type Keep = ::wirework::OfStruct;
        fn assemble(__fields: (Arc<Table<T>>, Arc<Table<T>>, Arc<Config>)) -> Self {
            Self {
                table: __fields.0,
                twin: __fields.1,
                config: __fields.2,
                entity: <PhantomData<T> as ::core::default::Default>::default(),
            }
        }
        fn upcast(
            __component: ::std::sync::Arc<Self>,
            __upcast: &mut ::wirework::Upcast,
        ) {
            __upcast.put::<dyn Store<T>>(__component)
        }
    }
    #[automatically_derived]
    impl<T: Entity, const N: usize> ::wirework::Injectable for Repo<T, N>
    where
        T::Id: Hash,
        Self: ::core::marker::Send + ::core::marker::Sync + 'static,
        Arc<Table<T>>: ::wirework::Dependency,
    {
        const DEFINITION: ::wirework::__private::Definition = ::wirework::__private::Definition::of::<
            Self,
            __Private,
        >(::std::panic::Location::caller(), &["table", "twin", "config"]);
    }
};
