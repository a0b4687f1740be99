//! Figures within the sentences of a report: their values, or what stands for them in a text that stays bound to
//! the records.

use crate::ledger::{Survey, SurveyOf};
use crate::locale::Lang;
use crate::model::{Measure, MeasureOf, Period};
use crate::view::Builder;

/// How a report says its figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::view) enum Said {
    /// 84.
    Values,
    /// `{{ 参训人次 }}`.
    Live,
}

/// The words of what a figure is of, in English and Chinese.
mod of {
    pub(super) const PREVIOUS: [&str; 2] = ["previous", "上期"];
    pub(super) const FAMILY: [&str; 2] = ["family", "类别"];
    pub(super) const UNIT: [&str; 2] = ["unit", "单位"];
    pub(super) const CATEGORY: [&str; 2] = ["category", "人员类别"];
    pub(super) const CLASS: [&str; 2] = ["class", "班次"];
    pub(super) const COVERAGE: [&str; 2] = ["coverage", "覆盖"];
    pub(super) const YEAR: [&str; 2] = ["year", "年度"];
    pub(super) const PERIOD: [&str; 2] = ["period", "期间"];
}

impl Builder<'_> {
    /// A figure within a sentence.
    pub(super) fn figure(&self, survey: &Survey, said: Said, part: SurveyOf, measure: Measure) -> String {
        match said {
            Said::Values => self.text.amount(survey.get(part, measure)),
            Said::Live => self.live(survey, part, measure),
        }
    }

    /// What stands for a figure in a text about the period of a survey.
    fn live(&self, survey: &Survey, part: SurveyOf, measure: Measure) -> String {
        let word = |words: [&'static str; 2]| words[usize::from(self.text.lang() == Lang::ZhCn)];
        let asked = |words, name: &str| Some(format!("{}(\"{name}\")", word(words)));
        let site = self.public.site;
        let subject = match part {
            SurveyOf::Total => None,
            SurveyOf::Before => Some(word(of::PREVIOUS).to_owned()),
            SurveyOf::Month(days) => asked(of::PERIOD, &format!("{}..{}", days.from, days.to)),
            SurveyOf::Family(family) => {
                asked(of::FAMILY, readable(&site.families[family].title, &site.families[family].id))
            }
            SurveyOf::Category(id) => {
                asked(of::CATEGORY, readable(&site.categories[id.0].title, &site.categories[id.0].id))
            }
            SurveyOf::Unit(id) => asked(of::UNIT, &self.public.units.get(id).id.value),
            SurveyOf::Coverage(at) => asked(of::COVERAGE, readable(&site.coverage[at].title, &site.coverage[at].id)),
            SurveyOf::Class(id) => asked(of::CLASS, &self.public.classes[id.0].programme.id),
        };
        let own_year = Period::year(survey.year) == Some(survey.period);
        let year =
            (measure.of() == MeasureOf::Year && !own_year).then(|| format!("{}({})", word(of::YEAR), survey.year));
        let steps = [year, subject, Some(word(measure.names()).to_owned())];
        format!("{{{{ {} }}}}", steps.into_iter().flatten().collect::<Vec<_>>().join("."))
    }
}

/// The title of something, unless a name between quotes can't have it.
fn readable<'n>(title: &'n str, id: &'n str) -> &'n str {
    if title.contains(['"', '“', '”', '\n']) { id } else { title }
}
