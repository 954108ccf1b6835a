//! Where the day of publication is read from, and what is no such day.

use dateline_extract::{Article, DctEvidence, Source, parse_day};
use proptest::prelude::*;

fn read(name: &str, bytes: impl AsRef<[u8]>) -> Article {
    let mut articles = dateline_extract::read(bytes.as_ref(), Source(name.into()));
    assert_eq!(articles.len(), 1, "{name}");
    articles.remove(0).expect(name)
}

/// The day of publication and what it rests on, in one string.
fn dct(article: &Article) -> Option<String> {
    let dct = article.dct.as_ref()?;
    let words = match &dct.evidence {
        DctEvidence::User => "user".to_owned(),
        DctEvidence::Metadata(field) => format!("metadata {field}"),
        DctEvidence::Url(path) => format!("url {path}"),
        DctEvidence::Byline(words) => format!("byline {words}"),
    };
    Some(format!("{} {words}", dct.day))
}

const PARAGRAPHS: &str = "<p>The council met at noon, in public, and heard forty speakers, most of \
    them angry, before it voted.</p><p>A second vote is expected within weeks, said the clerk, who \
    counted the hands twice.</p>";

fn page(head: &str, body: &str) -> String {
    format!("<!doctype html><html><head>{head}</head><body>{body}</body></html>")
}

