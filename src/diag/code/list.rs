//! Every finding, with its code, its severity and the id of its messages.

use crate::diag::Severity;

codes! {
    /// A file or folder that the operating system would not open.
    UnreadableFile = "S101" Error "unreadable-file";
    /// Text that is not UTF-8 (nor GBK, in a list).
    InvalidEncoding = "S102" Error "invalid-encoding";
    /// A list in GBK, read as such.
    DecodedFromGbk = "S103" Note "decoded-from-gbk";
    /// A file name that is not Unicode.
    FileNameNotUnicode = "S104" Error "file-name-not-unicode";
    /// A file larger than any list of an office.
    FileTooLarge = "S105" Error "file-too-large";
    /// No content folder, or no `site.yaml` in it.
    NoContent = "S106" Error "no-content";
    /// A file in a place where nothing reads it.
    UnusedFile = "S107" Warning "unused-file";
    /// A file that must be there and isn't.
    MissingFile = "S108" Error "missing-file";
    /// A symbolic link, which is not followed.
    SymbolicLink = "S109" Warning "symbolic-link";
    /// A workbook under the name of a list or a text.
    PackedFile = "S110" Error "packed-file";
    /// A file that was written while it was read.
    FileChanging = "S111" Error "file-changing";
    /// Text that is not YAML.
    YamlSyntax = "S201" Error "yaml-syntax";
    /// A document without the block of settings at its head.
    NoFrontMatter = "S202" Error "no-front-matter";
    /// A row with more or fewer cells than the head of its list.
    RaggedRow = "S203" Error "ragged-row";
    /// HTML in Markdown that is not kept.
    RawHtml = "S205" Warning "raw-html";
    /// A picture in a text that is none, or none that a browser shows.
    NotAPicture = "S207" Error "not-a-picture";
    /// A picture that takes long to load.
    LargePicture = "S208" Warning "large-picture";
    /// Quotes or lists so deep within one another that they are made flat.
    DeepNesting = "S209" Warning "deep-nesting";
    /// A key that the file's format does not have.
    UnknownKey = "K101" Error "unknown-key";
    /// A key or column given twice.
    DuplicateKey = "K102" Error "duplicate-key";
    /// A key that must be there.
    MissingKey = "K103" Error "missing-key";
    /// A column that nothing reads.
    UnknownColumn = "K104" Warning "unknown-column";
    /// A column that must be there.
    MissingColumn = "K105" Error "missing-column";
    /// A value of another kind than the key takes.
    WrongType = "K106" Error "wrong-type";
    /// An empty value where one must be.
    EmptyValue = "K107" Error "empty-value";
    /// Text that is no date.
    BadDate = "K201" Error "bad-date";
    /// A date that is not in the calendar.
    NoSuchDate = "K202" Error "no-such-date";
    /// Text that is no number.
    BadNumber = "K203" Error "bad-number";
    /// A word that is not among those a key takes.
    BadChoice = "K204" Error "bad-choice";
    /// A number outside its range.
    OutOfRange = "K205" Error "out-of-range";
    /// Text that is no time of day, from – to.
    BadTime = "K206" Error "bad-time";
    /// An end before its start.
    EndBeforeStart = "K207" Error "end-before-start";
    /// A long number that a sheet turned into scientific notation: its digits are lost.
    MangledNumber = "K208" Error "mangled-number";
    /// Text that is no length of time.
    BadDuration = "K209" Error "bad-duration";
    /// Text that is no address of a site.
    BadAddress = "K210" Error "bad-address";
    /// Text that is no path of a page.
    BadAlias = "K211" Error "bad-alias";
    /// Text that is no tag.
    BadTag = "K212" Error "bad-tag";
    /// Text that is no number of days before or after a class.
    BadLimit = "K213" Error "bad-limit";
    /// A place to publish that is none, or of which there are several at once.
    BadTarget = "K214" Error "bad-target";
    /// A name or id that stands for nothing.
    UnknownReference = "R101" Error "unknown-reference";
    /// A name that stands for several people or units.
    AmbiguousName = "R102" Error "ambiguous-name";
    /// An id and a name in one row that belong to different people.
    NameMismatch = "R103" Error "name-mismatch";
    /// One id given to two things.
    DuplicateId = "R104" Error "duplicate-id";
    /// A record of somebody who is not enrolled in the class, or not on that day.
    NotEnrolled = "R105" Error "not-enrolled";
    /// Classes that recognise each other in a circle.
    RecognitionCircle = "R106" Error "recognition-circle";
    /// Two records that contradict each other about one person.
    ContradictoryRecord = "R107" Error "contradictory-record";
    /// A record of somebody for a session that is not for that person's unit or cohort.
    NotExpected = "R108" Error "not-expected";
    /// A cohort that nobody in the roster has.
    UnknownCohort = "R109" Error "unknown-cohort";
    /// An empty cell of a sign-in sheet.
    BlankAttendance = "R110" Error "blank-attendance";
    /// Two records of one session.
    DuplicateSession = "R111" Error "duplicate-session";
    /// A link or a picture of a text that leads to nothing.
    UnknownLink = "R112" Error "unknown-link";
    /// A link to a place that its text does not have.
    UnknownAnchor = "R113" Warning "unknown-anchor";
    /// A link to a file that is not for readers: a register, a list, a setting.
    LinkRefused = "R114" Error "link-refused";
    /// A link that would start something else than a page, a mail or a call.
    UnsafeLink = "R115" Warning "unsafe-link";
    /// A public text that links to an attachment that is not public.
    KeptFileLinked = "R116" Warning "kept-file-linked";
    /// A name that is that of no term and no other period.
    UnknownPeriod = "R117" Error "unknown-period";
    /// An id of a term that could not be the name of its page.
    BadTermId = "R118" Error "bad-term-id";
    /// Steps of a procedure that follow each other in a circle.
    FlowCircle = "R119" Error "flow-circle";
    /// A step of a procedure to which no other leads.
    StepUnreachable = "R120" Warning "step-unreachable";
    /// An item of a plan with the number of one before it.
    DuplicateItem = "R121" Warning "duplicate-item";
    /// A file beside the texts that none of them names.
    FileNotNamed = "R122" Warning "file-not-named";
    /// Something between braces in a text that is no figure, or an indicator that never has one.
    BadFigure = "G101" Error "bad-figure";
    /// A figure that nothing is known for.
    FigureOfNothing = "G102" Warning "figure-of-nothing";
    /// A figure of so few people that the public edition leaves it out.
    FigureOfFew = "G103" Warning "figure-of-few";
    /// A figure of a summary that is no longer what its office agreed to.
    FigureChanged = "G104" Warning "figure-changed";
    /// Weights that do not add up to 1.
    WeightsNotOne = "L101" Error "weights-not-one";
    /// A condition of a rule that can't be read, or that says nothing.
    BadFormula = "L102" Error "bad-formula";
    /// A condition that can't be computed from the figures of one trainee.
    FormulaFault = "L103" Warning "formula-fault";
    /// A rule that extends itself, in one step or several.
    RuleCircle = "L104" Error "rule-circle";
    /// A track that asks for more than its caps and fixed credits allow.
    Unreachable = "L105" Error "unreachable";
    /// Marks without a grade.
    GradeGap = "L106" Error "grade-gap";
    /// Two grades for one mark.
    GradeOverlap = "L107" Error "grade-overlap";
    /// A step of a scale that no course can reach.
    ScaleOrder = "L108" Error "scale-order";
    /// A pattern of certificate numbers that can't be followed.
    BadPattern = "L109" Error "bad-pattern";
    /// A worked example that comes out otherwise.
    ExampleFails = "L110" Error "example-fails";
    /// A requirement over the years named by a category, of a rule that states none.
    NoAccount = "L111" Error "no-account";
    /// A course whose length no step of the scale covers, and that has no credits of its own.
    CourseWithoutCredits = "L112" Error "course-without-credits";
    /// A class whose rule asks for nothing, so that everyone qualifies.
    RuleAsksNothing = "L113" Warning "rule-asks-nothing";
    /// A form whose scope is not that of its rows.
    FormScope = "B101" Error "form-scope";
    /// A key that forms of this kind have no use for.
    FormKeyUnused = "B102" Warning "form-key-unused";
    /// A line of boxes that is wider than the form.
    FormLineTooWide = "B103" Error "form-line-too-wide";
    /// A table within a form whose rows belong to something else.
    FormRowsOf = "B104" Error "form-rows-of";
    /// A form whose columns are wider than its paper.
    FormTooWide = "B105" Warning "form-too-wide";
    /// A workbook that a form is to be filled into, and that can't be filled.
    TemplateUnfit = "B106" Error "template-unfit";
    /// A placeholder of such a workbook that names nothing.
    PlaceholderUnknown = "B107" Warning "placeholder-unknown";
    /// A placeholder for which the records have nothing.
    PlaceholderEmpty = "B108" Note "placeholder-empty";
    /// Such a workbook without a placeholder.
    NoPlaceholder = "B109" Warning "no-placeholder";
    /// A filter, a condition or a way to part sheets to which the rows have no answer.
    FormRowsCanNot = "B110" Error "form-rows-can-not";
    /// A second table of a letter, which has room for one.
    FormOneTable = "B111" Error "form-one-table";
    /// A table with more columns than one in Word may have.
    FormTooManyColumns = "B112" Warning "form-too-many-columns";
    /// Rows of a template that are drawn for people and stay empty, as a formula names some of them.
    DrawnRows = "B113" Warning "drawn-rows";
    /// A document number that two documents carry.
    DuplicateDocumentNumber = "C101" Warning "duplicate-document-number";
    /// A session outside the period of its class.
    SessionOutsidePeriod = "C102" Warning "session-outside-period";
    /// A schedule that offers less than the rule requires.
    ScheduleShort = "C103" Warning "schedule-short";
    /// A mark of somebody who was not admitted to the examination.
    MarkNotAdmitted = "C104" Warning "mark-not-admitted";
    /// A certificate of somebody who has not qualified.
    CertificateNotQualified = "C105" Error "certificate-not-qualified";
    /// A certificate number given twice.
    DuplicateCertificate = "C106" Error "duplicate-certificate";
    /// An id number whose check digit or date of birth is wrong.
    BadIdNumber = "C107" Warning "bad-id-number";
    /// A deadline on or before the date of the notice that sets it.
    DeadlineTooEarly = "C108" Warning "deadline-too-early";
    /// A deadline on a Saturday or Sunday.
    DeadlineOnWeekend = "C109" Warning "deadline-on-weekend";
    /// A class that has begun without a roster.
    NoRoster = "C110" Warning "no-roster";
    /// A make-up mark under a rule that has no make-up.
    MakeupNotAllowed = "C111" Warning "makeup-not-allowed";
    /// An attachment that is a table which there is not.
    AttachmentWithoutTable = "C112" Warning "attachment-without-table";
    /// A record of a day to come.
    RecordInFuture = "C113" Warning "record-in-future";
    /// Somebody whose certificate of another class is missing or no longer valid.
    PrerequisiteMissing = "C114" Warning "prerequisite-missing";
    /// Somebody in a class from which an earlier one keeps them.
    Barred = "C115" Warning "barred";
    /// An extension that the rule does not allow, or that lacks its consent.
    BadExtension = "C116" Warning "bad-extension";
    /// More people fulfil what makes excellent than may be.
    TooManyExcellent = "C117" Warning "too-many-excellent";
    /// Numbers of a series of certificates that were passed over.
    CertificateGap = "C118" Warning "certificate-gap";
    /// A certificate that replaces one that is not there, is not revoked, or is somebody else's.
    BadReplacement = "C119" Error "bad-replacement";
    /// Somebody with two valid certificates of one class.
    TwoCertificates = "C120" Error "two-certificates";
    /// A certificate whose number is not of the rule's pattern.
    NumberNotOfPattern = "C121" Warning "number-not-of-pattern";
    /// Somebody who joined a class later than the rule allows.
    JoinedTooLate = "C122" Warning "joined-too-late";
    /// A course list that offers less than the rule requires.
    CoursesShort = "C123" Warning "courses-short";
    /// Rooms of an examination that do not seat everyone.
    SeatsShort = "C124" Warning "seats-short";
    /// A room of an examination with too few invigilators.
    InvigilatorsShort = "C125" Warning "invigilators-short";
    /// More people of a unit than it was given seats.
    QuotaExceeded = "C126" Warning "quota-exceeded";
    /// A name longer than names are.
    LongName = "C127" Warning "long-name";
    /// A place that was laid down to be filled in.
    Unfilled = "C128" Warning "unfilled";
    /// A mark of Markdown that was not read as one.
    MarkLeft = "C129" Warning "mark-left";
    /// A document number that is not written as the standard has it.
    BadDocumentNumber = "C130" Warning "bad-document-number";
    /// A document number of another year than its document.
    NumberOfAnotherYear = "C131" Warning "number-of-another-year";
    /// An attachment that a text names by its number and does not have.
    AttachmentNotListed = "C132" Warning "attachment-not-listed";
    /// An attachment that a text does not name, although it names others.
    AttachmentNotMentioned = "C133" Warning "attachment-not-mentioned";
    /// A deadline on a holiday.
    DeadlineOnHoliday = "C134" Warning "deadline-on-holiday";
    /// A deadline that leaves no working day for the review.
    NoTimeForReview = "C135" Warning "no-time-for-review";
    /// Results that are due before the class is over.
    ResultsDueTooEarly = "C136" Warning "results-due-too-early";
    /// A teacher in two places at once.
    TeacherClash = "C137" Warning "teacher-clash";
    /// Two sessions in one room at once.
    RoomClash = "C138" Warning "room-clash";
    /// Trainees in two sessions at once.
    TraineeClash = "C139" Warning "trainee-clash";
    /// Sessions of the past without a record.
    RecordMissing = "C140" Warning "record-missing";
    /// Sources of the hours of a class that disagree.
    HoursDisagree = "C141" Warning "hours-disagree";
    /// A line of a schedule with more credits than its time has room for.
    CreditsExceedTime = "C142" Warning "credits-exceed-time";
    /// Dates of somebody's stages that are out of order.
    StagesOutOfOrder = "C143" Warning "stages-out-of-order";
    /// An application of somebody who was not of age.
    AppliedTooYoung = "C144" Warning "applied-too-young";
    /// Two people of the registers who are most likely one.
    PersonTwice = "C145" Warning "person-twice";
    /// A record that a procedure names and does not list.
    RecordNotListed = "C146" Warning "record-not-listed";
    /// A category of people that a text invites and its class or plan is not for.
    AudienceNotNamed = "C147" Warning "audience-not-named";
    /// Credits that a notice states and its class does not have.
    StatedCredits = "C148" Warning "stated-credits";
    /// Days that a notice states and that are not those of its class.
    StatedDays = "C149" Warning "stated-days";
    /// Something that is done on a day to come.
    DoneInFuture = "C150" Warning "done-in-future";
    /// A schedule with less of some forms than is asked.
    TopicShareShort = "C151" Warning "topic-share-short";
    /// A figure of a class that is not what is expected.
    NotAsExpected = "C152" Error "not-as-expected";
    /// A notice for objection with too few working days.
    ObjectionShort = "C153" Warning "objection-short";
    /// A notice for objection before the end of its class.
    ObjectionEarly = "C154" Warning "objection-early";
    /// A notice for objection that leaves out people who do not agree to be named.
    ObjectionNotWhole = "C155" Warning "objection-not-whole";
    /// A waiver past its last day.
    WaiverExpired = "W101" Warning "waiver-expired";
    /// A waiver that no finding needs.
    WaiverUnneeded = "W102" Warning "waiver-unneeded";
    /// A finding that can be neither waived nor made less of.
    CanNotStand = "W103" Error "can-not-stand";
    /// A survey without a question.
    NoQuestion = "E101" Error "no-question";
    /// A word where a score must be.
    ScoreNotNumber = "E102" Error "score-not-number";
    /// A score that its scale does not have.
    ScoreOutOfScale = "E103" Error "score-out-of-scale";
    /// A scale that ends where it begins, or before.
    ScaleReversed = "E104" Error "scale-reversed";
    /// A column that says by which way answers came, where one must say whose they are.
    SourceIsWay = "E105" Error "source-is-way";
    /// A sheet of answers with nothing in it.
    EmptyAnswer = "E106" Warning "empty-answer";
    /// A column of a survey that says who answered.
    PersonalColumn = "E107" Warning "personal-column";
    /// An answer that names somebody.
    PersonalValue = "E108" Warning "personal-value";
    /// Two sources of one output path.
    PathCollision = "O101" Error "path-collision";
    /// A file in the output folder that the program did not write.
    ForeignFile = "O102" Note "foreign-file";
    /// A protected value of a register in the public edition.
    ProtectedValueLeaked = "O103" Error "protected-value-leaked";
    /// The public edition could not be searched, so that nothing is known of it.
    LeakSearchFailed = "O104" Error "leak-search-failed";
    /// A path that some system can't write: too long, a reserved name or character.
    BadPath = "O105" Error "bad-path";
    /// Somebody else's file where a page is to be written.
    ForeignInTheWay = "O106" Error "foreign-in-the-way";
    /// A table that a workbook can't hold.
    TableTooLarge = "O107" Error "table-too-large";
    /// A text that could not be packed, which is a mistake of the program.
    TextNotMade = "O110" Error "text-not-made";
    /// A PDF that archives don't take: it keeps no part of PDF/A.
    PdfNotArchival = "O111" Warning "pdf-not-archival";
    /// A PDF that archives take, and that can't be read aloud.
    PdfNotAccessible = "O112" Note "pdf-not-accessible";
    /// A text as long as a book, of which no PDF is made.
    TextTooLong = "O113" Warning "text-too-long";
    /// A public file that can't be opened, so that nobody knows whether it holds protected values.
    UnsearchableFile = "O114" Warning "unsearchable-file";
    /// A theme that is not there.
    UnknownTheme = "T101" Error "unknown-theme";
    /// A template that does not compile or failed while it ran.
    TemplateError = "T102" Error "template-error";
    /// A template of the printed page that does not compile or failed while it ran.
    PaperTemplateError = "T103" Error "paper-template-error";
    /// Something that typesetting warned of.
    PaperTemplateWarning = "T104" Warning "paper-template-warning";
    /// A file that a template or a stylesheet names and the site does not have.
    MissingAsset = "T105" Error "missing-asset";
    /// No Chinese font: no PDF is made.
    NoChineseFont = "F101" Warning "no-chinese-font";
    /// A role whose fonts are missing, so that one of another style stands in.
    FontSubstituted = "F102" Note "font-substituted";
    /// A character that no font has.
    MissingGlyph = "F103" Warning "missing-glyph";
    /// A folder of fonts that can't be read.
    NoFontFolder = "F104" Warning "no-font-folder";
    /// A picture that a PDF can't show.
    PictureNotPrinted = "F105" Warning "picture-not-printed";
}
