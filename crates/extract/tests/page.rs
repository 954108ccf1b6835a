//! What of a page is the article, what each line of it is, what was cut, and who wrote it.

use dateline_extract::{Article, BlockKind, Source};

fn read(page: &str) -> Article {
    let page = format!("<!doctype html>{page}");
    let mut articles = dateline_extract::read(page.as_bytes(), Source("page.html".into()));
    articles.remove(0).expect("an article")
}

const BODY: &str = "<p>The night ferry to Port Merrow did not sail on Monday, after divers found a \
    crack in its shaft, the line said, and it will stay where it is until a new one comes.</p>\
    <p>They went down twice on Sunday, in poor light, and measured a crack as long as a hand, which \
    nobody had seen in May, when the ship was last out of the water for its paint.</p>\
    <p>Tickets bought for this week stay valid until the end of the month, the line said, and it \
    pays for the bus along the coast, which takes four hours where the ferry takes one.</p>";

#[test]
fn lines_have_their_kinds_and_spans() {
    let article = read(&format!(
        "<body><article><h1>Ferry stays in port</h1>{BODY}<h2>What comes next</h2>\
         <ul><li>Monday: no sailing at all, in either direction.<li>Friday: the first one at noon.</ul>\
         <blockquote><p>“We found it by chance, and we are glad of it,” said the captain.</p></blockquote>\
         <table><tr><td>Merrow<td>50 minutes<tr><td>Quay<td>70 minutes</table>\
         <p>The line has two ships, and the other one is on the river until June, it said.</p></article>"
    ));
    let kinds: Vec<&str> = article.blocks.iter().map(|block| block.kind.name()).collect();
    let [p, item, row] = ["paragraph", "list-item", "table-row"];
    assert_eq!(kinds, [p, p, p, "heading", item, item, "quotation", row, row, p]);
    let lines: Vec<&str> = article.blocks.iter().map(|b| b.span.of(&article.text)).collect();
    assert_eq!(lines, article.text.lines().collect::<Vec<_>>());
}

#[test]
fn what_was_cut_stands_where_it_stood() {
    let article = read(&format!(
        "<body><nav><a href=/>Home</a></nav><article><h1>Ferry stays in port</h1>{BODY}\
         <div class=newsSharing>Pass it on</div><p class=photoCaption>The ferry at its quay, in May.</p>\
         </article><div class='user-comments'><p>First! I was on that ship, and it shook.</p></div>\
         <footer>© 2021 The Estuary Post</footer>"
    ));
    let cut: Vec<_> = article.cut.iter().map(|cut| (cut.text.as_str(), cut.above)).collect();
    assert_eq!(
        cut,
        [
            ("Home", 0),
            ("Pass it on", 3),
            ("The ferry at its quay, in May.", 3),
            ("First! I was on that ship, and it shook.", 3),
            ("© 2021 The Estuary Post", 3),
        ]
    );
    assert_eq!(article.blocks.len(), 3);
}

#[test]
fn a_lead_above_the_text_is_of_it_and_its_subtitle() {
    let lead = "A cracked shaft keeps the night ferry in port until Friday, its owner says.";
    let article = read(&format!(
        "<html lang=en_GB><head><title>Ferry stays in port | The Estuary Post</title>\
         <meta property=og:site_name content='The Estuary Post'><meta name=description content='{lead}'>\
         <meta property=article:section content=Harbour><link rel=canonical href='https://post.example/f'>\
         </head><body><header><h1>Ferry stays in port</h1><h3>{lead}</h3><p>{lead}</p>\
         <div class=photo-credit>Photo: B. Loe</div></header><div class=story>{BODY}</div>"
    ));
    assert!(article.text.starts_with(lead), "{}", article.text);
    assert_eq!(article.subtitle, lead);
    assert_eq!((article.site.as_str(), article.section.as_str()), ("The Estuary Post", "Harbour"));
    assert_eq!(
        (article.url.as_str(), article.language.as_str()),
        ("https://post.example/f", "en-GB")
    );
}

