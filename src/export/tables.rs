//! The tables of forms as data sets: heads as on paper, values with their types, and a list of them all.

use super::datum::{Datum, count, text};
use super::schema::{Field, Kind};
use super::set::{DataSet, Making};
use crate::locale::Lang;
use crate::view::{Column, FilledForm, Sheet, Table};

/// A table of a form, and what the list says of it.
struct Listed<'a> {
    filled: &'a FilledForm<'a>,
    form_title: String,
    title: &'a str,
    /// The name of its sheet, where the form has several.
    sheet: &'a str,
    code: Option<&'a str>,
    /// What stands above and below it on paper.
    facts: String,
    table: DataSet<'a>,
}

/// The list of the tables, and then the tables.
pub(super) fn tables<'a>(forms: &'a [FilledForm<'a>], language: &str, lang: Lang) -> Vec<DataSet<'a>> {
    let listed: Vec<Listed<'a>> = forms.iter().flat_map(|filled| of_form(filled, language, lang)).collect();
    let (zh, en) = (
        ["表册", "tables 文件夹里的一张表；合计行不在表里，由各行加得出"],
        ["Tables", "A table of the folder tables; without its row of totals, which is the sum of the others"],
    );
    let list = Making::new("tables", zh, en, listed.iter().collect::<Vec<_>>())
        .add(Field::text("table", "文件，不带扩展名", "Its file, without extension"), |row| {
            text(row.table.name.clone())
        })
        .add(Field::text("form", "表的名字：定义它的文件", "The form: the name of its definition"), |row| {
            text(&row.filled.form.id)
        })
        .add(Field::text("form_title", "表名", "The title of the form"), |row| text(row.form_title.clone()))
        .add(Field::text("code", "记录编码", "The code of the record that it is"), |row| {
            row.code.map_or(Datum::Empty, text)
        })
        .add(Field::text("of", "class 班次、year 年度、plan 计划", "class, year or plan"), |row| {
            text(row.filled.form.scope.key())
        })
        .add(Field::text("of_id", "哪个班次、哪一年、哪份计划", "Of which class, year or plan"), |row| {
            text(&row.filled.of)
        })
        .add(Field::text("title", "标题", "Its title"), |row| text(row.title))
        .add(
            Field::text("sheet", "有几张时这一张的名字", "The name of the sheet, where there are several"),
            |row| text(row.sheet),
        )
        .add(Field::whole("rows", "行数", "How many rows it has"), |row| count(row.table.rows.len()))
        .add(Field::text("facts", "表头的事项和表下的说明", "What stands above and below it"), |row| {
            text(row.facts.clone())
        })
        .keyed(&["table"]);
    // The rows of the list are owned by it, so that the tables can follow.
    std::iter::once(list).chain(listed.into_iter().map(|listed| listed.table)).collect()
}

/// The tables of a form: one a sheet. Of forms that are pages, each of one person or of the whole, there is one with a
/// row a page, and one more for each kind of table on them.
fn of_form<'a>(filled: &'a FilledForm<'a>, language: &str, lang: Lang) -> Vec<Listed<'a>> {
    let sheets = filled.document.sheets();
    let tables: Vec<&Table> = filled.document.tables().collect();
    let stem = format!("tables/{}", filled.document.stem.trim_start_matches("filing/"));
    let code = sheets.iter().find_map(|sheet| match sheet {
        Sheet::Record(record) => record.code.as_deref(),
        _ => None,
    });
    // Many a table on a page has no title of its own.
    let titled = |flat: Flat<'a>| Flat {
        title: if flat.title.is_empty() { &filled.document.title } else { flat.title },
        ..flat
    };
    let listed = |name: String, flat: Flat<'a>| Listed {
        filled,
        form_title: filled.form.title.get(language).to_owned(),
        title: flat.title,
        sheet: "",
        code,
        facts: String::new(),
        table: flat.named(name),
    };
    let pages = Flat::of_pages(&filled.document.title, sheets);
    let whole = (!pages.rows.is_empty()).then(|| listed(stem.clone(), pages));
    let within = (1..).zip(Flat::of_tables_on(sheets)).map(|(at, flat)| listed(format!("{stem}/{at}"), titled(flat)));
    let several = tables.len() > 1;
    let own = (1..).zip(tables).map(|(at, table): (usize, &'a Table)| Listed {
        sheet: if several { table.sheet.as_str() } else { "" },
        code: table.code.as_deref(),
        facts: facts(table, lang),
        ..listed(if several { format!("{stem}/{at}") } else { stem.clone() }, Flat::of_table(table))
    });
    own.chain(whole).chain(within).collect()
}

/// What stands above and below a table.
fn facts(table: &Table, lang: Lang) -> String {
    let head = table.head.iter().filter(|fact| !fact.value.trim().is_empty());
    let head = head.map(|fact| lang.named(&fact.name, &fact.value));
    head.chain(table.notes.iter().cloned()).collect::<Vec<_>>().join("\n")
}

