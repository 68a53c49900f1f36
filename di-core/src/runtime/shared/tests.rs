//! Callers that poll a future in turn, and wake each other.

use std::future::poll_fn;
use std::sync::atomic::AtomicUsize;

use super::*;

#[derive(Default)]
struct Count(AtomicUsize);

impl Wake for Count {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

fn poll<T: Clone + Send + 'static>(caller: &mut Shared<T>, count: &Arc<Count>) -> Poll<Option<T>> {
    let waker = Waker::from(Arc::clone(count));
    Pin::new(caller).poll(&mut Context::from_waker(&waker))
}

#[test]
fn each_caller_receives_the_output() {
    let first = Shared::new(async { 7 });
    let second = first.clone();
    let both = futures_util::future::join(first, second);
    assert_eq!(futures_executor::block_on(both), (Some(7), Some(7)));
}

#[test]
fn a_caller_that_found_it_busy_is_woken_if_it_was_woken_meanwhile() {
    type Caller = Option<(Shared<u8>, Arc<Count>)>;
    let waiting: Arc<Mutex<Caller>> = Arc::default();
    let busy = Arc::clone(&waiting);
    let mut polls = 0;
    let mut first = Shared::new(poll_fn(move |context| {
        polls += 1;
        if polls == 1 {
            // Another thread polls meanwhile. Then the event comes.
            let busy = Arc::clone(&busy);
            let other = thread::spawn(move || {
                let mut busy = busy.lock().unwrap();
                let (caller, count) = busy.as_mut().unwrap();
                poll(caller, count).is_pending()
            });
            assert!(other.join().unwrap());
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(7)
    }));
    let count = Arc::new(Count::default());
    *waiting.lock().unwrap() = Some((first.clone(), Arc::clone(&count)));
    assert!(poll(&mut first, &Arc::default()).is_pending());
    // The first caller is not polled again.
    assert_eq!(count.0.load(Ordering::SeqCst), 1);
    let (mut second, count) = waiting.lock().unwrap().take().unwrap();
    assert_eq!(poll(&mut second, &count), Poll::Ready(Some(7)));
}

#[test]
fn a_future_that_awaits_itself_ends() {
    let own: Arc<Mutex<Option<Shared<u8>>>> = Arc::default();
    let inside = Arc::clone(&own);
    let shared = Shared::new(async move {
        let own = inside.lock().unwrap().take().unwrap();
        own.await.map_or(1, |_| 2)
    });
    *own.lock().unwrap() = Some(shared.clone());
    assert_eq!(futures_executor::block_on(shared), Some(1));
}

#[test]
fn a_panic_ends_it_for_each_caller() {
    let first = Shared::<u8>::new(async { panic!("told to") });
    let second = first.clone();
    let both = futures_util::future::join(first, second);
    assert_eq!(futures_executor::block_on(both), (None, None));
}

#[test]
fn it_is_dropped_with_its_last_caller() {
    let alive = Arc::new(());
    let held = Arc::clone(&alive);
    let mut first = Shared::new(async move {
        std::future::pending::<()>().await;
        drop(held);
    });
    let second = first.clone();
    let weak = first.downgrade();
    assert!(poll(&mut first, &Arc::default()).is_pending());
    drop(first);
    assert_eq!(Arc::strong_count(&alive), 2);
    drop(second);
    assert_eq!(Arc::strong_count(&alive), 1);
    assert!(weak.upgrade().is_none());
}
