//! The keys and columns of what is recorded of a class's trainees.

use crate::parse::{Key, Shape};

pub(in crate::resolve) const ROSTER: Shape = shape! {
    "serial" = "序号";
    "id" = "学号" = "工号" = "学工号" = "编号";
    "name" = "姓名";
    "cohort" = "对象";
    "group" = "小组";
    "category" = "类别" = "人员类别";
    "unit" = "单位" = "所在单位" = "所在学院" = "所在部门" = "所在支部";
    "from" = "入班日期";
    "until" = "离班日期";
    "extended" = "延期至";
    "consent" = "同意";
    "note" = "备注";
};
pub(in crate::resolve) const SESSION: Shape = shape! {
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
pub(in crate::resolve) const TRAINEE: Shape = shape! {
    "serial" = "序号";
    "id" = "学号" = "工号" = "学工号" = "编号";
    "name" = "姓名";
    "unit" = "单位";
    "college_class" = "班级";
    "group" = "小组";
    "note" = "备注";
};
pub(in crate::resolve) const ONLINE: Shape = shape! {
    "serial" = "序号";
    "id" = "学号" = "工号" = "学工号" = "编号";
    "name" = "姓名";
    "course" = "课程" = "课程名称";
    "completed" = "完成日期";
    "commented" = "评论日期";
};
pub(in crate::resolve) const MARKS: Shape = shape! {
    "serial" = "序号";
    "id" = "学号" = "工号" = "学工号" = "编号";
    "name" = "姓名";
    "performance" = "平时" = "平时成绩";
    "exam" = "考试" = "考试成绩";
    "makeup" = "补考" = "补考成绩";
    "recommended" = "推荐" = "推荐优秀";
    "note" = "备注";
};
pub(in crate::resolve) const DELIVERABLE: Shape = shape! {
    "serial" = "序号";
    "id" = "学号" = "工号" = "学工号" = "编号";
    "name" = "姓名";
    "kind" = "种类";
    "title" = "题目";
    "length" = "字数";
    "date" = "提交日期";
};
pub(in crate::resolve) const CERTIFICATE: Shape = shape! {
    "serial" = "序号";
    "certificate" = "证书编号";
    "id" = "学号" = "工号" = "学工号" = "编号";
    "name" = "姓名";
    "date" = "发证日期";
    "credits" = "学时";
    "status" = "状态";
    "revoked" = "作废日期";
    "reason" = "原因";
    "replaces" = "换发自";
};
