# 总结
menu-summaries = 总结
summary-title = { $organisation }{ $period }培训工作总结
summary-tables = { $period }培训工作统计表
summary-days = 统计期间：{ $days }
summary-so-far = 统计期间：{ $days }，数字截至{ $today }
summary-previous = 上期：{ $title }（{ $days }）
summary-all = 合计
summary-of-year = { $year }年度{ $measure }
summary-percent = { $measure }（%）
summary-sheet-title = { $period }培训统计（{ $sheet }）
summary-sheet-total = 总体
summary-sheet-family = 按班次类别
summary-sheet-unit = 按单位
summary-sheet-category = 按人员类别
summary-sheet-class = 按班次
summary-sheet-month = 按月
column-measure = 指标
column-this = 本期
column-before = 上期
column-change = 增减
column-formula = 怎么算
column-month = 月份
numeral = { $number ->
        [1] 一
        [2] 二
        [3] 三
        [4] 四
        [5] 五
        [6] 六
        [7] 七
        [8] 八
        [9] 九
        [10] 十
        [11] 十一
        [12] 十二
        [13] 十三
        [14] 十四
        [15] 十五
       *[other] { $number }
    }
# 图
chart-months = 各月人次学时
chart-months-rows = 月份
chart-compared = 与上期比较
chart-compared-rows = 指标
chart-attendance = 各班次出勤率
chart-attendance-rows = 班次
chart-results = 各班次考核结果
chart-results-rows = 班次
chart-completion = 各单位年度学时达标率
chart-completion-rows = 单位
chart-rotation = 近五年参训覆盖（参训人数占名册人数）
chart-rotation-rows = 单位
chart-figures = 这张图的数
chart-said = { $title }。各项数字见图下的表
# 总结的文字
report-lead = { $named ->
        [yes] { $title }（{ $days }）
       *[no] { $days }
    }，{ $organisation }按照年度计划组织开展教育培训，严格学时管理、考勤和结业考核，现将有关情况总结如下。
report-heading = { $number }、{ $title }
report-overall = 总体情况
report-families = 分类办班情况
report-results = 考核结业情况
report-year = 年度学时完成情况
report-deadlines = 任务时限执行情况
report-problems = 存在的问题
report-next = 下一步工作
report-overall-text = 共举办培训班{ $classes }期，组织集中培训{ $sessions }次，日程安排{ $planned_credits }学时，已实施{ $given_credits }学时。参加培训{ $trainees }人次，涉及{ $people }人，累计获得{ $person_credits }人次学时。
report-conduct-text = 集中培训到课{ $attendances }人次，出勤率{ $attendance_rate }；其中迟到{ $lates }人次，早退{ $early_leaves }人次，请假{ $leaves }人次，旷课{ $absences }人次。
report-compared-text = { $before }的同口径数字为：举办培训班{ $before_classes }期，集中培训{ $before_sessions }次，参训{ $before_trainees }人次、{ $before_people }人，出勤率{ $before_attendance_rate }，累计{ $before_person_credits }人次学时。
report-no-classes = 统计期间没有开班。
report-family = （{ $number }）{ $family }。举办{ $classes }期（{ $titles }），参训{ $trainees }人次、{ $people }人，出勤率{ $attendance_rate }，累计{ $person_credits }人次学时{ $results ->
        [yes] ；考核合格{ $qualified }人次，合格率{ $pass_rate }。
       *[no] 。
    }
report-exam-text = 参加结业考试{ $exam_takers }人次，及格{ $exam_passed }人次，及格率{ $exam_pass_rate }。
report-outcomes-text = 经考核，合格{ $qualified }人次，合格率{ $pass_rate }，{ $some_excellent ->
        [yes] 其中优秀{ $excellent }人次，
       *[no] {""}
    }不合格{ $not_qualified }人次{ $some_disqualified ->
        [yes] （含取消学习、考试资格{ $disqualified }人次）
       *[no] {""}
    }。{ $some_certificates ->
        [yes] 颁发结业证书{ $certificates }份。
       *[no] {""}
    }
report-evaluation-text = 开展培训评估，收回答卷{ $answers }份；学员评分{ $evaluation_score }分{ $some_teacher ->
        [yes] ，教师评分{ $teacher_score }分
       *[no] {""}
    }{ $some_manager ->
        [yes] ，班主任评分{ $manager_score }分
       *[no] {""}
    }{ $some_school ->
        [yes] ，党校评分{ $school_score }分
       *[no] {""}
    }。
