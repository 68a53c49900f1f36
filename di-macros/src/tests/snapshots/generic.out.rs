#[automatically_derived]
impl<T: Entity, const N: usize> ::wirework::Injectable for Repo<T, N>
where
    T::Id: Hash,
    Self: ::core::marker::Send + ::core::marker::Sync + 'static,
    Arc<Table<T>>: ::wirework::Dependency,
{
    const DEFINITION: ::wirework::__private::Definition = ::wirework::__private::Definition {
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
        traits: &[::wirework::__private::Bound::of::<Self, dyn Store<T>>()],
    };
    fn construct(
        __context: &mut ::wirework::Context<'_>,
    ) -> ::core::result::Result<Self, ::wirework::ResolveError> {
        ::core::result::Result::Ok(Self {
            table: match <Arc<Table<T>> as ::wirework::Dependency>::resolve(__context) {
                ::core::result::Result::Ok(__dependency) => __dependency,
                ::core::result::Result::Err(__error) => {
                    return ::core::result::Result::Err(__error);
                }
            },
            twin: match <Arc<Table<T>> as ::wirework::Dependency>::resolve(__context) {
                ::core::result::Result::Ok(__dependency) => __dependency,
                ::core::result::Result::Err(__error) => {
                    return ::core::result::Result::Err(__error);
                }
            },
            config: match <Arc<Config> as ::wirework::Dependency>::resolve(__context) {
                ::core::result::Result::Ok(__dependency) => __dependency,
                ::core::result::Result::Err(__error) => {
                    return ::core::result::Result::Err(__error);
                }
            },
            entity: <PhantomData<T> as ::core::default::Default>::default(),
        })
    }
}
#[automatically_derived]
impl<T: Entity, const N: usize> ::wirework::__private::BoundTo<dyn Store<T>>
for Repo<T, N>
where
    T::Id: Hash,
    Self: ::core::marker::Send + ::core::marker::Sync + 'static,
    Arc<Table<T>>: ::wirework::Dependency,
{
    fn upcast(__component: ::std::sync::Arc<Self>) -> ::std::sync::Arc<dyn Store<T>> {
        __component
    }
}
