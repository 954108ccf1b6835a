import { expect, test } from "vitest";
import { dayNumber, dayWords, isoDayNumber, readDay } from "./calendar";

test.each([
  ["0001-01-01", 0],
  ["0001-12-31", 364],
  ["0000-12-31", -1],
  ["0000-02-29", -307],
  ["1970-01-01", 719_162],
  ["2000-02-29", 730_178],
  ["2000-03-01", 730_179],
  ["-0489-08-01", dayNumber(-489, 8, 1)],
  ["2023-10", null],
  ["XXXX-10-07", null],
])("day %s is number %s", (iso, expected) => {
  expect(isoDayNumber(iso)).toBe(expected);
});

test("consecutive days differ by one over leap years and the turn of the era", () => {
  const lengths = (leap: boolean) => [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const numbers: number[] = [];
  for (let year = -5; year <= 405; year++) {
    const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    lengths(leap).forEach((length, month) => {
      for (let day = 1; day <= length; day++) numbers.push(dayNumber(year, month + 1, day));
    });
  }
  const first = dayNumber(-5, 1, 1);
  expect(numbers).toEqual(numbers.map((_, index) => first + index));
});

test.each([
  ["2023-10-07", "2023-10-07", "Saturday, 7 October 2023"],
  [" 2023-1-7 ", "2023-01-07", "Saturday, 7 January 2023"],
  ["7 October 2023", "2023-10-07", "Saturday, 7 October 2023"],
  ["7th Oct. 2023", "2023-10-07", "Saturday, 7 October 2023"],
  ["October 7, 2023", "2023-10-07", "Saturday, 7 October 2023"],
  ["Sept. 3rd 2021", "2021-09-03", "Friday, 3 September 2021"],
  ["29 February 2024", "2024-02-29", "Thursday, 29 February 2024"],
])("%s is read as a day", (text, iso, words) => {
  expect(readDay(text)).toEqual({ iso, words });
});

test.each([
  "",
  "soon",
  "7/10/2023",
  "2023-10",
  "October 2023",
  "2023-02-29",
  "31 April 2023",
  "7 Ma 2023",
  "0 May 2023",
  "7 May 23",
  "2023-13-01",
])("%j is no day", (text) => {
  expect(readDay(text)).toBeNull();
});

test("a day is said without its weekday", () => {
  expect(dayWords("2021-03-09")).toBe("9 March 2021");
  expect(dayWords("unknown")).toBe("unknown");
});
