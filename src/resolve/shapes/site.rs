//! The keys of the settings, and of units.

use super::checks::WAIVERS;
use super::{NUMBER, PRIVACY};
use crate::parse::Kind::{Choice, Date, List, Map, SomeShare, Text, Whole, YesNo};
use crate::parse::Need::{May, Must};
use crate::parse::{Key, Shape};

pub(in crate::resolve) const SITE: Shape = shape! {
    "organisation" = "组织" = "单位名称": Text, Must,
        "文字。网站页眉和表格上的全称",
        "The full name of the organisation, in the head of the site and on forms";
    "short" = "简称": Text, May,
        "文字。缺省与全称相同",
        "A short name; the full name where there is none";
    "base_url" = "网址": Text, May,
        "文字。公开版发布在哪里，如 `https://dangxiao.example.edu.cn/xueshi`：订阅的日历和文章、站点地图里的链接要用它。只放在共享文件夹里的不写",
        "Where the public edition is published, for calendars, feeds and the site map";
    "language" = "语言": Choice(&[&["zh-CN", "zh", "中文"], &["en", "英文"]]), May,
        "`zh-CN`（`zh`、`中文`）或者 `en`（`英文`）：网站的语言。缺省 `zh-CN`",
        "The language of the site";
    "date" = "日期": Date, May,
        "日期。按哪一天计算，见上文",
        "The day for which everything is computed, instead of that of the last commit";
    "theme" = "主题": Text, May,
        "文字。`themes/` 下的文件夹名，缺省 `default`（程序自带）",
        "A folder below themes/, or default";
    "fonts" = "字体": List(&Text), May,
        "列表。放字体文件的文件夹，从资料文件夹算起，也可以写绝对路径；排 PDF 时先于主题的 `fonts/` 和系统字体查找",
        "Folders of fonts for the PDFs, before those of the theme and the system";
    "categories" = "人员类别": List(&Map(|| CATEGORY)), May,
        "列表：人员类别，以及各应修多少",
        "Categories of people, and what each owes";
    "families" = "班次类别": List(&Map(|| FAMILY)), May,
        "列表：班次类别",
        "Families of classes";
    "terms" = "学期": List(&Map(|| TERM)), May,
        "列表：学期。每个已经开始的学期有一页总结",
        "Terms; each that has begun has a summary";
    "coverage" = "覆盖要求": List(&Map(|| COVERAGE)), May,
        "列表：什么人应当参加过什么",
        "What whole populations are to have had";
    "privacy" = "隐私": Map(|| PRIVACY), May,
        "公开版显示个人的什么",
        "What the public edition shows of people";
    "evaluation" = "评估": Map(|| EVALUATION), May,
        "培训评估的分值和公开",
        "Scores of evaluations, and whether they are public";
    "checks" = "检查": Map(|| super::CHECKS), May,
        "检查的松紧：各种检查结果的级别，多少天算晚",
        "How the office checks";
    "publish" = "发布": List(&Map(|| TARGET)), May,
        "列表：`xueshi publish` 发布到哪里",
        "Where `xueshi publish` publishes";
    "waivers" = "豁免": WAIVERS, May,
        "列表：全部资料里可以不改的检查结果",
        "Findings of the office that are to stand";
};

pub(in crate::resolve) const CATEGORY: Shape = shape! {
    "id" = "代码": Text, Must,
        "文字，不能重复",
        "Its code";
    "title" = "名称": Text, Must,
        "文字，类别的名称",
        "Its name";
    "annual" = "年度学时": NUMBER, May,
        "数，学时。每年应修多少，不结转",
        "Credits owed each year; nothing is carried over";
    "account" = "学时要求": List(&Text), May,
        "规则的名字或者标题，一个或者列表，取那些规则的 `学时要求`（可以是自带的规则）。那个规则没有写学时要求的是错误 L111",
        "Rules whose account says what is owed";
    "source" = "依据": Text, May,
        "文字。显示在 `年度学时` 后面；`学时要求` 后面显示那个规则的依据",
        "The regulation that asks for the yearly credits";
};

pub(in crate::resolve) const FAMILY: Shape = shape! {
    "id" = "代码": Text, Must,
        "文字，不能重复",
        "Its code";
    "title" = "名称": Text, Must,
        "文字，类别的名称",
        "Its name";
};

pub(in crate::resolve) const COVERAGE: Shape = shape! {
    "id" = "代码": Text, Must,
        "文字，字母、汉字、数字和连字符，不能重复",
        "Its code, and the name of its page: letters, digits and hyphens";
    "title" = "名称": Text, Must,
        "文字，要求的名称",
        "Its name";
    "source" = "依据": Text, May,
        "文字，出自哪份文件",
        "The regulation that asks for it";
    "categories" = "人员类别": List(&Text), May,
        "一个或者列表。哪些人应当参加，按名册里的类别；不写的是名册里所有的人。`people/*.csv` 记了到岗、离岗日期的，只算统计期末在岗的",
        "Whose: people of these categories, everybody where there is none";
    "units" = "单位": List(&Text), May,
        "一个或者列表，含下级单位。不写的是所有单位",
        "Whose: people of these units and what is below them";
    "families" = "班次类别": List(&Text), May,
        "一个或者列表。只算这些类别的班次；不写的都算",
        "Only classes of these families count";
    "years" = "年数": Whole(1, 50), May,
        "整数，几个公历年。缺省 1",
        "Over how many calendar years";
    "from" = "起始年度": Whole(1900, 2200), May,
        "整数。几年一轮的从哪一年算起，如 2021 年起五年一轮就是 2021—2025、2026—2030；不写的是到当年为止的几年",
        "The first year of a round of several";
    "by" = "要求": Choice(&[&["参训", "training"], &["集中培训", "session"], &["合格", "qualified"]]), May,
        "`参训`（`training`）：到过课或者有学时；`集中培训`（`session`）：到过一次集中培训；`合格`（`qualified`）：有一个班次合格。缺省 `参训`",
        "What is asked: to have taken part, to have been at a session, or to have qualified";
    "forms" = "形式": List(&Text), May,
        "一个或者列表。和占比一起用：培训记录里哪些“形式”的学时算",
        "Forms of sessions whose credits make the share";
    "share" = "占比": SomeShare, May,
        "0 到 1 的数或者分数。写了占比的，要求是这些形式的学时占本人全部学时不低于它",
        "The least share of those forms in all credits";
};

