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
        external: false,
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
        traits: &[::wirework::Key::of::<dyn Store<T>>()],
    };
    const KEEP: fn(::std::sync::Arc<Self>) -> ::wirework::__private::Kept = <Self as ::wirework::KeepStruct>::keep;
    fn construct(
        __context: &mut ::wirework::Context<'_>,
    ) -> ::core::result::Result<Self, ::wirework::ResolveError> {
        let __field_table = match <Arc<
            Table<T>,
        > as ::wirework::Dependency>::resolve(__context) {
            ::core::result::Result::Ok(__dependency) => __dependency,
            ::core::result::Result::Err(__error) => {
                return ::core::result::Result::Err(__error);
            }
        };
        let __field_twin = match <Arc<
            Table<T>,
        > as ::wirework::Dependency>::resolve(__context) {
            ::core::result::Result::Ok(__dependency) => __dependency,
            ::core::result::Result::Err(__error) => {
                return ::core::result::Result::Err(__error);
            }
        };
        let __field_config = match <Arc<
            Config,
        > as ::wirework::Dependency>::resolve(__context) {
            ::core::result::Result::Ok(__dependency) => __dependency,
            ::core::result::Result::Err(__error) => {
                return ::core::result::Result::Err(__error);
            }
        };
        ::core::result::Result::Ok(Self {
            table: __field_table,
            twin: __field_twin,
            config: __field_config,
            entity: <PhantomData<T> as ::core::default::Default>::default(),
        })
    }
    fn upcast(
        __component: ::std::sync::Arc<Self>,
        __number: ::core::primitive::usize,
    ) -> ::core::option::Option<::wirework::__private::Kept> {
        match __number {
            0usize => {
                ::core::option::Option::Some(
                    <dyn Store<T> as ::wirework::KeepTrait>::keep(__component),
                )
            }
            _ => ::core::option::Option::None,
        }
    }
}
