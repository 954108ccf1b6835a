//! Work on many items over all cores, with the answers taken in the items' order.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Items, for every worker, that may be in hand or wait to be taken: while one takes long, those
/// after it stop there, and what is in memory stays bounded.
const AHEAD: usize = 16;

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
    let (sender, receiver) = channel();
    let (permit, permits) = channel();
    for _ in 0..workers * AHEAD {
        // Its receiver is a line above.
        let _ = permit.send(());
    }
    let permits = Mutex::new(permits);
    thread::scope(|scope| {
        for _ in 0..workers {
            let (sender, next, work, permits) = (sender.clone(), &next, &work, &permits);
            scope.spawn(move || {
                // Items are begun in their order, so that the one that is due always has a permit.
                while permits.lock().unwrap_or_else(PoisonError::into_inner).recv().is_ok()
                    && !stop.load(Ordering::Relaxed)
                {
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
                    // Workers that find nobody there stop.
                    drop((receiver, permit));
                    return Err(error);
                }
                due += 1;
                let _ = permit.send(());
            }
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn while_one_takes_long_the_others_do_not_run_ahead() {
        let (workers, count) = (3, 500);
        let items: Vec<usize> = (0..count).collect();
        let begun = AtomicUsize::new(0);
        let work = |at: &usize| {
            begun.fetch_add(1, Ordering::SeqCst);
            if *at == 1 {
                thread::sleep(Duration::from_millis(200));
            }
            *at
        };
        let mut taken = Vec::new();
        let done = in_order(&items, workers, &AtomicBool::new(false), work, |at, answer| {
            assert!(begun.load(Ordering::SeqCst) <= at + workers * AHEAD);
            taken.push(answer);
            Ok::<(), ()>(())
        });
        assert_eq!(done, Ok(()));
        assert_eq!(taken, items.into_iter().map(Some).collect::<Vec<_>>());
    }

    #[test]
    fn an_error_or_a_stop_ends_it_and_what_stumbles_is_none() {
        let items: Vec<usize> = (0..500).collect();
        let stop = AtomicBool::new(false);
        let failed =
            in_order(&items, 2, &stop, |at| *at, |at, _| if at < 7 { Ok(()) } else { Err(at) });
        assert_eq!(failed, Err(7));
        let mut taken = Vec::new();
        let work = |at: &usize| {
            assert!(*at != 3, "on purpose");
            stop.store(*at >= 9, Ordering::Relaxed);
            *at
        };
        let done = in_order(&items, 2, &stop, work, |_, answer| {
            taken.push(answer);
            Ok::<(), ()>(())
        });
        assert_eq!(done, Ok(()));
        assert!((9..=20).contains(&taken.len()), "{}", taken.len());
        assert_eq!((taken[2], taken[3]), (Some(2), None));
    }
}
