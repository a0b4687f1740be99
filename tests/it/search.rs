//! The search of a site: small files for the first question, the same bytes each time, valid scripts, and nothing
//! in the public index that the public pages don't show.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use rayon::prelude::*;
use xueshi::render::search::{Entry, entry, files};

/// A small generator with a fixed seed.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % end as u64).expect("small")
    }

    /// One of some, the first much more often than the last, as words are.
    fn of<'t>(&mut self, all: &[&'t str]) -> &'t str {
        let at = self.below(all.len() + 1) * self.below(all.len() + 1) / (all.len() + 2);
        all[at]
    }
}

const WORDS: &str = "培训 通知 学员 学时 考核 党员 支部 组织 学习 工作 发展对象 入党积极分子 预备党员 干部 专题 报告 讲座 讨论 实践 \
    参观 会议 时间 地点 要求 报名 名单 汇总 登记 证书 结业 合格 成绩 考试 出勤 请假 缺勤 补课 线上 线下 课程 教师 教室 会议室 安排 \
    日程 单位 部门 负责人 联系人 材料 报送 审核 备案 档案 年度 计划 总结 方案 办法 规定 制度 理论 政策 精神 贯彻 落实 推进 加强 提高 \
    认真 严格 按时 及时 有关 事项 如下 附件 印发 现将 请各 根据 关于 举办 第一期 第二期 骨干 教职工 管理 服务 教学 科研 安全 \
    廉政 纪律 作风 建设 思想 政治 文化 宣传 统战 工会 共青团 妇女 老干部 人事 财务 后勤 保卫 图书馆 实验室 数据 系统 平台 手机 \
    微信 公众号 照片 视频 音频 文件 表格 打印 签字 盖章 电子 纸质 归档 目录 索引 检查 督导 反馈 整改 评估 问卷 满意度 优秀 表彰 \
    交流 座谈 调研 基层 一线 社区 乡村 振兴 志愿 公益 健康 体检 心理 咨询 法律 消防 应急 演练 信息化 网络 保密 密码 设备 采购";
const FAMILY: &str =
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎";
const GIVEN: &str =
    "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂文辉玲建国华红梅鑫鹏飞宇浩然子涵欣怡梓萱博文思远一诺雨晨";

fn name(random: &mut Random) -> String {
    let (family, given): (Vec<char>, Vec<char>) = (FAMILY.chars().collect(), GIVEN.chars().collect());
    let mut name = String::from(family[random.below(family.len())]);
    for _ in 0..=random.below(2) {
        name.push(given[random.below(given.len())]);
    }
    name
}

fn sentence(random: &mut Random, words: &[&str], made: &mut String) {
    for _ in 0..8 + random.below(14) {
        made.push_str(random.of(words));
        if random.below(5) == 0 {
            made.push_str(["，", "、", "的", "和", "在"][random.below(5)]);
        }
    }
    let (year, month, day) = (2015 + random.below(12), 1 + random.below(12), 1 + random.below(28));
    let _ = write!(made, "{year}年{month}月{day}日");
    made.push('。');
}

/// The page of a class: title, facts, some paragraphs, a list of trainees.
fn page(at: usize) -> (String, String, String) {
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let mut random = Random(at as u64 * 7919 + 1);
    let title = format!("{}年第{}期{}{}班", 2015 + at % 12, 1 + at % 40, random.of(&words), random.of(&words));
    let mut html = format!(
        "<!doctype html><meta charset=utf-8><title>{title}</title><nav>菜单</nav><main id=\"main\"><h1>{title}</h1>"
    );
    for _ in 0..2 + random.below(5) {
        html.push_str("<p>");
        for _ in 0..2 + random.below(4) {
            sentence(&mut random, &words, &mut html);
        }
        html.push_str("</p>");
    }
    html.push_str("<table>");
    for row in 0..5 + random.below(35) {
        let (who, unit) = (name(&mut random), random.of(&words));
        let (hours, mark) = (random.below(40), random.below(100));
        let _ =
            writeln!(html, "<tr><td>{row}</td><td>{who}</td><td>{unit}学院</td><td>{hours}</td><td>{mark}.5</td></tr>");
    }
    html.push_str("</table></main><footer>页脚</footer>");
    (format!("classes/{at:04}/index.html"), title, html)
}

