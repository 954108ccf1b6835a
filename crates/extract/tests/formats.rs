//! Files of every format, made here, become articles; hostile ones become errors.

use dateline_extract::{Article, Error, Source, read};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

/// The articles and errors of a file.
fn all(name: &str, bytes: &[u8]) -> Vec<Result<Article, Error>> {
    read(bytes, Source(name.into()))
}

/// Title, day, author and text of every article, and the source of each.
fn articles(name: &str, bytes: &[u8]) -> Vec<[String; 5]> {
    let read = all(name, bytes).into_iter();
    let article = |article: Result<Article, Error>| {
        let article = article.expect(name);
        let day = article.dct_day().map(|day| day.to_string()).unwrap_or_default();
        [article.source.0, article.title, day, article.byline, article.text]
    };
    read.map(article).collect()
}

fn row(source: &str, title: &str, day: &str, author: &str, text: &str) -> [String; 5] {
    [source, title, day, author, text].map(str::to_owned)
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

/// A document of one page with these lines.
fn pdf(lines: &[&str]) -> Vec<u8> {
    let shown: String = lines.iter().map(|line| format!("({line}) Tj 0 -14 Td ")).collect();
    let stream = format!("BT /F1 12 Tf 72 700 Td {shown}ET");
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R\
         /Resources<</Font<</F1 5 0 R>>>>>>"
            .to_owned(),
        format!("<</Length {}>>stream\n{stream}\nendstream", stream.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
        "<</Title(A vote)/Author(Ada Roe)/CreationDate(D:20191119101500Z)>>".to_owned(),
    ];
    let mut out = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.push_str(&format!("{} 0 obj\n{object}\nendobj\n", number + 1));
    }
    let start = out.len();
    out.push_str("xref\n0 7\n0000000000 65535 f \n");
    for place in places {
        out.push_str(&format!("{place:010} 00000 n \n"));
    }
    out.push_str(&format!("trailer<</Size 7/Root 1 0 R/Info 6 0 R>>\nstartxref\n{start}\n%%EOF\n"));
    out.into_bytes()
}

const MAIL: &str = "Received: from a by b\r\nFrom: Ada Roe <ada@x.example>\r\nTo: all@x.example\r\n\
    Date: Tue, 19 Nov 2019 23:50:00 -0500\r\nSubject: =?utf-8?q?A_v=C3=B6te?=\r\n\
    Content-Type: text/plain; charset=utf-8\r\n\r\nThe council met.\r\n";

#[test]
fn documents() {
    let word = br#"<w:document xmlns:w="w"><w:body>
        <w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>A vote</w:t></w:r></w:p>
        <w:p><w:r><w:t xml:space="preserve">The </w:t></w:r><w:r><w:t>council &amp; all met.</w:t></w:r>
        <w:del><w:r><w:t>Gone.</w:t></w:r></w:del></w:p></w:body></w:document>"#;
    let core = br#"<cp:coreProperties xmlns:dc="d"><dc:creator>Ada Roe</dc:creator>
        <dcterms:created>2019-11-19T10:00:00Z</dcterms:created></cp:coreProperties>"#;
    let docx = archive(&[("word/document.xml", word), ("docProps/core.xml", core)]);
    let text = "A vote\nThe council & all met.";
    assert_eq!(articles("a.docx", &docx), [row("a.docx", "A vote", "2019-11-19", "Ada Roe", text)]);

    let content = br#"<office:document-content><text:list-style style:name="L"><text:list-level-style-number
        text:level="1" style:num-format="1" style:num-suffix="."/></text:list-style>
        <office:body><office:text><text:h>A vote</text:h><text:p>The<text:s/>council met.</text:p>
        <text:list text:style-name="L"><text:list-item><text:p>Item.</text:p><text:p>More of it.</text:p>
        </text:list-item></text:list></office:text></office:body></office:document-content>"#;
    let meta =
        b"<office:meta><dc:title>Minutes</dc:title><dc:creator>Ada</dc:creator></office:meta>";
    let mime = b"application/vnd.oasis.opendocument.text";
    let odt = archive(&[("mimetype", mime), ("content.xml", content), ("meta.xml", meta)]);
    let text = "A vote\nThe council met.\n1. Item.\nMore of it.";
    assert_eq!(articles("a.odt", &odt), [row("a.odt", "Minutes", "", "Ada", text)]);
    let kinds = |name: &str, bytes: &[u8]| -> Vec<&str> {
        let article = all(name, bytes).remove(0).expect(name);
        article.blocks.iter().map(|block| block.kind.name()).collect()
    };
    assert_eq!(kinds("a.odt", &odt), ["heading", "paragraph", "list-item", "list-item"]);
    assert_eq!(kinds("a.docx", &docx), ["heading", "paragraph"]);

    let rtf = br"{\rtf1\ansi{\fonttbl{\f0 Arial;}}A vote\par\par The caf\'e9 of \u321?\'f3d\u378? met.\par}";
    assert_eq!(articles("a.rtf", rtf), [row("a.rtf", "A vote", "", "", "The café of Łódź met.")]);

    let lines = [
        "The council met at noon and heard many speak-",
        "ers from the town of Merrow in all.",
        "7",
    ];
    let text = "The council met at noon and heard many speakers from the town of Merrow in all.";
    assert_eq!(
        articles("a.pdf", &pdf(&lines)),
        [row("a.pdf", "A vote", "2019-11-19", "Ada Roe", text)]
    );
}

