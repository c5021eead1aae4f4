//! Lists as other systems write them, byte by byte.

/// UTF-16 as Windows writes it, with its mark or without.
pub(crate) fn utf16(text: &str, mark: bool) -> Vec<u8> {
    let mark: &[u16] = if mark { &[0xFEFF] } else { &[] };
    let units = mark.iter().copied().chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

/// A page as systems name it .xls: a table that lays out the page, in it the list; letters as entities.
pub(crate) fn page(rows: &[&[&str]]) -> Vec<u8> {
    let mut page = String::from(
        "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head><style>td { mso-number-format:'\\@' }</style>\
         </head><body><table><tr><td><table border=1>",
    );
    for row in rows {
        page.push_str("<tr>");
        for cell in *row {
            let (tag, text) = match cell.strip_prefix('#') {
                Some(head) => ("th", head),
                None => ("td", *cell),
            };
            let (span, text) = match text.split_once('~') {
                Some((span, text)) => (format!(" colspan=\"{span}\""), text),
                None => (String::new(), text),
            };
            page.push_str(&format!("<{tag}{span}>{}</{tag}>", entities(text)));
        }
        page.push_str("</tr>\n");
    }
    page.push_str("</table></td></tr></table></body></html>");
    page.into_bytes()
}

/// Every second letter that is not ASCII as an entity.
fn entities(text: &str) -> String {
    let mut out = String::new();
    for (at, letter) in text.chars().enumerate() {
        match letter {
            '\n' => out.push_str("<br>"),
            letter if !letter.is_ascii() && at % 2 == 0 => {
                out.push_str(&format!("&#{};", letter as u32));
            }
            letter => out.push(letter),
        }
    }
    out
}
