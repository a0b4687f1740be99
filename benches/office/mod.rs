//! Offices to measure with: complete, valid, of any number of attendance records, and always the same.
//!
//! A class has twenty sessions, and fifty trainees where not asked otherwise, which makes a thousand
//! records; everyone is enrolled in about four classes. Of the records about 3 % are late, 2 % a leave, 1 % an absence and 0.5 % left
//! early. What must come out of them is added up here while they are written, in whole numbers and
//! without the library, so that a measurement can tell that it measured the right thing.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use chrono::{Datelike, Days, NaiveDate};

/// Trainees of a class as it usually is.
#[allow(dead_code, reason = "each benchmark uses a part of the generator")]
pub(super) const TRAINEES: usize = 50;
/// Sessions of a class: a morning of 90 minutes and an afternoon of 60 on each of ten days.
const SESSIONS: usize = 20;
/// Classes that a person is enrolled in.
const ENROLMENTS: usize = 4;
/// People of one register.
const REGISTER: usize = 2_500;
/// The day on which the office is looked at, after the last of its sessions.
const TODAY: &str = "2024-12-31";
/// Absences that cancel somebody's study, as the rule below says.
const CANCELLING: usize = 3;
/// Hundredths of a credit that qualify, as the rule below says.
const QUALIFYING: u64 = 2_400;

const SITE: &str = "\
组织: 中共测试职业技术学院委员会党校
简称: 测试党校
语言: zh-CN
人员类别:
  - { 代码: member, 名称: 党员, 年度学时: 32 }
  - { 代码: secretary, 名称: 支部书记, 年度学时: 56 }
  - { 代码: cadre, 名称: 科级干部, 年度学时: 90 }
班次类别:
  - { 代码: rotation, 名称: 党员轮训 }
";

const RULE: &str = "\
标题: 集中轮训班学习考核规则
依据: 《中国共产党党员教育管理工作条例》
学时分钟: 45
环节:
  线下:
    名称: 集中培训
    应修: 24
    计学时:
      - { 方式: 时长 }
取消资格:
  旷课: 3
记入年度: 逐次
";

const TIMES: [(&str, &str, u64); 2] = [("08:30-10:00", "2", 90), ("14:00-15:00", "1", 60)];
const CATEGORIES: [&str; 5] = ["党员", "党员", "党员", "支部书记", "科级干部"];
const SURNAMES: [&str; 12] = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "欧阳", "司马"];
const GIVEN: [&str; 16] = [
    "明", "婷", "建国", "晓峰", "志远", "雨桐", "浩然", "思敏", "海燕", "文斌", "静怡", "子航", "伟", "丽华", "国强",
    "一鸣",
];

/// What an office must come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Expected {
    /// Attendance records written.
    pub(super) records: usize,
    /// Classes written.
    pub(super) classes: usize,
    /// People written.
    pub(super) people: usize,
    /// Marks by which somebody came: present, late or left early.
    pub(super) came: usize,
    /// Hundredths of credits of all trainees.
    pub(super) credits: u64,
    /// Trainees that qualified.
    pub(super) qualified: usize,
}

/// A generator of numbers that look random and are the same in every run (`SplitMix64`).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % bound
    }
}

/// Writes an office of so many attendance records below `root`, in whole classes of so many trainees,
/// and returns what it must come to.
pub(super) fn write(root: &Path, records: usize, trainees: usize) -> io::Result<Expected> {
    let classes = records.div_ceil(trainees * SESSIONS).max(1);
    let people = (classes * trainees / ENROLMENTS).max(trainees);
    let content = root.join("content");
    for folder in ["people", "rules", "classes"] {
        fs::create_dir_all(content.join(folder))?;
    }
    fs::write(content.join("site.yaml"), format!("{SITE}日期: {TODAY}\n"))?;
    fs::write(content.join("units.yaml"), units())?;
    fs::write(content.join("rules/members.yaml"), RULE)?;
    for (at, start) in (0..people).step_by(REGISTER).enumerate() {
        let text = register(start..people.min(start + REGISTER));
        fs::write(content.join(format!("people/register-{:02}.csv", at + 1)), text)?;
    }
    let mut numbers = Numbers(20_240_624);
    let mut expected = Expected { records: classes * trainees * SESSIONS, classes, people, ..Expected::default() };
    for class in 0..classes {
        let folder = content.join(format!("classes/{}", class_id(class)));
        fs::create_dir_all(&folder)?;
        let trainees: Vec<_> = (0..trainees).map(|place| (class * trainees + place) % people).collect();
        fs::write(folder.join("class.yaml"), class_head(class))?;
        fs::write(folder.join("schedule.yaml"), schedule(class))?;
        fs::write(folder.join("roster.csv"), roster(&trainees))?;
        fs::write(folder.join("attendance.csv"), sheet(class, &trainees, &mut numbers, &mut expected))?;
    }
    Ok(expected)
}

/// The id of a class, which is also its folder.
fn class_id(class: usize) -> String {
    format!("{}-members-{:04}", first_day(class).year(), class + 1)
}