fn entries(pages: &[(String, String, String)]) -> Vec<Entry> {
    pages.par_iter().filter_map(|(path, title, html)| entry(path, title, html, false)).collect()
}

/// The sizes of the files whose names begin with a letter, the largest first.
fn sizes(made: &[(String, Vec<u8>)], kind: &str) -> Vec<usize> {
    let mut found: Vec<usize> = made
        .iter()
        .filter(|(path, _)| path.starts_with(&format!("search/{kind}")))
        .map(|(_, bytes)| bytes.len())
        .collect();
    found.sort_unstable_by(|one, other| other.cmp(one));
    found
}

#[test]
fn the_first_question_to_5000_pages_loads_less_than_300_kilobytes() {
    let pages: Vec<_> = (0..5_000).into_par_iter().map(page).collect();
    let start = std::time::Instant::now();
    let made = files(&entries(&pages));
    let took = start.elapsed();
    let (runs, texts, index) = (sizes(&made, "g"), sizes(&made, "t"), sizes(&made, "index"));
    // A question looks up six runs at most, and makes sure of eight results at first: whatever is asked, it is
    // those files at most, the largest of all.
    let finder = std::fs::metadata("themes/default/assets/find.js").expect("the finder").len();
    let most = runs[..6].iter().sum::<usize>() + texts[..8].iter().sum::<usize>() + index[0];
    let characters: usize = pages.iter().map(|(.., html)| html.chars().count()).sum();
    let sum = |sizes: &[usize]| sizes.iter().sum::<usize>();
    println!(
        "{characters} characters, {took:?}; {} files of runs, {} bytes, the largest {:?}; {} of texts, {} bytes, the largest {}; index {}; at most {most} and {finder}",
        runs.len(),
        sum(&runs),
        &runs[..8],
        texts.len(),
        sum(&texts),
        texts[0],
        index[0],
    );
    if let Ok(folder) = std::env::var("XUESHI_SEARCH") {
        lay(Path::new(&folder), &pages, &made);
    }
    assert!(most as u64 + finder < 300_000, "{most} bytes and {finder}");
}

/// Lays pages and their index for an oracle that searches them in a browser.
fn lay(folder: &Path, pages: &[(String, String, String)], made: &[(String, Vec<u8>)]) {
    let box_ = "<!doctype html><meta charset=utf-8><form class=search data-found=\"%n\" data-about=\"~%n\" data-none=\"none %q\" data-hint=hint \
        data-short=short data-left=\"left %q\" data-busy=busy data-failed=failed data-more=more><input name=q></form>\
        <div class=all-hits></div><script src=assets/search.js></script>";
    let texts = pages.iter().map(|(path, _, html)| (path.as_str(), html.as_bytes()));
    let index = made.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
    let mut all: Vec<(&str, Vec<u8>)> = texts.chain(index).map(|(path, bytes)| (path, bytes.to_vec())).collect();
    all.push(("search.html", box_.as_bytes().to_vec()));
    for name in ["search.js", "find.js"] {
        let bytes = std::fs::read(format!("themes/default/assets/{name}")).expect("a script of the theme");
        all.push((if name == "find.js" { "assets/find.js" } else { "assets/search.js" }, bytes));
    }
    for (path, bytes) in all {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("writable");
        std::fs::write(path, bytes).expect("writable");
    }
}

/// What a script of the index hands over.
fn data(script: &[u8]) -> serde_json::Value {
    let text = std::str::from_utf8(script).expect("UTF-8");
    // What a line of a script can't hold, as every browser has read it.
    assert!(!text.contains(['\u{2028}', '\u{2029}', '\r', '\0']) && !text.contains("</"), "{text}");
    let inner = text.strip_prefix("xueshiSearch(\"").and_then(|rest| rest.strip_suffix(");\n")).expect("a call");
    let (_, data) = inner.split_once("\",").expect("a name and data");
    // Data is JSON, but for tabs, which a script's string may hold and JSON's may not.
    serde_json::from_str(&data.replace('\t', "\\t")).expect("data")
}

