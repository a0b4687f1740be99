//! What is known of the whole of a form, and may stand in its head, its notes and its sentences.

use super::Scope;

/// A fact.
#[derive(Debug, PartialEq, Eq)]
pub struct FormFact {
    /// Its key; its title is the word `fact-<key>`.
    pub key: &'static str,
    /// Its Chinese names, the usual one first.
    pub zh: &'static [&'static str],
}

macro_rules! facts {
    ($($key:literal $(= $zh:literal)+);* $(;)?) => { &[$(FormFact { key: $key, zh: &[$($zh),+] }),*] };
}

const COMMON: &[FormFact] = facts! {
    "organisation" = "组织";
    "short" = "简称";
    "today" = "今天";
    "count" = "行数";
    "sheet" = "分表";
};

const CLASS: &[FormFact] = facts! {
    "class" = "班次";
    "batch" = "期次";
    "units" = "单位";
    "organiser" = "主办";
    "host" = "承办";
    "period" = "时间";
    "start" = "开始";
    "end" = "结束";
    "year" = "年度";
    "place" = "地点";
    "people" = "人数";
    "audience" = "对象";
    "manager" = "班主任";
    "rule" = "规则";
    "outcomes" = "结果统计";
    "legend" = "符号";
    "course-sums" = "课程学时";
    "schedule-sum" = "日程学时";
    "sessions-held" = "培训次数";
    "attendance-rate" = "出勤率";
    "pass-rate" = "合格率";
    "certificates-issued" = "发证数";
    "exam-time" = "考试时间";
    "invigilators" = "监考";
    "issued-on" = "发证日";
    "answers" = "答卷统计";
    "score-scale" = "分值";
};

const YEAR: &[FormFact] = facts! {
    "year" = "年度";
};

const PLAN: &[FormFact] = facts! {
    "plan" = "计划";
    "year" = "年度";
};

impl Scope {
    /// What a form of this scope may say beside its rows.
    pub fn facts(self) -> impl Iterator<Item = &'static FormFact> {
        let own = match self {
            Self::Class => CLASS,
            Self::Year => YEAR,
            Self::Plan => PLAN,
        };
        COMMON.iter().chain(own)
    }

    /// The fact of a name in either language.
    pub fn fact(self, name: &str) -> Option<&'static FormFact> {
        self.facts().find(|fact| fact.key == name || fact.zh.contains(&name))
    }
}
