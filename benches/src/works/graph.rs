//! The graph: its traits, which all subjects implement, and a macro that declares a component.

/// Declares traits whose only method counts the components behind an object.
macro_rules! traits {
    ($($name:ident)*) => {$(
        pub(crate) trait $name: Send + Sync + 'static {
            fn components(&self) -> u64;
        }
    )*};
}

traits! {
    // Singletons.
    Clock Mailer Store Cache Log
    // Transient components: a checkout has three parts, and each of them two.
    Checkout Cart Payment Shipping Catalog Prices Gateway Fraud Carrier Address
    // Scoped components.
    Session Transaction Audit
    // Bound by nothing, bound with a decorator, and bound five times.
    Tracer Greeter Plugin
}

/// A request, which is a seed of its scope.
pub(crate) struct Request {
    /// The number of components that it counts as.
    pub(crate) components: u64,
}

/// Declares a component and its trait, with the attributes of a subject.
///
/// A field is a pointer to a trait object. Fields are matched as tokens, since some derives look
/// at the spelling of a type.
macro_rules! component {
    ($(#[$attribute:meta])* $name:ident as $interface:ident {
        $($(#[$option:meta])* $field:ident: $pointer:ident<dyn $target:ident>),* $(,)?
    }) => {
        $(#[$attribute])*
        pub(crate) struct $name {
            $($(#[$option])* pub(crate) $field: $pointer<dyn $target>,)*
        }

        impl $interface for $name {
            fn components(&self) -> u64 {
                1 $(+ self.$field.components())*
            }
        }
    };
    ($(#[$attribute:meta])* $name:ident {
        $($(#[$option:meta])* $field:ident: $pointer:ident<dyn $target:ident>),* $(,)?
    }) => {
        $(#[$attribute])*
        pub(crate) struct $name {
            $($(#[$option])* pub(crate) $field: $pointer<dyn $target>,)*
        }

        impl $name {
            pub(crate) fn components(&self) -> u64 {
                1 $(+ self.$field.components())*
            }
        }
    };
}

pub(crate) use component;
