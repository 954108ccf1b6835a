//! Work on many items over all cores, with the answers taken in the items' order.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;
use std::thread;

/// Answers that may wait for the taker, for every worker.
const WAITING: usize = 4;

/// As many workers as asked for, else one for every core.
pub fn workers(jobs: Option<NonZeroUsize>) -> usize {
    let cores = || thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    jobs.unwrap_or_else(cores).get()
}

/// Hands `work` of every item to `take`, in the items' order, until `take` fails or `stop` is set:
/// then the items in hand are the last. `None` stands for an item over which the work stumbled.
///
/// # Errors
/// That of `take`.
pub fn in_order<T: Sync, R: Send, E>(
    items: &[T],
    workers: usize,
    stop: &AtomicBool,
    work: impl Fn(&T) -> R + Sync,
    mut take: impl FnMut(usize, Option<R>) -> Result<(), E>,
) -> Result<(), E> {
    let next = AtomicUsize::new(0);
    let (sender, receiver) = sync_channel(workers * WAITING);
    thread::scope(|scope| {
        for _ in 0..workers {
            let (sender, next, work) = (sender.clone(), &next, &work);
            scope.spawn(move || {
                while !stop.load(Ordering::Relaxed) {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(at) else { return };
                    let answer = catch_unwind(AssertUnwindSafe(|| work(item))).ok();
                    if sender.send((at, answer)).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        let (mut waiting, mut due) = (BTreeMap::new(), 0);
        for (at, answer) in &receiver {
            waiting.insert(at, answer);
            while let Some(answer) = waiting.remove(&due) {
                if let Err(error) = take(due, answer) {
                    // Workers that find the receiver gone stop.
                    drop(receiver);
                    return Err(error);
                }
                due += 1;
            }
        }
        Ok(())
    })
}
