//! Surveys: what of them is read, what is found in them, and who may read what.

use crate::common::{build, built_texts, check, codes, findings, found, office, page, repository, tree};
use xueshi::ledger::AnswerTally;
use xueshi::locale::Lang;
use xueshi::model::{Party, QuestionKind, Questionnaire, Reply, Respondents, Stage};
use xueshi::pipeline::Run;

const PATH: &str = "classes/basics/evaluation.csv";
const NEEDS: &str = "classes/basics/needs.csv";

/// The day after the class of the small office is the first on which anything is told of it.
fn site(day: &str, more: &str) -> String {
    format!(
        "organisation: H\nlanguage: en\ndate: {day}\ncategories:\n  - {{ id: member, title: Member }}\n\
         families:\n  - {{ id: basic, title: B }}\nprivacy: {{ name: full, smallest_group: 3 }}\n{more}"
    )
}

fn survey(run: &Run) -> &Questionnaire {
    let office = run.office.as_ref().expect("an office");
    office.classes[0].register.evaluation.as_ref().expect("an evaluation")
}

fn read(list: &str) -> Run {
    let run = check(office(&[(PATH, list)]).path());
    assert_eq!(findings(&run, Lang::En), "");
    run
}

#[test]
fn each_question_is_read_as_it_is_answered() {
    let run = read(
        "评价方,1、内容,形式（多选）,希望（填空）,意见\n学员,5,讲课┋参观,多讨论,很好\n教师,4.5,参观,,\n班主任,3分,讲课；参观,多参观,无\n\
         school,4,,(跳过),none\n",
    );
    let survey = survey(&run);
    let kinds: Vec<_> = survey.questions.iter().map(|question| (question.text.as_str(), question.kind)).collect();
    assert_eq!(kinds, [("内容", QuestionKind::Score), ("形式", QuestionKind::Choice), ("希望", QuestionKind::Text)]);
    let parties: Vec<_> = survey.answers.iter().map(|answer| answer.by.party).collect();
    assert_eq!(parties, Party::ALL);
    let chosen = |at: usize| survey.answers[at].replies[1].clone();
    assert_eq!(chosen(0), Reply::Chosen(vec!["讲课".to_owned(), "参观".to_owned()]));
    assert_eq!(chosen(2), chosen(0));
    assert_eq!(survey.answers[3].replies[2], Reply::None);
    let comments: Vec<_> = survey.answers.iter().map(|answer| answer.comment.as_deref()).collect();
    assert_eq!(comments, [Some("很好"), None, None, None]);
}

#[test]
fn what_a_tool_adds_is_passed_over_and_its_source_is_no_party() {
    let run = read(
        "序号,提交答卷时间,所用时间,来源,来源详情,评价方,内容,总分\n1,2024/3/8 16:00:00,60秒,微信,扫码,学员,5,5\n\
         2,2024/3/8 16:01:00,70秒,手机提交,链接,学员,4,4\n",
    );
    assert_eq!(survey(&run).questions.len(), 1);
    let exported = "序号,提交答卷时间,来源,内容\n1,2024/3/8 16:00:00,微信,5\n";
    assert_eq!(found(&check(office(&[(PATH, exported)]).path())), ["E105 1:1"]);
    // Where it names parties it is the column that says whose the answers are.
    let run = read("序号,来源,内容\n1,学员,5\n2,专家,4\n");
    assert_eq!(survey(&run).answers[1].by.party, Party::Teacher);
    // Who wishes to learn is a trainee, whatever way the answer came.
    let run = check(office(&[(NEEDS, "序号,提交时间,来源,阶段,水平\n1,2024/3/1,微信,训前,3\n")]).path());
    let needs = run.office.expect("an office").classes[0].register.needs.clone().expect("a survey");
    assert_eq!(needs.answers[0].by, Respondents { stage: Some(Stage::Before), party: Party::Trainee });
}

