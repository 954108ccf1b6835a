/** An address of the web that may be asked for. */
export interface Address {
  /** As it will be asked. */
  address: string;
  /** Who will be asked. */
  host: string;
}

/** A host's name with nothing before it, as people write it. */
const BARE = /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+(:\d+)?([/?#]|$)/u;

/** What a person has written, if it is an address; `https` is assumed where nothing is said. */
export function readAddress(text: string): Address | null {
  const written = text.trim();
  if (written === "" || /\s/.test(written)) return null;
  try {
    const url = new URL(BARE.test(written) ? `https://${written}` : written);
    const web = url.protocol === "http:" || url.protocol === "https:";
    if (!web || url.username !== "" || url.password !== "") return null;
    return { address: url.href, host: url.host };
  } catch {
    return null;
  }
}

/** Whether a text that was pasted or dropped is nothing but an address. */
export function isAddress(text: string): boolean {
  return /^\s*https?:\/\/\S+\s*$/i.test(text);
}
