//! Files of every format around an input, since bytes by chance seldom make a whole one. Parts of the
//! input that are files of their own stand between zeros.

use std::io::{Cursor, Write};
use zip::CompressionMethod;
use zip::write::SimpleFileOptions;

/// A rich text document, whose head is whole.
pub fn rtf(input: &[u8]) -> Vec<u8> {
    [b"{\\rtf1", input].concat()
}

/// A page.
pub fn html(input: &[u8]) -> Vec<u8> {
    [b"<html>", input].concat()
}

/// A mail; the input goes on in its headers.
pub fn mail(input: &[u8]) -> Vec<u8> {
    [b"Message-ID: <1@x.example>\r\n", input].concat()
}

/// A feed.
pub fn feed(input: &[u8]) -> Vec<u8> {
    [b"<rss><channel>", input].concat()
}

/// A web archive; the input goes on in the headers of its first record.
pub fn warc(input: &[u8]) -> Vec<u8> {
    [b"WARC/1.0\r\n", input].concat()
}

/// A DOCX document of the input's parts.
pub fn docx(input: &[u8]) -> Vec<u8> {
    let names = [
        "word/document.xml",
        "word/numbering.xml",
        "word/styles.xml",
        "word/_rels/document.xml.rels",
        "word/charts/chart1.xml",
        "word/footnotes.xml",
        "docProps/core.xml",
    ];
    archive(&names, input)
}

/// An ODT document of the input's parts.
pub fn odt(input: &[u8]) -> Vec<u8> {
    archive(&["content.xml", "meta.xml", "mimetype"], input)
}

/// A book of the input's parts.
pub fn epub(input: &[u8]) -> Vec<u8> {
    archive(&["META-INF/container.xml", "book.opf", "one.xhtml", "two.xhtml"], input)
}

/// An archive of files by these names; the input's parts are their bytes, and those left are empty.
fn archive(names: &[&str], input: &[u8]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let parts = input.splitn(names.len(), |&byte| byte == 0);
    for (name, part) in names.iter().zip(parts.chain(std::iter::repeat(&[][..]))) {
        writer.start_file(*name, stored).expect("a file");
        writer.write_all(part).expect("written");
    }
    writer.finish().expect("an archive").into_inner()
}

/// A PDF document of a page: the input's parts are its letters, a table from codes to characters, and
/// a drawing that the letters may name.
pub fn pdf(input: &[u8]) -> Vec<u8> {
    let mut parts = input.splitn(3, |&byte| byte == 0);
    let mut stream = |head: &str| {
        let part = parts.next().unwrap_or_default();
        let start = format!("<<{head}/Length {}>>stream\n", part.len());
        [start.as_bytes(), part, b"\nendstream"].concat()
    };
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R\
        /Resources<</Font<</F1 7 0 R>>/XObject<</X1 6 0 R>>>>>>";
    let font =
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/ToUnicode 5 0 R>>";
    let form = "/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</XObject<</X1 6 0 R>>/Font<</F1 7 0 R>>>>";
    let objects = [
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        page.into(),
        stream(""),
        stream(""),
        stream(form),
        font.into(),
    ];
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = String::new();
    for (number, object) in objects.iter().enumerate() {
        places.push_str(&format!("{:010} 00000 n \n", out.len()));
        out.extend_from_slice(format!("{} 0 obj\n", number + 1).as_bytes());
        out.extend_from_slice(object);
        out.extend_from_slice(b"\nendobj\n");
    }
    let (start, size) = (out.len(), objects.len() + 1);
    out.extend_from_slice(
        format!(
            "xref\n0 {size}\n0000000000 65535 f \n{places}trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
        )
        .as_bytes(),
    );
    out
}
