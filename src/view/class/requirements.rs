//! What a rule asks, in words.

use rust_decimal::Decimal;

use crate::model::{CourseKind, Requirement, Terms, Way};
use crate::view::text::number;
use crate::view::{Builder, PublicClass};

impl Builder<'_> {
    /// What the rule asks of a trainee, for everyone and for each category that differs.
    pub(super) fn requirements(&self, class: &PublicClass<'_>) -> Vec<String> {
        let (rule, text) = (class.rule, self.text);
        let mut lines = self.terms(&rule.terms);
        lines.push(text.with("rule-length", &[("minutes", rule.credit_minutes.to_string())]));
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
        }
        if let Some(limit) = rule.disqualify.absences {
            lines.push(text.with("rule-absences", &[("count", limit.to_string())]));
        }
        if let Some(limit) = rule.disqualify.leaves {
            lines.push(text.with("rule-leaves", &[("count", limit.to_string())]));
        }
        for (category, terms) in &rule.categories {
            let category = self.public.site.categories[category.0].title.clone();
            let sentences = self.terms(terms).join(&text.get("list-semicolon"));
            lines.push(text.with("rule-category", &[("category", category), ("terms", sentences)]));
        }
        lines
    }

    fn terms(&self, terms: &Terms) -> Vec<String> {
        let text = self.text;
        let mut lines = Vec::new();
        for track in &terms.tracks {
            let ways: Vec<_> = track.ways.iter().map(|way| self.way(terms, way)).collect();
            let args = [
                ("track", text.track(track)),
                ("credits", number(track.required)),
                ("ways", ways.join(&text.get("list-semicolon"))),
            ];
            lines.push(text.with("rule-track", &args));
        }
        for rule in terms.deliverables.iter().filter(|rule| rule.count > 0) {
            let length = rule.min_length.map_or_else(|| "none".to_owned(), |length| length.to_string());
            let args = [("title", rule.title.clone()), ("count", rule.count.to_string()), ("length", length)];
            lines.push(text.with("rule-deliverable", &args));
        }
        if let Some(exam) = &terms.exam {
            let needs = exam.requires.iter().map(|requirement| {
                text.get(match requirement {
                    Requirement::Tracks => "needs-tracks",
                    Requirement::Deliverables => "needs-deliverables",
                })
            });
            let needs: Vec<_> = needs.collect();
            let needs = if needs.is_empty() { "none".to_owned() } else { needs.join(&text.get("list-comma")) };
            let makeup = if exam.makeup { "yes" } else { "no" };
            let args = [("pass", number(exam.pass)), ("needs", needs), ("makeup", makeup.to_owned())];
            lines.push(text.with("rule-exam", &args));
        }
        if let Some(result) = &terms.result {
            let word = |key: &str| match key {
                "exam" | "performance" => text.get(&format!("column-{key}")),
                key => key.to_owned(),
            };
            let share = |weight: Decimal| number(weight * Decimal::ONE_HUNDRED);
            let parts: Vec<_> =
                result.parts.iter().map(|part| format!("{} {}%", word(&part.key), share(part.weight))).collect();
            let args = [("parts", parts.join(&text.get("list-comma"))), ("pass", number(result.pass))];
            lines.push(text.with("rule-result", &args));
        }
        lines
    }

    fn way(&self, terms: &Terms, way: &Way) -> String {
        let text = self.text;
        let most =
            |max: &Option<Decimal>| max.map(|max| text.with("way-max", &[("max", number(max))])).unwrap_or_default();
        match way {
            Way::Courses { kind: Some(CourseKind::Required) } => text.get("way-courses-required"),
            Way::Courses { .. } => text.get("way-courses"),
            Way::Minutes { max } => text.get("way-minutes") + &most(max),
            Way::Session { credits, max } => text.with("way-session", &[("credits", number(*credits))]) + &most(max),
            Way::Completion { credits, commented } => {
                let key = if *commented { "way-completion-commented" } else { "way-completion" };
                text.with(key, &[("credits", number(*credits))])
            }
            Way::Recognition { credits } => text.with("way-recognition", &[("credits", number(*credits))]),
            Way::SelfStudy { credits, evidence } => {
                let title = terms.deliverables.iter().find(|rule| rule.key == *evidence).map(|rule| rule.title.clone());
                let args = [("credits", number(*credits)), ("evidence", title.unwrap_or_default())];
                text.with("way-self-study", &args)
            }
        }
    }
}
