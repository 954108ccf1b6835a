import type { ArticleRow } from "../backend";

/** Whether events of the article have no place because its publication date is not known. */
export function waits({ published, unplaced }: ArticleRow): boolean {
  return published === null && unplaced > 0;
}
