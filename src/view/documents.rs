//! Pages of official texts: notices, plans and procedures.

use std::collections::BTreeMap;

use serde::Serialize;

use super::drawing::Illustration;
use super::paper::{Document, Download, Sheet};
use super::table::{Fact, Link, Table};
use super::{Body, Builder, Head, Page, Rich, paths};
use crate::model::{Attachment, AttachmentTarget, Notice, PlanId, Programme};
use crate::source::Spanned;

/// What the page of an official text says.
#[derive(Debug, PartialEq, Serialize)]
pub struct Article {
    /// notice, plan or procedure.
    pub kind: &'static str,
    /// Whether issuer or date are missing, so that it is a draft.
    pub draft: bool,
    /// The document number.
    pub number: Option<String>,
    /// 主送.
    pub addressees: Vec<String>,
    /// The text.
    pub text: Rich,
    /// The attachments, numbered as in the document.
    pub attachments: Vec<AttachmentLine>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// When.
    pub date: Option<String>,
    /// Code and version of a procedure.
    pub facts: Vec<Fact>,
    /// What is drawn of it, each with its table.
    pub illustrations: Vec<Illustration>,
    /// Tables that belong to it: items and classes, records, references.
    pub tables: Vec<Table>,
    /// It as a document to print or to go on with, and the forms that belong to it.
    pub downloads: Vec<Download>,
}

/// A notice in a list.
#[derive(Debug, PartialEq, Serialize)]
pub struct NoticeLine {
    /// The notice.
    pub link: Link,
    /// Its document number, who issued it and when, as far as they are known.
    pub details: Vec<String>,
    /// The titles of its attachments.
    pub attachments: Vec<String>,
}

/// An attachment.
#[derive(Debug, PartialEq, Serialize)]
pub struct AttachmentLine {
    /// Its title.
    pub title: String,
    /// Where it is, where this edition has it.
    pub path: Option<String>,
    /// The number of the sheet that is meant, of several on that page.
    pub sheet: Option<usize>,
    /// Whether it is a file to save.
    pub file: bool,
    /// What that is and how large.
    pub about: Option<String>,
}

/// The sheets of each document that there is, by its path without extension.
type Sheets<'a> = BTreeMap<&'a str, Vec<&'a str>>;