/// The classes begin a week apart, over and over through three years.
fn first_day(class: usize) -> NaiveDate {
    let monday = NaiveDate::from_ymd_opt(2021, 3, 1).unwrap_or_default();
    monday + Days::new(class as u64 * 7 % (7 * 180))
}

fn day(class: usize, session: usize) -> NaiveDate {
    first_day(class) + Days::new(session as u64 / 2)
}

fn units() -> String {
    let mut text = "- 代码: college\n  名称: 中共测试职业技术学院委员会\n  简称: 学院党委\n  下级:\n".to_owned();
    for branch in 0..8 {
        let _ = writeln!(text, "    - 代码: branch-{branch}\n      名称: 第{branch}党总支\n      下级:");
        for cell in 0..3 {
            let _ = writeln!(text, "        - {{ 代码: cell-{branch}-{cell}, 名称: 第{branch}总支第{cell}支部 }}");
        }
    }
    text
}

/// A number that no day and time written together can hold.
fn id(person: usize) -> usize {
    770_000_000 + person
}

fn name(person: usize) -> String {
    // Every tenth or so shares a name with somebody: as in any office.
    let (surname, given) = (person % SURNAMES.len(), person / 7 % GIVEN.len());
    format!("{}{}", SURNAMES[surname], GIVEN[given])
}

fn register(people: std::ops::Range<usize>) -> String {
    let mut text = "工号,姓名,性别,民族,出生年月,身份证号,单位,联系电话,人员类别,职务,备注\n".to_owned();
    for person in people {
        let (year, month, birthday) = (1965 + person % 35, person % 12 + 1, person % 28 + 1);
        let gender = if person % 2 == 0 { "女" } else { "男" };
        let number = format!("{:06}{year}{month:02}{birthday:02}{:03}", 990_000 + person / 1_000, person % 1_000);
        let _ = writeln!(
            text,
            "{},{},{gender},汉族,{year}-{month:02},{number}{},cell-{}-{},{},{},专任教师,",
            id(person),
            name(person),
            check_digit(&number),
            person % 8,
            person / 8 % 3,
            10_000_000_000 + person,
            CATEGORIES[person % CATEGORIES.len()],
        );
    }
    text
}

/// The last character of an id number (GB 11643).
fn check_digit(number: &str) -> char {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = number.bytes().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    char::from(b"10X98765432"[(sum % 11) as usize])
}

fn class_head(class: usize) -> String {
    format!(
        "标题: {}年党员集中轮训班（第{}期）\n类别: 党员轮训\n规则: members\n期次: 第{}期\n开始: {}\n结束: {}\n\
         主办: 中共测试职业技术学院委员会党校\n地点: 党校一号教室、二号教室\n对象: 各党总支在职党员\n\
         单位: [college]\n班主任: 毕晓庆\n",
        first_day(class).year(),
        class + 1,
        class + 1,
        first_day(class),
        day(class, SESSIONS - 1),
    )
}

fn schedule(class: usize) -> String {
    let mut text = String::new();
    for session in 0..SESSIONS {
        let (time, credits, _) = TIMES[session % 2];
        let _ = writeln!(
            text,
            "- 日期: {}\n  时间: \"{time}\"\n  内容: 专题辅导（第{}讲）\n  形式: 理论授课\n  授课人: 高景山\n  \
             职务: 党校校长\n  学时: {credits}\n  地点: 党校一号教室\n  环节: 线下\n",
            day(class, session),
            session + 1,
        );
    }
    text
}

fn roster(trainees: &[usize]) -> String {
    let mut text = "工号,姓名,小组,入班日期,离班日期,备注\n".to_owned();
    for (place, &person) in trainees.iter().enumerate() {
        let _ = writeln!(text, "{},{},第{}组,,,", id(person), name(person), place / 10 + 1);
    }
    text
}

/// The sign-in sheet; what it comes to is added to `expected`.
fn sheet(class: usize, trainees: &[usize], numbers: &mut Numbers, expected: &mut Expected) -> String {
    let mut text = "工号,姓名".to_owned();
    for session in 0..SESSIONS {
        let _ = write!(text, ",{} {}", day(class, session), TIMES[session % 2].0);
    }
    text.push('\n');
    for &person in trainees {
        let _ = write!(text, "{},{}", id(person), name(person));
        let (mut minutes, mut absences) = (0, 0);
        for session in 0..SESSIONS {
            let (mark, came) = match numbers.below(1_000) {
                0..10 => ("×", false),
                10..30 => ("○", false),
                30..60 => ("△", true),
                60..65 => ("▽", true),
                _ => ("√", true),
            };
            let _ = write!(text, ",{mark}");
            absences += usize::from(mark == "×");
            if came {
                minutes += TIMES[session % 2].2;
                expected.came += 1;
            }
        }
        text.push('\n');
        // Minutes by 45 in hundredths, half rounded up.
        let credits = (minutes * 200 + 45) / 90;
        expected.credits += credits;
        expected.qualified += usize::from(absences < CANCELLING && credits >= QUALIFYING);
    }
    text
}