pub(in crate::resolve) const TERM: Shape = shape! {
    "id" = "代码": Text, Must,
        "文字，字母、汉字、数字和连字符，不能只有数字，不能重复。总结的网页是 `summaries/<代码>.html`，文字是 `terms/<代码>.md`",
        "Its code, and the name of its summary: letters, digits and hyphens, not digits alone";
    "title" = "名称": Text, Must,
        "文字，学期的名称",
        "Its name";
    "from" = "开始": Date, Must,
        "日期，第一天",
        "The first day";
    "to" = "结束": Date, Must,
        "日期，最后一天",
        "The last day";
};

pub(in crate::resolve) const EVALUATION: Shape = shape! {
    "lowest" = "最低分": NUMBER, May,
        "数。缺省 1",
        "The lowest score";
    "highest" = "最高分": NUMBER, May,
        "数，要大于最低分（错误 E104）。缺省 5",
        "The highest score";
    "decimals" = "小数位": Whole(0, 4), May,
        "整数，0 至 4。平均分保留几位，四舍五入。缺省 2",
        "Decimals of means";
    "public" = "公开": YesNo, May,
        "是否。公开版是否显示得分；`否` 的什么也不显示。缺省 `是`",
        "Whether scores are in the public edition";
};

pub(in crate::resolve) const TARGET: Shape = shape! {
    "name" = "名称": Text, Must,
        "文字，不能重复。`xueshi publish 名称` 用它",
        "Its name, for `xueshi publish NAME`";
    "folder" = "文件夹": Text, May,
        "文字。这台电脑上的文件夹或者共享文件夹，如 `//server/share/xueshi`；从资料文件夹算起，也可以写绝对路径。它的上一级要已经有。`文件夹`、`ssh`、`s3`、`webdav` 写一样，都不写、多写是错误 K214",
        "A folder of this machine or a share; from the office's folder where it is not absolute";
    "ssh" = "远程": Text, May,
        "文字。用 SSH 能登录的服务器上的文件夹，如 `www@example.edu.cn:/srv/www/xueshi`。路径里只能有字母、汉字、数字和 `._-+=,@`",
        "A folder of a server that SSH leads to, user@host:/path";
    "s3" = "对象存储": Text, May,
        "文字。对象存储的桶，后面可以加 `/前缀`，如 `xueshi-web/dangxiao`。程序要带 `remote` 功能编译",
        "A bucket of an object store, bucket/prefix";
    "webdav" = "网盘": Text, May,
        "文字。WebDAV 文件夹的网址，如 `https://dav.example.edu.cn/xueshi`。程序要带 `remote` 功能编译",
        "The address of a folder written by WebDAV";
    "port" = "端口": Whole(1, 65_535), May,
        "整数。SSH 的端口，不是 22 才要写",
        "The port of SSH, where it is not 22";
    "endpoint" = "地址": Text, May,
        "文字。对象存储的网址，如 `https://oss.example.com`；不是亚马逊的都要写",
        "The address of the object store, where it is not Amazon's";
    "region" = "区域": Text, May,
        "文字。对象存储的区域，缺省 `us-east-1`",
        "The region of the object store";
    "edition" = "版本": Choice(&[&["公开", "public"], &["内部", "office"]]), May,
        "`公开`（`public`）或者 `内部`（`office`）：发布哪一个版本。缺省 `公开`；内部版有个人信息，只有写了 `内部` 才会发布",
        "Which edition is published; the office edition only where this says so";
    "keep" = "保留": Whole(1, 1000), May,
        "整数，1 至 1000。保留最近几次发布，可以退回去。缺省 5",
        "How many releases are kept, to go back to";
    "way" = "方式": Choice(&[&["自动", "auto"], &["链接", "link"], &["交换", "exchange"], &["复制", "copy"]]), May,
        "`自动`（`auto`）、`链接`（`link`）、`交换`（`exchange`）、`复制`（`copy`）：新的怎样换下旧的，见[发布](publishing.md)。缺省 `自动`",
        "How a release takes the place of the one before";
};

pub(in crate::resolve) const UNIT: Shape = shape! {
    "id" = "代码": Text, Must,
        "文字，不能重复；也是网页的文件名",
        "Its code, and the name of its page";
    "title" = "名称": Text, Must,
        "文字，单位的全称",
        "Its full name";
    "short" = "简称": Text, May,
        "文字，用在表格里。缺省与名称相同",
        "A short name for tables";
    "kind" = "类型": Text, May,
        "文字，如 党总支、党支部、部门",
        "What kind of unit it is, in the office's own words";
    "children" = "下级": List(&Map(|| UNIT)), May,
        "列表：下级单位，写法相同",
        "The units below it";
};