#[test]
fn slips_in_a_survey_are_found_where_they_stand() {
    let list = "评价方,内容,形式,内容\n学圆,5,4,1\n学员,好,4,1\n学员,9,4,1\n学员,,,\n,4,4,1\n学员,3,4,1\n学员,5,5,1\n";
    let run = check(office(&[(PATH, list)]).path());
    assert_eq!(found(&run), ["K102 1:11", "K204 2:1", "K107 6:1", "E102 3:4", "E103 4:4", "E106 5:1"]);
    assert!(findings(&run, Lang::ZhCn).contains("是否应为“学员”？"));
    let stage = "阶段,水平\n训练前,3\n";
    let run = check(office(&[(NEEDS, stage)]).path());
    assert_eq!(found(&run), ["K204 2:1"]);
    assert!(findings(&run, Lang::ZhCn).contains("是否应为“训前”？"));
    assert_eq!(found(&check(office(&[(PATH, "评价方,意见\n学员,好\n")]).path())), ["E101 1:1"]);
    assert_eq!(found(&check(office(&[(PATH, "内容,形式\n5,4\n")]).path())), ["K105 1:1"]);
    assert_eq!(found(&check(office(&[(NEEDS, "水平\n5\n")]).path())), ["K105 1:1"]);
    // Ages are no scores, and that is said once.
    assert_eq!(found(&check(office(&[(PATH, "评价方,内容,年龄\n学员,4,33\n学员,4,52\n")]).path())), ["E103 1:8"]);
    assert!(codes(&read("评价方,内容,年龄（填空）\n学员,4,33\n学员,4,52\n")).is_empty());
}

#[test]
fn the_scale_is_a_setting_of_the_office_and_of_a_class() {
    let list = "party,content\ntrainee,9\n";
    let day = site("2024-03-09", "evaluation: { lowest: 0, highest: 10 }\n");
    assert!(codes(&check(office(&[(PATH, list), ("site.yaml", &day)]).path())).is_empty());
    let class = "title: Basics 2024\nfamily: basic\nrule: basic\nstart: 2024-03-04\nend: 2024-03-08\n";
    let of_class = |more: &str| {
        let class = format!("{class}{more}");
        codes(&check(office(&[(PATH, list), ("classes/basics/class.yaml", &class)]).path()))
    };
    assert_eq!(of_class(""), ["E103"]);
    assert!(of_class("evaluation: { highest: 10 }\n").is_empty());
    assert_eq!(of_class("evaluation: { lowest: 5, highest: 5 }\n"), ["E104", "E103"]);
}

#[test]
fn who_answered_is_found_and_read_no_further() {
    let list = "评价方,姓名,手机,最近联系,内容,意见\n学员,A,1,13900000001,5,Ann Lee was late\n学员,B,2,10000000002,4,call 139-0000-0001\n\
                学员,C,3,a@b.cn,5,fine\n学员,D,4,10.0.0.7,5,from 192.168.1.9\n";
    let run = check(office(&[(PATH, list)]).path());
    assert_eq!(found(&run), ["E107 1:5", "E107 1:8", "E107 1:11", "E108 2:22", "E108 3:22", "E108 5:19"]);
    let survey = survey(&run);
    assert_eq!(survey.questions.len(), 1);
    let comments: Vec<_> = survey.answers.iter().filter_map(|answer| answer.comment.as_deref()).collect();
    assert_eq!(comments, ["fine"]);
    // The finding does not say what it is about to keep back.
    let said = findings(&run, Lang::En);
    assert!(!said.contains("was late") && !said.contains("139-0000"), "{said}");
}

#[test]
fn a_question_that_names_somebody_is_not_read() {
    let list = "party,Leader Ann Lee（打分）,Ann Lee的手机,Content\ntrainee,5,1,4\ntrainee,4,2,4\ntrainee,4,3,4\n";
    let root = office(&[(PATH, list), ("site.yaml", &site("2024-03-09", ""))]);
    let run = check(root.path());
    assert_eq!(found(&run), ["E107 1:7", "E107 1:26"]);
    for lang in [Lang::En, Lang::ZhCn] {
        assert!(!findings(&run, lang).contains("Ann"), "{}", findings(&run, lang));
    }
    let questions: Vec<_> = survey(&run).questions.iter().map(|question| question.text.as_str()).collect();
    assert_eq!(questions, ["Content"]);
    let page = page(&built_texts(root.path()), "site/classes/basics/index.html").to_owned();
    assert!(page.contains("Content") && !page.contains("Leader"));
}

/// A list of scores of one question: as many answers of each party as there are numbers.
fn list(trainees: &[u8], teachers: &[u8]) -> String {
    let row = |party: &str, (at, score): (usize, &u8)| format!("{party},{score},{party} remark {at}\n");
    let rows = trainees.iter().enumerate().map(|one| row("trainee", one));
    let rows = rows.chain(teachers.iter().enumerate().map(|one| row("teacher", one)));
    format!("party,Content of the class,comment\n{}", rows.collect::<String>())
}

/// The pages of the class in both editions.
fn pages(day: &str, more: &str, survey: &str) -> [String; 2] {
    let root = office(&[(PATH, survey), ("site.yaml", &site(day, more))]);
    let texts = built_texts(root.path());
    ["site/", "office/"].map(|edition| page(&texts, &format!("{edition}classes/basics/index.html")).to_owned())
}

