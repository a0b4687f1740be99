//! Fonts on this machine, found by their names without reading whole files.
#![allow(clippy::disallowed_methods, reason = "this is the one reader of disk")]

use std::collections::BTreeMap;
use std::env;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use ttf_parser::{name, name_id};
use walkdir::WalkDir;

use super::stamps::is_font;

/// The largest table of names that is read, in bytes; those of real fonts have some thousand.
const LARGEST_NAMES: u32 = 1 << 20;
/// The most faces that one file may hold.
const MOST_FACES: u32 = 256;

/// A face of a font, read.
#[derive(Clone, Debug)]
pub struct FontFace {
    /// The name by which it was asked for.
    pub name: String,
    /// The whole file, shared by its faces.
    pub data: Arc<[u8]>,
    /// Which face of the file it is.
    pub index: u32,
}

/// What is known of a face before its file is read.
#[derive(Debug)]
struct Face {
    /// Names of family and face, in lower case.
    names: Vec<String>,
    /// Whether it is neither bold nor slanted.
    regular: bool,
    path: PathBuf,
    index: u32,
}

/// The fonts that a run may use, in the order in which they are looked through.
#[derive(Debug, Default)]
pub struct Fonts {
    /// The faces of the office's folders, of the theme's and of the system's.
    groups: Vec<Vec<Face>>,
    /// The files that were read, and those that could not be.
    read: BTreeMap<PathBuf, Option<Arc<[u8]>>>,
}

impl Fonts {
    /// Looks through the office's folders, the theme's folder and the system's, each in the order of its
    /// paths; with the office's folders that can't be read, and why.
    pub fn find(root: &Path, named: &[String], theme: &str) -> (Self, Vec<(String, String)>) {
        let mut refused = Vec::new();
        let mut groups = Vec::new();
        for folder in named {
            match fs::read_dir(root.join(folder)) {
                Ok(_) => groups.push(faces(&[root.join(folder)])),
                Err(error) => refused.push((folder.clone(), super::read::words(&error))),
            }
        }
        groups.push(faces(&[root.join("themes").join(theme).join("fonts")]));
        groups.push(faces(&system_folders()));
        (Self { groups, read: BTreeMap::new() }, refused)
    }

    /// The first face that has one of some names and can be read: nearer folders before further ones, and
    /// within a folder by the order of the names. A family's regular faces come before its others.
    pub fn first(&mut self, names: &[String]) -> Option<FontFace> {
        let Self { groups, read } = self;
        let having = groups.iter().flat_map(|faces| names.iter().flat_map(|name| named(faces, name)));
        let mut readable = having.filter_map(|(name, face)| {
            let data = read.entry(face.path.clone()).or_insert_with(|| fs::read(&face.path).ok().map(Arc::from));
            let data = data.as_ref().filter(|data| ttf_parser::Face::parse(data, face.index).is_ok())?;
            Some(FontFace { name: name.clone(), data: Arc::clone(data), index: face.index })
        });
        readable.next()
    }
}

/// The faces that have a name, the regular ones first.
fn named<'f, 'n>(faces: &'f [Face], name: &'n String) -> impl Iterator<Item = (&'n String, &'f Face)> {
    let wanted = name.to_lowercase();
    let having = move |regular: bool| {
        let wanted = wanted.clone();
        faces.iter().filter(move |face| face.regular == regular && face.names.contains(&wanted))
    };
    having(true).chain(having(false)).map(move |face| (name, face))
}

/// Where systems keep their fonts; TeX's are named because it alone brings free ones of all four styles.
fn system_folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = Vec::new();
    let below = |variable: &str, path: &str| Some(PathBuf::from(env::var_os(variable)?).join(path));
    if cfg!(windows) {
        folders.extend(below("SYSTEMROOT", "Fonts").or_else(|| Some("C:\\Windows\\Fonts".into())));
        folders.extend(below("LOCALAPPDATA", "Microsoft\\Windows\\Fonts"));
    } else if cfg!(target_os = "macos") {
        folders.extend(["/Library/Fonts", "/System/Library/Fonts", "/System/Library/AssetsV2"].map(PathBuf::from));
        folders.extend(below("HOME", "Library/Fonts"));
    } else {
        folders.extend(["/usr/share/fonts", "/usr/local/share/fonts"].map(PathBuf::from));
        folders.extend(below("HOME", ".fonts"));
        folders.extend(below("HOME", ".local/share/fonts"));
        folders.push("/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol".into());
    }
    folders
}

