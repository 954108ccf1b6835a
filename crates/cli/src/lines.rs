//! Lines in, lines out, in the same order, on all cores and in bounded memory.

use crate::Outcome;
use std::io::{BufRead, Write};
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// Lines that may be in work or wait for an earlier one, for every worker: enough to keep all busy
/// while one works on a long article.
const WINDOW: usize = 8;

/// What became of one line: the line to write, or what is wrong with it.
pub(crate) type Answer = Result<String, String>;

/// A line on its way to a worker, and where its answer goes.
struct Job {
    line: Vec<u8>,
    answer: SyncSender<Answer>,
}

/// An answer to come, with the number of its line.
type Promised = (usize, Receiver<Answer>);

/// Writes `work` of every line of `input` to `output`, and what is wrong with a line to `report`.
/// Blank lines are skipped, but counted.
///
/// The writer takes the promised answers in order; there are never more than the channel holds, so
/// a slow line makes the reader wait and no memory grows. The threads are not joined: a reader that
/// waits for a terminal must not keep the program alive when nobody takes the output.
pub(crate) fn map(
    input: impl BufRead + Send + 'static,
    output: &mut impl Write,
    jobs: NonZeroUsize,
    work: impl Fn(&[u8]) -> Answer + Send + Sync + 'static,
    report: impl Fn(&str),
) -> std::io::Result<Outcome> {
    let jobs = jobs.get();
    let (work_in, work_out) = sync_channel::<Job>(jobs);
    let (promise_in, promise_out) = sync_channel::<Promised>(jobs.saturating_mul(WINDOW));
    let (work, work_out) = (Arc::new(work), Arc::new(Mutex::new(work_out)));
    for _ in 0..jobs {
        let (work, queue) = (Arc::clone(&work), Arc::clone(&work_out));
        thread::spawn(move || answer_all(&queue, &*work));
    }
    thread::spawn(move || read_all(input, &work_in, &promise_in));

    let mut outcome = Outcome::Done;
    while let Some((number, promised)) = next(&promise_out, output)? {
        // A sender that is dropped unused can only mean that its worker is gone.
        let answer = promised.recv().unwrap_or_else(|_| Err(STUMBLED.to_owned()));
        match answer {
            Ok(line) => writeln!(output, "{line}")?,
            Err(message) => {
                outcome = Outcome::SomeFailed;
                report(&format!("line {number}: {message}"));
            }
        }
    }
    output.flush()?;
    Ok(outcome)
}

const STUMBLED: &str = "the program stumbled over this line; please report it";

/// The next promised answer; what is written reaches the other side before a wait.
fn next(
    promises: &Receiver<Promised>,
    output: &mut impl Write,
) -> std::io::Result<Option<Promised>> {
    match promises.try_recv() {
        Err(TryRecvError::Empty) => {
            output.flush()?;
            Ok(promises.recv().ok())
        }
        promised => Ok(promised.ok()),
    }
}

fn answer_all(queue: &Mutex<Receiver<Job>>, work: &impl Fn(&[u8]) -> Answer) {
    loop {
        let job = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(Job { line, answer }) = job else { return };
        let done = catch_unwind(AssertUnwindSafe(|| work(&line)));
        // The writer is gone where the output is closed.
        let _ = answer.send(done.unwrap_or_else(|_| Err(STUMBLED.to_owned())));
    }
}

fn read_all(mut input: impl BufRead, work: &SyncSender<Job>, promises: &SyncSender<Promised>) {
    for number in 1.. {
        let mut line = Vec::new();
        let (answer, promised) = sync_channel(1);
        match input.read_until(b'\n', &mut line) {
            Ok(0) => return,
            Ok(_) => {
                let text = trimmed(&line, number == 1);
                if text.is_empty() {
                    continue;
                }
                let job = Job { line: text.to_vec(), answer };
                if promises.send((number, promised)).is_err() || work.send(job).is_err() {
                    return;
                }
            }
            Err(error) => {
                // Cannot fail: the channel has room for one answer, and its receiver is here.
                let _ = answer.send(Err(format!("cannot read standard input: {error}")));
                let _ = promises.send((number, promised));
                return;
            }
        }
    }
}

/// A line without its end, the white space around it and, if it is the first, a byte order mark.
fn trimmed(line: &[u8], first: bool) -> &[u8] {
    let line = if first { line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line) } else { line };
    line.trim_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;
    use std::io::{BufReader, Cursor, Read};
    use std::sync::atomic::{AtomicUsize, Ordering};

    fn map_text(
        text: &str,
        jobs: usize,
        work: impl Fn(&[u8]) -> Answer + Send + Sync + 'static,
    ) -> (String, Vec<String>, Outcome) {
        let (mut output, errors) = (Vec::new(), RefCell::new(Vec::new()));
        let input = Cursor::new(text.to_owned().into_bytes());
        let jobs = NonZeroUsize::new(jobs).expect("jobs");
        let report = |message: &str| errors.borrow_mut().push(message.to_owned());
        let outcome = map(input, &mut output, jobs, work, report).expect("written");
        (String::from_utf8(output).expect("text"), errors.into_inner(), outcome)
    }

    fn echo(line: &[u8]) -> Answer {
        match line {
            b"bad" => Err("is bad".to_owned()),
            b"worse" => panic!("on purpose"),
            _ => Ok(String::from_utf8_lossy(line).into_owned()),
        }
    }

    #[test]
    fn order_stays_whatever_the_number_of_jobs() {
        let text: String = (0..2000).map(|n| format!("{n}\n")).collect();
        for jobs in [1, 2, 7] {
            assert_eq!(map_text(&text, jobs, echo), (text.clone(), vec![], Outcome::Done));
        }
    }

    #[test]
    fn a_bad_line_is_named_and_the_rest_comes_out() {
        let text = "\u{feff}one\r\n\r\n  \nbad\nworse\nlast";
        let (output, errors, outcome) = map_text(text, 2, echo);
        assert_eq!(output, "one\nlast\n");
        assert_eq!(errors, ["line 4: is bad", &format!("line 5: {STUMBLED}")]);
        assert_eq!(outcome, Outcome::SomeFailed);
    }

    /// A million lines, with a count of those that were read.
    struct Endless(Arc<AtomicUsize>);

    impl Read for Endless {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            if self.0.fetch_add(1, Ordering::SeqCst) > 1_000_000 {
                return Ok(0);
            }
            buffer[..2].copy_from_slice(b"x\n");
            Ok(2)
        }
    }

    /// An output that takes nothing.
    struct Closed;

    impl Write for Closed {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::BrokenPipe.into())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_closed_output_ends_it_and_little_was_read_ahead() {
        let read = Arc::new(AtomicUsize::new(0));
        let input = BufReader::with_capacity(2, Endless(Arc::clone(&read)));
        let jobs = NonZeroUsize::new(2).expect("jobs");
        let error = map(input, &mut Closed, jobs, echo, |_| ()).expect_err("closed");
        assert_eq!(error.kind(), std::io::ErrorKind::BrokenPipe);
        assert!(read.load(Ordering::SeqCst) < 100);
    }
}