#[test]
fn the_public_page_shows_means_of_not_so_few_and_no_words() {
    let [public, kept] = pages("2024-03-09", "", &list(&[5, 4, 4], &[2, 3]));
    assert!(public.contains("Content of the class") && public.contains("4.33"));
    assert!(!public.contains("2.50") && !public.contains("remark"));
    assert!(kept.contains("4.33") && kept.contains("2.50"));
    assert!(kept.contains("trainee remark 0") && !kept.contains("teacher remark"));
}

#[test]
fn nothing_is_public_before_the_end_or_where_the_office_wants_none() {
    let answers = list(&[5, 4, 4], &[]);
    assert!(!pages("2024-03-08", "", &answers)[0].contains("Content of the class"));
    assert!(!pages("2024-03-09", "evaluation: { public: no }\n", &answers)[0].contains("Content of the class"));
    assert!(pages("2024-03-08", "evaluation: { public: no }\n", &answers)[1].contains("Content of the class"));
    assert!(!pages("2024-03-09", "", &list(&[5, 4], &[]))[0].contains("Content of the class"));
}

#[test]
fn a_question_that_few_answered_can_not_be_had_from_the_others() {
    let rows = "party,Content,Parking lot\ntrainee,5,1\ntrainee,4,\ntrainee,4,\ntrainee,3,\n";
    let [public, kept] = pages("2024-03-09", "", rows);
    // Over both questions the mean is 17/5; with 16/4 beside it the one score of the place would be plain.
    assert!(public.contains("4.00") && !public.contains("Parking lot") && !public.contains("3.40"));
    assert!(kept.contains("Parking lot") && kept.contains("3.40") && kept.contains("1.00 (1)"));
}

#[test]
fn no_remark_of_the_sample_is_in_its_public_tree() {
    let run = check(&repository());
    let office = run.office.expect("an office");
    let surveys = || {
        let registers = office.classes.iter().map(|class| &class.register);
        registers.flat_map(|register| [&register.evaluation, &register.needs]).flatten()
    };
    let said = |reply: &Reply| if let Reply::Said(words) = reply { Some(words.clone()) } else { None };
    let answers = || surveys().flat_map(|survey| &survey.answers);
    let words = answers().flat_map(|answer| answer.replies.iter().filter_map(said).chain(answer.comment.clone()));
    let words: Vec<String> = words.collect();
    assert!(words.len() > 30);
    let folder = tempfile::tempdir().expect("a folder");
    build(&repository(), folder.path());
    let built = tree(folder.path());
    let texts: Vec<_> =
        built.iter().filter_map(|(path, bytes)| Some((path, std::str::from_utf8(bytes).ok()?))).collect();
    let holds =
        |edition: &str, words: &str| texts.iter().any(|(path, text)| path.starts_with(edition) && text.contains(words));
    // The index of the search is looked through as well: what the office's finds there the public one must not have.
    assert!(texts.iter().any(|(path, text)| path.starts_with("office/search/t") && text.contains("实践环节印象最深")));
    let leaked: Vec<_> = words.iter().filter(|words| holds("site/", words)).collect();
    assert!(leaked.is_empty(), "{leaked:?}");
    assert!(words.iter().any(|words| holds("office/", words)));
}

#[test]
fn classes_are_taken_together_by_question() {
    let run = check(&repository());
    let office = run.office.expect("an office");
    let surveys: Vec<_> = office.classes.iter().filter_map(|class| class.register.evaluation.as_ref()).collect();
    assert_eq!(surveys.len(), 3);
    let tally = AnswerTally::of(surveys.iter().copied(), office.site.evaluation.scale);
    let trainees = tally.answers[&Respondents { stage: None, party: Party::Trainee }];
    assert_eq!(trainees, 46 + 11 + 4);
    // Winter class and secretaries' class ask for 授课方式 in the same words.
    let same = tally.scored.iter().find(|question| question.text == "授课方式").expect("the question");
    assert_eq!(same.by.values().map(xueshi::ledger::Scores::count).sum::<usize>(), 4 + 12);
}

/// What a notice of the class says of its figures, in the public edition and in the office's.
fn told(more: &str, day: &str, survey: &str, figures: &str) -> [String; 2] {
    let notice = format!("---\ntitle: N\nissuer: H\ndate: 2024-03-01\n---\n\nSaid: {figures}.\n");
    let root = office(&[(PATH, survey), ("site.yaml", &site(day, more)), ("classes/basics/notice.md", &notice)]);
    let texts = built_texts(root.path());
    ["site/", "office/"].map(|edition| {
        let text = page(&texts, &format!("{edition}classes/basics/notice.html"));
        let said = text.split("<p>Said: ").nth(1).expect("the sentence");
        said.split('<').next().unwrap_or_default().to_owned()
    })
}