/// Every face below some folders, in the order of folders, paths and faces.
fn faces(folders: &[PathBuf]) -> Vec<Face> {
    let walk = |folder: &PathBuf| WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter().flatten();
    let files = folders.iter().flat_map(walk).map(walkdir::DirEntry::into_path).filter(|path| is_font(path));
    // A file that is no font, or a broken one, is passed over: the system's folders are not the office's to mend.
    files.collect::<Vec<_>>().into_par_iter().flat_map_iter(|path| file_faces(&path).unwrap_or_default()).collect()
}

/// The faces of one file: of a collection several.
fn file_faces(path: &Path) -> io::Result<Vec<Face>> {
    let mut file = File::open(path)?;
    let head: [u8; 12] = read(&mut file, 0)?;
    let starts = if head.starts_with(b"ttcf") {
        let count = u32::from_be_bytes([head[8], head[9], head[10], head[11]]).min(MOST_FACES);
        let start = |at: u32| Ok(u32::from_be_bytes(read(&mut file, 12 + u64::from(at) * 4)?));
        (0..count).map(start).collect::<io::Result<Vec<_>>>()?
    } else {
        vec![0]
    };
    let mut found = Vec::new();
    for (index, start) in (0..).zip(starts) {
        if let Some((names, regular)) = names(&mut file, u64::from(start))? {
            found.push(Face { names, regular, path: path.to_owned(), index });
        }
    }
    Ok(found)
}

fn read<const N: usize>(file: &mut File, at: u64) -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    file.seek(SeekFrom::Start(at))?;
    file.read_exact(&mut bytes)?;
    Ok(bytes)
}

/// The names of the face whose directory of tables begins at `start` (OpenType 1.9, "Table directory"),
/// and whether it is the regular one of its family.
fn names(file: &mut File, start: u64) -> io::Result<Option<(Vec<String>, bool)>> {
    let head: [u8; 12] = read(file, start)?;
    for at in 0..u64::from(u16::from_be_bytes([head[4], head[5]])) {
        let record: [u8; 16] = read(file, start + 12 + at * 16)?;
        if record.starts_with(b"name") {
            let word =
                |from: usize| u32::from_be_bytes([record[from], record[from + 1], record[from + 2], record[from + 3]]);
            let mut table = vec![0; word(12).min(LARGEST_NAMES) as usize];
            file.seek(SeekFrom::Start(u64::from(word(8))))?;
            file.read_exact(&mut table)?;
            return Ok(name::Table::parse(&table).map(|table| sorted_names(&table)));
        }
    }
    Ok(None)
}

