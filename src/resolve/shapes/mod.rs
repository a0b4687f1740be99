//! Every key and column of every source file, under its English and Chinese names.

use crate::parse::{Key, Shape};

macro_rules! shape {
    ($($en:literal $(= $zh:literal)+ $(,)?);* $(;)?) => {
        Shape { keys: &[$(Key { en: $en, zh: &[$($zh),+] }),*] }
    };
}

mod forms;
mod records;
mod rules;
mod surveys;

pub(in crate::resolve) use forms::*;
pub(in crate::resolve) use records::*;
pub(in crate::resolve) use rules::*;
pub(in crate::resolve) use surveys::*;

/// One source format: where it lies and what it holds.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// The path below `content/`, or the key it stands under.
    pub place: &'static str,
    /// Its keys or columns.
    pub shape: Shape,
}

/// Every format, in the order of the reference.
pub const FORMATS: &[Format] = &[
    Format { place: "site.yaml", shape: SITE },
    Format { place: "site.yaml: categories", shape: CATEGORY },
    Format { place: "site.yaml: families", shape: FAMILY },
    Format { place: "site.yaml: terms", shape: TERM },
    Format { place: "site.yaml: coverage", shape: COVERAGE },
    Format { place: "site.yaml: privacy", shape: PRIVACY },
    Format { place: "site.yaml: evaluation", shape: EVALUATION },
    Format { place: "site.yaml: checks", shape: CHECKS },
    Format { place: "site.yaml, classes/*/class.yaml, *.md: waivers", shape: WAIVER },
    Format { place: "calendar.yaml", shape: CALENDAR },
    Format { place: "calendar.yaml: holidays", shape: HOLIDAY },
    Format { place: "units.yaml", shape: UNIT },
    Format { place: "people/*.csv", shape: PERSON },
    Format { place: "rules/*.yaml", shape: RULE },
    Format { place: "rules/*.yaml: tracks", shape: TRACK },
    Format { place: "rules/*.yaml: tracks.earn", shape: WAY },
    Format { place: "rules/*.yaml: statuses", shape: STATUS },
    Format { place: "rules/*.yaml: disqualify", shape: DISQUALIFY },
    Format { place: "rules/*.yaml: exam", shape: EXAM },
    Format { place: "rules/*.yaml: result", shape: RESULT },
    Format { place: "rules/*.yaml: deliverables", shape: DELIVERABLE_RULE },
    Format { place: "rules/*.yaml: categories", shape: TERMS },
    Format { place: "rules/*.yaml: decimals", shape: DECIMALS },
    Format { place: "rules/*.yaml: course_scale", shape: SCALE },
    Format { place: "rules/*.yaml: exam.makeup", shape: MAKEUP },
    Format { place: "rules/*.yaml: result.parts", shape: PART },
    Format { place: "rules/*.yaml: grades", shape: BAND },
    Format { place: "rules/*.yaml: excellent", shape: EXCELLENT },
    Format { place: "rules/*.yaml: window", shape: WINDOW },
    Format { place: "rules/*.yaml: interval", shape: INTERVAL },
    Format { place: "rules/*.yaml: prerequisites", shape: PREREQUISITE },
    Format { place: "rules/*.yaml: bars", shape: BARS },
    Format { place: "rules/*.yaml: conditions", shape: CONDITION },
    Format { place: "rules/*.yaml: certificate", shape: CERTIFICATE_RULE },
    Format { place: "rules/*.yaml: account", shape: ACCOUNT },
    Format { place: "rules/*.yaml: examples", shape: EXAMPLE },
    Format { place: "rules/*.yaml: examples.given", shape: GIVEN },
    Format { place: "rules/*.yaml: examples.expect", shape: EXPECT },
    Format { place: "forms/*.yaml", shape: FORM },
    Format { place: "forms/*.yaml: columns", shape: FORM_COLUMN },
    Format { place: "forms/*.yaml: boxes", shape: FORM_BOX },
    Format { place: "forms/*.yaml: tables", shape: FORM_TABLE },
    Format { place: "forms/*.yaml: head", shape: FORM_HEAD },
    Format { place: "forms/*.yaml: title, notes, signatures", shape: WORDS },
    Format { place: "notices/*.md, classes/*/notice.md", shape: NOTICE },
    Format { place: "notices/*.md: attachments", shape: ATTACHMENT },
    Format { place: "plans/*.md", shape: PLAN },
    Format { place: "plans/*.md: items", shape: PLAN_ITEM },
    Format { place: "plans/*.md: tasks", shape: TASK },
    Format { place: "procedures/*.md", shape: PROCEDURE },
    Format { place: "procedures/*.md: records, references", shape: CODED_TITLE },
    Format { place: "terms/*.md", shape: SUMMARY },
    Format { place: "terms/*.accepted.csv", shape: ACCEPTED },
    Format { place: "procedures/*.md: process", shape: PROCESS },
    Format { place: "procedures/*.md: flow", shape: STEP },
    Format { place: "procedures/*.md: indicators", shape: INDICATOR },
    Format { place: "classes/*/class.yaml", shape: CLASS },
    Format { place: "classes/*/class.yaml: deadlines", shape: DEADLINE },
    Format { place: "classes/*/class.yaml: quotas", shape: QUOTA },
    Format { place: "classes/*/class.yaml: exam", shape: EXAM_PLAN },
    Format { place: "classes/*/class.yaml: exam.rooms", shape: EXAM_ROOM },
    Format { place: "classes/*/class.yaml: evaluation", shape: SCORE_SCALE },
    Format { place: "classes/*/schedule.yaml", shape: SLOT },
    Format { place: "classes/*/courses.csv", shape: COURSE },
    Format { place: "classes/*/roster.csv", shape: ROSTER },
    Format { place: "classes/*/sessions/*.md", shape: SESSION },
    Format { place: "classes/*/attendance.csv", shape: TRAINEE },
    Format { place: "classes/*/online.csv", shape: ONLINE },
    Format { place: "classes/*/marks.csv", shape: MARKS },
    Format { place: "classes/*/deliverables.csv", shape: DELIVERABLE },
    Format { place: "classes/*/certificates.csv", shape: CERTIFICATE },
    Format { place: "classes/*/evaluation.csv", shape: EVALUATION_LIST },
    Format { place: "classes/*/needs.csv", shape: NEEDS_LIST },
];

