//! Every key and column of every source file, under its English and Chinese names.

use crate::parse::{Key, Shape};

macro_rules! shape {
    ($($en:literal $(= $zh:literal)+ $(,)?);* $(;)?) => {
        Shape { keys: &[$(Key { en: $en, zh: &[$($zh),+] }),*] }
    };
}

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
    Format { place: "site.yaml: privacy", shape: PRIVACY },
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
    Format { place: "notices/*.md, classes/*/notice.md", shape: NOTICE },
    Format { place: "notices/*.md: attachments", shape: ATTACHMENT },
    Format { place: "plans/*.md", shape: PLAN },
    Format { place: "procedures/*.md", shape: PROCEDURE },
    Format { place: "procedures/*.md: records, references", shape: CODED_TITLE },
    Format { place: "classes/*/class.yaml", shape: CLASS },
    Format { place: "classes/*/class.yaml: deadlines", shape: DEADLINE },
    Format { place: "classes/*/schedule.yaml", shape: SLOT },
    Format { place: "classes/*/courses.csv", shape: COURSE },
    Format { place: "classes/*/roster.csv", shape: ROSTER },
    Format { place: "classes/*/sessions/*.md", shape: SESSION },
    Format { place: "classes/*/attendance.csv", shape: TRAINEE },
    Format { place: "classes/*/online.csv", shape: ONLINE },
    Format { place: "classes/*/marks.csv", shape: MARKS },
    Format { place: "classes/*/deliverables.csv", shape: DELIVERABLE },
    Format { place: "classes/*/certificates.csv", shape: CERTIFICATE },
];