#[test]
fn nothing_that_is_written_breaks_the_scripts() {
    let hostile = "引“号”\"'\\ &lt;/script&gt;&lt;!-- \u{2028}\u{2029} \u{0}\u{1}\u{7f} \u{202e}倒\u{200f}写 ${x}`y` \u{1f600}𠮷 end";
    let html = format!("<main><h1>{hostile}</h1><p>{hostile}</p></main>");
    let title = "“a\"\\</script>\u{2028}b";
    let made = files(&[entry("notices/a\"b.html", title, &html, false).expect("a page")]);
    let rows = made.iter().map(|(path, script)| (path.as_str(), data(script))).collect::<BTreeMap<_, _>>();
    let row = &rows["search/t0.js"][0];
    assert_eq!((row[2].as_str(), row[3].as_str()), (Some("notices/a\"b.html"), Some(title)));
    assert!(row[4].as_str().expect("text").contains("引“号”\"'\\ </script><!-- "));
    let runs: String =
        rows.iter().filter(|(path, _)| path.starts_with("search/g")).filter_map(|(_, lines)| lines.as_str()).collect();
    assert!(["\"'", "'\\", "</", "倒写", "😀𠮷"].iter().all(|run| runs.contains(&format!("{run}\t"))), "{runs}");
}

#[test]
fn a_page_of_5_megabytes_is_found_in_small_files() {
    let mut html = String::from("<main><h1>长</h1><p>");
    let mut next = '一';
    while html.len() < 5_000_000 {
        html.push(next);
        next = if next == '龥' { '一' } else { char::from_u32(u32::from(next) + 1).expect("a character") };
    }
    html.push_str("</p><p>最后一段</p></main>");
    let made = files(&[entry("a.html", "长", &html, false).expect("a page")]);
    assert!(sizes(&made, "")[0] < 40_000, "{:?}", &sizes(&made, "")[..5]);
    let last = made.iter().rfind(|(path, _)| path.starts_with("search/t")).expect("a text");
    assert!(data(&last.1).to_string().contains("最后一段"));
}

#[test]
fn the_public_index_says_only_what_public_pages_show_and_is_the_same_each_time() {
    let root = crate::common::copy(&crate::common::repository());
    let built = |folder: &str| {
        let run = crate::common::build(root.path(), &root.path().join(folder));
        (run.office.expect("an office"), crate::common::tree(&root.path().join(folder)))
    };
    let (office, tree) = built("one");
    let under = |prefix: &str| {
        let files = tree.iter().filter(|(path, _)| path.starts_with(prefix));
        files.map(|(path, bytes)| (path.clone(), String::from_utf8_lossy(bytes).into_owned())).collect::<Vec<_>>()
    };
    let index: String = under("site/search/").into_iter().map(|(_, text)| text).collect();
    let all = under("site/").into_iter();
    let pages: String = all.filter(|(path, _)| path.strip_suffix(".html").is_some()).map(|(_, text)| text).collect();
    let inner: String = under("office/search/").into_iter().map(|(_, text)| text).collect();
    let values = |person: &xueshi::model::Person| {
        let cells = [Some(&person.name), Some(&person.id), person.id_number.as_ref(), person.phone.as_ref()];
        cells.into_iter().flatten().map(|cell| cell.value.clone()).collect::<Vec<_>>()
    };
    let protected: Vec<String> =
        office.people.iter().flat_map(values).filter(|value| value.chars().count() > 1).collect();
    let told = |text: &str| protected.iter().filter(|value| text.contains(value.as_str())).count();
    let leaked: Vec<_> =
        protected.iter().filter(|value| index.contains(value.as_str()) && !pages.contains(value.as_str())).collect();
    assert_eq!(leaked, Vec::<&String>::new());
    assert!(told(&inner) > 300, "the office's own index names its people: {}", told(&inner));
    let (_, again) = built("two");
    let of = |tree: &BTreeMap<String, Vec<u8>>| {
        tree.iter()
            .filter(|(path, _)| path.contains("/search/"))
            .map(|(path, bytes)| (path.clone(), bytes.clone()))
            .collect::<Vec<_>>()
    };
    assert!(of(&tree).len() > 10 && of(&tree) == of(&again));
}
