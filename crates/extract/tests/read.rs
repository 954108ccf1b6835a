//! Bytes of every kind become clean text with a title, or an error that says why not.

use dateline_extract::{Article, Source};
use proptest::prelude::*;

fn read(name: &str, bytes: impl AsRef<[u8]>) -> Article {
    let mut articles = dateline_extract::read(bytes.as_ref(), Source(name.into()));
    assert_eq!(articles.len(), 1, "{name}");
    articles.remove(0).expect(name)
}

const PARAGRAPHS: &str = "<p>The council met at noon, in public, and heard forty speakers, most of \
    them angry, before it voted.</p><p>A second vote is expected within weeks, said the clerk, who \
    counted the hands twice.</p>";

fn page(head: &str, body: &str) -> String {
    format!("<!doctype html><html><head>{head}</head><body>{body}</body></html>")
}

#[test]
fn page_gives_title_lines_and_no_markup() {
    let head = "<title>Bridge closed | The Courant</title><meta property=og:site_name content='The Courant'>";
    let body = format!(
        "<nav><a href='/'>Home</a></nav><article><h1>Bridge closed</h1>{PARAGRAPHS}<h2>Next</h2>\
         <ul><li>A ferry<li>A <b>pon</b>toon</ul><p>One&nbsp;line<br>and\u{ad} another &lt;here&gt;.</p>\
         <script>alert('x')</script><style>p {{}}</style><p><a href='javascript:void(0)'>Link</a> text \
         of some length, with a comma, to be kept.</p></article><footer>© 2021</footer>"
    );
    let article = read("a.html", page(head, &body));
    assert_eq!(article.title, "Bridge closed");
    assert_eq!(
        article.text.lines().skip(2).collect::<Vec<_>>(),
        [
            "Next",
            "A ferry",
            "A pontoon",
            "One line",
            "and another <here>.",
            "Link text of some length, with a comma, to be kept.",
        ]
    );
    assert_eq!(article.dct, None);
}

#[test]
fn title_of_a_page() {
    for (head, body, title) in [
        ("<title>A vote is near - The Post</title>", "<h1>A vote is near</h1>", "A vote is near"),
        ("<title>A vote is near | The Post</title>", "", "A vote is near"),
        ("<title>War - what for?</title>", "", "War - what for?"),
        ("<title>The Post</title>", "<h1>A vote is near</h1>", "A vote is near"),
        (
            "<title>x</title><meta property='og:title' content='A vote — The Post'>\
             <meta property='og:site_name' content='The Post'>",
            "<h1>News</h1>",
            "A vote",
        ),
        (
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"A vote &amp; more\"}</script>",
            "",
            "A vote & more",
        ),
        ("", "<h1>A vote</h1>", "A vote"),
    ] {
        let article = read("a.html", page(head, &format!("{body}{PARAGRAPHS}")));
        assert_eq!(article.title, title, "{head} {body}");
        assert_eq!(article.text.lines().count(), if body.contains("News") { 3 } else { 2 });
    }
}

#[test]
fn plain_text_sets_its_title_apart() {
    for (text, title, body) in [
        ("A vote is near\n\nThe council met.", "A vote is near", "The council met."),
        ("A vote is near\nBy Ada Roe\nIt met.", "A vote is near", "By Ada Roe\nIt met."),
        ("The council met.\n\nIt voted.", "", "The council met.\n\nIt voted."),
        ("The council met", "", "The council met"),
        ("One line\nanother line", "", "One line\nanother line"),
        (
            "A vote is near\nThe council met at noon and heard forty speakers.",
            "A vote is near",
            "A vote is near\nThe council met at noon and heard forty speakers.",
        ),
        ("Nov. 19, 2019\n\nThe council met.", "", "Nov. 19, 2019\n\nThe council met."),
    ] {
        for text in [text.to_owned(), text.replace('\n', "\r\n"), text.replace('\n', "\r")] {
            let article = read("a.txt", &text);
            assert_eq!((article.title.as_str(), article.text.as_str()), (title, body), "{text:?}");
        }
    }
}

#[test]
fn hard_wrapped_lines_are_joined() {
    let text = "The council met at noon, in public, and heard forty speakers, most\n\
                of them angry, before it voted by a show of hands on the question of\n\
                the bridge.\n\nA second vote is expected.\n- a list\n- of two";
    assert_eq!(
        read("a.txt", text).text,
        "The council met at noon, in public, and heard forty speakers, most of them angry, before \
         it voted by a show of hands on the question of the bridge.\n\nA second vote is expected.\n\
         - a list\n- of two"
    );
    let poem = "Roses are red\nViolets are blue\nThe bridge fell down";
    assert_eq!(read("a.txt", poem).text, poem);
}

#[test]
fn markdown_loses_its_marks() {
    let text = "---\ntitle: \"A vote: *near*\"\ndate: 2019-11-19T08:00:00+01:00\ntags:\n  - x\n---\n\
                # Heading\n\nThe [council](https://x.example) **met** at\n`noon`.\n\n- one\n- two\n\n\
                > Quote\n\n<div>raw</div>\n\n![alt](x.png)\n\n## Next\n\n1999\\. A year &amp; a day";
    let article = read("a.md", text);
    assert_eq!(article.title, "A vote: *near*");
    assert_eq!(article.dct_day().map(|day| day.to_string()).as_deref(), Some("2019-11-19"));
    assert_eq!(
        article.text,
        "The council met at noon.\none\ntwo\nQuote\nNext\n1999. A year & a day"
    );
    let bare = read("a.markdown", "# A vote\n19 November 2019\n\nIt met.");
    assert_eq!((bare.title.as_str(), bare.text.as_str()), ("A vote", "19 November 2019\nIt met."));
    assert_eq!(bare.dct_day().map(|day| day.to_string()).as_deref(), Some("2019-11-19"));
}