fn sorted_names(table: &name::Table<'_>) -> (Vec<String>, bool) {
    let known = [name_id::FAMILY, name_id::TYPOGRAPHIC_FAMILY, name_id::FULL_NAME, name_id::POST_SCRIPT_NAME];
    let (mut names, mut regular) = (Vec::new(), true);
    for entry in table.names {
        // Names in the old encodings of the Macintosh are read only where they are plain ASCII.
        let ascii = || std::str::from_utf8(entry.name).ok().filter(|text| text.is_ascii()).map(str::to_owned);
        let Some(text) = entry.to_string().or_else(ascii).map(|text| text.to_lowercase()) else { continue };
        if known.contains(&entry.name_id) && !names.contains(&text) {
            names.push(text);
        } else if entry.name_id == name_id::SUBFAMILY {
            regular &= !["bold", "italic", "oblique", "粗体", "斜体"].iter().any(|word| text.contains(word));
        }
    }
    (names, regular)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A font file with no more than it must have to be one: its names, each by its number and text, and
    /// no outline.
    pub(super) fn font(names: &[(u16, &str)]) -> Vec<u8> {
        let (mut records, mut texts) = (Vec::new(), Vec::new());
        for (id, text) in names {
            let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            let (length, offset) = (u16::try_from(utf16.len()), u16::try_from(texts.len()));
            for word in [3, 1, 0x409, *id, length.expect("short"), offset.expect("short")] {
                records.extend(word.to_be_bytes());
            }
            texts.extend(utf16);
        }
        let count = u16::try_from(names.len()).expect("few");
        let mut table: Vec<u8> = [0, count, 6 + 12 * count].into_iter().flat_map(u16::to_be_bytes).collect();
        table.extend(records.into_iter().chain(texts));
        // A thousand units an em, and one glyph.
        let mut head = vec![0; 54];
        head[18..20].copy_from_slice(&1000_u16.to_be_bytes());
        let tables = [("head", head), ("hhea", vec![0; 36]), ("maxp", b"\0\0\x50\0\0\x01".to_vec()), ("name", table)];
        let mut file = b"\0\x01\0\0\0\x04\0\0\0\0\0\0".to_vec();
        let mut at = file.len() + 16 * tables.len();
        for (tag, table) in &tables {
            file.extend(tag.bytes().chain([0; 4]));
            file.extend([at, table.len()].into_iter().flat_map(|n| u32::try_from(n).expect("short").to_be_bytes()));
            at += table.len();
        }
        file.extend(tables.into_iter().flat_map(|(_, table)| table));
        file
    }

    fn lay(files: &[(&str, &[(u16, &str)])]) -> tempfile::TempDir {
        let root = tempfile::tempdir().expect("a temporary folder");
        for (path, names) in files {
            let path = root.path().join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("writable");
            fs::write(path, font(names)).expect("writable");
        }
        root
    }

    fn first(fonts: &mut Fonts, names: &[&str]) -> Option<(String, usize)> {
        let names: Vec<_> = names.iter().map(|&name| name.to_owned()).collect();
        fonts.first(&names).map(|face| (face.name, face.data.len()))
    }

    #[test]
    fn a_nearer_folder_comes_first_and_a_regular_face_before_a_bold_one() {
        let root = lay(&[
            ("a/1.ttf", &[(1, "Xueshi Song"), (2, "Bold"), (4, "Xueshi Song Bold")]),
            ("a/2.TTF", &[(1, "Xueshi Song"), (2, "Regular")]),
            ("themes/t/fonts/3.otf", &[(1, "学时仿宋"), (6, "XueshiFang-Regular")]),
        ]);
        fs::write(root.path().join("a/broken.ttf"), "no font").expect("writable");
        let (mut fonts, refused) = Fonts::find(root.path(), &["a".to_owned(), "b".to_owned()], "t");
        assert_eq!(refused, [("b".to_owned(), "not found".to_owned())]);
        let size = |names: &[(u16, &str)]| font(names).len();
        let regular = size(&[(1, "Xueshi Song"), (2, "Regular")]);
        assert_eq!(first(&mut fonts, &["学时仿宋", "xueshi song"]), Some(("xueshi song".to_owned(), regular)));
        assert!(first(&mut fonts, &["Xueshi Song Bold"]).is_some_and(|(_, length)| length > regular));
        assert!(first(&mut fonts, &["Nothing", "XueshiFang-Regular"]).is_some());
        assert_eq!(first(&mut fonts, &["Nothing"]), None);
    }

    #[test]
    fn what_cannot_be_read_gives_way_to_the_next() {
        let root = lay(&[
            ("a/1.ttf", &[(1, "学时黑体")]),
            ("a/2.ttf", &[(1, "学时黑体"), (2, "Bold")]),
            ("a/3.ttf", &[(1, "学时宋体")]),
            ("themes/t/fonts/4.ttf", &[(1, "学时黑体"), (3, "其他")]),
        ]);
        // One has its names, and lacks a table that every font must have.
        let mut cut = font(&[(1, "学时宋体")]);
        let at = cut.windows(4).position(|tag| tag == b"maxp").expect("the table");
        cut[at..at + 4].copy_from_slice(b"none");
        fs::write(root.path().join("a/3.ttf"), cut).expect("writable");
        let (mut fonts, _) = Fonts::find(root.path(), &["a".to_owned()], "t");
        let whole = |names: &[(u16, &str)]| font(names).len();
        fs::remove_file(root.path().join("a/1.ttf")).expect("there");
        let bold = Some(("学时黑体".to_owned(), whole(&[(1, "学时黑体"), (2, "Bold")])));
        assert_eq!(first(&mut fonts, &["学时宋体", "学时黑体"]), bold, "the bold one beside those that are broken");
        fs::remove_file(root.path().join("a/2.ttf")).expect("there");
        let (mut fonts, _) = Fonts::find(root.path(), &["a".to_owned()], "t");
        let further = Some(("学时黑体".to_owned(), whole(&[(1, "学时黑体"), (3, "其他")])));
        assert_eq!(first(&mut fonts, &["学时宋体", "学时黑体"]), further, "one of a further folder");
    }
}
