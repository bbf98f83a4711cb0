//! All that the engine can see: one template, one letter, four typefaces. It asks for anything else in vain.

use page::letter::BadLetter;
use typst::{
    Library, LibraryExt, World, WorldExt,
    diag::{FileError, FileResult, SourceDiagnostic},
    foundations::{Bytes, Datetime, Duration},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};

const TEMPLATE: &str = include_str!("letter.typ");
/// The first is what a letter is set in; the others step in where it lacks a sign.
const FACES: [&[u8]; 4] = [
    include_bytes!("../fonts/SourceSans3-Regular.otf"),
    include_bytes!("../fonts/SourceSans3-Semibold.otf"),
    include_bytes!("../fonts/NotoSansArabic-Regular.ttf"),
    include_bytes!("../fonts/NotoSansEthiopic-Regular.ttf"),
];

/// What is the same for every letter.
pub struct Type {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    template: Source,
    letter: FileId,
}

impl Type {
    /// Reads typefaces and template.
    ///
    /// # Errors
    /// Where one of them cannot be read: the program was built wrongly.
    pub fn read() -> Result<Type, BadLetter> {
        let fonts = FACES.iter().map(|bytes| Font::new(Bytes::new(*bytes), 0));
        let fonts: Vec<Font> =
            fonts.collect::<Option<_>>().ok_or_else(|| BadLetter("a typeface cannot be read".into()))?;
        let file = |name: &str| {
            let path = VirtualPath::new(name).map_err(|_| BadLetter("a name is no path".into()))?;
            Ok(FileId::new(RootedPath::new(VirtualRoot::Project, path)))
        };
        Ok(Type {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            template: Source::new(file("letter.typ")?, TEMPLATE.to_owned()),
            letter: file("letter.json")?,
        })
    }

    /// The typefaces.
    pub fn fonts(&self) -> &[Font] {
        &self.fonts
    }
}

/// The place where one letter is laid out.
pub struct Desk<'a> {
    kind: &'a Type,
    letter: Bytes,
}

impl<'a> Desk<'a> {
    /// With the letter as JSON.
    pub fn new(kind: &'a Type, letter: Vec<u8>) -> Desk<'a> {
        Desk { kind, letter: Bytes::new(letter) }
    }

    /// The line of the template, counted from 1, where something went wrong.
    pub fn line(&self, fault: &SourceDiagnostic) -> Option<usize> {
        let place = self.range(fault.span)?;
        Some(self.kind.template.lines().byte_to_line(place.start)? + 1)
    }
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.kind.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.kind.book
    }

    fn main(&self) -> FileId {
        self.kind.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main() { Ok(self.kind.template.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.kind.letter { Ok(self.letter.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.kind.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
