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
const _: () = {
    struct __Private;
    #[automatically_derived]
    impl<T: Entity> ::wirework::Parts<__Private> for OrderFactory<T>
    where
        Arc<dyn Database<T>>: ::wirework::Dependency,
        OrderFactory<T>: ::core::marker::Send + ::core::marker::Sync + 'static,
    {
        type Fields = ::wirework::Later<(::wirework::Injected<Arc<dyn Database<T>>>,)>;
        type Traits = ();
        type Keep = ::wirework::OfStruct;
        fn assemble(__fields: ::wirework::__private::Assisted) -> Self {
            Self {
                assisted: __fields,
                product: ::core::marker::PhantomData,
            }
        }
    }
    #[automatically_derived]
    impl<T: Entity> ::wirework::Injectable for OrderFactory<T>
    where
        Arc<dyn Database<T>>: ::wirework::Dependency,
        OrderFactory<T>: ::core::marker::Send + ::core::marker::Sync + 'static,
    {
        const DEFINITION: ::wirework::__private::Definition = ::wirework::__private::Definition::of::<
            Self,
            __Private,
        >(::std::panic::Location::caller(), &["db"])
            .lifetime(::wirework::Lifetime::Transient);
    }
};
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
        let __fields = <(
            ::wirework::Injected<Arc<dyn Database<T>>>,
        ) as ::wirework::Fields>::try_resolve(__context)?;
        ::core::result::Result::Ok(Self {
            customer: customer,
            parent: parent,
            db: __fields.0,
            limit: Self::LIMIT,
        })
    }
}