#[test]
fn an_element_that_holds_the_text_keeps_the_sidebar_out() {
    let teasers =
        "<h3><a href=/x>A bridge closed, and nobody knows why it was</a></h3><p>2 May 2019</p>";
    let article = read(&format!(
        "<body><div class=wrap><h1>Two lines</h1><div class='post-body entry-content'>The ferry stays \
         in port for a week, its owner said.<br>Tickets stay valid until the end of the month.</div>\
         </div><div class=side>{}</div>",
        teasers.repeat(12)
    ));
    assert_eq!(
        article.text,
        "The ferry stays in port for a week, its owner said.\n\
         Tickets stay valid until the end of the month."
    );
}

#[test]
fn authors_are_people_before_outlets() {
    let outlet = "<meta property=og:site_name content='The Estuary Post'>\
        <meta name=author content='The Estuary Post'>";
    for (head, line, byline) in [
        (outlet, "<p>Author: Ada Roe</p>", "Ada Roe"),
        (outlet, "<p>9 March 2021 by Ada Roe</p>", "Ada Roe"),
        (outlet, "<p>09.03.2021 | 13:10 | Ada Roe</p>", "Ada Roe"),
        (outlet, "<a href='/authors/ada-roe/'>View all posts by Ada Roe</a>", "Ada Roe"),
        (outlet, "<p>9 March 2021</p>", "The Estuary Post"),
        ("<meta name=author content='Ada Roe, PhD'>", "", "Ada Roe"),
        (
            "<meta name=author content='The Post - Ada Roe'><meta property=og:site_name content='The Post'>",
            "",
            "Ada Roe",
        ),
        (
            "<meta name=author content=admin>",
            "<span class=author>Editorial team</span>",
            "Editorial team",
        ),
        ("<meta name=author content=ar>", "", "ar"),
        ("", "<div class=comments><span class=author>Ben Loe</span></div>", ""),
        ("", "<p>The report by Ada Roe was read out on Monday.</p>", ""),
    ] {
        let article = read(&format!("<head>{head}</head><body><h1>Ferry</h1>{line}{BODY}"));
        assert_eq!(article.byline, byline, "{head} {line}");
    }
}

#[test]
fn what_says_who_the_author_is_is_cut() {
    let article = read(&format!(
        "<head><meta name=author content='Ada Roe'></head><body><article><h1>Ferry</h1>{BODY}\
         <p>Ada Roe has written about ships, ports and the people in them since she was nine.</p>"
    ));
    assert_eq!(article.text.lines().count(), 3);
    assert!(article.cut.last().is_some_and(|cut| cut.text.starts_with("Ada Roe has")));
}

#[test]
fn a_heading_is_one_line_however_it_is_broken() {
    let article = read(&format!(
        "<head><meta property=og:title content='The harbour: Ferry stays in port'></head><body>\
         <article><h1><div>The harbour:</div>Ferry stays<br>in port</h1>{BODY}\
         <h2>What<br>comes next</h2><p>The line has two ships, and the other is on the river.</p>"
    ));
    assert_eq!(article.title, "The harbour: Ferry stays in port");
    assert_eq!(article.text.lines().nth(3), Some("What comes next"), "{}", article.text);
}

#[test]
fn a_title_is_without_the_outlet_that_its_address_names() {
    let address = "<link rel=canonical href='https://www.estuarypost.example/x'>";
    for (title, heading, expected) in [
        ("Ferry stays - Estuary Post Online", "The ferry", "Ferry stays"),
        ("Estuary Post | Ferry stays in port", "The ferry", "Ferry stays in port"),
        ("Estuary Post", "Ferry stays", "Ferry stays"),
        ("Ferry - and the port", "The ferry", "Ferry - and the port"),
    ] {
        let article = read(&format!(
            "<head><title>{title}</title>{address}<meta property=og:site_name content='EP'></head>\
             <body><h1>{heading}</h1>{BODY}<h1>More</h1>"
        ));
        assert_eq!(article.title, expected, "{title}");
    }
    // A quotation mark ended the attribute.
    let article = read(&format!(
        "<head><title>Captain calls the crack \"small\"</title>\
         <meta property=og:title content=\"Captain calls the crack \"small\"\"></head><body>{BODY}"
    ));
    assert_eq!(article.title, "Captain calls the crack \"small\"");
}