impl Builder<'_> {
    /// The pages of all official texts; `classes` are the pages of the classes with their documents,
    /// to which attachments lead, and `officials` the same texts as documents, in the same order;
    /// `others` are the forms of years and plans.
    pub(super) fn articles(
        &self,
        classes: &[(Page, Vec<Document>)],
        officials: &[Document],
        others: &[Document],
    ) -> Vec<Page> {
        let sheets: Sheets<'_> = classes
            .iter()
            .flat_map(|(_, documents)| documents)
            .map(|document| (document.stem.as_str(), document.sheets().iter().map(Sheet::name).collect()))
            .collect();
        let programmes = self.public.classes.iter().map(|class| class.programme);
        let own = programmes.filter_map(|own| Some(self.notice(own.notice.as_ref()?, Some(own), &sheets)));
        let notices = self.public.notices.iter().map(|notice| self.notice(notice, None, &sheets));
        let plans = self.public.plans.iter().enumerate().map(|(index, plan)| self.plan(PlanId(index), plan));
        let procedures = self.public.procedures.iter().enumerate().map(|(at, procedure)| self.procedure(at, procedure));
        let mut pages: Vec<_> = own.chain(notices).chain(plans).chain(procedures).collect();
        for (page, official) in pages.iter_mut().zip(officials) {
            if let Body::Article(article) = &mut page.body {
                let own = official.download(self.formats);
                article.downloads.extend(Some(own).filter(|found| !found.files.is_empty()));
                let folder = page.path.strip_prefix("plans/").and_then(|name| name.strip_suffix(".html"));
                let folder = folder.map(|id| paths::plan_form(id, ""));
                let forms = others.iter().filter(|form| folder.as_ref().is_some_and(|at| form.stem.starts_with(at)));
                article.downloads.extend(forms.map(|form| form.download(self.formats)));
            }
        }
        pages
    }

    /// A notice in a list; `of_class` says that it is a class's own.
    pub(super) fn notice_line(&self, notice: &Notice, of_class: bool) -> NoticeLine {
        let number = notice.number.as_ref().map(|number| number.value.clone());
        let date = notice.date.as_ref().map(|date| self.text.date(date.value));
        NoticeLine {
            link: Link { title: notice.title.value.clone(), path: paths::notice(notice, of_class) },
            details: [number, notice.issuer.clone(), date].into_iter().flatten().collect(),
            attachments: notice.attachments.iter().map(|attachment| attachment.title.clone()).collect(),
        }
    }

    /// The page of a text that was made for a class, at a path of its own.
    pub(super) fn made_notice(&self, notice: &Notice, class: &Programme, path: &str) -> Page {
        let page = self.notice(notice, Some(class), &Sheets::new());
        Page { path: path.to_owned(), source: Some(class.span), ..page }
    }

    /// The page of a notice; `own` is the class whose own notice it is.
    fn notice(&self, notice: &Notice, own: Option<&Programme>, sheets: &Sheets<'_>) -> Page {
        let class = own.or_else(|| notice.class.map(|id| self.public.classes[id.0].programme));
        let facts = class.map(|programme| Fact {
            name: self.text.get("fact-class"),
            value: programme.title.value.clone(),
            path: Some(paths::class(&programme.id)),
        });
        let class_id = class.map(|programme| programme.id.as_str());
        let attachments = notice.attachments.iter().map(|attachment| self.attachment(attachment, class_id, sheets));
        let path = paths::notice(notice, own.is_some());
        let article = Article {
            kind: "notice",
            draft: notice.issuer.is_none() || notice.date.is_none(),
            number: number(notice.number.as_ref()),
            addressees: notice.addressees.clone(),
            text: self.rich(&notice.body, &path),
            attachments: attachments.collect(),
            issuer: notice.issuer.clone(),
            date: notice.date.as_ref().map(|date| self.text.date(date.value)),
            facts: facts.into_iter().chain(self.tag_facts(&notice.tags)).collect(),
            illustrations: Vec::new(),
            tables: Vec::new(),
            downloads: Vec::new(),
        };
        let mut trail = self.trail("menu-notices", "notices/index.html");
        if let Some(programme) = own {
            trail = self.trail("menu-classes", "classes/index.html");
            trail.push(Link { title: programme.title.value.clone(), path: paths::class(&programme.id) });
        }
        Page {
            path,
            title: notice.title.value.clone(),
            body: Body::Article(article),
            trail,
            source: Some(notice.span),
            head: Head::default(),
        }
    }

    fn attachment(&self, attachment: &Attachment, class: Option<&str>, sheets: &Sheets<'_>) -> AttachmentLine {
        let mut line =
            AttachmentLine { title: attachment.title.clone(), path: None, sheet: None, file: false, about: None };
        match (&attachment.target, class) {
            (Some(AttachmentTarget::Form { form, cohort }), Some(class)) => {
                let stem = paths::class_form(self.records.is_some(), class, form);
                // A table that this edition does not have, or that has no rows, is on paper only.
                if let Some(sheets) = sheets.get(stem.as_str()) {
                    let of_cohort = |cohort: &String| sheets.iter().position(|sheet| sheet == cohort);
                    line.sheet = cohort.as_ref().and_then(of_cohort).map(|at| at + 1);
                    line.path = Some(format!("{stem}.html"));
                }
            }
            (Some(AttachmentTarget::Plan(plan)), _) => line.path = Some(paths::plan(&self.public.plans[plan.0].id)),
            (Some(AttachmentTarget::File { path, public, bytes }), _) if *public || self.records.is_some() => {
                line.path = Some(paths::file(path));
                line.file = true;
                line.about = Some(self.about_file(path, *bytes));
            }
            _ => {}
        }
        line
    }

    /// The files that notices attach and that texts link to: where to, and which below the content folder.
    pub(super) fn files(&self) -> Vec<(String, String)> {
        let own = self.public.classes.iter().filter_map(|class| class.programme.notice.as_ref());
        let attachments = self.public.notices.iter().chain(own).flat_map(|notice| &notice.attachments);
        let mut files: Vec<_> = attachments
            .filter_map(|attachment| match &attachment.target {
                Some(AttachmentTarget::File { path, public, .. }) if *public || self.records.is_some() => {
                    Some((paths::file(path), path.clone()))
                }
                _ => None,
            })
            .collect();
        files.extend(self.linked_files().map(|path| (paths::file(&path), path)));
        files.sort();
        files.dedup();
        files
    }
}

pub(super) fn number(number: Option<&Spanned<String>>) -> Option<String> {
    number.map(|number| number.value.clone())
}