#[test]
fn publication_day_in_metadata() {
    let ld = |json: &str| format!("<script type='application/ld+json'>{json}</script>");
    let meta = |name: &str, value: &str| format!("<meta property='{name}' content='{value}'>");
    for (head, body, source, expected) in [
        (
            ld(r#"{"@graph":[{"@type":"WebPage","datePublished":"2019-01-01"},
                {"@type":["NewsArticle"],"datePublished":"2019-11-19T23:50:00-05:00"}]}"#),
            "",
            "a.html",
            Some("2019-11-19 metadata JSON-LD datePublished"),
        ),
        // A line feed inside a string is no JSON.
        (
            ld("{\"headline\": \"a\nb\", \"datePublished\": \"Tue, Nov 19 2019 10:01:41 EST\"}"),
            "",
            "a.html",
            Some("2019-11-19 metadata JSON-LD datePublished"),
        ),
        (
            ld(r#"{"@type":"Comment","datePublished":"2020-02-02"}"#)
                + &meta("article:published_time", "2019-11-19T08:00:00Z"),
            "",
            "a.html",
            Some("2019-11-19 metadata article:published_time"),
        ),
        // Readers east of Greenwich saw the 20th; the stamp with their offset says so.
        (
            ld(r#"{"@type":"Article","datePublished":"2019-11-19T23:30:00Z"}"#)
                + &meta("article:published_time", "2019-11-20T00:30:00+01:00"),
            "",
            "a.html",
            Some("2019-11-20 metadata article:published_time"),
        ),
        (
            meta("article:modified_time", "2020-01-05") + &meta("DC.date.issued", "2019-11-19"),
            "",
            "a.html",
            Some("2019-11-19 metadata dc.date.issued"),
        ),
        (
            meta("article:modified_time", "2020-01-05"),
            "",
            "a.html",
            Some("2020-01-05 metadata last change article:modified_time"),
        ),
        // Two days in one: neither is taken, the other field decides.
        (
            meta("date", "03/04/2019") + &meta("parsely-pub-date", "2019-04-03"),
            "",
            "a.html",
            Some("2019-04-03 metadata parsely-pub-date"),
        ),
        (meta("date", "0001-01-01T00:00:00") + &meta("pubdate", "1970-01-01"), "", "a.html", None),
    ] {
        let article = read(source, page(&head, &format!("{body}{PARAGRAPHS}")));
        assert_eq!(dct(&article).as_deref(), expected, "{head} {body} {source}");
    }
}

#[test]
fn publication_day_beside_the_headline_or_in_the_address() {
    let plain = String::new();
    for (head, body, source, expected) in [
        (
            plain.clone(),
            "<aside><time datetime='2018-01-01'>x</time></aside><h1>A vote is near</h1>\
             <time datetime='2019-11-19T06:00'>19 Nov</time>",
            "a.html",
            Some("2019-11-19 metadata time datetime"),
        ),
        (
            plain.clone(),
            "<h1>A vote</h1><p itemprop='datePublished' content='2019-11-19'>Tuesday</p>",
            "a.html",
            Some("2019-11-19 metadata time datetime"),
        ),
        (
            plain.clone(),
            "",
            "https://news.example/2019/11/19/a-vote.html",
            Some("2019-11-19 url 2019/11/19"),
        ),
        (
            "<link rel=canonical href='https://news.example/uk/2019/nov/19/a-vote'>".to_owned(),
            "",
            "a.html",
            Some("2019-11-19 url 2019/nov/19"),
        ),
        (plain.clone(), "", "https://news.example/2019/11/3-questions", None),
        (plain.clone(), "", "/home/2019/11/19/a.html", None),
        (
            plain.clone(),
            "<h1>A vote</h1><p>By Ada Roe | Updated Nov. 21, 2019 | Published Nov. 19, 2019</p>",
            "a.html",
            Some("2019-11-19 byline By Ada Roe | Updated Nov. 21, 2019 | Published Nov. 19, 2019"),
        ),
        (plain, "<h1>A vote</h1><footer>© 2019-11-19 The Post</footer>", "a.html", None),
    ] {
        let article = read(source, page(&head, &format!("{body}{PARAGRAPHS}")));
        assert_eq!(dct(&article).as_deref(), expected, "{head} {body} {source}");
    }
}

#[test]
fn publication_day_beside_the_headline_in_many_languages() {
    for line in [
        "By Ada Roe, November 19, 2019",
        "Von Ada Roe | 19. November 2019, 10:15 Uhr",
        "Veröffentlicht am 19.11.2019",
        "Publié le 19 novembre 2019 à 10h15",
        "Martes 19 de noviembre de 2019",
        "Pubblicato il 19 novembre 2019",
        "19 de novembro de 2019 às 10h",
        "Gepubliceerd op 19 november 2019",
        "Opublikowano: 19 listopada 2019",
        "19 Kasım 2019 Salı 10:15",
        "19 ноября 2019, 10:15",
        "19 листопада 2019",
        "19 ноября 2019 г.",
    ] {
        let body = format!("<h1>A vote</h1><p>{line}</p>{PARAGRAPHS}<footer>© 2021</footer>");
        let article = read("a.html", page("", &body));
        let day = article.dct_day().map(|day| day.to_string());
        assert_eq!(day.as_deref(), Some("2019-11-19"), "{line}");
    }
}

#[test]
fn what_a_reader_sees_decides_where_the_data_are_in_doubt() {
    let meta = |name: &str, value: &str| format!("<meta property='{name}' content='{value}'>");
    for (head, line, expected) in [
        (meta("article:published_time", "2019-11-20T03:10:00Z"), "Nov. 19, 2019", "2019-11-19"),
        (
            meta("article:published_time", "2019-11-20T00:10:00+01:00"),
            "Nov. 19, 2019",
            "2019-11-20",
        ),
        (meta("article:published_time", "2019-01-01"), "Nov. 19, 2019", "2019-11-19"),
        (meta("dc.date", "2019-10-02"), "Nov. 19, 2019", "2019-11-19"),
        (meta("article:published_time", "2019-10-02"), "Nov. 19, 2019", "2019-10-02"),
        (meta("article:published_time", "2019-10-02"), "Updated Nov. 19, 2019", "2019-10-02"),
        (meta("article:published_time", "2019-10-02"), "14. - 20. November 2019", "2019-10-02"),
    ] {
        let article =
            read("a.html", page(&head, &format!("<h1>A vote</h1><p>{line}</p>{PARAGRAPHS}")));
        let day = article.dct_day().map(|day| day.to_string());
        assert_eq!(day.as_deref(), Some(expected), "{head} {line}");
    }
    let head =
        meta("article:published_time", "2019-10-02") + &meta("article:modified_time", "2019-11-19");
    let article = read("a.html", page(&head, PARAGRAPHS));
    assert_eq!(article.updated.map(|day| day.to_string()).as_deref(), Some("2019-11-19"));
}

#[test]
fn a_day_between_slashes_is_read_where_the_page_tells_its_order() {
    let meta = |name: &str, value: &str| format!("<meta property='{name}' content='{value}'>");
    let plain = String::new();
    for (language, head, line, rest, expected) in [
        ("en", plain.clone(), "3/4/2019", "", None),
        ("en-US", plain.clone(), "3/4/2019", "", None),
        ("de", plain.clone(), "3/4/2019", "", None),
        ("en", plain.clone(), "3/4/2019", "<p>25/03/2019</p>", Some("2019-04-03")),
        ("en", plain.clone(), "3/4/2019", "<p>03/25/2019</p>", Some("2019-03-04")),
        ("es", plain.clone(), "Publicado: 3/4/2019 10:15", "", Some("2019-04-03")),
        ("en-GB", meta("pubdate", "03/04/2019"), "", "", Some("2019-04-03")),
        (
            "en",
            meta("article:published_time", "2019-04-04T02:41:00Z"),
            "3/4/2019 22:41",
            "",
            Some("2019-04-03"),
        ),
    ] {
        let body = format!("<h1>A vote</h1><p>{line}</p>{PARAGRAPHS}{rest}");
        let page = page(&head, &body).replace("<html>", &format!("<html lang={language}>"));
        let day = read("a.html", page).dct_day().map(|day| day.to_string());
        assert_eq!(day.as_deref(), expected, "{language} {head} {line} {rest}");
    }
}

#[test]
fn days_stand_close_to_other_words() {
    for (line, expected) in [
        ("<span><time>3 May 2021</time><time>21:25</time></span>", Some("2021-05-03")),
        ("03.05.2021von Ada Roe", Some("2021-05-03")),
        ("Harbour Sailing Club 3. 5. 2021.", Some("2021-05-03")),
        ("The club met on 3 May 2021.", None),
        ("3 أيار / مايو 2021", Some("2021-05-03")),
        ("<dl><dt>Joined</dt><dd>3 May 2011</dd></dl>", None),
        ("<div>Published on:</div><div>3 May 2021</div>", Some("2021-05-03")),
        (
            "<span property='schema:datePublished' content='2021-05-03'>Mon</span>",
            Some("2021-05-03"),
        ),
        ("<time class=published data-timestamp='1620043200'>now</time>", Some("2021-05-03")),
    ] {
        let body = format!("<h1>A vote</h1><p>{line}</p>{PARAGRAPHS}");
        let day = read("a.html", page("", &body)).dct_day().map(|day| day.to_string());
        assert_eq!(day.as_deref(), expected, "{line}");
    }
    // What the reader sees agrees with the first of the data; another of them is a day off.
    let ld = |day: &str| {
        let json = format!("{{\"@type\":\"Article\",\"datePublished\":\"{day}\"}}");
        format!("<script type=application/ld+json>{json}</script>")
    };
    let head = ld("2021-05-03T14:00:49Z") + &ld("2021-05-04T09:45:26-07:00");
    let article =
        read("a.html", page(&head, &format!("<h1>A vote</h1><p>2021/05/03</p>{PARAGRAPHS}")));
    assert_eq!(article.dct_day().map(|day| day.to_string()).as_deref(), Some("2021-05-03"));
    let head = ld("20210503T055000+0900");
    let article =
        read("a.html", page(&head, &format!("<h1>A vote</h1><p>2 May 2021</p>{PARAGRAPHS}")));
    assert_eq!(article.dct_day().map(|day| day.to_string()).as_deref(), Some("2021-05-03"));
}

#[test]
fn authors_of_a_page() {
    for (head, body, expected) in [
        (
            "<script type='application/ld+json'>{\"@type\":\"Article\",\"author\":[{\"name\":\"Ada Roe\"},{\"name\":\"Bo Li\"}]}</script>",
            "",
            "Ada Roe, Bo Li",
        ),
        ("<meta name=author content='By Ada Roe'>", "", "Ada Roe"),
        ("", "<div>ByAda Roe</div>", "Ada Roe"),
        ("", "<div>By:</div><div>Ada Roe</div>", "Ada Roe"),
        // Nobody sees who keeps the site.
        ("<meta name=author content='Max Loe'>", "<div>By Ada Roe</div>", "Ada Roe"),
        ("<meta name=author content='Harbour News Ltd.'>", "<div>By Ada Roe</div>", "Ada Roe"),
        ("<meta name=author content='The Post Staff'>", "<div>By Ada Roe</div>", "Ada Roe"),
        (
            "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"Article\",\"author\":{\"@id\":\"#2\"}},{\"@type\":[\"Person\",\"Thing\"],\"@id\":\"#1\",\"name\":\"Bo Li\"},{\"@type\":\"Person\",\"@id\":\"#2\",\"name\":\"Ada Roe\"}]}</script>",
            "",
            "Ada Roe",
        ),
        (
            "<meta name=author content='https://x.example/ada'>",
            "<p class=byline>By Ada Roe May 3, 2019</p>",
            "Ada Roe",
        ),
        ("", "<h1>A vote</h1><p>Von Jana Roh</p>", "Jana Roh"),
        ("", "<h1>A vote</h1><p>By noon it was over.</p>", ""),
    ] {
        let article = read("a.html", page(head, &format!("{body}{PARAGRAPHS}")));
        assert_eq!(article.byline, expected, "{head} {body}");
    }
}

#[test]
fn publication_day_of_plain_text() {
    for (first, expected) in [
        ("Nov. 19, 2019", Some("2019-11-19 byline Nov. 19, 2019")),
        ("Published 19 November 2019", Some("2019-11-19 byline Published 19 November 2019")),
        (
            "By Ada Roe, 19th of November, 2019 at 5 p.m.",
            Some("2019-11-19 byline By Ada Roe, 19th of November, 2019 at 5 p.m."),
        ),
        ("Tuesday, Sept. 3, 2019", Some("2019-09-03 byline Tuesday, Sept. 3, 2019")),
        (
            "MERROW, March 9, 2021 (Estuary Wire) - The bridge fell on Tuesday.",
            Some(
                "2021-03-09 byline MERROW, March 9, 2021 (Estuary Wire) - The bridge fell on Tuesday.",
            ),
        ),
        ("© 2019 The Post", None),
        ("Copyright Nov. 19, 2019 The Post", None),
        ("He was born on 3 May 1915.", None),
        ("Ada Roe, 3 May 1915 – 19 November 2019", None),
        ("November 2019", None),
        ("Updated Nov. 21, 2019", None),
        ("Nov. 31, 2019", None),
        ("2019", None),
        (
            "It was in the long and very cold night of the 3 May 1915 that all of it began again",
            None,
        ),
    ] {
        let article = read("a.txt", format!("A vote is near\n\n{first}\n\nThe council met."));
        assert_eq!(dct(&article).as_deref(), expected, "{first}");
    }
    let article = read("a.txt", "A vote\n\nThe council met.\nPublished on 19 November 2019");
    assert_eq!(article.dct_day().map(|day| day.to_string()).as_deref(), Some("2019-11-19"));
}

#[test]
fn days_people_and_metadata_write() {
    for (text, expected) in [
        ("2019-11-19", Some("2019-11-19")),
        ("2019-1-9", Some("2019-01-09")),
        ("2019/11/19", Some("2019-11-19")),
        ("20191119", Some("2019-11-19")),
        ("20191119T101500Z", Some("2019-11-19")),
        ("2019-11-19T23:59:59-11:00", Some("2019-11-19")),
        ("2019-11-19T00:00:01.123+14:00", Some("2019-11-19")),
        ("2019-11-19 00:10 UTC", Some("2019-11-19")),
        ("2019-11-19+08:00", Some("2019-11-19")),
        ("Tue, 19 Nov 2019 23:50:00 -0500", Some("2019-11-19")),
        ("Tue Nov 19 23:50:00 EST 2019", Some("2019-11-19")),
        ("Tuesday, November 19th, 2019", Some("2019-11-19")),
        ("Sept. 3, 2019 11:50 p.m. EDT", Some("2019-09-03")),
        ("3 Sept 2019", Some("2019-09-03")),
        ("3rd of September 2019", Some("2019-09-03")),
        ("19-Nov-2019", Some("2019-11-19")),
        ("19.11.2019", Some("2019-11-19")),
        ("1. 2. 2019, 10:15", Some("2019-02-01")),
        ("19/11/2019", Some("2019-11-19")),
        ("11/19/2019 10:15:00 AM", Some("2019-11-19")),
        ("05/05/2019", Some("2019-05-05")),
        ("2019年11月19日", Some("2019-11-19")),
        ("  May 1, 2019 ", Some("2019-05-01")),
        ("29 February 2020", Some("2020-02-29")),
        ("03/04/2019", None),
        ("29 February 2019", None),
        ("2019-13-01", None),
        ("2019-02-30", None),
        ("2019", None),
        ("2019-11", None),
        ("November 2019", None),
        ("19 November", None),
        ("Nov 19", None),
        ("Nov 19, 19", None),
        ("11/19/19", None),
        ("yesterday", None),
        ("10:15", None),
        ("1574150400", None),
        ("99999999999", None),
        ("", None),
        ("The bridge fell on 19 November 2019", None),
    ] {
        assert_eq!(parse_day(text).map(|day| day.to_string()).as_deref(), expected, "{text}");
    }
}

proptest! {
    #[test]
    fn any_text_is_a_day_or_none(text in "[0-9A-Za-z年月日 ,.:/+-]{0,30}|\\PC{0,30}") {
        if let Some(day) = parse_day(&text) {
            prop_assert!(text.contains(&day.format("%Y").to_string()), "{text}: {day}");
        }
    }
}

#[test]
fn days_called_something_else_are_no_publication() {
    for line in [
        "Printed: 9 March 2021",
        "It is currently Tue Mar 9, 2021",
        "Aktuelle Zeit: 09.03.2021, 12:18",
        "Gedruckt am: Dienstag, 9. März 2021",
        "Born: 9 March 1971",
        "Member since March 9, 2015",
        "Application deadline: 9 March 2021",
        "Abgerufen am 9. März 2021",
    ] {
        let page = page("", &format!("<h1>A vote</h1><p>{line}</p>{PARAGRAPHS}"));
        assert_eq!(dct(&read("a.html", page)), None, "{line}");
    }
    let both = page(
        "",
        &format!("<h1>A vote</h1><p>9 March 2021. Printed on 11 March 2021</p>{PARAGRAPHS}"),
    );
    let why = "2021-03-09 byline 9 March 2021. Printed on 11 March 2021";
    assert_eq!(dct(&read("a.html", both)).as_deref(), Some(why));
    let changed = page("<meta property='og:updated_time' content='2021-03-09'>", PARAGRAPHS);
    let why = "2021-03-09 metadata last change og:updated_time";
    assert_eq!(dct(&read("a.html", changed)).as_deref(), Some(why));
}