report-credits = 截至{ $today }，{ $year }年度名册内应修满规定学时的共{ $bound }人，已达标{ $reached }人，达标率{ $reached_rate }；未达标{ $short_people }人，合计还差{ $short_credits }学时。
report-unit-short = { $unit }{ $reached_rate }（未达标{ $short_people }人）
report-units = 达标率较低的单位：{ $units }。
report-kept-text = 到期的班次时限和计划任务共{ $deadlines }项，按时完成{ $deadlines_kept }项，逾期完成{ $deadlines_missed }项；其余{ $deadlines_open }项没有登记完成日期。
report-plan = 计划执行情况
report-plan-text = 截至{ $today }，{ $year }年工作计划需要落实的条目共{ $plan_items }项：完成{ $plan_done }项，推进中{ $plan_under_way }项，待办{ $plan_planned }项，尚无班次和任务的{ $plan_missing }项；计划外举办班次{ $unplanned_classes }期。
report-missing = 尚未落实的条目：{ $list }。
report-unplanned = 计划外班次：{ $list }。
# 工作计划的进度
plan-done = 完成
plan-under-way = 推进中
plan-planned = 待办
plan-missing = 未落实
plan-unwatched = 不办班
plan-overdue = 其中逾期
plan-late = { $state }，逾期
plan-count = { $count }项
plan-of = { $part }/{ $whole }
plan-note = 状态按写了这一条的班次和任务算；进度是已结束的班次、已完成的任务占应办的数，学时是已实施的占日程安排的数。
table-unplanned = 计划外班次
column-plan-state = 状态
column-plan-done = 进度
column-plan-credits = 学时
column-plan-answers = 班次和任务
report-problem = { $text }{ $count ->
        [1] {""}
       *[other] （同类共{ $count }处）
    }。
report-problem-of-people = 涉及具体人员的记录有{ $count }处需要核对（{ $code }，见工作台）。
report-running = 继续办好正在进行的班次：{ $list }。
report-pending = 抓紧完成考核评定：{ $list }。
report-coming = 做好后续班次的开班准备：{ $list }。
report-overdue = 督促办理到期未登记完成的计划任务：{ $list }。
report-due = 落实近期时限：{ $list }。
report-class-day = { $title }（{ $date }）
report-class-count = { $title }（{ $count }人）
report-and-more = { $list }等{ $count }项
# 命令 summary
summary-changed = 文字里有{ $count }个数和认可的不一样，请先运行 xueshi check 看是哪几句
summary-formats-missing = 这台电脑做不了：{ $formats }
summary-drafted = 生成{ $made }段，改过的{ $kept }段照旧，删掉的{ $left }段没有再加；改好以后运行 xueshi summary { $period } --accept 认可里面的数
summary-accepted = 已认可；这些数以后变了，检查时会指出是哪句话
summary-accepted-before = 没有要认可的：数和上次认可的一样
failed-period = 没有这个学期或者期间：“{ $given }”。可以写{ $known ->
    [none] {""}
   *[other] 学期的代码（{ $known }）、
}年份（如 2024）或者起止日期（如 2024-03-01..2024-07-05）
failed-no-summary-text = 还没有 terms/{ $period }.md：请先运行 xueshi summary { $period } --draft
# 覆盖
coverage-lead = 统计期间：{ $days }
coverage-units = 各单位覆盖情况
coverage-missing = 未覆盖人员名单
coverage-none = 没有未覆盖的人员
summary-sheet-coverage = 覆盖
column-coverage = 覆盖要求
chart-coverage = 培训覆盖率
chart-coverage-rows = 覆盖要求
report-coverage = 培训覆盖情况
report-coverage-text = { $title }：应覆盖{ $population }人，已覆盖{ $covered }人，覆盖率{ $coverage_rate }，未覆盖{ $uncovered }人。
coverage-source = 依据：{ $source }
coverage-days = 统计期间
coverage-date = 统计日期
coverage-basis = 依据
failed-no-marks = { $path } 里没有 <!-- xueshi … --> 的记号，分不出哪些段是程序写的，没有改它。要重新生成的，请先把它移到别处
