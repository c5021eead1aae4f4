//! Old workbooks (.xls), record by record.

/// An old workbook whose cells all share one text.
pub(super) fn old_book(letters: usize, rows: u16, columns: u16) -> Vec<u8> {
    let record = |kind: u16, data: &[u8]| {
        let length = u16::try_from(data.len()).unwrap();
        [&kind.to_le_bytes(), &length.to_le_bytes(), data].concat()
    };
    let begin = record(0x809, &[0, 6, 5, 0, 0, 0, 0, 0]);
    let mut texts = 1_u32.to_le_bytes().repeat(2);
    texts.extend(u16::try_from(letters).unwrap().to_le_bytes());
    texts.push(0);
    // A record is short: the text goes on in further ones, each of which says anew how wide its letters are.
    let pieces = vec![b'x'; letters];
    let mut pieces = pieces.chunks(8_000);
    texts.extend(pieces.next().unwrap());
    let mut shared = record(0xFC, &texts);
    for piece in pieces {
        shared.extend(record(0x3C, &[&[0], piece].concat()));
    }
    let mut name = vec![0; 4];
    name.extend([0, 0, 1, 0, b'A']);
    let place = begin.len() + 4 + name.len() + shared.len() + 4;
    name[..4].copy_from_slice(&u32::try_from(place).unwrap().to_le_bytes());
    let mut stream = [
        begin.clone(),
        record(0x85, &name),
        shared,
        record(0x0A, &[]),
        begin,
    ]
    .concat();
    for row in 0..rows {
        for column in 0..columns {
            let place = [row.to_le_bytes(), column.to_le_bytes(), [0, 0]].concat();
            stream.extend(record(0xFD, &[place, vec![0; 4]].concat()));
        }
    }
    stream.extend(record(0x0A, &[]));
    compound(stream)
}

/// A compound file with one stream, of sectors one after the other.
fn compound(mut stream: Vec<u8>) -> Vec<u8> {
    const SECTOR: usize = 512;
    const FREE: u32 = 0xFFFF_FFFF;
    const END: u32 = 0xFFFF_FFFE;
    const OF_TABLE: u32 = 0xFFFF_FFFD;
    let size = stream.len().max(4_096);
    stream.resize(size.next_multiple_of(SECTOR), 0);
    let sectors = stream.len() / SECTOR;
    // The table of sectors lists itself and the directory too.
    let tables = (sectors + 1).div_ceil(SECTOR / 4 - 1);
    let number = |at: usize| u32::try_from(at).unwrap();
    let mut table: Vec<u32> = vec![OF_TABLE; tables];
    table.push(END);
    let first = table.len();
    table.extend((1..sectors).map(|at| number(first + at)));
    table.push(END);
    table.resize(tables * SECTOR / 4, FREE);
    let mut head = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    head.resize(24, 0);
    for word in [0x3E, 3, 0xFFFE, 9, 6_u16] {
        head.extend(word.to_le_bytes());
    }
    head.resize(44, 0);
    for word in [number(tables), number(tables), 0, 4_096, END, 0, END, 0] {
        head.extend(word.to_le_bytes());
    }
    let listed = (0..109).map(|at| if at < tables { number(at) } else { FREE });
    head.extend(listed.flat_map(u32::to_le_bytes));
    let entry = |name: &str, kind: u8, child: u32, start: u32, size: usize| {
        let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        entry.resize(64, 0);
        entry.extend(u16::try_from(name.len() * 2 + 2).unwrap().to_le_bytes());
        entry.extend([kind, 1]);
        for word in [FREE, FREE, child] {
            entry.extend(word.to_le_bytes());
        }
        entry.resize(116, 0);
        entry.extend(start.to_le_bytes());
        entry.extend((size as u64).to_le_bytes());
        entry
    };
    let mut directory = entry("Root Entry", 5, 1, END, 0);
    directory.extend(entry("Workbook", 2, FREE, number(first), size));
    directory.resize(SECTOR, 0);
    let table = table.into_iter().flat_map(u32::to_le_bytes).collect();
    [head, table, directory, stream].concat()
}