#[test]
fn what_a_reader_of_a_document_sees() {
    let numbered = "<w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>";
    let word = format!(
        "<w:document xmlns:w='w'><w:body>\
         <w:p>{numbered}<w:r><w:t>First, </w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden </w:t></w:r><w:r><w:t>it met.</w:t></w:r></w:p>\
         <w:p>{numbered}<w:r><w:t>It vot</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></mc:Choice>\
         <mc:Fallback><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>ed.</w:t></w:r></w:p>\
         <w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:drawing><c:chart r:id='r9'/></w:drawing></w:r></w:p></w:body></w:document>"
    );
    let lists = b"<w:numbering><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:numFmt w:val='lowerLetter'/>\
        <w:lvlText w:val='%1)'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>";
    let chart = b"<c:chart><c:title><a:t>Votes</a:t></c:title><c:ser><c:tx><c:pt idx='0'><c:v>Yes</c:v></c:pt></c:tx>\
        <c:cat><c:pt idx='0'><c:v>May</c:v></c:pt></c:cat><c:val><c:pt idx='0'><c:v>12</c:v></c:pt></c:val></c:ser></c:chart>";
    let docx = archive(&[
        ("word/document.xml", word.as_bytes()),
        ("word/numbering.xml", lists),
        ("word/_rels/document.xml.rels", b"<R><Relationship Id='r9' Target='charts/c.xml'/></R>"),
        ("word/charts/c.xml", chart),
        (
            "word/footnotes.xml",
            b"<w:footnote><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote>",
        ),
    ]);
    let text = "a) First, it met.\nIn a box.\nb) It voted.\nVotes\nYes\nMay\t12\nA note.";
    assert_eq!(articles("a.docx", &docx), [row("a.docx", "", "", "", text)]);
}

#[test]
fn files_of_many_articles() {
    let container =
        br#"<container><rootfiles><rootfile full-path="b/c.opf"/></rootfiles></container>"#;
    let package = br#"<package><metadata><dc:title>Years</dc:title><dc:creator>Ada Roe</dc:creator>
        <dc:date>2019-11-19</dc:date></metadata><manifest><item id="2" href="two.xhtml"/>
        <item id="1" href="one.xhtml"/></manifest><spine><itemref idref="1"/><itemref idref="2"/></spine></package>"#;
    let book = archive(&[
        ("META-INF/container.xml", container),
        ("b/c.opf", package),
        ("b/one.xhtml", b"<html><body><h1>First</h1><p>It met.</p></body></html>"),
        ("b/two.xhtml", b"<html><body><p>It voted.</p></body></html>"),
    ]);
    assert_eq!(
        articles("a.epub", &book),
        [
            row("a.epub/b/one.xhtml", "First", "2019-11-19", "Ada Roe", "It met."),
            row("a.epub/b/two.xhtml", "Years", "2019-11-19", "Ada Roe", "It voted."),
        ]
    );
    let mailbox = format!("From ada Tue\n{MAIL}\nFrom bob Wed\n{MAIL}").replace('\r', "");
    let mail = |source: &str| row(source, "A vöte", "2019-11-19", "Ada Roe", "The council met.");
    assert_eq!(articles("a.eml", MAIL.as_bytes()), [mail("a.eml")]);
    assert_eq!(articles("a.mbox", mailbox.as_bytes()), [mail("a.mbox#1"), mail("a.mbox#2")]);

    let rss = "<?xml version='1.0'?><rss><channel><title>The Post</title><item><title>A &amp;amp; B</title>\
        <link>https://x.example/a</link><pubDate>Tue, 19 Nov 2019 23:50:00 -0500</pubDate>\
        <dc:creator>Ada Roe</dc:creator><description>&lt;p&gt;It met.&lt;/p&gt;</description></item></channel></rss>";
    let entry = row("https://x.example/a", "A & B", "2019-11-19", "Ada Roe", "It met.");
    assert_eq!(articles("a.xml", rss.as_bytes()), [entry]);
    let atom = "<feed><entry><title>A</title><link href='https://x.example/b'/><author><name>Ada</name></author>\
        <published>2019-11-19T00:10:00+01:00</published><content type='xhtml'><div><p>It voted.</p></div></content></entry></feed>";
    let entry = row("https://x.example/b", "A", "2019-11-19", "Ada", "It voted.");
    assert_eq!(articles("a.xml", atom.as_bytes()), [entry]);

    let lines = "{\"title\":\"A\",\"date\":\"2019-11-19\",\"author\":\"Ada\",\"text\":\"It met.\"}\n\n\
        {\"url\":\"https://x.example/c\",\"body\":\"<p>It voted.</p>\"}\n";
    assert_eq!(
        articles("a.jsonl", lines.as_bytes()),
        [
            row("a.jsonl#1", "A", "2019-11-19", "Ada", "It met."),
            row("https://x.example/c", "", "", "", "It voted.")
        ]
    );
    let page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n\
        11\r\n<html><h1>A</h1>x\r\n9\r\n met now.\r\n0\r\n\r\n";
    let warc = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://x.example/2019/11/19/d\r\nContent-Length: {}\r\n\r\n{page}\r\n\r\n",
        page.len()
    );
    let expected = row("https://x.example/2019/11/19/d", "A", "2019-11-19", "", "x met now.");
    assert_eq!(articles("a.warc", warc.as_bytes())[0], expected);
    assert_eq!(articles("a.warc.gz", &gzip(warc.as_bytes())), [expected]);
}

