//! Web archives: the pages that a crawler kept, each with the address it came from.

/// A page of an archive.
#[derive(Debug, PartialEq, Eq)]
pub struct Page<'a> {
    /// Where it was fetched.
    pub address: String,
    /// What came back, without the header; whole or in chunks as the server sent it.
    pub body: &'a [u8],
    /// Whether the body is in chunks, each after its length.
    pub chunked: bool,
    /// What the server said it is: `text/html; charset=iso-8859-2`; may be empty.
    pub kind: String,
}

/// The pages of an archive: answers of status 200 that hold text.
pub fn pages(bytes: &[u8]) -> Vec<Page<'_>> {
    let mut pages = Vec::new();
    let mut rest = bytes;
    while let Some(start) = find(rest, b"WARC/") {
        rest = &rest[start..];
        let Some((head, body)) = split_head(rest) else { break };
        let field = |name: &str| field(head, name);
        let length = field("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
        let block = &body[..body.len().min(length)];
        rest = &body[block.len()..];
        let kind = field("warc-type").unwrap_or_default();
        let address = field("warc-target-uri").unwrap_or_default();
        let address = address.trim_matches(['<', '>']).to_owned();
        match kind.as_str() {
            "response" => pages.extend(answer(block, address)),
            "resource" | "conversion" => {
                let kind = field("content-type").unwrap_or_default();
                pages.push(Page { address, body: block, chunked: false, kind });
            }
            _ => {}
        }
    }
    pages
}

fn answer(block: &[u8], address: String) -> Option<Page<'_>> {
    let (head, body) = split_head(block)?;
    let status = head.lines().next()?.split(' ').nth(1)?;
    let kind = field(head, "content-type").unwrap_or_default();
    let text = ["text/", "html", "xml", "pdf", "json"].iter().any(|word| kind.contains(word));
    let chunked = field(head, "transfer-encoding").is_some_and(|value| value.contains("chunked"));
    (status == "200" && (text || kind.is_empty())).then_some(Page { address, body, chunked, kind })
}

/// A body put together from its chunks; the body as it is where the chunks are broken.
pub fn unchunk(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = body;
    while let Some(end) = find(rest, b"\r\n") {
        let length = std::str::from_utf8(&rest[..end]).ok();
        let length = length.and_then(|line| line.split(';').next());
        let length = length.and_then(|text| usize::from_str_radix(text.trim(), 16).ok());
        match length {
            Some(0) => return out,
            Some(length) if length <= rest.len() - end - 2 => {
                out.extend_from_slice(&rest[end + 2..end + 2 + length]);
                rest = rest[end + 2 + length..].trim_ascii_start();
            }
            _ => break,
        }
    }
    if out.is_empty() { body.to_vec() } else { out }
}

/// The lines up to the first empty one, and what follows.
fn split_head(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let (end, gap) = match (find(bytes, b"\r\n\r\n"), find(bytes, b"\n\n")) {
        (Some(crlf), Some(lf)) if lf < crlf => (lf, 2),
        (Some(crlf), _) => (crlf, 4),
        (None, Some(lf)) => (lf, 2),
        (None, None) => return None,
    };
    Some((std::str::from_utf8(&bytes[..end]).ok()?, &bytes[end + gap..]))
}

fn field(head: &str, name: &str) -> Option<String> {
    let line = head.lines().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        key.trim().eq_ignore_ascii_case(name).then_some(value)
    })?;
    Some(line.trim().to_ascii_lowercase())
        .filter(|_| name != "warc-target-uri")
        .or_else(|| Some(line.trim().to_owned()))
}

/// The first place of `needle`, looked for by its first byte.
fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    let first = *needle.first()?;
    let mut at = 0;
    while let Some(next) = bytes[at..].iter().position(|&byte| byte == first) {
        at += next;
        if bytes[at..].starts_with(needle) {
            return Some(at);
        }
        at += 1;
    }
    None
}
