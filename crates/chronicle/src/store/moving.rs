//! What stands in an article's text when the text changes: it goes where its sentence went.

use super::passages::Stored;
use rusqlite::{Connection, params};

/// Where the sentences of an article went: the code points that each had, and by how many it moved.
#[derive(Debug)]
pub(crate) struct Moved(Vec<([usize; 2], isize)>);

impl Moved {
    /// Where the stored sentences of article `id` stand in `text`, its text to be. Sentences that
    /// are not in it are in no place.
    pub fn of(connection: &Connection, id: i64, text: &str) -> rusqlite::Result<Self> {
        let mut statement = connection.prepare_cached(
            "SELECT start, stop, text FROM sentences WHERE article = ?1 ORDER BY ordinal",
        )?;
        let mut rows = statement.query([id])?;
        let (mut from, mut point, mut moved) = (0, 0, Vec::new());
        while let Some(row) = rows.next()? {
            let range = [row.get::<_, u32>(0)? as usize, row.get::<_, u32>(1)? as usize];
            let sentence = row.get_ref(2)?.as_str()?;
            // In order, so that a sentence that stands twice goes to its own place.
            let Some(at) = text.get(from..).and_then(|rest| rest.find(sentence)) else { continue };
            point += text[from..from + at].chars().count();
            from += at;
            moved.push((range, point as isize - range[0] as isize));
        }
        Ok(Self(moved))
    }

    /// By how many code points what stands at `point` moved; none where its sentence is gone.
    fn by(&self, point: usize) -> Option<isize> {
        let before = self.0.partition_point(|([start, _], _)| *start <= point).checked_sub(1)?;
        let ([_, stop], by) = self.0.get(before)?;
        (point < *stop).then_some(*by)
    }

    /// Where a stretch went, by its first and its last sentence.
    fn stretch(&self, [start, stop]: [usize; 2]) -> Option<[usize; 2]> {
        let first = start.checked_add_signed(self.by(start)?)?;
        let last = stop.checked_add_signed(self.by(stop.checked_sub(1)?)?)?;
        (first < last).then_some([first, last])
    }

    /// Where passages went; those whose sentences are gone stay where they are.
    pub fn passages(&self, stored: &[Stored]) -> Vec<Stored> {
        let moved = |&(range, day): &Stored| (self.stretch(range).unwrap_or(range), day);
        stored.iter().map(moved).collect()
    }

    /// Moves the events and passages of article `id`, so that they can be known again. What stands
    /// in a sentence that is gone stays where it is, and finds nothing of its kind there.
    pub fn apply(&self, connection: &Connection, id: i64) -> rusqlite::Result<()> {
        for (table, start, stop) in [
            ("events", "trigger_start", "trigger_stop"),
            ("events", "timex_start", "timex_stop"),
            ("passages", "start", "stop"),
        ] {
            let mut statement = connection.prepare(&format!(
                "SELECT id, {start}, {stop} FROM {table} WHERE article = ?1 AND {start} IS NOT NULL"
            ))?;
            let rows = statement.query_map([id], |row| {
                let range = [row.get::<_, u32>(1)? as usize, row.get::<_, u32>(2)? as usize];
                Ok((row.get::<_, i64>(0)?, range))
            })?;
            let rows = rows.collect::<rusqlite::Result<Vec<_>>>()?;
            let mut update = connection
                .prepare(&format!("UPDATE {table} SET {start} = ?2, {stop} = ?3 WHERE id = ?1"))?;
            for (row, range) in rows {
                if let Some([start, stop]) = self.stretch(range) {
                    update.execute(params![row, start as i64, stop as i64])?;
                }
            }
        }
        Ok(())
    }
}