#[test]
fn a_page_saved_as_one_file() {
    let page = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://x.example/2019/11/19/a\r\n\
        Subject: A vote\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n\
        --b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
        <html><h1>A vote</h1><p>The caf=C3=A9 met.</p></html>\r\n--b--\r\n";
    let expected =
        row("https://x.example/2019/11/19/a", "A vote", "2019-11-19", "", "The café met.");
    assert_eq!(articles("a.mhtml", page.as_bytes()), [expected]);
}

#[test]
fn archives_in_archives_and_what_cannot_be_read_in_them() {
    let inner = archive(&[
        ("../../etc/2019-11-19 note.txt", b"It met in the hall, all said."),
        ("p.png", b"\x89PNG"),
    ]);
    let outer =
        archive(&[("inner.zip", &inner), ("empty.txt", b" "), ("b.md", b"# A\n\nIt voted.")]);
    let read = all("a.zip", &outer);
    assert_eq!(read.len(), 3);
    let first = read[0].as_ref().expect("an article");
    assert_eq!(first.source.0, "a.zip/inner.zip/../../etc/2019-11-19 note.txt");
    assert_eq!(first.dct_day().map(|day| day.to_string()).as_deref(), Some("2019-11-19"));
    let error = read[1].as_ref().expect_err("empty").to_string();
    assert!(error.contains("`a.zip/empty.txt`: it is empty"), "{error}");
    assert_eq!(read[2].as_ref().expect("an article").title, "A");

    let mut nested = archive(&[("a.txt", b"It met.")]);
    for _ in 0..8 {
        nested = archive(&[("a.zip", &nested)]);
    }
    let error = all("a.zip", &nested).remove(0).expect_err("too deep").to_string();
    assert!(error.contains("too deep"), "{error}");
    let error = all("a.zip", &archive(&[])).remove(0).expect_err("nothing").to_string();
    assert!(error.contains("no article in it"), "{error}");
}

#[test]
fn bombs_and_broken_files_are_errors() {
    let zeros = vec![b'a'; 80 << 20];
    for (name, bytes, says) in [
        ("bomb.zip", archive(&[("a.txt", &zeros)]), "larger than 64 MiB"),
        ("bomb.gz", gzip(&zeros), "larger than 64 MiB"),
        ("line.txt", zeros[..40 << 20].to_vec(), "larger than 32 MiB"),
        ("scan.pdf", pdf(&[]), "only pictures of pages"),
        ("cut.pdf", pdf(&["It met."])[..200].to_vec(), "the PDF document is broken"),
        ("cut.zip", archive(&[("a.txt", b"It met.")])[..30].to_vec(), "the ZIP archive is broken"),
    ] {
        let error = all(name, &bytes).remove(0).expect_err(name).to_string();
        assert!(error.contains(says) && error.contains(name), "{error}");
    }
    // Entities that grow are not expanded.
    let lol = "<?xml version='1.0'?><!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]>\
        <rss><channel><item><title>&b;</title><description>It met.</description></item></channel></rss>";
    assert_eq!(articles("a.xml", lol.as_bytes())[0][4], "It met.");
}

#[test]
fn every_cut_of_every_format_is_an_article_or_an_error() {
    let docx = archive(&[("word/document.xml", b"<w:p><w:t>It met.</w:t></w:p>")]);
    let files =
        [docx, gzip(MAIL.as_bytes()), pdf(&["It met.", "It voted."]), MAIL.as_bytes().to_vec()];
    for bytes in files {
        for end in (0..bytes.len()).step_by(7) {
            assert!(!all("a", &bytes[..end]).is_empty());
        }
    }
}
