//! A training office kept as text: one command turns it into the site, every table and every figure,
//! and can say for each number which lines made it.
//!
//! # The data's way
//!
//! ```text
//! source → parse → resolve → ledger → check → view → render → output
//!  files    syntax   model     credits   findings  what a page   bytes    disk
//!           + spans  of values + reasons           or table says
//! ```
//!
//! [`pipeline`] calls the stages in order and is the only module that sees them all. Each module uses
//! only what its row names; a test reads this table and the `crate::` paths of the sources, and fails
//! on an arrow that is not here.
//!
//! | module | does | knows |
//! |---|---|---|
//! | [`escape`] | text as HTML and as an address says it | – |
//! | [`git`] | git as a process, asked about a folder | – |
//! | [`source`] | the only reader of disk: files, text, places | git |
//! | [`locale`] | words and sentences, in Chinese and English | – |
//! | [`diag`] | findings as data, the closed list of codes, one renderer a format | source, locale |
//! | [`parse`] | text to syntax with places: YAML, lists, Markdown | escape, source, diag |
//! | [`model`] | plain values of the domain | source |
//! | [`config`] | what one run is asked to do | model |
//! | [`resolve`] | syntax to model: keys, ids, names, references | source, locale, diag, parse, model |
//! | [`import`] | sheets that others filled in: cells to rows, and why a row is sent back | source, locale, diag, parse, resolve |
//! | [`ledger`] | rules over records: entries, results, accounts, each with its reason | source, locale, model |
//! | [`check`] | contradictions, one file a check | source, locale, diag, model, ledger |
//! | [`view`] | what a page or table says, free of format | escape, source, locale, model, ledger |
//! | [`export`] | everything known as rows of data sets with a schema | source, locale, model, ledger, view |
//! | [`draw`] | charts and diagrams as SVG | escape, view |
//! | [`theme`] | templates, words and assets | source, diag |
//! | [`render`] | views to bytes: one module a format, none knows another | escape, locale, diag, view, export, draw, theme |
//! | [`edit`] | what a file becomes when a command adds or changes rows or mends findings, and what a new file holds | source, locale, parse, resolve, model, ledger |
//! | [`merge`] | two versions of a list, changed apart, as one; and what differs between versions of a file | source, parse, resolve |
//! | [`output`] | the only writer of the office's disk: a tree, laid down as one step | git |
//! | [`publish`] | releases, switch, rollback, remotes | model, output |
//! | [`pipeline`] | the stages, in order | source, locale, diag, parse, model, config, resolve, import, ledger, check, view, export, theme, render, edit, output |
//! | [`serve`] | watch and HTTP with live reload | escape, source, locale, diag, model, config, pipeline |
//! | [`cli`] | one file a command; the only user of standard output and error | source, locale, diag, parse, model, config, resolve, import, ledger, view, export, edit, merge, output, publish, pipeline, serve |
//!
//! # What always holds
//!
//! 1. Every authored value carries its place from birth. Findings and figures point at file and line.
//! 2. What an author can mend is a [`diag::Diagnostic`]; what the system refused is an error. A run ends
//!    with 0, 1 (findings) or 2 (could not run).
//! 3. Everything is read, resolved, computed and checked in every run, in parallel. Only a document
//!    whose view, templates, fonts and program are those of the last build is taken from there; a build
//!    that does so writes the bytes of a clean one. The preview, which does it again and again in one
//!    process, reads no file again that is as it was, and resolves no class again of which none was read.
//! 4. Nothing is written unless all was rendered and no finding is an error. Two sources of one path
//!    are a finding.
//! 5. The same sources give the same bytes: the day is an input, maps are ordered, workbooks are dated
//!    by that day.
//! 6. A new check, source of rows or format is one file and one line in a list; a new form is a
//!    definition in YAML, and no code.
//! 7. The public edition can't name a protected value: its views are built from
//!    [`view::PublicOffice`], which holds none, and its texts are searched before they are written.
//! 8. Numbers are exact decimals. No float holds a credit or a mark; one is made only where a
//!    workbook's cell takes nothing else.
//!
//! # What is deliberately absent
//!
//! No database and no server beside the preview: the files are the records, and the output is files. No dependency graph:
//! all is computed each time. No wall clock. No settings outside the office's folder and the command
//! line.

pub mod check;
pub mod cli;
pub mod config;
pub mod diag;
pub mod draw;
pub mod edit;
pub mod escape;
pub mod export;
pub mod git;
pub mod import;
pub mod ledger;
pub mod locale;
pub mod merge;
pub mod model;
pub mod output;
pub mod parse;
pub mod pipeline;
pub mod publish;
pub mod render;
pub mod resolve;
pub mod serve;
pub mod source;
pub mod theme;
pub mod view;
