#[automatically_derived]
impl<T: Entity, const N: usize> ::wirework::Injectable for Repo<T, N>
where
    T::Id: Hash,
    Self: ::core::marker::Send + ::core::marker::Sync + 'static,
    Arc<Table<T>>: ::wirework::Dependency,
{
    const DEFINITION: ::wirework::__private::Definition<Self> = ::wirework::__private::Definition {
        declared: ::std::panic::Location::caller(),
        lifetime: ::wirework::Lifetime::Singleton,
        qualifier: ::core::option::Option::None,
        fields: &[
            ::wirework::__private::Field {
                name: "table",
                describe: <Arc<Table<T>> as ::wirework::Dependency>::describe,
            },
            ::wirework::__private::Field {
                name: "twin",
                describe: <Arc<Table<T>> as ::wirework::Dependency>::describe,
            },
            ::wirework::__private::Field {
                name: "config",
                describe: <Arc<Config> as ::wirework::Dependency>::describe,
            },
        ],
        traits: &[
            &::wirework::__private::Bound::<
                Self,
                dyn Store<T>,
            >(|__component| __component),
        ],
    };
    fn construct(
        __context: &mut ::wirework::Context<'_>,
    ) -> ::core::result::Result<Self, ::wirework::ResolveError> {
        ::core::result::Result::Ok(Self {
            table: <Arc<Table<T>> as ::wirework::Dependency>::resolve(__context)?,
            twin: <Arc<Table<T>> as ::wirework::Dependency>::resolve(__context)?,
            config: <Arc<Config> as ::wirework::Dependency>::resolve(__context)?,
            entity: <PhantomData<T> as ::core::default::Default>::default(),
        })
    }
}
