/**
 * Civil days without clocks or zones: `Date` has instants, and instants move across midnight.
 * Day space is the timeline crate's: days since 0001-01-01, which is 0.
 */

const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];
const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** Days from 0001-01-01 to the first of March of year 0, where the year count below begins. */
const MARCH_OF_YEAR_0 = -306;
const DAYS_IN_400_YEARS = 146_097;

/** The number of a day of the proleptic Gregorian calendar; 0 for 0001-01-01. */
export function dayNumber(year: number, month: number, day: number): number {
  // Counting years from March puts the leap day last, so that month lengths follow one formula.
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return MARCH_OF_YEAR_0 + era * DAYS_IN_400_YEARS + yearOfEra * 365 + leapDays + dayOfYear;
}

/** The number of an ISO day such as `2023-10-07` or `-0489-08-01`; null for anything else. */
export function isoDayNumber(iso: string): number | null {
  const match = /^([+-]?\d{4,})-(\d\d)-(\d\d)$/.exec(iso);
  return match ? dayNumber(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/** A day as a person typed it. */
export interface TypedDay {
  /** `2023-10-07`. */
  iso: string;
  /** `Saturday, 7 October 2023`: shown so that a slip of the finger is seen. */
  words: string;
}

/**
 * Reads `2023-10-07`, `7 October 2023`, `7 Oct. 2023` and `October 7, 2023`. `7/10/2023` is null:
 * half the world reads it as July.
 */
export function readDay(text: string): TypedDay | null {
  const words = text.trim().toLowerCase().replaceAll(/[.,]/g, " ").split(/\s+/);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim());
  if (iso) return typedDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const [first = "", second = "", year = "", ...rest] = words;
  if (rest.length > 0 || !/^\d{4}$/.test(year)) return null;
  const monthFirst = /^\d/.test(second);
  const month = monthNumber(monthFirst ? first : second);
  const day = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(monthFirst ? second : first);
  return month && day ? typedDay(Number(year), month, Number(day[1])) : null;
}

/** `2023-10-07` as `7 October 2023`; anything else as it is. */
export function dayWords(iso: string): string {
  return readDay(iso)?.words.replace(/^\w+, /, "") ?? iso;
}

function monthNumber(word: string): number | null {
  if (word.length < 3) return null;
  const index = MONTHS.findIndex(
    (month) => month.startsWith(word) || (word === "sept" && month === "september"),
  );
  return index < 0 ? null : index + 1;
}

function typedDay(year: number, month: number, day: number): TypedDay | null {
  if (year < 1 || month < 1 || month > 12 || day < 1) return null;
  const number = dayNumber(year, month, day);
  const next = month === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1);
  if (number >= next) return null;
  const two = (value: number) => String(value).padStart(2, "0");
  const name = MONTHS[month - 1] ?? "";
  const monthName = name.charAt(0).toUpperCase() + name.slice(1);
  return {
    iso: `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`,
    // 0001-01-01 was a Monday.
    words: `${WEEKDAYS[number % 7] ?? ""}, ${day} ${monthName} ${year}`,
  };
}
