//! A summary as an official text: what such reports say, in their order, with every figure from the records.

use rust_decimal::Decimal;
use serde::Serialize;

use super::sentences::Said;
use crate::ledger::{ItemStatus, Survey, SurveyOf};
use crate::model::{Amount, MEASURES, Measure, Plan, UnitId};
use crate::view::prose::{Block, Run};
use crate::view::{Builder, PublicClass};

/// How many findings, classes or units a paragraph names.
pub(super) const MOST: usize = 8;

/// A heading, a paragraph or an entry of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReportPart {
    /// What it is, the same in every report: `overall`.
    pub id: String,
    /// The level of a heading; nothing of other parts.
    pub level: Option<usize>,
    /// The number of an entry of a list, from 1; nothing of other parts.
    pub number: Option<usize>,
    /// What it says.
    pub text: String,
}

impl ReportPart {
    pub(super) fn paragraph(id: impl Into<String>, text: String) -> Self {
        Self { id: id.into(), level: None, number: None, text }
    }

    /// It as a block of Markdown.
    pub fn markdown(&self) -> String {
        match (self.level, self.number) {
            (Some(level), _) => format!("{} {}", "#".repeat(level + 1), self.text),
            (None, Some(number)) => format!("{number}. {}", self.text),
            (None, None) => self.text.clone(),
        }
    }

    /// It as a part of an official text.
    pub(super) fn block(&self) -> Block {
        let text = vec![Run { text: self.text.clone(), ..Run::default() }];
        match (self.level, self.number) {
            (Some(level), _) => Block::Heading { level, text },
            (None, Some(number)) => Block::Item { mark: format!("{number}."), text, depth: 0 },
            (None, None) => Block::Paragraph { text, depth: 0 },
        }
    }
}

/// A report that is being written.
struct Report {
    parts: Vec<ReportPart>,
    sections: usize,
}

