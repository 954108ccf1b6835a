//! One file of every format, from its bytes to its articles. The window's test drops the same folder.

use dateline_extract::{Source, read};
use dateline_tests::root;
use std::collections::BTreeSet;
use std::fs;

/// An article: where it comes from, its title, day of publication and author, and its text.
type Row = (&'static str, &'static str, &'static str, &'static str, &'static str);

const ARTICLES: [Row; 20] = [
    (
        "bridge.html",
        "Storm closes the harbour bridge",
        "2021-03-09",
        "Ada Roe",
        "A storm tore two cables from the harbour bridge of Merrow on 8 March 2021, and the town closed it to all traffic before noon.\n\
         Engineers inspected the towers on Tuesday and found no other damage, said Lena Voss, who leads the harbour office.\n\
         The bridge will open again in April, when new cables are due from the works at Hollin, she said.",
    ),
    (
        "bundle.zip/inner.zip/2022-06-30 pier.txt",
        "Pier loses its last board",
        "2022-06-30",
        "",
        "A wave took the last board of the old pier on 29 June 2022, and the town will not replace it.",
    ),
    (
        "bundle.zip/news/mill.html",
        "Mill grinds again",
        "2022-07-21",
        "Rex Shaw",
        "The mill ground its first flour since the war on 20 July 2022, in front of the whole school.",
    ),
    (
        "https://post.example/2022/04/19/hotel", // crawl.warc.gz
        "Hotel on the hill burns",
        "2022-04-19",
        "Quin Vale",
        "Fire destroyed the empty hotel on the hill above Merrow on the night of 18 April 2022.\n\
         The fire brigade of three towns fought the flames until morning.",
    ),
    (
        "https://post.example/2021/04/12/ferry", // ferry.mhtml
        "Second ferry joins the island line",
        "2021-04-12",
        "Bo Lind",
        "The café owners of Skerry island got their wish: a second ferry began to sail from Merrow on 10 April 2021.\n\
         It carries ninety people and makes the crossing four times a day, the line said.",
    ),
    (
        "flood.eml",
        "Flood at the café",
        "2021-10-29",
        "Jo Pike",
        "The river rose into the café on Mill Street on 28 October 2021.\n\
         Nobody was hurt, and the owner opened again the next day.",
    ),
    (
        "harbour.docx",
        "Minutes of the harbour board",
        "2021-06-08",
        "Fay Ness",
        "Minutes of the harbour board\n\
         The board met on 7 June 2021 in the old customs house and took two decisions:\n\
         1. It bought a crane for the north quay.\n\
         2. It raised the fee for moorings by three per cent.\n\
         The chair closed the meeting before noon.",
    ),
    (
        "letters.mbox#1",
        "Lamps on the quay",
        "2021-11-01",
        "Kit Rowe",
        "The board lit forty new lamps on the quay on 31 October 2021.",
    ),
    (
        "letters.mbox#2",
        "A new baker",
        "2021-11-02",
        "Lou Penn",
        "The bakery on Church Lane reopened on 1 November 2021 under a new baker.",
    ),
    (
        "library.md",
        "Library opens on Sundays",
        "2021-05-20",
        "Dee Orr",
        "The library of Merrow opened its doors on a Sunday for the first time on 16 May 2021.\n\
         More than two hundred people came.\n\
         The reading room stays open until six.",
    ),
    (
        "orchard.odt",
        "The orchard report",
        "2021-05-05",
        "Gil Hay",
        "The orchard report\n\
         Frost hit the orchards above Merrow on 2 May 2021 and took a third of the blossom.\n\
         The growers lit fires between the rows and saved the plums.",
    ),
    (
        "https://post.example/ice", // post.atom
        "Ice closes the inner harbour",
        "2022-01-08",
        "Nan Reed",
        "Ice closed the inner harbour on 7 January 2022, for the first time in thirty years.",
    ),
    (
        "https://post.example/choir", // post.rss
        "Choir & band sing for the lifeboat",
        "2021-12-12",
        "Mo Quill",
        "The choir raised four thousand for the lifeboat at a concert on 11 December 2021.",
    ),
    (
        "tower.rtf",
        "The clock tower runs again",
        "2021-07-14",
        "Hal Moor",
        "The clock of the tower in Merrow struck noon again on 13 July 2021, after nine years of silence.\n\
         Zoë Łaska, who mended it, used a wheel from the old mill.",
    ),
    (
        "well.txt",
        "Town digs a new well",
        "2021-05-03",
        "Cy Marsh",
        "By Cy Marsh\nPublished 3 May 2021\n\n\
         The town of Merrow began to dig a new well behind the mill on 30 April 2021.\n\n\
         Workers reached water on Sunday at a depth of forty metres, and the mayor drank the first glass.",
    ),
    (
        "wire.jsonl#1",
        "Market hall sold",
        "2022-02-14",
        "Oz Tull",
        "The council sold the market hall on 11 February 2022 to a group of traders.",
    ),
    (
        "https://post.example/school", // wire.jsonl
        "School gets a garden",
        "2022-03-01",
        "Pia Wren",
        "Pupils planted the first beds of the school garden on 28 February 2022.",
    ),
    (
        "works.pdf",
        "The sea wall is raised",
        "2021-04-02",
        "Eli Tarn",
        "The sea wall is raised\n\
         The works office of Merrow raised the sea wall by half a metre between January and March. Masons set the last stone on 12 March 2021, four days before the spring tide.\n\
         The tide reached the new stones at the old gate and at the fish market, and no house was flooded that night.\n\
         The office will plant the slope behind the wall in autumn.",
    ),
    (
        "years.epub/book/one.xhtml",
        "The lighthouse",
        "2021-09-01",
        "Ida Fell",
        "The keepers lit the lamp of the lighthouse for the first time on 4 October 1874.",
    ),
    (
        "years.epub/book/two.xhtml",
        "The railway",
        "2021-09-01",
        "Ida Fell",
        "The first train reached Merrow on 21 June 1881, an hour late.",
    ),
];

#[test]
fn one_file_of_every_format() {
    let folder = root().join("tests/formats");
    let entries = fs::read_dir(&folder).expect("tests/formats");
    let paths: BTreeSet<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    let files = paths.iter().filter(|path| path.is_file());
    let named = files.map(|path| (path, path.file_name().unwrap_or_default().to_string_lossy()));
    let mut found = Vec::new();
    for (path, name) in named.filter(|(_, name)| !name.starts_with('.')) {
        let bytes = fs::read(path).expect("bytes");
        found.extend(read(&bytes, Source(name.clone().into_owned())));
    }
    let mut expected = ARTICLES.iter();
    for article in found {
        let article = article.expect("an article");
        let day = article.dct_day().map(|day| day.to_string()).unwrap_or_default();
        let &(source, title, published, byline, text) = expected.next().expect("no more articles");
        let row = (article.source.0.as_str(), article.title.as_str(), day.as_str());
        assert_eq!(row, (source, title, published));
        assert_eq!((article.byline.as_str(), article.text.as_str()), (byline, text), "{source}");
    }
    assert_eq!(expected.next(), None);
}