pub(super) const SITE: Shape = shape! {
    "organisation" = "组织" = "单位名称";
    "short" = "简称";
    "base_url" = "网址";
    "language" = "语言";
    "date" = "日期";
    "theme" = "主题";
    "fonts" = "字体";
    "categories" = "人员类别";
    "families" = "班次类别";
    "terms" = "学期";
    "coverage" = "覆盖要求";
    "privacy" = "隐私";
    "evaluation" = "评估";
    "checks" = "检查";
    "waivers" = "豁免";
};
pub(super) const CATEGORY: Shape = shape! {
    "id" = "代码";
    "title" = "名称";
    "annual" = "年度学时";
    "account" = "学时要求";
    "source" = "依据";
};
pub(super) const FAMILY: Shape = shape! {
    "id" = "代码";
    "title" = "名称";
};
pub(super) const COVERAGE: Shape = shape! {
    "id" = "代码";
    "title" = "名称";
    "source" = "依据";
    "categories" = "人员类别";
    "units" = "单位";
    "families" = "班次类别";
    "years" = "年数";
    "from" = "起始年度";
    "by" = "要求";
    "forms" = "形式";
    "share" = "占比";
};
pub(super) const TERM: Shape = shape! {
    "id" = "代码";
    "title" = "名称";
    "from" = "开始";
    "to" = "结束";
};
pub(super) const SUMMARY: Shape = shape! {
    "title" = "标题";
    "number" = "文号";
    "issuer" = "印发机关";
    "date" = "日期";
    "to" = "主送";
    "copies" = "抄送";
    "printer" = "印发单位";
    "printed" = "印发日期";
    "public" = "公开";
    "waivers" = "豁免";
};
pub(super) const ACCEPTED: Shape = shape! {
    "figure" = "数";
    "value" = "值";
};
pub(super) const PRIVACY: Shape = shape! {
    "name" = "姓名";
    "unit" = "单位";
    "class" = "班次";
    "result" = "结果";
    "smallest_group" = "最小人数";
};
pub(super) const CHECKS: Shape = shape! {
    "severity" = "级别";
    "record_days" = "补记工作日";
    "review_days" = "审核工作日";
};
pub(super) const WAIVER: Shape = shape! {
    "code" = "代码";
    "reason" = "理由";
    "until" = "至";
    "about" = "事项";
};
pub(super) const CALENDAR: Shape = shape! {
    "holidays" = "假日" = "节假日";
    "workdays" = "调休上班" = "调休";
};
pub(super) const HOLIDAY: Shape = shape! {
    "title" = "名称";
    "from" = "开始" = "日期";
    "to" = "结束";
};
pub(super) const UNIT: Shape = shape! {
    "id" = "代码";
    "title" = "名称";
    "short" = "简称";
    "kind" = "类型";
    "children" = "下级";
};
pub(super) const PERSON: Shape = shape! {
    "id" = "学号" = "工号" = "学工号" = "编号";
    "name" = "姓名";
    "gender" = "性别";
    "ethnicity" = "民族";
    "birth" = "出生年月" = "出生日期";
    "id_number" = "身份证号" = "身份证号码";
    "unit" = "单位" = "所在单位" = "所在学院" = "所在部门" = "所在支部";
    "college_class" = "班级";
    "phone" = "联系电话" = "手机" = "电话";
    "category" = "人员类别" = "类别";
    "position" = "职务";
    "applied" = "申请入党时间";
    "activist" = "确定积极分子时间";
    "candidate" = "确定发展对象时间";
    "joined" = "到岗日期";
    "left" = "离岗日期";
    "note" = "备注";
    "serial" = "序号";
};
pub(super) const NOTICE: Shape = shape! {
    "title" = "标题";
    "number" = "文号";
    "issuer" = "印发机关" = "发文机关";
    "date" = "日期";
    "to" = "主送";
    "copies" = "抄送";
    "printer" = "印发单位";
    "printed" = "印发日期";
    "class" = "班次";
    "attachments" = "附件";
    "tags" = "标签";
    "aliases" = "旧地址";
    "waivers" = "豁免";
};
pub(super) const ATTACHMENT: Shape = shape! {
    "title" = "名称";
    "table" = "表格";
    "cohort" = "对象";
    "plan" = "计划";
    "file" = "文件";
    "public" = "公开";
};
pub(super) const PLAN: Shape = shape! {
    "title" = "标题";
    "number" = "文号";
    "issuer" = "印发机关" = "发文机关";
    "date" = "日期";
    "to" = "主送";
    "year" = "年度";
    "items" = "条目";
    "tasks" = "任务";
    "tags" = "标签";
    "aliases" = "旧地址";
    "audience" = "对象";
    "waivers" = "豁免";
};
pub(super) const PLAN_ITEM: Shape = shape! {
    "item" = "条目";
    "classes" = "班次数";
    "due" = "时限";
    "done" = "完成日期";
    "host" = "责任单位";
};
pub(super) const TASK: Shape = shape! {
    "title" = "任务";
    "audience" = "对象";
    "due" = "时限";
    "host" = "责任单位";
    "manager" = "责任人";
    "done" = "完成日期";
    "state" = "完成情况";
    "item" = "条目";
};
pub(super) const PROCEDURE: Shape = shape! {
    "title" = "标题";
    "code" = "编号";
    "version" = "版本";
    "issuer" = "印发机关" = "发文机关";
    "date" = "日期";
    "records" = "记录";
    "references" = "支持文件";
    "process" = "过程";
    "flow" = "流程";
    "indicators" = "绩效";
    "aliases" = "旧地址";
    "waivers" = "豁免";
};
pub(super) const CODED_TITLE: Shape = shape! {
    "code" = "编号";
    "title" = "名称";
    "form" = "表册";
};
pub(super) const PROCESS: Shape = shape! {
    "name" = "名称";
    "inputs" = "输入";
    "outputs" = "输出";
    "who" = "由谁做";
    "how" = "如何做";
    "resources" = "使用资源" = "资源";
    "risks" = "风险和机遇" = "风险";
    "performance" = "绩效评价" = "绩效";
};
pub(super) const INDICATOR: Shape = shape! {
    "name" = "名称";
    "measure" = "指标";
    "target" = "目标";
    "family" = "班次类别";
};
pub(super) const STEP: Shape = shape! {
    "id" = "代码";
    "title" = "名称";
    "roles" = "角色";
    "records" = "记录";
    "next" = "下一步";
    "families" = "班次类别";
    "proof" = "证明";
    "within" = "时限";
};
pub(super) const CLASS: Shape = shape! {
    "title" = "标题";
    "family" = "类别";
    "rule" = "规则";
    "code" = "代码";
    "batch" = "期次";
    "start" = "开始";
    "end" = "结束";
    "organiser" = "主办";
    "host" = "承办";
    "place" = "地点";
    "audience" = "对象";
    "content" = "内容";
    "units" = "单位";
    "quotas" = "名额";
    "exam" = "考场安排";
    "manager" = "班主任";
    "deadlines" = "时限";
    "plan" = "计划";
    "item" = "条目";
    "procedure" = "程序";
    "recognises" = "互认";
    "evaluation" = "评估";
    "tags" = "标签";
    "aliases" = "旧地址";
    "expect" = "预期";
    "waivers" = "豁免";
};
pub(super) const QUOTA: Shape = shape! {
    "staff" = "教工";
    "students" = "学生";
};
pub(super) const EXAM_PLAN: Shape = shape! {
    "date" = "日期";
    "time" = "时间";
    "people_an_invigilator" = "每名监考人数";
    "rooms" = "考场";
};
pub(super) const EXAM_ROOM: Shape = shape! {
    "room" = "地点";
    "seats" = "座位";
    "invigilators" = "监考";
};
pub(super) const DEADLINE: Shape = shape! {
    "title" = "事项";
    "date" = "日期";
    "done" = "完成日期";
    "review" = "审核";
};
pub(super) const SLOT: Shape = shape! {
    "date" = "日期";
    "time" = "时间";
    "topic" = "内容";
    "form" = "形式";
    "teacher" = "授课人";
    "position" = "职务";
    "credits" = "学时";
    "room" = "地点";
    "track" = "环节";
    "cohort" = "对象";
    "units" = "单位";
    "moved" = "原定";
    "state" = "状态";
};
pub(super) const COURSE: Shape = shape! {
    "serial" = "序号";
    "id" = "代码";
    "title" = "课程" = "课程名称";
    "teacher" = "主讲人";
    "credits" = "学时";
    "minutes" = "时长" = "分钟";
    "kind" = "性质" = "必修/选修";
    "cohort" = "对象";
};
