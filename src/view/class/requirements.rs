//! What a rule asks, in words.

use rust_decimal::Decimal;

use crate::ledger::{self, part_title};
use crate::model::{
    Band, By, CourseKind, Decimals, Exam, Excellent, ExcellentBase, Extent, Outside, Part, RequiredCredits,
    Requirement, Rounding, Rule, Scale, StatusRule, Terms, Way,
};
use crate::view::text::{Text, number};
use crate::view::{Builder, PublicClass};

impl Builder<'_> {
    /// What the rule asks of a trainee, for everyone and for each category that differs.
    pub(super) fn requirements(&self, class: &PublicClass<'_>) -> Vec<String> {
        let (rule, text) = (class.rule, self.text);
        let words = Words { rule, text };
        let mut lines = self.entry(rule);
        lines.extend(words.terms(&rule.terms));
        lines.extend(rule.conditions.iter().map(|condition| condition.title.clone()));
        lines.push(text.with("rule-length", &[("minutes", rule.credit_minutes.to_string())]));
        let step = |step: &Scale| {
            let minutes = step.minutes.map_or_else(|| "none".to_owned(), |minutes| minutes.to_string());
            text.with("scale-step", &[("minutes", minutes), ("credits", number(step.credits))])
        };
        let steps: Vec<_> = rule.course_scale.iter().map(step).collect();
        if !steps.is_empty() {
            lines.push(text.with("rule-scale", &[("steps", steps.join(&text.get("list-comma")))]));
        }
        lines.extend(words.conduct());
        lines.extend(words.marks());
        for (category, terms) in &rule.categories {
            let category = self.public.site.categories[category.0].title.clone();
            let sentences = words.terms(terms).join(&text.get("list-semicolon"));
            lines.push(text.with("rule-category", &[("category", category), ("terms", sentences)]));
        }
        lines
    }

    /// Who may begin, and how long it may take.
    fn entry(&self, rule: &Rule) -> Vec<String> {
        let text = self.text;
        let mut lines = Vec::new();
        for asked in &rule.prerequisites {
            let family = self.public.site.families[asked.family].title.clone();
            let valid = asked.valid.map_or_else(|| "none".to_owned(), |valid| text.duration(valid));
            lines.push(text.with("rule-prerequisite", &[("family", family), ("valid", valid)]));
        }
        let window = &rule.window;
        let lengths =
            [("rule-register", window.register), ("rule-window", window.length), ("rule-extension", window.extension)];
        for (id, length) in lengths {
            let Some(length) = length else { continue };
            let consent = if window.consent { "yes" } else { "no" };
            lines.push(text.with(id, &[("length", text.duration(length)), ("consent", consent.to_owned())]));
        }
        let bars = &rule.bars;
        let kept = [
            ("outcome-not-qualified", bars.failed),
            ("outcome-disqualified", bars.disqualified),
            ("word-cheated", bars.cheated),
        ];
        for (what, length) in kept {
            let Some(length) = length else { continue };
            lines.push(text.with("rule-bar", &[("what", text.get(what)), ("length", text.duration(length))]));
        }
        lines
    }
}

/// One rule, to be said in words.
struct Words<'a> {
    rule: &'a Rule,
    text: Text<'a>,
}

