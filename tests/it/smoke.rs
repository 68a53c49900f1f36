use std::collections::HashMap;
use std::sync::Arc;
use wirework::*;

trait Clock: Send + Sync {
    fn now(&self) -> u64;
}
trait Mailer: Send + Sync {
    fn send(&self) -> String;
}
#[derive(Injectable)]
#[inject(bind(dyn Clock))]
struct SystemClock;
impl Clock for SystemClock {
    fn now(&self) -> u64 {
        7
    }
}
struct Config {
    name: String,
}
#[derive(Injectable)]
#[inject(bind(dyn Mailer))]
struct Smtp {
    config: Arc<Config>,
    clock: Arc<dyn Clock>,
    metrics: Option<Arc<str>>,
    #[inject(value = 3)]
    retries: u32,
    #[inject(skip)]
    cache: Vec<u8>,
    hooks: Vec<Arc<String>>,
    map: HashMap<&'static str, Arc<u8>>,
}
impl Mailer for Smtp {
    fn send(&self) -> String {
        format!(
            "{} {} {} {} {} {} {}",
            self.config.name,
            self.clock.now(),
            self.metrics.is_some(),
            self.retries,
            self.cache.len(),
            self.hooks.len(),
            self.map["b"]
        )
    }
}
#[derive(Injectable)]
#[inject(transient)]
struct Signup {
    mailer: Arc<dyn Mailer>,
    lazy: Lazy<Signup>,
}

#[derive(Injectable)]
struct Order {
    mailer: Arc<dyn Mailer>,
    #[inject(arg)]
    amount: u32,
}

#[test]
fn smoke() {
    let c = Container::builder()
        .add(component::<SystemClock>())
        .add(component::<Smtp>())
        .add(component::<Signup>())
        .add(component::<OrderFactory>())
        .add(bind::<Config>().to_value(Config { name: "x".into() }))
        .add(bind::<String>().to_value("x".into()))
        .add(bind::<u8>().entry("a").to_value(1))
        .add(bind::<u8>().entry("b").to_value(2))
        .build()
        .unwrap();
    let s = c.resolve::<Signup>().unwrap();
    assert_eq!(s.mailer.send(), "x 7 false 3 0 1 2");
    let _ = s.lazy.get().unwrap();
    assert_eq!(c.resolve_ref::<dyn Clock>().unwrap().now(), 7);
    let o = c.resolve::<OrderFactory>().unwrap().create(5).unwrap();
    assert_eq!(o.amount, 5);
    assert!(Arc::ptr_eq(&o.mailer, &c.resolve::<dyn Mailer>().unwrap()));
}
#[test]
fn smoke_errors() {
    let e = Container::builder()
        .add(component::<Smtp>())
        .add(component::<Signup>())
        .add(component::<SystemClock>())
        .add(component::<SystemClock>())
        .add(bind::<u32>().to(|x: Arc<u64>| *x as u32))
        .add(bind::<u64>().to(|x: Arc<u32>| *x as u64))
        .add(decorate::<dyn Mailer>().with(|x: Arc<dyn Mailer>, _y: Arc<dyn Mailer>| x))
        .replace(bind::<u16>().to_value(1))
        .add(bind::<i8>().to_seed())
        .add(bind::<i16>().to(|x: Arc<i8>| *x as i16))
        .build()
        .unwrap_err();
    println!("{e}");
    let c = Container::builder()
        .add(component::<SystemClock>())
        .add(bind::<u32>().to(|x: Arc<u64>| *x as u32))
        .add(bind::<u64>().to(|| "x".parse::<u64>()))
        .build()
        .unwrap();
    println!("{:?}", c.resolve::<u32>().unwrap_err());
    println!("{:?}", c.resolve::<u8>().unwrap_err());
    println!("{:?}", c.construct::<Signup>().err().unwrap());
}