#[test]
fn figures_of_evaluations_stand_in_texts_as_far_as_the_edition_may_have_them() {
    let figures = "{{ class.answers }}, {{ class.evaluation_score }}, {{ class.教师评分 }}, {{ class.school_score }}";
    let answers = list(&[5, 4, 4], &[2, 3]);
    let [public, kept] = told("", "2024-03-09", &answers, figures);
    assert_eq!([public.as_str(), kept.as_str()], ["5, 4.33, —, —.", "5, 4.33, 2.50, —."]);
    assert_eq!(told("", "2024-03-08", &answers, figures), ["5, —, —, —.", "5, 4.33, 2.50, —."]);
    let own = "evaluation: { public: no, decimals: 1 }\n";
    assert_eq!(told(own, "2024-03-09", &answers, figures), ["—, —, —, —.", "5, 4.3, 2.5, —."]);
    // Of a family, a year and the office they are those of the classes that end in it; of people there are none.
    let cuts = "{{ family(basic).evaluation_score }}, {{ year(2024).answers }}, {{ year(2023).answers }}";
    let cuts = cuts.replace("(basic)", "(\"basic\")");
    assert_eq!(told("", "2024-03-09", &answers, &cuts), ["4.33, 5, —.", "4.33, 5, —."]);
    let of_unit = "---\ntitle: N\ndate: 2024-03-01\nissuer: H\n---\n\n{{ class.unit(\"quay\").evaluation_score }}\n";
    assert_eq!(codes(&check(office(&[("classes/basics/notice.md", of_unit)]).path())), ["G101"]);
}

#[test]
fn figures_of_several_classes_are_on_the_scale_of_the_office() {
    let class = "title: Other\nfamily: basic\nrule: basic\nstart: 2024-03-04\nend: 2024-03-08\n\
                 evaluation: { lowest: 0, highest: 10 }\n";
    let notice = "---\ntitle: N\nissuer: H\ndate: 2024-03-01\n---\n\nSaid: {{ office.evaluation_score }}.\n";
    let ten = "party,Content\ntrainee,10\ntrainee,10\ntrainee,10\n";
    let root = office(&[
        (PATH, &list(&[4, 4, 4], &[])),
        ("classes/other/class.yaml", class),
        ("classes/other/evaluation.csv", ten),
        ("notices/n.md", notice),
        ("site.yaml", &site("2024-03-09", "")),
    ]);
    let texts = built_texts(root.path());
    // 10 of 10 is 5 of 5; the class's own page has its own scale.
    assert!(page(&texts, "site/notices/n.html").contains("Said: 4.50."));
    assert!(page(&texts, "site/classes/other/index.html").contains("10.00"));
}

#[test]
fn the_forms_of_an_evaluation_are_in_the_office_edition_only() {
    let root = office(&[(PATH, &list(&[5, 4, 4], &[2, 3])), ("site.yaml", &site("2024-03-09", ""))]);
    let texts = built_texts(root.path());
    let forms: Vec<&str> = texts.keys().filter(|path| path.contains("evaluation")).map(String::as_str).collect();
    assert_eq!(forms, ["office/filing/basics/evaluation-remarks.html", "office/filing/basics/evaluation.html"]);
    let sheet = page(&texts, "office/filing/basics/evaluation.html");
    let holds = |text: &str| sheet.contains(text);
    assert!(
        holds("4.33") && holds("2.50") && holds("Overall") && holds("5 answers: Trainees 3, Teachers and experts 2")
    );
    let remarks = page(&texts, "office/filing/basics/evaluation-remarks.html");
    assert!(remarks.contains("trainee remark 2") && !remarks.contains("teacher remark"));
    // A class without an evaluation has none of them.
    let without = built_texts(office(&[]).path());
    assert!(!without.keys().any(|path| path.contains("evaluation")));
}

#[test]
fn a_slip_in_a_survey_hides_nothing_that_follows_from_the_records() {
    let given = "certificate,id,name\nC1,A4,Dee Fox\n";
    let notice =
        "---\ntitle: N\nissuer: H\ndate: 2024-03-01\n---\n\n{{ class.evaluation_score }} {{ class.exam_pass_rate }}\n";
    let root = office(&[
        (PATH, "party,Content\ntrainee,9\n"),
        ("classes/basics/certificates.csv", given),
        ("classes/basics/notice.md", notice),
    ]);
    // Of the two figures that there are not the score follows from the slip.
    assert_eq!(codes(&check(root.path())), ["C105", "E103", "G102"]);
}