#[test]
fn encodings() {
    let utf16: Vec<u8> = "Café closed – now".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [&[0xff, 0xfe], utf16.as_slice()].concat();
    let declared = b"<html><meta charset=iso-8859-2><body><p>\xa3\xf3d\xbc is a town</body></html>";
    for (bytes, expected) in [
        (marked.as_slice(), "Café closed – now"),
        (utf16.as_slice(), "Café closed – now"),
        (b"\xef\xbb\xbfCaf\xc3\xa9", "Café"),
        (b"Caf\xc3\xa9", "Café"),
        (b"Caf\xe9 \x96 \x93now\x94", "Café – “now”"),
        (b"\xe2\x80\x9cnow\xe2\x80\x9d \xc3\xa9\xc3\xa9\xff", "“now” éé\u{fffd}"),
        (declared, "Łódź is a town"),
        // A page saved as UTF-8 that still declares what it once was.
        ("<html><meta charset=iso-8859-1><body><p>Łódź</body></html>".as_bytes(), "Łódź"),
        (b"a\0b \x07c\x0cd\x1b[0m e\xc2\xa0f\xe2\x80\xafg \xe2\x80\x8bh, and enough more to be text with a few stray bytes, \
            as old mail archives have them; they are dropped, and what is left of the line can be read by everyone who cares to.",
            "ab c\nd[0m e f g h, and enough more to be text with a few stray bytes, \
            as old mail archives have them; they are dropped, and what is left of the line can be read by everyone who cares to."),
    ] {
        let article = read("a", bytes);
        assert_eq!(article.text, expected);
    }
}

#[test]
fn what_is_no_text_is_an_error_that_says_so() {
    for (bytes, says) in [
        (&b""[..], "is empty"),
        (b" \n\t\0\xef\xbb\xbf", "not text"),
        (b" \r\n\t ", "is empty"),
        (b"%PDF-1.7 x", "the PDF document is broken"),
        (b"PK\x03\x04 x", "the ZIP archive is broken"),
        (b"\x1f\x8b x", "the packed file is broken"),
        (b"\x00\x01\x02\x03\x04\x05abc", "binary data"),
        (b"<html><body><script>x()</script></body></html>", "holds no text"),
        (b"---\ntitle: x\n---\n", "holds no text"),
    ] {
        let error = dateline_extract::read(bytes, Source("a.bin".into())).remove(0);
        let error = error.expect_err(says).to_string();
        assert!(error.contains(says) && error.contains("`a.bin`"), "{error}");
    }
}

#[test]
fn long_and_deep_input_is_read_in_one_go() {
    let million = 1_000_000;
    for (name, text) in [
        ("a.txt", "a".repeat(million)),
        ("a.txt", "1".repeat(million)),
        ("a.txt", "May ".repeat(million / 4)),
        ("a.txt", "x\n".repeat(million / 2)),
        ("a.txt", "2019-11-19 ".repeat(million / 11)),
        ("a.md", "[".repeat(million / 10)),
        ("a.md", "> ".repeat(million / 100) + "x"),
        ("a.md", "*a **b ".repeat(million / 100)),
        ("a.html", format!("<p>{}</p>", "a".repeat(million))),
        ("a.html", format!("<p>{}", "x<b>".repeat(2_000))),
        ("a.html", format!("<body>{}x", "<div>".repeat(5_000))),
        ("a.html", format!("<body>x{}", "<time class=date>".repeat(5_000))),
        ("a.html", format!("<p>x<script type='application/ld+json'>{}", "[".repeat(million))),
        ("a.html", format!("<p>x{}", "<".repeat(million))),
        (
            "a.html",
            format!("<title>{}</title>{}<p>x", " - a".repeat(25_000), "<h1>b</h1>".repeat(25_000)),
        ),
    ] {
        let article = read(name, &text);
        assert!(!article.text.is_empty(), "{name} {}", &text[..20]);
    }
}

proptest! {
    #[test]
    fn any_bytes_give_clean_text_or_an_error(
        bytes in prop::collection::vec(any::<u8>(), 0..400), name in "[a-z./:]{0,12}(\\.md|\\.html|\\.txt)?",
    ) {
        check(&bytes, name)?;
    }

    #[test]
    fn any_pieces_of_a_page_give_clean_text_or_an_error(
        pieces in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..40),
        name in prop::sample::select(vec!["a.html", "a.md", "a.txt", "https://x.example/2019/11/19/"]),
    ) {
        check(pieces.concat().as_bytes(), name.to_owned())?;
    }
}

const PIECES: [&str; 24] = [
    "<p>",
    "</p>",
    "<div class='date'>",
    "</div>",
    "<h1>",
    "</h1>",
    "<table><tr><td>",
    "<br>",
    "<script type=application/ld+json>{\"@type\":\"Article\",\"datePublished\":\"2019-11-19\"}</script>",
    "<time datetime=2019-11-19>",
    "</time>",
    "<meta name=date content='é 2019-11-19'>",
    "<pre>a\n b",
    "Nov. 19, 2019",
    "– “é” ",
    "\n",
    "\r\n",
    "---\n",
    "title: é\n",
    "# é",
    "By É",
    "<!--",
    "<style>",
    "\u{a0}",
];

fn check(bytes: &[u8], name: String) -> Result<(), TestCaseError> {
    for article in dateline_extract::read(bytes, Source(name)).into_iter().flatten() {
        prop_assert!(!article.text.trim().is_empty());
        for text in [&article.text, &article.title] {
            let stray = |c: char| c.is_control() && c != '\n' && c != '\t';
            prop_assert!(!text.contains(stray) && !text.contains('\u{a0}'), "{text:?}");
        }
    }
    Ok(())
}
