//! Hostile files of every format, made here: a clear error that names the part, bounded memory and
//! time, and the rest is read all the same.

use dateline_extract::{Article, Error, Source, read};
use flate2::Compression;
use flate2::write::{GzEncoder, ZlibEncoder};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

fn all(name: &str, bytes: &[u8]) -> Vec<Result<Article, Error>> {
    read(bytes, Source(name.into()))
}

fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a file");
        writer.write_all(bytes).expect("written");
    }
    writer.finish().expect("an archive").into_inner()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::fast());
    writer.write_all(bytes).expect("written");
    writer.finish().expect("a file")
}

fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut writer = ZlibEncoder::new(Vec::new(), Compression::best());
    writer.write_all(bytes).expect("written");
    writer.finish().expect("a stream")
}

/// A document of these objects; the first is the catalog.
fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n".to_vec();
    for (number, object) in objects.iter().enumerate() {
        out.extend(format!("{} 0 obj\n", number + 1).bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    out.extend(b"trailer<</Root 1 0 R>>\n%%EOF\n");
    out
}

/// A document of a page that shows `content`, with a form that shows `form`.
fn page(head: &str, content: &[u8], form: &[u8]) -> Vec<u8> {
    let stream = |head: &str, bytes: &[u8]| {
        let start = format!("<<{head}/Length {}>>stream\n", bytes.len());
        [start.as_bytes(), bytes, b"\nendstream"].concat()
    };
    let resources = "/Resources<</Font<</F1 6 0 R>>/XObject<</X1 5 0 R>>>>";
    let form_head = format!("/Type/XObject/Subtype/Form/BBox[0 0 612 792]{resources}");
    pdf(&[
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R{resources}>>")
            .into(),
        stream(head, content),
        stream(&form_head, form),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_vec(),
    ])
}

const WORD: &str = "word/document.xml";

/// What holds of a document in an archive whose text unpacks to 80 MiB.
fn bomb(names: &[(&str, &[u8])], large: &str) -> Vec<u8> {
    let zeros = vec![b'a'; 80 << 20];
    let files = names.iter().map(|&(name, bytes)| (name, bytes)).chain([(large, &zeros[..])]);
    archive(&files.collect::<Vec<_>>())
}

#[test]
fn what_unpacks_to_more_than_may_be_is_an_error_that_names_it() {
    let letters = vec![b'a'; 80 << 20];
    let twice = zlib(&zlib(&letters));
    let container: &[u8] = b"<rootfile full-path='c.opf'/>";
    for (name, bytes, says) in [
        ("part.zip", bomb(&[], "a.txt"), "`part.zip/a.txt`: it is larger than 64 MiB"),
        ("a.gz", gzip(&letters), "larger than 64 MiB"),
        ("a.docx", bomb(&[], WORD), "`a.docx`"),
        ("a.odt", bomb(&[("mimetype", b"x")], "content.xml"), "`a.odt`"),
        ("a.epub", bomb(&[("META-INF/container.xml", container)], "c.opf"), "`a.epub`"),
        ("a.pdf", page("/Filter/FlateDecode", &zlib(&letters), b""), "larger than 64 MiB"),
        ("b.pdf", page("/Filter[/FlateDecode/FlateDecode]", &twice, b""), "larger than 64 MiB"),
        // A drawing that draws itself twice.
        ("c.pdf", page("", b"/X1 Do", b"/X1 Do /X1 Do"), "no text in it"),
    ] {
        let found = all(name, &bytes);
        let error = found.into_iter().find_map(Result::err).expect(name).to_string();
        assert!(error.contains(says) && error.contains(name), "{error}");
    }
}

#[test]
fn a_bad_part_hinders_no_other() {
    let zeros = vec![b'a'; 80 << 20];
    let broken = &archive(&[("a.txt", b"It met.")])[..30];
    let bytes = archive(&[
        ("1.txt", b"It met."),
        ("bomb.txt", &zeros),
        ("../../cut.zip", broken),
        ("/etc/2.txt", b"It voted."),
    ]);
    let found = all("a.zip", &bytes);
    let said: Vec<String> = found
        .into_iter()
        .map(|found| found.map_or_else(|error| error.to_string(), |article| article.source.0))
        .collect();
    assert_eq!(said.len(), 4, "{said:?}");
    assert_eq!((said[0].as_str(), said[3].as_str()), ("a.zip/1.txt", "a.zip//etc/2.txt"));
    assert!(
        said[1].contains("a.zip/bomb.txt") && said[2].contains("a.zip/../../cut.zip"),
        "{said:?}"
    );
}

#[test]
fn a_packed_file_that_ends_too_early_is_broken() {
    let whole = gzip(b"The ferry did not sail on Monday, and it stays where it is.");
    let errors = all("letter.txt.gz", &whole[..whole.len() / 2]);
    assert!(matches!(errors[0], Err(Error::Broken { .. })), "{errors:?}");
}

#[test]
fn a_damaged_part_is_broken_and_what_repeats_is_read_once() {
    let mut bytes = archive(&[("a.txt", b"The council met at noon and heard forty speakers.")]);
    // Behind the 30 bytes of the header and the name.
    bytes[36] ^= 0xff;
    let error = all("cut.zip", &bytes).remove(0).expect_err("damaged").to_string();
    assert!(error.contains("`cut.zip/a.txt`: the packed file is broken"), "{error}");

    let shown = "<itemref idref='a'/>".repeat(5000);
    let book = format!(
        "<package><manifest><item id='a' href='a.html'/></manifest><spine>{shown}</spine></package>"
    );
    let epub = archive(&[
        ("META-INF/container.xml", b"<rootfile full-path='c.opf'/>"),
        ("c.opf", book.as_bytes()),
        ("a.html", b"<html><body><h1>One</h1><p>It met.</p></body></html>"),
    ]);
    assert_eq!(all("a.epub", &epub).len(), 1);

    let mailbox = format!("From a@b Mon\nMessage-ID: <1>\n{}", "\nFrom \n".repeat(5000));
    assert_eq!(all("a.mbox", mailbox.as_bytes()).len(), 1);
}

#[test]
fn files_of_one_line_or_of_brackets_end() {
    let many = |unit: &str, mebibytes: usize| unit.repeat((mebibytes << 20) / unit.len());
    let large = many("a b ", 33);
    let open = |start: &str, unit: &str| format!("{start}{}", many(unit, 1));
    for (name, text) in [
        ("line.txt", large.clone()),
        ("line.rtf", format!("{{\\rtf1 {large}}}")),
        ("line.eml", format!("Message-ID: <1@x.example>\r\n\r\n{large}")),
        ("line.jsonl", format!("{{\"text\":\"{large}\"}}")),
        ("line.rss", format!("<rss><item><description>{large}</description></item></rss>")),
        ("deep.rtf", open("{\\rtf1", "{")),
        ("deep.html", open("<html>", "<div>")),
        ("tag.html", format!("<html><body><p {}>It met.", many("a=1 ", 4))),
        ("deep.rss", open("<rss><channel>", "<item>")),
        (
            "deep.eml",
            open(
                "Message-ID: <1@x.example>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n",
                "--b\r\n\r\n",
            ),
        ),
        ("deep.md", open("---\ntitle: x\n---\n", "> ")),
        ("deep.jsonl", format!("{{\"text\":\"It met.\"}}\n{}", many("[", 2))),
        ("cut.warc", format!("WARC/1.0\r\nContent-Length: 99999999999\r\n\r\n{}", many("x", 2))),
        ("deep.pdf", open("%PDF-1.4\n1 0 obj\n", "[<<")),
    ] {
        let found = all(name, text.as_bytes());
        assert!(!found.is_empty());
        for article in found.into_iter().flatten() {
            assert!(article.text.len() <= 32 << 20, "{name}: {} bytes", article.text.len());
        }
    }
    let deep = many("<w:p>", 2);
    assert!(!all("deep.docx", &archive(&[(WORD, deep.as_bytes())])).is_empty());
}

#[test]
fn what_stands_around_the_numbers_of_a_list_is_short() {
    let long = "x".repeat(1 << 20);
    let numbering = format!(
        "<w:numbering><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'>\
         <w:lvlText w:val='%1{long}'/></w:lvl></w:abstractNum>\
         <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>"
    );
    let item = "<w:p><w:numPr><w:numId w:val='1'/></w:numPr><w:r><w:t>It met.</w:t></w:r></w:p>";
    let word = item.repeat(1000);
    let style = format!(
        "<text:list-style style:name='L'><text:list-level-style-number text:level='1' \
         style:num-format='1' style:num-suffix='{long}'/></text:list-style>"
    );
    let odt = format!(
        "{style}<office:body><text:list text:style-name='L'>{}</text:list></office:body>",
        "<text:list-item><text:p>It met.</text:p></text:list-item>".repeat(1000)
    );
    for (name, files) in [
        ("a.docx", [(WORD, word.as_bytes()), ("word/numbering.xml", numbering.as_bytes())]),
        ("a.odt", [("mimetype", b"x"), ("content.xml", odt.as_bytes())]),
    ] {
        let article = all(name, &archive(&files)).remove(0).expect(name);
        assert_eq!(article.text.lines().count(), 1000, "{name}");
        assert!(article.text.len() < 100_000, "{name}: {} bytes", article.text.len());
    }
}

#[test]
fn no_entity_is_expanded() {
    let lol = "<?xml version='1.0'?><!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>\
        <!ENTITY f SYSTEM 'file:///etc/passwd'>]>";
    let said = "It met &b;&f;now.";
    let docx = format!("{lol}<w:p><w:t>{said}</w:t></w:p>");
    let odt = format!("{lol}<office:body><text:p>{said}</text:p></office:body>");
    let rss = format!("{lol}<rss><item><description>{said}</description></item></rss>");
    for (name, bytes) in [
        ("a.docx", archive(&[(WORD, docx.as_bytes())])),
        ("a.odt", archive(&[("mimetype", b"x"), ("content.xml", odt.as_bytes())])),
        ("a.rss", rss.into_bytes()),
    ] {
        let article = all(name, &bytes).remove(0).expect(name);
        assert!(article.text.starts_with("It met"), "{name}: {}", article.text);
        assert!(
            !article.text.contains("ha") && !article.text.contains("root:"),
            "{}",
            article.text
        );
    }
}

#[test]
fn bytes_of_other_encodings_are_text_or_an_error() {
    let utf16: Vec<u8> =
        "\u{feff}The café met.".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let docx = [&b"<?xml version='1.0'?><w:p><w:t>caf\xe9 met.</w:t></w:p>"[..]];
    for (name, bytes) in [
        ("a.txt", utf16.clone()),
        ("a.txt", b"caf\xe9 met.".to_vec()),
        ("a.docx", archive(&[(WORD, docx[0])])),
        ("a.rss", b"<rss><item><description>caf\xe9 met.</description></item></rss>".to_vec()),
        ("a.rtf", b"{\\rtf1\\ansi caf\xe9 met.}".to_vec()),
        ("a.jsonl", b"{\"text\":\"caf\xe9 met.\"}".to_vec()),
    ] {
        let article = all(name, &bytes).remove(0).expect(name);
        assert!(article.text.contains("café met."), "{name}: {}", article.text);
    }
}