/// A title, heads and rows.
struct Flat<'a> {
    title: &'a str,
    heads: Vec<String>,
    rows: Vec<Vec<Datum<'a>>>,
}

/// The head of the column that says on which page something stands.
const PAGE: &str = "page";

impl<'a> Flat<'a> {
    fn of_table(table: &'a Table) -> Self {
        let head = |column: &Column| match &column.group {
            Some(group) if !column.title.is_empty() => format!("{group}／{}", column.title),
            Some(group) => group.clone(),
            None => column.title.clone(),
        };
        let rows = table.rows.iter().map(|row| row.iter().map(|cell| Datum::of_cell(&cell.value)).collect());
        Self { title: &table.title, heads: table.columns.iter().map(head).collect(), rows: rows.collect() }
    }

    /// One row a page of the sheets that are no table: of boxes what they hold, of letters what they say.
    fn of_pages(title: &'a str, sheets: &'a [Sheet]) -> Self {
        let mut flat = Self { title, heads: Vec::new(), rows: Vec::new() };
        for (page, sheet) in (1..).zip(sheets) {
            let cells: Vec<(&str, Datum<'a>)> = match sheet {
                Sheet::Table(_) => continue,
                Sheet::Record(record) => {
                    let boxes = record.lines.iter().flatten();
                    boxes.map(|one| (one.name.as_str(), Datum::of_cell(&one.value.value))).collect()
                }
                Sheet::Letter(letter) => vec![
                    ("number", letter.number.as_deref().map_or(Datum::Empty, text)),
                    ("text", text(letter.body.join("\n"))),
                    ("issuer", text(letter.issuer.as_str())),
                    ("date", text(letter.date.as_str())),
                ],
            };
            let (heads, values): (Vec<&str>, Vec<Datum<'a>>) = cells.into_iter().unzip();
            flat.heads = std::iter::once(PAGE).chain(heads).map(str::to_owned).collect();
            flat.rows.push(std::iter::once(count(page)).chain(values).collect());
        }
        flat
    }

    /// The tables on pages, those with the same heads as one, each row with its page before it.
    fn of_tables_on(sheets: &'a [Sheet]) -> Vec<Self> {
        let mut found: Vec<Self> = Vec::new();
        for (page, sheet) in (1..).zip(sheets) {
            let tables = match sheet {
                Sheet::Table(_) => &[],
                Sheet::Record(record) => record.tables.as_slice(),
                Sheet::Letter(letter) => letter.table.as_slice(),
            };
            for table in tables {
                let Self { title, mut heads, mut rows } = Self::of_table(table);
                heads.insert(0, PAGE.to_owned());
                for row in &mut rows {
                    row.insert(0, count(page));
                }
                match found.iter_mut().find(|known| known.heads == heads) {
                    Some(known) => known.rows.append(&mut rows),
                    None => found.push(Self { title, heads, rows }),
                }
            }
        }
        found
    }

    /// The data set that they are, without rows that say nothing.
    fn named(mut self, name: String) -> DataSet<'a> {
        self.rows.retain(|row| row.iter().any(|value| *value != Datum::Empty));
        let mut fields: Vec<Field> = Vec::new();
        for (at, head) in self.heads.iter().enumerate() {
            let kind = kind(self.rows.iter().filter_map(|row| row.get(at)));
            let own =
                if head.trim().is_empty() { format!("column {}", at + 1) } else { head.trim().replace('\n', " ") };
            // Programs take columns by their heads.
            let is_new = |name: &String| fields.iter().all(|field| field.name != *name);
            let mut names = std::iter::once(own.clone()).chain((2..).map(|again: usize| format!("{own} {again}")));
            fields.push(Field { name: names.find(is_new).unwrap_or(own), kind, unit: None, about: ["", ""] });
        }
        DataSet {
            name,
            title: [self.title.to_owned(), self.title.to_owned()],
            about: ["", ""],
            key: &[],
            references: Vec::new(),
            fields,
            rows: self.rows,
        }
    }
}

/// The type that all values of a column have; text where they differ.
fn kind<'v>(values: impl Iterator<Item = &'v Datum<'v>>) -> Kind {
    let own = |value: &Datum<'_>| match value {
        Datum::Empty => None,
        Datum::Text(_) => Some(Kind::Text),
        Datum::Integer(_) => Some(Kind::Integer),
        Datum::Number(_) => Some(Kind::Number),
        Datum::Truth(_) => Some(Kind::Truth),
        Datum::Date(_) => Some(Kind::Date),
        Datum::Month(_) => Some(Kind::Month),
        Datum::Time(_) => Some(Kind::Time),
    };
    let both = |one: Kind, other: Kind| match (one, other) {
        _ if one == other => one,
        (Kind::Integer, Kind::Number) | (Kind::Number, Kind::Integer) => Kind::Number,
        _ => Kind::Text,
    };
    values.filter_map(own).reduce(both).unwrap_or(Kind::Text)
}
