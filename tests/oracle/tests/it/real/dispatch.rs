//! From numbers of the model to types.

/// Evaluates an expression with the type of a key.
macro_rules! with_type {
    ($of:expr, $T:ident => $body:expr) => {
        with_type!(@ $of, $T => $body;
            Part(0): Part<0>, Part(1): Part<1>, Part(2): Part<2>,
            Role(0): dyn Role<0>, Role(1): dyn Role<1>, Role(2): dyn Role<2>,
            Component(0): Alone, Component(1): Single, Component(2): Double, Component(3): Shifted)
    };
    // Without the components, which have no factories.
    (factory $of:expr, $T:ident => $body:expr) => {
        with_type!(@ $of, $T => $body;
            Part(0): Part<0>, Part(1): Part<1>, Part(2): Part<2>,
            Role(0): dyn Role<0>, Role(1): dyn Role<1>, Role(2): dyn Role<2>)
    };
    (part $of:expr, $T:ident => $body:expr) => {
        with_type!(@ $of, $T => $body; Part(0): Part<0>, Part(1): Part<1>, Part(2): Part<2>)
    };
    (@ $of:expr, $T:ident => $body:expr; $($kind:ident($number:literal): $type:ty),*) => {
        match $of {
            $($crate::model::Type::$kind($number) => {
                type $T = $type;
                $body
            })*
            other => unreachable!("no type has the number of {other:?}"),
        }
    };
}

/// Evaluates an expression with a number as a constant.
macro_rules! with_number {
    ($number:expr, $N:ident in $($value:literal)* => $body:expr) => {
        match $number {
            $($value => {
                const $N: usize = $value;
                $body
            })*
            other => unreachable!("there is no number {other}"),
        }
    };
}
