//! Pages, by the templates of the theme.

mod prose;

use serde::Serialize;
use tera::{Context, Tera};

use crate::diag::{Code, Diagnostic};
use crate::locale::{Lang, Locale};
use crate::theme::Theme;
use crate::view::{Body, Document, Format, Frame, Head, Link, Page, Rich, encode};

/// The templates of a theme, ready to draw the pages of one edition.
#[derive(Debug)]
pub struct Html {
    tera: Tera,
    formats: Vec<Format>,
}

#[derive(Serialize)]
struct PageContext<'a> {
    path: &'a str,
    title: &'a str,
    trail: &'a [Link],
    head: &'a Head,
}

impl Html {
    /// Loads the templates, with the words of the site's language and what every page has; `formats` are
    /// those in which this run makes documents.
    ///
    /// # Errors
    /// A finding that says which template can't be used, and why.
    pub fn new(theme: &Theme, frame: &Frame, formats: &[Format]) -> Result<Self, Diagnostic> {
        let failed = |error: &tera::Error| template_error(error, "-");
        let lang = Lang::from_tag(&frame.language).unwrap_or_default();
        let words = Locale::from_text(lang, theme.words(lang.tag()));
        let mut tera = Tera::default();
        tera.register_filter("href", |path: &str, _: tera::Kwargs, _: &tera::State<'_>| encode(path));
        tera.add_raw_templates(theme.templates()).map_err(|error| failed(&error))?;
        let global = tera.global_context();
        global.insert("site", frame);
        global.insert("t", &words.all());
        Ok(Self { tera, formats: formats.to_vec() })
    }

    /// A page as HTML.
    ///
    /// # Errors
    /// A finding that names the template and the page.
    pub fn page(&self, page: &Page) -> Result<String, Diagnostic> {
        let mut context = Self::context(&page.path, &page.title, &page.trail, &page.head);
        match &page.body {
            Body::Home(view) => context.insert("view", view),
            Body::List(view) => context.insert("view", view),
            Body::Article(view) => context.insert("view", view),
            Body::Class(view) => context.insert("view", view),
            Body::Unit(view) => context.insert("view", view),
            Body::Annual(view) => context.insert("view", view),
            Body::Person(view) => context.insert("view", view),
        }
        self.render(page.body.template(), &context, &page.path)
    }

    /// A document's sheets as one page to print.
    ///
    /// # Errors
    /// A finding that names the template and the page.
    pub fn document(&self, document: &Document) -> Result<String, Diagnostic> {
        let path = format!("{}.html", document.stem);
        let mut context = Self::context(&path, &document.title, &document.trail, &Head::default());
        let mut files = document.download(&self.formats).files;
        files.retain(|file| file.format != Format::Html);
        context.insert("sheets", document.sheets());
        context.insert("files", &files);
        self.render("document.html", &context, &path)
    }

    /// A document's sheets as a page on its own: with the style in it, and without what leads elsewhere.
    ///
    /// # Errors
    /// A finding that names the template and the page.
    pub fn alone(&self, document: &Document, theme: &Theme) -> Result<String, Diagnostic> {
        let style = theme.assets().find(|(path, _)| *path == "style.css").map(|(_, bytes)| bytes);
        let mut context = Self::context("", &document.title, &[], &Head::default());
        context.insert("sheets", document.sheets());
        context.insert("files", &[(); 0]);
        context.insert("style", &style.map(String::from_utf8_lossy));
        self.render("document.html", &context, &document.title)
    }

    fn context(path: &str, title: &str, trail: &[Link], head: &Head) -> Context {
        let mut context = Context::new();
        context.insert("page", &PageContext { path, title, trail, head });
        context.insert("root", &"../".repeat(path.matches('/').count()));
        context.insert("style", &None::<&str>);
        context
    }

    fn render(&self, template: &str, context: &Context, path: &str) -> Result<String, Diagnostic> {
        self.tera.render(template, context).map_err(|error| template_error(&error, path))
    }
}

/// Prose as the pages have it.
pub fn prose(rich: &Rich) -> String {
    prose::html(rich)
}

fn template_error(error: &tera::Error, path: &str) -> Diagnostic {
    Diagnostic::nowhere(Code::TemplateError).arg("detail", error).arg("page", path)
}