pub(super) const SITE: Shape = shape! {
    "organisation" = "组织" = "单位名称";
    "short" = "简称";
    "language" = "语言";
    "date" = "日期";
    "theme" = "主题";
    "categories" = "人员类别";
    "families" = "班次类别";
    "privacy" = "隐私";
};
pub(super) const CATEGORY: Shape = shape! {
    "id" = "代码";
    "title" = "名称";
    "annual" = "年度学时";
    "source" = "依据";
};
pub(super) const FAMILY: Shape = shape! {
    "id" = "代码";
    "title" = "名称";
};
pub(super) const PRIVACY: Shape = shape! {
    "name" = "姓名";
    "unit" = "单位";
    "class" = "班次";
    "result" = "结果";
    "smallest_group" = "最小人数";
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
    "note" = "备注";
    "serial" = "序号";
};
pub(super) const RULE: Shape = shape! {
    "title" = "标题";
    "source" = "依据";
    "credit_minutes" = "学时分钟";
    "tracks" = "环节";
    "deliverables" = "材料";
    "exam" = "考试";
    "result" = "成绩";
    "categories" = "分类规定";
    "statuses" = "考勤";
    "disqualify" = "取消资格";
    "posting" = "记入年度";
    "decimals" = "小数位";
};
pub(super) const TERMS: Shape = shape! {
    "tracks" = "环节";
    "deliverables" = "材料";
    "exam" = "考试";
    "result" = "成绩";
};
pub(super) const TRACK: Shape = shape! {
    "title" = "名称";
    "required" = "应修";
    "max" = "上限";
    "earn" = "计学时";
};
pub(super) const WAY: Shape = shape! {
    "by" = "方式";
    "kind" = "性质";
    "credits" = "学时";
    "max" = "上限";
    "needs" = "要求";
    "evidence" = "材料";
};
pub(super) const STATUS: Shape = shape! {
    "earns" = "计学时";
    "as" = "视为";
    "each" = "每几次";
};
pub(super) const DISQUALIFY: Shape = shape! {
    "absences" = "旷课";
    "leaves" = "请假";
};
pub(super) const EXAM: Shape = shape! {
    "requires" = "前提";
    "pass" = "及格";
    "makeup" = "补考";
};
pub(super) const RESULT: Shape = shape! {
    "parts" = "构成";
    "pass" = "及格";
};
pub(super) const DELIVERABLE_RULE: Shape = shape! {
    "title" = "名称";
    "count" = "份数";
    "min_length" = "字数";
};
pub(super) const DECIMALS: Shape = shape! {
    "credits" = "学时";
    "marks" = "成绩";
};
pub(super) const NOTICE: Shape = shape! {
    "title" = "标题";
    "number" = "文号";
    "issuer" = "印发机关" = "发文机关";
    "date" = "日期";
    "to" = "主送";
    "class" = "班次";
    "attachments" = "附件";
};
pub(super) const ATTACHMENT: Shape = shape! {
    "title" = "名称";
    "table" = "表格";
    "cohort" = "对象";
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
};
pub(super) const PROCEDURE: Shape = shape! {
    "title" = "标题";
    "code" = "编号";
    "version" = "版本";
    "issuer" = "印发机关" = "发文机关";
    "date" = "日期";
    "records" = "记录";
    "references" = "支持文件";
};
pub(super) const CODED_TITLE: Shape = shape! {
    "code" = "编号";
    "title" = "名称";
};
pub(super) const CLASS: Shape = shape! {
    "title" = "标题";
    "family" = "类别";
    "rule" = "规则";
    "batch" = "期次";
    "start" = "开始";
    "end" = "结束";
    "organiser" = "主办";
    "host" = "承办";
    "place" = "地点";
    "audience" = "对象";
    "units" = "单位";
    "manager" = "班主任";
    "deadlines" = "时限";
    "plan" = "计划";
    "item" = "条目";
    "recognises" = "互认";
};
pub(super) const DEADLINE: Shape = shape! {
    "title" = "事项";
    "date" = "日期";
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
};
pub(super) const COURSE: Shape = shape! {
    "serial" = "序号";
    "id" = "代码";
    "title" = "课程" = "课程名称";
    "teacher" = "主讲人";
    "credits" = "学时";
    "kind" = "性质" = "必修/选修";
    "cohort" = "对象";
};
pub(super) const ROSTER: Shape = shape! {
    "serial" = "序号";
    "id" = "学号" = "工号" = "学工号" = "编号";
    "name" = "姓名";
    "cohort" = "对象";
    "group" = "小组";
    "category" = "类别" = "人员类别";
    "from" = "入班日期";
    "until" = "离班日期";
    "note" = "备注";
};
pub(super) const SESSION: Shape = shape! {
    "date" = "日期";
    "time" = "时间";
    "topic" = "内容";
    "track" = "环节";
    "form" = "形式";
    "teacher" = "授课人";
    "position" = "职务";
    "room" = "地点";
    "cohort" = "对象";
    "units" = "单位";
    "late" = "迟到";
    "left_early" = "早退";
    "leave" = "请假";
    "absent" = "旷课";
};
pub(super) const TRAINEE: Shape = shape! {
    "serial" = "序号";
    "id" = "学号" = "工号" = "学工号" = "编号";
    "name" = "姓名";
    "unit" = "单位";
    "college_class" = "班级";
    "group" = "小组";
    "note" = "备注";
};
pub(super) const ONLINE: Shape = shape! {
    "serial" = "序号";
    "id" = "学号" = "工号" = "学工号" = "编号";
    "name" = "姓名";
    "course" = "课程" = "课程名称";
    "completed" = "完成日期";
    "commented" = "评论日期";
};
pub(super) const MARKS: Shape = shape! {
    "serial" = "序号";
    "id" = "学号" = "工号" = "学工号" = "编号";
    "name" = "姓名";
    "performance" = "平时" = "平时成绩";
    "exam" = "考试" = "考试成绩";
    "makeup" = "补考" = "补考成绩";
    "note" = "备注";
};
pub(super) const DELIVERABLE: Shape = shape! {
    "serial" = "序号";
    "id" = "学号" = "工号" = "学工号" = "编号";
    "name" = "姓名";
    "kind" = "种类";
    "title" = "题目";
    "length" = "字数";
    "date" = "提交日期";
};
pub(super) const CERTIFICATE: Shape = shape! {
    "serial" = "序号";
    "certificate" = "证书编号";
    "id" = "学号" = "工号" = "学工号" = "编号";
    "name" = "姓名";
    "date" = "发证日期";
};
