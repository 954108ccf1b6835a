import type { Package } from "../backend";

/** The packages whose name, version or licence have every word of `text`. */
export function found(packages: readonly Package[], text: string): Package[] {
  const words = text.toLowerCase().split(/\s+/);
  return packages.filter((own) => {
    const said = `${own.name} ${own.version} ${own.licence} ${own.registry}`.toLowerCase();
    return words.every((word) => said.includes(word));
  });
}