#[test]
fn notices_about_cookies_and_links_with_a_tag_are_cut() {
    let article = read(&format!(
        "<body><div class='eu-cookie-law'><p>Privacy: this page keeps cookies, and who reads on \
         agrees to that, as is said on another page.</p></div><article><h1>Ferry</h1>{BODY}\
         <p><b>Bridge opens a week early [PICTURES]</b></p></article>"
    ));
    assert_eq!(article.text.lines().count(), 3, "{}", article.text);
    let little = read(
        "<body><div id=cookieBanner><p>This page keeps cookies, and who reads on agrees to that, \
         as is said on another page of ours.</p></div><div><h1>Ferry</h1><p>It did not sail.</p></div>",
    );
    assert_eq!(little.text, "It did not sail.");
}

#[test]
fn a_lead_that_is_a_heading_is_of_the_text() {
    let lead = "A cracked shaft keeps the night ferry in port until Friday at the least.";
    let article = read(&format!("<body><h1>Ferry stays in port</h1><h2>{lead}</h2>{BODY}"));
    assert!(article.text.starts_with(lead), "{}", article.text);
    let told = "The night ferry and all that it took with it, in nine pictures by a passenger";
    let article = read(&format!(
        "<head><meta name=description content='{told}'></head><body><h1>Ferry stays in port</h1>\
         <p>{told}</p>{BODY}"
    ));
    assert!(article.text.starts_with(told), "{}", article.text);
}

#[test]
fn a_text_in_the_data_is_read_where_the_page_shows_little() {
    let text = "The night ferry did not sail on Monday.\\n\\nTickets stay valid, the line said.";
    let article = read(&format!(
        "<head><script type=application/ld+json>{{\"@type\":\"NewsArticle\",\
         \"articleBody\":\"{text}\"}}</script></head><body><h1>Ferry</h1><p>Loading it.</p>"
    ));
    let lines: Vec<&str> = article.text.lines().collect();
    let expected =
        ["The night ferry did not sail on Monday.", "Tickets stay valid, the line said."];
    assert_eq!(lines, expected);
}

#[test]
fn other_readers_give_paragraphs_and_cut_nothing() {
    let text = "Ferry stays in port\n\nThe night ferry did not sail.\n\nTickets stay valid.";
    let article = dateline_extract::read(text.as_bytes(), Source("a.txt".into())).remove(0);
    let article = article.expect("an article");
    assert!(article.blocks.iter().all(|block| block.kind == BlockKind::Paragraph));
    assert_eq!((article.blocks.len(), article.cut.len()), (2, 0));
}

#[test]
fn markdown_has_kinds_too() {
    let text = "# Ferry\n\n> We *sailed*.\n\n## Next ![a](b.png)day\n\n- one\n  - two\n\nText.\n\n\
        |a|b|\n|-|-|\n|c|d|\n\n```\nx\n\ny\n```\n";
    let article = dateline_extract::read(text.as_bytes(), Source("a.md".into())).remove(0);
    let article = article.expect("an article");
    let blocks = article.blocks.iter();
    let blocks: Vec<_> =
        blocks.map(|block| (block.span.of(&article.text), block.kind.name())).collect();
    let expected = [
        ("We sailed.", "quotation"),
        ("Next day", "heading"),
        ("one", "list-item"),
        ("two", "list-item"),
        ("Text.", "paragraph"),
        ("a\tb", "table-row"),
        ("c\td", "table-row"),
        ("x", "paragraph"),
        ("y", "paragraph"),
    ];
    assert_eq!(blocks, expected);
}