impl Words<'_> {
    /// What is counted of attendance, and what cancels a study.
    fn conduct(&self) -> Vec<String> {
        let (rule, text) = (self.rule, self.text);
        let mut lines = Vec::new();
        for (status, worth) in &rule.statuses {
            let counts_as = worth.counts_as.filter(|counts_as| counts_as != status || worth.each > 1);
            if let Some(counts_as) = counts_as {
                let args = [
                    ("status", text.status(*status)),
                    ("each", worth.each.to_string()),
                    ("as", text.status(counts_as)),
                ];
                lines.push(text.with("rule-status", &args));
            }
            if worth.earns != StatusRule::usual(*status).earns {
                let id = if worth.earns { "rule-status-earns" } else { "rule-status-earns-not" };
                lines.push(text.with(id, &[("status", text.status(*status))]));
            }
            if let Some(minutes) = worth.over {
                let args = [("status", text.status(*status)), ("minutes", minutes.to_string())];
                lines.push(text.with("rule-over", &args));
            }
        }
        let limits = &rule.disqualify.limits;
        let counted = [
            ("limit-absences", limits.absences.map(Decimal::from)),
            ("limit-leaves", limits.leaves.map(Decimal::from)),
            ("limit-leave-credits", limits.leave_credits),
            ("limit-lates", limits.lates.map(Decimal::from)),
        ];
        let counted = counted.into_iter().filter_map(|(id, limit)| Some(text.with(id, &[("count", number(limit?))])));
        let share = limits.attendance.map(|share| text.with("limit-attendance", &[("share", ledger::share(share))]));
        let all: Vec<String> = counted.chain(share).collect();
        if rule.disqualify.all && all.len() > 1 {
            let joint = all.join(&text.get("list-comma"));
            lines.push(text.with("rule-disqualify-all", &[("limits", joint)]));
        } else {
            lines.extend(all.into_iter().map(|limit| text.with("rule-disqualify", &[("limit", limit)])));
        }
        let outside = match rule.interval.outside {
            Outside::Nothing => None,
            Outside::Leave => Some("status-leave"),
            Outside::Absence => Some("status-absent"),
        };
        lines.extend(outside.map(|id| text.with("rule-outside", &[("as", text.get(id))])));
        if rule.interval.required == RequiredCredits::Proportional {
            lines.push(text.get("rule-proportional"));
        }
        lines
    }

    /// Grades, and who is excellent.
    fn marks(&self) -> Vec<String> {
        let (rule, text) = (self.rule, self.text);
        let mut lines = Vec::new();
        if !rule.bands.is_empty() {
            let band = |band: &Band| {
                text.with("grade-from", &[("title", band.title.value.clone()), ("from", number(band.from))])
            };
            let bands: Vec<_> = rule.bands.iter().rev().map(band).collect();
            lines.push(text.with("rule-grades", &[("grades", bands.join(&text.get("list-comma")))]));
        }
        lines.extend(rule.excellent.as_ref().map(|excellent| self.excellent(excellent)));
        let decimals = rule.decimals;
        if decimals != Decimals::default() {
            let rounding = match decimals.rounding {
                Rounding::HalfUp => "rounding-half-up",
                Rounding::HalfEven => "rounding-half-even",
                Rounding::Down => "rounding-down",
                Rounding::Up => "rounding-up",
            };
            let (credits, marks) = (decimals.credits.to_string(), decimals.marks.to_string());
            lines.push(
                text.with("rule-decimals", &[("credits", credits), ("marks", marks), ("rounding", text.get(rounding))]),
            );
        }
        let valid = rule.certificate.as_ref().and_then(|certificate| certificate.valid);
        lines.extend(valid.map(|valid| text.with("rule-certificate", &[("length", text.duration(valid))])));
        lines
    }

    fn excellent(&self, excellent: &Excellent) -> String {
        let text = self.text;
        let from = excellent.from.map(|from| text.with("excellent-from", &[("mark", number(from))]));
        let recommended = excellent.recommended.then(|| text.get("excellent-recommended"));
        let share = excellent.share.map(|share| {
            let id = match excellent.base {
                ExcellentBase::Qualified => "excellent-of-qualified",
                ExcellentBase::Roster => "excellent-of-roster",
            };
            text.with(id, &[("share", ledger::share(share))])
        });
        let asked: Vec<_> = [from, recommended, share].into_iter().flatten().collect();
        let args = [("title", text.excellent(excellent)), ("terms", asked.join(&text.get("list-comma")))];
        text.with("rule-excellent", &args)
    }

    fn terms(&self, terms: &Terms) -> Vec<String> {
        let text = self.text;
        let mut lines = Vec::new();
        for track in &terms.tracks {
            let ways: Vec<_> = track.ways.iter().map(|way| self.way(terms, way)).collect();
            let ways = ways.join(&text.get("list-semicolon")) + &self.most(track.max);
            let args = [("track", text.track(track)), ("credits", number(track.required)), ("ways", ways)];
            let id = if track.required.is_zero() { "rule-track-free" } else { "rule-track" };
            lines.push(text.with(id, &args));
        }
        for rule in terms.deliverables.iter().filter(|rule| rule.count > 0) {
            let length = rule.min_length.map_or_else(|| "none".to_owned(), |length| length.to_string());
            let args = [("title", rule.title.clone()), ("count", rule.count.to_string()), ("length", length)];
            lines.push(text.with("rule-deliverable", &args));
        }
        lines.extend(terms.exam.as_ref().map(|exam| self.exam(exam)));
        if let Some(result) = &terms.result {
            let args = [("parts", self.parts(&result.parts)), ("pass", number(result.pass))];
            lines.push(text.with("rule-result", &args));
            for part in terms.parts() {
                if let Some(pass) = part.pass {
                    let args = [("part", self.part(part)), ("pass", number(pass))];
                    lines.push(text.with("rule-part", &args));
                }
            }
        }
        lines
    }

    fn exam(&self, exam: &Exam) -> String {
        let text = self.text;
        let needs = exam.requires.iter().map(|requirement| match requirement {
            Requirement::Tracks => text.get("needs-tracks"),
            Requirement::Track(key) => text.with("needs-track", &[("track", text.track_of(self.rule, key))]),
            Requirement::Deliverables => text.get("needs-deliverables"),
            Requirement::Part(key) => text.with("needs-part", &[("part", part_title(self.rule, key).to_owned())]),
        });
        let needs: Vec<_> = needs.collect();
        let needs = if needs.is_empty() { "none".to_owned() } else { needs.join(&text.get("list-comma")) };
        let makeup = match exam.makeup {
            None => "no".to_owned(),
            Some(makeup) => makeup.cap.map_or_else(|| "yes".to_owned(), number),
        };
        text.with("rule-exam", &[("pass", number(exam.pass)), ("needs", needs), ("makeup", makeup)])
    }

    /// The components and their shares, those of a component in brackets.
    fn parts(&self, parts: &[Part]) -> String {
        let part = |part: &Part| {
            let inner = if part.parts.is_empty() {
                String::new()
            } else {
                self.text.with("parts-inner", &[("parts", self.parts(&part.parts))])
            };
            format!("{} {}{inner}", self.part(part), ledger::share(part.weight))
        };
        parts.iter().map(part).collect::<Vec<_>>().join(&self.text.get("list-comma"))
    }

    fn part(&self, part: &Part) -> String {
        match part.key.as_str() {
            key @ ("exam" | "performance") => self.text.get(&format!("column-{key}")),
            _ => part.title.clone(),
        }
    }

    fn most(&self, max: Option<Decimal>) -> String {
        max.map(|max| self.text.with("way-max", &[("max", number(max))])).unwrap_or_default()
    }

    fn way(&self, terms: &Terms, way: &Way) -> String {
        let text = self.text;
        let credits = |id: &str, credits: Decimal| text.with(id, &[("credits", number(credits))]);
        let said = match &way.by {
            By::Courses { kind: Some(CourseKind::Required) } => text.get("way-courses-required"),
            By::Courses { kind: Some(CourseKind::Elective) } => text.get("way-courses-elective"),
            By::Courses { kind: None } => text.get("way-courses"),
            By::Minutes => text.get("way-minutes"),
            By::Session { credits: each } => credits("way-session", *each),
            By::Days { half: true, credits: each } => credits("way-half-day", *each),
            By::Days { half: false, credits: each } => credits("way-day", *each),
            By::Completion { credits: all, of: Extent::Courses { commented: true } } => {
                credits("way-completion-commented", *all)
            }
            By::Completion { credits: all, of: Extent::Courses { commented: false } } => {
                credits("way-completion", *all)
            }
            By::Completion { credits: all, of: Extent::Sessions { share } } => {
                text.with("way-all-sessions", &[("credits", number(*all)), ("share", ledger::share(*share))])
            }
            By::Recognition { credits: Some(fixed) } => credits("way-recognition", *fixed),
            By::Recognition { credits: None } => text.get("way-recognition-all"),
            By::SelfStudy { credits, evidence } => {
                let title = terms.deliverables.iter().find(|rule| rule.key == *evidence).map(|rule| rule.title.clone());
                let args = [("credits", number(*credits)), ("evidence", title.unwrap_or_default())];
                text.with("way-self-study", &args)
            }
        };
        said + &self.most(way.max)
    }
}
