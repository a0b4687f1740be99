//! What search engines are told: which pages there are (sitemaps.org), and whether they may look.

use std::io;

use chrono::NaiveDate;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

/// How many pages one file may list, by the protocol.
const MOST: usize = 50_000;

const NAMESPACE: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");

/// The files of the map by path: one, or the list of several; `pages` are whole addresses, each with the
/// day of what it says where that is known.
///
/// # Errors
/// Writing to memory fails only where there is none left.
pub fn files(address: &str, pages: &[(&str, Option<NaiveDate>)]) -> io::Result<Vec<(String, Vec<u8>)>> {
    split(address, pages, MOST)
}

fn split(address: &str, pages: &[(&str, Option<NaiveDate>)], most: usize) -> io::Result<Vec<(String, Vec<u8>)>> {
    if pages.len() <= most {
        return Ok(vec![("sitemap.xml".to_owned(), list("urlset", "url", pages)?)]);
    }
    let parts = pages
        .chunks(most)
        .zip(1..)
        .map(|(part, number)| Ok((format!("sitemap-{number}.xml"), list("urlset", "url", part)?)));
    let mut files = parts.collect::<io::Result<Vec<_>>>()?;
    let addresses: Vec<_> = files.iter().map(|(path, _)| format!("{address}/{path}")).collect();
    let addresses: Vec<_> = addresses.iter().map(|address| (address.as_str(), None)).collect();
    files.push(("sitemap.xml".to_owned(), list("sitemapindex", "sitemap", &addresses)?));
    Ok(files)
}

fn list(root: &str, each: &str, addresses: &[(&str, Option<NaiveDate>)]) -> io::Result<Vec<u8>> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 0);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let written = writer.create_element(root).with_attribute(NAMESPACE).write_inner_content(|writer| {
        addresses.iter().try_for_each(|(address, day)| {
            writer.create_element(each).write_inner_content(|writer| {
                writer.create_element("loc").write_text_content(BytesText::new(address))?;
                if let Some(day) = day {
                    writer.create_element("lastmod").write_text_content(BytesText::new(&day.to_string()))?;
                }
                Ok(())
            })?;
            Ok(())
        })
    });
    written?;
    let mut bytes = writer.into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

/// What crawlers are told of an edition: to look at the public one, and where its map is; to leave the
/// office's alone.
pub fn robots(public: bool, address: Option<&str>) -> String {
    let rule = if public { "Allow: /" } else { "Disallow: /" };
    let map = address.filter(|_| public).map(|address| format!("Sitemap: {address}/sitemap.xml\n"));
    format!("User-agent: *\n{rule}\n{}", map.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_says_what_is_known() {
        let day = NaiveDate::from_ymd_opt(2024, 5, 20);
        let files =
            files("https://a.example", &[("https://a.example/a&b.html", day), ("https://a.example/c.html", None)]);
        let files = files.expect("written");
        assert_eq!(files.len(), 1);
        assert_eq!(
            String::from_utf8_lossy(&files[0].1),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n\
             <url>\n<loc>https://a.example/a&amp;b.html</loc>\n<lastmod>2024-05-20</lastmod>\n</url>\n\
             <url>\n<loc>https://a.example/c.html</loc>\n</url>\n\
             </urlset>\n"
        );
    }

    #[test]
    fn more_pages_than_one_file_may_list_are_several_files() {
        let pages = ["a", "b", "c", "d", "e"].map(|page| (page, None));
        let files = split("https://a.example", &pages, 2).expect("written");
        let paths: Vec<_> = files.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(paths, ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]);
        let index = String::from_utf8_lossy(&files[3].1);
        assert!(index.contains("<sitemapindex") && index.contains("<loc>https://a.example/sitemap-3.xml</loc>"));
        let listed: usize =
            files[..3].iter().map(|(_, bytes)| String::from_utf8_lossy(bytes).matches("<url>").count()).sum();
        assert_eq!(listed, 5);
    }

    #[test]
    fn crawlers_leave_the_office_edition_alone() {
        assert_eq!(robots(false, Some("https://a.example")), "User-agent: *\nDisallow: /\n");
        assert_eq!(robots(true, None), "User-agent: *\nAllow: /\n");
        assert!(robots(true, Some("https://a.example/x")).ends_with("Sitemap: https://a.example/x/sitemap.xml\n"));
    }
}