impl Builder<'_> {
    /// The report of a period. Sections of which there is nothing to say are left out.
    pub(in crate::view) fn report(&self, survey: &Survey, said: Said) -> Vec<ReportPart> {
        let mut report = Report { parts: Vec::new(), sections: 0 };
        let title = ("title", as_text(said, &self.period_title(survey.period)));
        let days = ("days", self.text.period(survey.period.from, survey.period.to));
        let organisation = ("organisation", as_text(said, &self.public.site.short));
        // Days that have no name are not named twice.
        let named = ("named", if self.has_name(survey.period) { "yes" } else { "no" }.to_owned());
        let lead = self.text.with("report-lead", &[title, days, organisation, named]);
        report.parts.push(ReportPart::paragraph("lead", lead));
        let sections: [(&str, Vec<ReportPart>); 9] = [
            ("overall", self.overall(survey, said)),
            ("families", self.by_family(survey, said)),
            ("results", self.results_told(survey, said)),
            ("coverage", self.coverage_told(survey, said)),
            ("year", self.year_told(survey, said)),
            ("plan", self.plan_told(survey, said)),
            ("deadlines", self.deadlines_told(survey, said)),
            ("problems", self.problems(survey.period, said)),
            ("next", self.next_steps(survey.period, said)),
        ];
        for (id, parts) in sections.into_iter().filter(|(_, parts)| !parts.is_empty()) {
            report.sections += 1;
            let args =
                [("number", self.text.numeral(report.sections)), ("title", self.text.get(&format!("report-{id}")))];
            let text = self.text.with("report-heading", &args);
            report.parts.push(ReportPart { level: Some(1), ..ReportPart::paragraph(format!("head-{id}"), text) });
            report.parts.extend(parts);
        }
        report.parts
    }

    /// A sentence about a part, which may name each of its figures, and each of the period before with `before_`
    /// before its name.
    fn tell(&self, id: &str, survey: &Survey, said: Said, part: SurveyOf, more: &[(&str, String)]) -> String {
        let own =
            MEASURES.iter().map(|&measure| (measure.names()[0].to_owned(), self.figure(survey, said, part, measure)));
        let before = MEASURES.iter().map(|&measure| {
            (format!("before_{}", measure.names()[0]), self.figure(survey, said, SurveyOf::Before, measure))
        });
        let figures: Vec<(String, String)> = own.chain(before.filter(|_| part == SurveyOf::Total)).collect();
        let figures = figures.iter().map(|(name, value)| (name.as_str(), value.clone()));
        let today = ("today", self.text.date(self.public.today));
        let args: Vec<(&str, String)> = figures.chain(more.iter().cloned()).chain([today]).collect();
        self.text.with(id, &args)
    }

    fn overall(&self, survey: &Survey, said: Said) -> Vec<ReportPart> {
        let total = |id: &str, more: &[(&str, String)]| {
            let text = self.tell(&format!("report-{id}-text"), survey, said, SurveyOf::Total, more);
            ReportPart::paragraph(id, text)
        };
        if survey.count(SurveyOf::Total, Measure::Classes) == 0 {
            return vec![ReportPart::paragraph("overall", self.text.get("report-no-classes"))];
        }
        let mut parts = vec![total("overall", &[]), total("conduct", &[])];
        let before = survey.previous.filter(|_| survey.count(SurveyOf::Before, Measure::Classes) > 0);
        let before = before.filter(|&before| self.has_name(before));
        if let Some(before) = before {
            parts.push(total("compared", &[("before", as_text(said, &self.period_title(before)))]));
        }
        parts
    }

    fn by_family(&self, survey: &Survey, said: Said) -> Vec<ReportPart> {
        let families = self.public.site.families.iter().enumerate();
        let ran = families.filter(|(at, _)| survey.count(SurveyOf::Family(*at), Measure::Classes) > 0);
        let parts = ran.enumerate().map(|(number, (at, family))| {
            let of_family = |class: &&PublicClass<'_>| {
                let begun = class.programme.start <= self.public.today;
                class.programme.family == Some(at) && begun && class.programme.period().meets(survey.period)
            };
            let titles = self.public.classes.iter().filter(of_family).map(|class| class.programme.title.value.as_str());
            let results = survey.count(SurveyOf::Family(at), Measure::Qualified) > 0
                || survey.count(SurveyOf::Family(at), Measure::NotQualified) > 0;
            let more = [
                ("number", self.text.numeral(number + 1)),
                ("family", as_text(said, &family.title)),
                ("titles", self.listed(said, titles)),
                ("results", if results { "yes" } else { "no" }.to_owned()),
            ];
            let text = self.tell("report-family", survey, said, SurveyOf::Family(at), &more);
            ReportPart::paragraph(format!("family-{}", family.id), text)
        });
        parts.collect()
    }

    fn results_told(&self, survey: &Survey, said: Said) -> Vec<ReportPart> {
        let count = |measure| survey.count(SurveyOf::Total, measure);
        let mut parts = Vec::new();
        let some = |name: &'static str, measure| {
            let value = survey.get(SurveyOf::Total, measure);
            (name, if value.is_some_and(|value| !matches!(value, Amount::Count(0))) { "yes" } else { "no" }.to_owned())
        };
        let more = [
            some("some_excellent", Measure::Excellent),
            some("some_disqualified", Measure::Disqualified),
            some("some_certificates", Measure::Certificates),
            some("some_teacher", Measure::TeacherScore),
            some("some_manager", Measure::ManagerScore),
            some("some_school", Measure::SchoolScore),
        ];
        let mut add = |id: &str| {
            let text = self.tell(&format!("report-{id}-text"), survey, said, SurveyOf::Total, &more);
            parts.push(ReportPart::paragraph(id, text));
        };
        if count(Measure::ExamTakers) > 0 {
            add("exam");
        }
        if count(Measure::Qualified) + count(Measure::NotQualified) > 0 {
            add("outcomes");
        }
        if count(Measure::Answers) > 0 {
            add("evaluation");
        }
        parts
    }

    fn year_told(&self, survey: &Survey, said: Said) -> Vec<ReportPart> {
        if survey.count(SurveyOf::Total, Measure::Bound) == 0 {
            return Vec::new();
        }
        let year = ("year", survey.year.to_string());
        let text = self.tell("report-credits", survey, said, SurveyOf::Total, std::slice::from_ref(&year));
        let mut parts = vec![ReportPart::paragraph("credits", text)];
        let lowest = self.lowest(survey);
        if !lowest.is_empty() {
            let named = lowest.into_iter().map(|unit| {
                let title = as_text(said, &self.public.units.get(unit).short);
                self.tell("report-unit-short", survey, said, SurveyOf::Unit(unit), &[("unit", title)])
            });
            let named = named.collect::<Vec<_>>().join(&self.text.get("list-comma"));
            parts.push(ReportPart::paragraph("units", self.text.with("report-units", &[("units", named)])));
        }
        parts
    }

    /// The units of which the smallest shares have what they owe, and all that are as low; nobody is named where most
    /// are alike.
    fn lowest(&self, survey: &Survey) -> Vec<UnitId> {
        let share = |id: UnitId| match survey.get(SurveyOf::Unit(id), Measure::ReachedRate) {
            Some(Amount::Share(share)) => Some((*share, id)),
            _ => None,
        };
        let mut shares: Vec<(Decimal, UnitId)> = self.upper_units().into_iter().filter_map(share).collect();
        shares.sort_unstable();
        let all = shares.len();
        let Some(&(limit, _)) = shares.get(2) else { return Vec::new() };
        shares.retain(|(share, _)| *share <= limit && *share < Decimal::ONE);
        if shares.len() * 2 > all { Vec::new() } else { shares.into_iter().map(|(_, id)| id).collect() }
    }

    /// Who of each population is covered.
    fn coverage_told(&self, survey: &Survey, said: Said) -> Vec<ReportPart> {
        let all = self.public.site.coverage.iter().enumerate();
        let known = all.filter(|(at, _)| survey.count(SurveyOf::Coverage(*at), Measure::Population) > 0);
        let told = known.map(|(at, coverage)| {
            let title = ("title", as_text(said, &coverage.title));
            let text = self.tell("report-coverage-text", survey, said, SurveyOf::Coverage(at), &[title]);
            ReportPart::paragraph(format!("coverage-{}", coverage.id), text)
        });
        told.collect()
    }

    /// How far the plans of the year are.
    fn plan_told(&self, survey: &Survey, said: Said) -> Vec<ReportPart> {
        if survey.count(SurveyOf::Total, Measure::PlanItems) == 0 {
            return Vec::new();
        }
        let year = survey.period.main_year();
        let text = self.tell("report-plan-text", survey, said, SurveyOf::Total, &[("year", year.to_string())]);
        let mut parts = vec![ReportPart::paragraph("plan", text)];
        let of_year = |(plan, _): &(&Plan, _)| plan.year.and_then(|own| i32::try_from(own).ok()) == Some(year);
        let plans = self.public.plans.iter().zip(&self.public.planned).filter(of_year);
        let (mut missing, mut unasked) = (Vec::new(), Vec::new());
        for (_, (states, unplanned)) in plans {
            let open = states.iter().filter(|state| state.status == ItemStatus::Missing);
            missing.extend(open.map(|state| state.item.title.as_str()));
            let begun =
                unplanned.iter().filter(|class| self.public.classes[class.0].programme.start <= self.public.today);
            unasked.extend(begun.map(|class| self.public.classes[class.0].programme.title.value.as_str()));
        }
        for (id, names) in [("missing", missing), ("unplanned", unasked)] {
            if !names.is_empty() {
                let list = self.listed(said, names.into_iter());
                parts.push(ReportPart::paragraph(id, self.text.with(&format!("report-{id}"), &[("list", list)])));
            }
        }
        parts
    }

    fn deadlines_told(&self, survey: &Survey, said: Said) -> Vec<ReportPart> {
        if survey.count(SurveyOf::Total, Measure::Deadlines) == 0 {
            return Vec::new();
        }
        vec![ReportPart::paragraph("kept", self.tell("report-kept-text", survey, said, SurveyOf::Total, &[]))]
    }

    /// Some names in a row; of many the first, and that there are more.
    pub(super) fn listed<'n>(&self, said: Said, names: impl Iterator<Item = &'n str>) -> String {
        let names: Vec<String> = names.map(|name| as_text(said, name)).collect();
        let more = names.len() > MOST;
        let listed = names.iter().take(MOST).map(String::as_str).collect::<Vec<_>>().join(&self.text.get("list-comma"));
        if more {
            self.text.with("report-and-more", &[("list", listed), ("count", names.len().to_string())])
        } else {
            listed
        }
    }
}

/// Words of the records within a report: in a text that will be read as Markdown nothing of them is a mark.
pub(super) fn as_text(said: Said, text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if said == Said::Values {
        return text;
    }
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '*' | '_' | '[' | ']' | '<' | '>' | '`' | '#' | '{' | '|' | '~' | '$' | '&') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
