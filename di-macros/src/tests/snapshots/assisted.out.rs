/// Makes `Order`s: its caller gives the arguments, the container everything else.
pub struct OrderFactory<T: Entity> {
    assisted: ::wirework::__private::Assisted,
    product: ::core::marker::PhantomData<fn() -> Order<T>>,
}
#[automatically_derived]
impl<T: Entity> ::core::fmt::Debug for OrderFactory<T> {
    fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        __formatter.debug_struct("OrderFactory").finish_non_exhaustive()
    }
}
#[automatically_derived]
impl<T: Entity> ::wirework::Injectable for OrderFactory<T>
where
    Arc<dyn Database<T>>: ::wirework::Dependency,
    OrderFactory<T>: ::core::marker::Send + ::core::marker::Sync + 'static,
{
    const DEFINITION: ::wirework::__private::Definition = ::wirework::__private::Definition {
        declared: ::std::panic::Location::caller(),
        lifetime: ::wirework::Lifetime::Transient,
        qualifier: ::core::option::Option::None,
        external: false,
        fields: &[
            ::wirework::__private::Field {
                name: "db",
                describe: <Arc<dyn Database<T>> as ::wirework::Dependency>::describe,
            },
        ],
        traits: &[],
    };
    const KEEP: fn(::std::sync::Arc<Self>) -> ::wirework::__private::Kept = <Self as ::wirework::KeepStruct>::keep;
    fn construct(
        __context: &mut ::wirework::Context<'_>,
    ) -> ::core::result::Result<Self, ::wirework::ResolveError> {
        ::core::result::Result::Ok(Self {
            assisted: ::wirework::__private::Assisted::new(__context),
            product: ::core::marker::PhantomData,
        })
    }
}
#[automatically_derived]
impl<T: Entity> OrderFactory<T>
where
    Arc<dyn Database<T>>: ::wirework::Dependency,
    Order<T>: 'static,
{
    /// Makes one `Order` of these arguments.
    ///
    /// # Errors
    ///
    /// When a dependency of `Order` cannot be resolved.
    pub fn create(
        &self,
        customer: T,
        parent: Option<Box<Order<T>>>,
    ) -> ::core::result::Result<::std::sync::Arc<Order<T>>, ::wirework::ResolveError> {
        self.assisted
            .create(move |__context| <Order<T>>::__create(__context, customer, parent))
    }
}
#[automatically_derived]
impl<T: Entity> Order<T>
where
    Arc<dyn Database<T>>: ::wirework::Dependency,
{
    fn __create(
        __context: &mut ::wirework::Context<'_>,
        customer: T,
        parent: Option<Box<Self>>,
    ) -> ::core::result::Result<Self, ::wirework::ResolveError> {
        let __field_db = match <Arc<
            dyn Database<T>,
        > as ::wirework::Dependency>::resolve(__context) {
            ::core::result::Result::Ok(__dependency) => __dependency,
            ::core::result::Result::Err(__error) => {
                return ::core::result::Result::Err(__error);
            }
        };
        ::core::result::Result::Ok(Self {
            customer: customer,
            parent: parent,
            db: __field_db,
            limit: Self::LIMIT,
        })
    }
}
