//! temporary
use xueshi::*;
fn main() {
    let (sources, problems) = source::read_tree(std::path::Path::new("."), "content");
    let mut f = diag::from_problems(problems);
    let (office, more) = resolve::resolve(&sources, None, || None);
    f.extend(more);
    if let Some(office) = office {
        let l = ledger::compute(&office);
        f.extend(check::check(&office, &l));
        for (c, cl) in office.classes.iter().zip(&l.classes) {
            println!("## {}", c.programme.id);
            for s in &cl.standings {
                let unmet: Vec<_> =
                    s.unmet().map(|c| format!("{:?} {:?}/{}", c.kind, c.have.map(|h| h.to_string()), c.need)).collect();
                println!(
                    "{} {:?} {:?} exam {:?} result {:?} {:?}",
                    office.person(s.person).name.value,
                    s.tracks.iter().map(|t| t.credits.to_string()).collect::<Vec<_>>(),
                    s.outcome,
                    s.exam.map(|e| e.to_string()),
                    s.result.map(|e| e.to_string()),
                    unmet
                );
            }
        }
        for (y, a) in &l.years {
            println!("{y}");
            for (p, a) in a {
                if a.total > 0.into() {
                    println!("{} {} {:?}", office.person(*p).name.value, a.total, a.required.map(|r| r.to_string()))
                }
            }
        }
    }
    let loc = locale::Locale::new(locale::Lang::ZhCn);
    diag::sort(&mut f);
    for d in &f {
        eprintln!("{}", diag::human::render(d, &sources, &loc));
    }
}
