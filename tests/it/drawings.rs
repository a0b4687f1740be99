//! Drawings as SVG.

use xueshi::draw;
use xueshi::view::{Drawing, DrawnField, Flow, FlowStep, Process, Shows};

fn field(name: &str, entries: &[&str]) -> DrawnField {
    DrawnField { name: name.to_owned(), entries: entries.iter().map(|&entry| entry.to_owned()).collect() }
}

fn drawing(id: &str, title: &str, shows: Shows) -> String {
    draw::svg(&Drawing { id: id.to_owned(), title: title.to_owned(), about: format!("{title}。"), shows })
}

fn flow(steps: &[(&str, &[&str])], ways: &[(usize, usize)]) -> String {
    let step = |&(title, aside): &(&str, &[&str])| FlowStep {
        title: title.to_owned(),
        aside: aside.iter().map(|&line| line.to_owned()).collect(),
    };
    let steps = steps.iter().map(step).collect();
    drawing("flow", "流程图", Shows::Flow(Flow { steps, ways: ways.to_vec() }))
}

/// The numbers of the attributes of a name, in the order of the drawing.
fn numbers(svg: &str, tag: &str, name: &str) -> Vec<i32> {
    let start = format!("<{tag} ");
    let elements = svg.split(&start).skip(1).filter_map(|rest| rest.split('>').next());
    let value = |element: &str| element.split(&format!(" {name}=\"")).nth(1)?.split('"').next()?.parse().ok();
    elements.filter_map(value).collect()
}

const BRANCHES: &[(usize, usize)] = &[
    (0, 1),
    (1, 2),
    (2, 3),
    (3, 4),
    (3, 7),
    (3, 10),
    (4, 5),
    (5, 6),
    (7, 8),
    (8, 9),
    (10, 11),
    (11, 12),
    (12, 13),
    (6, 14),
    (9, 14),
    (13, 14),
    (14, 15),
];

#[test]
fn a_process_stands_in_the_middle_of_its_fields() {
    let process = Process {
        name: "党校培训".to_owned(),
        input: Some(field("输入", &["上级文件和制度", "年度培训计划"])),
        output: Some(field("输出", &["结业人员名单"])),
        above: vec![field("由谁做", &["党校"]), field("使用资源", &["教室和实践场所、网络学习平台、师资库、培训经费"])],
        below: vec![field("如何做", &["班次规则"])],
    };
    insta::assert_snapshot!(drawing("process", "过程图", Shows::Process(process)).replace('>', ">\n"));
}

#[test]
fn branches_stand_side_by_side_in_their_order_and_meet_again() {
    let steps: Vec<(&str, &[&str])> = (0..16).map(|_| ("步骤", &["党校"] as &[&str])).collect();
    let svg = flow(&steps, BRANCHES);
    let (x, y) = (numbers(&svg, "rect", "x"), numbers(&svg, "rect", "y"));
    assert!(x[4] < x[7] && x[7] < x[10], "{x:?}");
    assert_eq!((y[4], y[7]), (y[10], y[10]), "branches begin on one line");
    assert_eq!(x[3], x[14], "they meet where they parted");
    assert!(y[14] > y[13] && y[15] > y[14]);
}

#[test]
fn a_small_flow_is_drawn_so() {
    let steps: [(&str, &[&str]); 4] =
        [("拟定计划", &["组织部"]), ("干部培训", &[]), ("党员培训", &["党校", "C4/组织04/003"]), ("培训工作总结", &[])];
    insta::assert_snapshot!(flow(&steps, &[(0, 1), (0, 2), (1, 3), (2, 3)]).replace('>', ">\n"));
}

#[test]
fn any_flow_is_drawn_and_always_the_same() {
    assert!(flow(&[], &[]).contains("</svg>"));
    let mut seed = 7_u64;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).expect("small") % below
    };
    for _ in 0..60 {
        let count = 1 + next(20);
        let mut ways: Vec<_> = (0..next(30)).map(|_| (next(count), next(count))).filter(|(a, b)| a < b).collect();
        ways.sort_unstable();
        ways.dedup();
        let steps: Vec<(&str, &[&str])> = (0..count).map(|_| ("一步", &[] as &[&str])).collect();
        let drawn = flow(&steps, &ways);
        assert_eq!(drawn, flow(&steps, &ways));
        let width: i32 = numbers(&drawn, "svg", "width")[0];
        let places = numbers(&drawn, "rect", "x");
        assert!(places.iter().all(|&x| x >= 0 && x + 176 <= width), "{drawn}");
        assert_eq!(drawn.matches("<polygon").count(), ways.len());
    }
}

#[test]
fn an_author_can_not_break_out_of_a_drawing() {
    let svg = flow(&[("</text><script>alert(1)</script>", &["\"&<>\u{0}"])], &[]);
    assert!(!svg.contains("<script"), "{svg}");
    assert!(!svg.contains('\u{0}'));
}
