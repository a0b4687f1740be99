//! Pages, by the templates of the theme.

mod drawing;
mod faults;
mod limits;
mod notes;
mod prose;
mod safety;

use std::sync::OnceLock;

use serde::Serialize;
use tera::{Context, Tera};

use crate::diag::Diagnostic;
use crate::locale::{Lang, Locale};
use crate::theme::Theme;
use crate::view::{Body, Document, Format, Frame, Head, Link, Page, Rich, encode};
use faults::Templates;

/// The templates of a theme, ready to draw the pages of one edition.
#[derive(Debug)]
pub struct Html {
    tera: Tera,
    templates: Templates,
    formats: Vec<Format>,
    /// Why the other pages need not be tried: a template that goes on for ever would take its time for each.
    runaway: OnceLock<Diagnostic>,
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
    /// A finding for each place in the templates that can't be used.
    pub fn new(theme: &Theme, frame: &Frame, formats: &[Format]) -> Result<Self, Vec<Diagnostic>> {
        let lang = Lang::from_tag(&frame.language).unwrap_or_default();
        let words = Locale::from_text(lang, theme.words(lang.tag()));
        let mut tera = Tera::default();
        tera.register_filter("href", |path: &str, _: tera::Kwargs, _: &tera::State<'_>| encode(path));
        tera.register_function("xueshi_step", limits::step);
        let shown = |name: &str| theme.place(&format!("templates/{name}"));
        let counted = theme.templates().map(|(name, text)| (name.to_owned(), (limits::counted(text), shown(name))));
        let templates = Templates { by_name: counted.collect() };
        let texts = templates.by_name.iter().map(|(name, (text, _))| (name, text));
        tera.add_raw_templates(texts).map_err(|error| templates.unloadable(&error))?;
        let global = tera.global_context();
        global.insert("site", frame);
        global.insert("t", &words.all());
        Ok(Self { tera, templates, formats: formats.to_vec(), runaway: OnceLock::new() })
    }

    /// A page as HTML.
    ///
    /// # Errors
    /// A finding that names the template and the page.
    pub fn page(&self, page: &Page) -> Result<String, Diagnostic> {
        self.render(page.body.template(), &Self::page_context(page), &page.path)
    }

    /// A page on its own: with the style in it, and without what leads elsewhere.
    ///
    /// # Errors
    /// A finding that names the template and the page.
    pub fn page_alone(&self, page: &Page, theme: &Theme) -> Result<String, Diagnostic> {
        let mut context = Self::page_context(page);
        context.insert("style", &style(theme));
        self.render(page.body.template(), &context, &page.title)
    }

    fn page_context(page: &Page) -> Context {
        let mut context = Self::context(&page.path, &page.title, &page.trail, &page.head);
        match &page.body {
            Body::Home(view) => context.insert("view", view),
            Body::List(view) => context.insert("view", view),
            Body::Article(view) => context.insert("view", view),
            Body::Class(view) => context.insert("view", view),
            Body::Calendar(view) => context.insert("view", view),
            Body::Sections(view) => context.insert("view", view),
            Body::Unit(view) => context.insert("view", view),
            Body::Annual(view) => context.insert("view", view),
            Body::Summary(view) => context.insert("view", view),
            Body::Person(view) => context.insert("view", view),
            Body::About(view) => context.insert("view", view),
            Body::Missing(view) => {
                context.insert("root", &view.root);
                context.insert("view", view);
            }
            Body::Redirect(view) => context.insert("view", view),
            Body::Search => {}
        }
        context
    }

    /// A document's sheets as one page to print.
    ///
    /// # Errors
    /// A finding that names the template and the page.
    pub fn document(&self, document: &Document) -> Result<String, Diagnostic> {
        let path = document.path(Format::Html);
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
        let mut context = Self::context("", &document.title, &[], &Head::default());
        context.insert("sheets", document.sheets());
        context.insert("files", &[(); 0]);
        context.insert("style", &style(theme));
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
        if let Some(finding) = self.runaway.get() {
            return Err(finding.clone());
        }
        limits::begin();
        let mut drawn = limits::Drawn::default();
        let Err(error) = self.tera.render_to(template, context, &mut drawn) else {
            let broken = |error: std::string::FromUtf8Error| String::from_utf8_lossy(error.as_bytes()).into_owned();
            return Ok(String::from_utf8(drawn.bytes).unwrap_or_else(broken));
        };
        if drawn.too_large {
            return Err(self.runaway.get_or_init(|| self.templates.too_large(template, path)).clone());
        }
        let finding = self.templates.failed(&error, template, path, context);
        if limits::used_up() {
            return Err(self.runaway.get_or_init(|| finding).clone());
        }
        Err(finding)
    }
}

/// The style of a theme, for a page that has nothing beside it.
fn style(theme: &Theme) -> Option<std::borrow::Cow<'_, str>> {
    let style = theme.assets().find(|(path, _)| *path == "style.css").map(|(_, bytes)| bytes.as_slice());
    style.map(String::from_utf8_lossy)
}

/// The first of the findings for templates that can't be used, for what makes a single file.
pub fn first(findings: Vec<Diagnostic>) -> Diagnostic {
    let unknown = || Diagnostic::nowhere(crate::diag::Code::TemplateError).arg("place", "templates");
    findings.into_iter().next().unwrap_or_else(unknown)
}

/// Prose as the pages have it.
pub fn prose(rich: &Rich) -> String {
    prose::html(rich)
}
