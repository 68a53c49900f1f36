//! Components, modules and mockable traits whose every part is a fragment that a macro was given.

use std::sync::Arc;

use wirework::{Container, Injectable, Module, bind, component};

/// A trait, its mock, and a component that is bound to it.
macro_rules! service {
    (
        $(#[$meta:meta])*
        $visibility:vis $name:ident as $bound:path, mock $mock:path;
        fn $method:ident(&$this:ident) -> $returned:ty $body:block
        $($field:ident: $kind:ty $(= $option:ident $value:expr)?,)*
    ) => {
        $(#[$meta])*
        #[inject(bind(dyn $bound))]
        $visibility struct $name {
            $($(#[inject($option = $value)])? $field: $kind,)*
        }

        impl $bound for $name {
            fn $method(&$this) -> $returned $body
        }

        impl $bound for $mock {
            fn $method(&$this) -> $returned {
                $this.0
            }
        }
    };
}

macro_rules! interface {
    ($visibility:vis $name:ident: $($above:path),*; $mock:path; fn $method:ident(&$this:ident) -> $returned:ty) => {
        #[wirework::mockable($mock)]
        $visibility trait $name: $($above +)* {
            fn $method(&$this) -> $returned;
        }
    };
}

/// An interface with arguments of each form, whose trait object is a fragment too.
macro_rules! store {
    ($object:ty; $name:ident<$parameter:ident: $bound:path>; $mock:ident; $argument:ident: $kind:ty) => {
        #[wirework::mockable($object)]
        trait $name<$parameter: $bound>: Send + Sync {
            type Item;
            fn load(&self, $argument: $kind) -> $parameter;
            fn shared(self: Arc<Self>, $argument: $kind) -> $parameter;
        }

        #[derive(Default)]
        struct $mock<$parameter>($parameter);

        impl<$parameter: $bound + Clone + Send + Sync> $name<$parameter> for $mock<$parameter> {
            type Item = u8;

            fn load(&self, _: $kind) -> $parameter {
                self.0.clone()
            }

            fn shared(self: Arc<Self>, _: $kind) -> $parameter {
                self.0.clone()
            }
        }
    };
}

/// A generic component with a constructor, whose conditions are fragments.
macro_rules! constructed {
    ($name:ident<$parameter:ident> where $subject:ty: $bound:path; $lifetime:ident $(= $level:ty)?; $constructor:path) => {
        #[derive(Injectable)]
        #[inject($lifetime $(= $level)?, constructor = $constructor)]
        struct $name<$parameter>(Arc<$parameter>)
        where
            $subject: $bound + Send + Sync + 'static;
    };
}

macro_rules! injected {
    ($name:ident { $($field:ident: $pointer:ident<dyn $bound:path>),* }) => {
        #[derive(Injectable)]
        struct $name {
            $($field: $pointer<dyn $bound>),*
        }
    };
}

macro_rules! assisted {
    ($name:ident { $($argument:ident: $kind:ty),* } $($field:ident: $injected:ty = $value:literal),*) => {
        #[derive(Injectable)]
        struct $name {
            $(#[inject(arg)] $argument: $kind,)*
            $(#[inject(value = $value)] $field: $injected,)*
        }
    };
}

macro_rules! module {
    (
        $visibility:vis $name:ident { $($field:ident: $kind:ty),* };
        $($component:ty as $bound:path),*;
        $($other:ty: key = $qualifier:ty),*;
        $($factory:path => $made:ty),*;
        $($imported:ty { $($key:ty),* })*;
        $($export:ty),*
    ) => {
        #[derive(Module)]
        #[module(
            components($($component as dyn $bound,)* $($other: key = $qualifier),*),
            factories($($factory -> $made),*),
            collections($(dyn $bound),*),
            imports($($imported { $($key),* }),*),
            exports($($export),*),
        )]
        $visibility struct $name { $($field: $kind),* }
    };
}

macro_rules! test {
    ($(#[$meta:meta])* fn $name:ident() -> $returned:ty $body:block) => {
        #[wirework::test]
        $(#[$meta])*
        fn $name() -> $returned $body
    };
}

interface!(pub(crate) Clock: Send, Sync, std::fmt::Debug; mocks::Fixed; fn hour(&self) -> u8);

mod mocks {
    #[derive(Debug, Default)]
    pub(crate) struct Fixed(pub(crate) u8);
}

mod keys {
    pub(super) struct Spare;
}

service! {
    #[derive(Debug, Injectable)]
    pub(crate) Wall as Clock, mock mocks::Fixed;
    fn hour(&self) -> u8 { *self.start + self.offset + self.spare.unsigned_abs() }
    start: Arc<u8>,
    offset: u8 = value 2 + 1,
    spare: Arc<i8> = default Arc::new({ let start = 3; start + 1 }),
}

injected!(Clerk { clock: Arc<dyn Clock>, store: Arc<dyn Store<u16, Item = u8>> });
store!(dyn Store<u16, Item = u8>; Store<T: Copy>; MockStore; key: &str);

impl<T> Held<T>
where
    T: Send + Sync + 'static,
{
    fn make(part: Arc<T>) -> Self {
        Self(part)
    }
}

constructed!(Held<T> where T: Sized; scoped; Self::make);
assisted!(Order { id: u8, name: &'static str } retries: u8 = 3);

#[derive(Injectable)]
#[inject(key = keys::Spare)]
struct Spare;

struct Limit(u8);

fn limit(start: Arc<u8>) -> Limit {
    Limit(*start)
}

module! {
    Clocks { start: u8 };
    Wall as Clock;
    Spare: key = keys::Spare;
    self::limit => Limit;
    ;
    dyn Clock, Limit
}

module! {
    Application { inner: Clocks };
    ;
    ;
    ;
    Clocks { dyn Clock, Limit };
    dyn Clock, Limit
}

test! {
    /// The attribute of a test.
    fn components_of_fragments_work() -> Result<(), Box<dyn std::error::Error>> {
        let container = Container::builder()
            .add(bind::<u8>().to_value(1))
            .add(component::<Held<u8>>())
            .add(component::<OrderFactory>())
            .build()?;
        let scope = container.scope().open()?;
        assert_eq!(*scope.resolve::<Held<u8>>()?.0, 1);
        let order = container.resolve::<OrderFactory>()?.create(7, "ada")?;
        assert_eq!((order.id, order.name, order.retries), (7, "ada", 3));
        Ok(())
    }
}

test! {
    fn a_module_of_fragments_works() -> Result<(), Box<dyn std::error::Error>> {
        let container = Container::from_module(Application { inner: Clocks { start: 1 } })?;
        assert_eq!(container.resolve::<dyn Clock>()?.hour(), 8);
        assert_eq!(container.resolve::<Limit>()?.0, 1);
        Ok(())
    }
}

test! {
    fn a_bed_and_mocks_of_fragments_work() -> () {
        let mut bed = Clerk::bed();
        bed.clock.mock().0 = 7;
        bed.store.mock().0 = 300;
        let clerk = bed.build();
        let store = Arc::clone(&clerk.store);
        assert_eq!((clerk.clock.hour(), clerk.store.load(""), store.shared("")), (7, 300, 300));
        let mut bed = Wall::bed();
        bed.with_start(2);
        assert_eq!(bed.build().hour(), 9);
    }
}
