# 终端
error = 错误
warning = 警告
note = 提示
help = 改法
step = 推算
summary-check = { $findings }；{ $classes } 个班次、{ $people } 人，用时 { $time }
summary-current = 输出与资料一致，不需要重新生成
summary-would-write = 现在生成会改动 { $count } 个输出文件
summary-build = { $pages } 个页面、{ $tables } 张表；写入 { $written } 个文件，{ $kept } 个未变，删去 { $removed } 个；用时 { $time }
summary-failed = { $findings }；没有写入任何文件，原有输出保持不变
summary-where = 输出在 { $path }
count-error = { $count } 个错误
count-warning = { $count } 个警告
count-note = { $count } 个提示
count-none = 没有问题
list-comma = 、
quoted-or = ”或“
wrapped-quotes = 中文引号“”也算文字的一部分，请去掉，或者换成英文引号 ""
wrapped-brackets = 列表要用半角的 [ ]，如 [甲, 乙]；全角的括号也算文字的一部分
list-semicolon = ；
facts-between = { "　　" }
stage-read = 读取文件
stage-resolve = 整理资料
stage-ledger = 计算学时
stage-check = 检查
stage-view = 组织页面
stage-render = 生成页面和表格
stage-search = 检查公开版
stage-write = 写入
plain = { $text }
timing = { $stage }　{ $time }
wrote = 写入 { $path }
removed = 删去 { $path }
args-no-such-command = 没有“{ $given }”这个命令{ $nearest ->
        [none] {""}
       *[other] ，是不是“{ $nearest }”？
    }
args-no-such-option = 没有“{ $given }”这个选项{ $nearest ->
        [none] {""}
       *[other] ，是不是“{ $nearest }”？
    }
args-too-many = “{ $given }”是多余的
args-value-missing = { $option } 后面要写一个值{ $known ->
        [none] {""}
       *[other] ，可以写：{ $known }
    }
args-no-value = “{ $given }”不能用于 { $option }{ $nearest ->
        [none] ，可以写：{ $known }
       *[other] ，是不是“{ $nearest }”？可以写：{ $known }
    }
args-no-number = “{ $given }”不能用于 { $option }：{ $low ->
        [none] 要写一个整数
       *[other] 要写 { $low } 到 { $high } 的整数
    }
args-takes-no-value = { $option } 的后面不写值
args-conflict = { $option } 不能和 { $other } 一起用
args-twice = { $option } 只能写一次
args-missing = 还缺 { $missing }
args-described = { $option }（{ $help }）
args-more = 加 --help 看怎样用
args-print-help-short = 显示这份说明（-h 显示简短的）
args-print-help-long = 显示说明（--help 显示详细的）
args-print-help-of = 显示一个命令的说明
args-print-help = 显示这份说明
args-print-version = 显示版本
args-usage = 用法:
args-commands = 命令:
args-arguments = 要写的:
args-options = 选项:
args-values = 可以写:
args-values-within = {"["}可以写:
args-default = {"["}缺省:
args-word-options = {"["}选项]
args-word-command = <命令>
failed-root = 文件夹不存在或不能进入：{ $path }
failed-write = 写不进去：{ $path }（{ $reason }）
failed-output-in-content = 输出文件夹 { $path } 在资料文件夹之内，会把输出当成资料；请换一个 --output
failed-argument = “{ $given }”不是日期，请写成 2024-05-20 的样子
# 菜单
menu-notices = 通知
menu-classes = 培训班次
menu-plans = 工作计划
menu-credits = 学时汇总
menu-units = 单位
menu-procedures = 工作程序
menu-people = 人员
menu-filing = 备案表册
# 时间与数量
weekday-mon = 周一
weekday-tue = 周二
weekday-wed = 周三
weekday-thu = 周四
weekday-fri = 周五
weekday-sat = 周六
weekday-sun = 周日
year = { $year }年
undated = 未注明日期
people-count = { $count }人
minutes-count = { $count }分钟
days-left = { $count ->
        [0] 今天截止
       *[other] 还有{ $count }天
    }
everyone = 全体学员
total = 合计
none = 无
nothing-here = 暂无内容
search = 查找
# 状态
state-planned = 未开班
state-under-way = 进行中
state-over = 已结束
outcome-qualified = 合格
outcome-not-qualified = 不合格
outcome-pending = 待评定
outcome-disqualified = 取消资格
outcome-under-way = 在学
outcome-planned = 未开班
outcome-count = { $outcome }{ $count }人
outcome-counts = 共{ $count }人：{ $parts }
qualified-count = 参训{ $count }人，合格{ $qualified }人
roster-count = 共{ $count }人
roster-kept = 共{ $count }人。为保护个人信息，公开版不列本班的结果。
status-present = 出勤
status-late = 迟到
status-left-early = 早退
status-leave = 请假
status-absent = 旷课
track-online = 线上
track-offline = 线下
change-moved = “{ $topic }”改在{ $now }，原定{ $before }
change-cancelled = “{ $topic }”（{ $now }）取消
calendar-all = { $office }培训日历
calendar-teacher = { $name }授课日历
calendar-room = { $name }使用日历
event-exam = 考试
event-deadline = 截止：{ $what }
event-of-class = { $what }（{ $class }）
event-cancelled = 【取消】{ $what }
event-before = 原定
teacher-position = { $name }（{ $position }）
feed-notices = { $office }通知
feed-class = { $class }：通知和变动
about-home = { $office }的培训通知、班次、日程和学时
about-page = { $office }：{ $title }
headcount = 应到{ $expected }人，实到{ $came }人
expected-and-came = 应到 / 实到
legend = 符号：{ $marks }　— 不要求参加
headcount-note = 实到含迟到、早退。
# 事实
fact-period = 时间
fact-state = 状态
fact-batch = 期次
fact-family = 类别
fact-audience = 对象
fact-trainees = 人数
fact-units = 参训单位
fact-place = 地点
fact-organiser = 主办
fact-host = 承办
fact-manager = 班主任
fact-rule = 考核规则
fact-source = 考核依据
fact-plan = 对应计划
fact-class = 班次
fact-unit = 单位
fact-kind = 类型
fact-parent = 上级
fact-code = 编号
fact-version = 版本
# 表名
table-roster = 学员名单表
table-teaching-plan = 教学计划备案表
table-course-list = 线上培训课程列表
table-attendance = 考勤表
table-register = 成绩、证书登记表
table-credit-summary = 学时汇总表
table-plan-items = 条目与班次
table-records = 质量记录
table-references = 支持性文件
table-annual-units = 各单位完成情况
annual-title = { $year }年度学时汇总表
cycle-title = { $year }年学时汇总表
annual-requirement = { $category }：{ $years ->
        [1] 每年
       *[other] 每{ $years }年
    }{ $credits }学时{ $carry ->
        [yes] （多出的结转）
       *[no] {""}
    }{ $source }
account-title = { $year }学时明细
track-sum = { $track }{ $credits }学时，应修{ $required }学时
outcome-grade = { $outcome }（{ $grade }）
duration-years = { $count }年
duration-months = { $count }个月
duration-days = { $count }天
day-whole = 全天
day-morning = 上午
day-afternoon = 下午
word-cheated = 考试作弊
by-source = ，依据：{ $source }
short-note = 差额按环节分别计算，为各环节不足学时之和；一个环节多出的学时不抵另一个环节。
annual-note = 空格表示没有参加该班次；0表示没有取得学时，或者按规则未合格不记入年度；“差额”为应修学时减去合计，没有学时要求的不填。
small-groups = 人数太少、会看出个人情况的单位不单独显示。
unit-people = { $year }年度人员学时
schedule-sum = { $track }合计{ $credits }学时
course-sums = 必修合计{ $required }学时{ $elective ->
        [0] {""}
       *[other] ，选修合计{ $elective }学时
    }
course-required = 必修
course-elective = 选修
class-credits = { $class }：{ $credits }学时
# 列
column-serial = 序号
column-name = 姓名
column-unit = 单位
column-gender = 性别
column-ethnicity = 民族
column-birth = 出生年月
column-id-number = 身份证号
column-number = 学号/工号
column-student-number = 学号
column-staff-number = 工号
column-college = 所在学院
column-department = 所在部门
column-college-class = 班级
column-position = 职务
column-phone = 联系电话
column-applied = 申请入党时间
column-activist = 确定积极分子时间
column-candidate = 确定发展对象时间
column-note = 备注
column-category = 人员类别
column-scores-given = 打分数
column-lowest = 最低分
column-highest = 最高分
column-remark = 意见
column-course = 课程
column-lecturer = 主讲人
column-credits = 学时
column-kind = 必修/选修
column-date = 日期
column-time = 时间
column-topic = 内容
column-form = 形式
column-teacher = 授课人
column-room = 地点
column-for = 对象
column-track = 环节
column-track-credits = { $track }学时
column-all-credits = 总学时
column-performance = 平时
column-exam = 考试
not-admitted = 无资格
exam-cheated = 作弊
exam-missed = 缺考
column-makeup = 补考
column-result = 总评
column-outcome = 结论
column-reasons = 未达到的条件
column-certificate = 证书编号
column-issued = 发证日期
column-with-carried = 含结转合计
column-annual-total = 年度合计
column-carried = 上期结转
column-earned = 取得
column-surplus = 多出
column-grade = 等次
column-required = 应修
column-short = 差额
column-year = 年度
column-class = 班次
column-why = 缘由
column-source = 出处
column-people = 人数
column-trained = 参训人数
column-person-credits = 人次学时
column-bound = 有学时要求人数
column-reached = 达标人数
column-item = 条目
column-task = 工作内容
column-state = 状态
column-code = 编号
column-title = 名称
# 签字
sign-secretary = 党总支书记审定签字：
sign-department = 组织部审核意见：
sign-date = 日期：　　　　年　　月　　日
sign-filler = 填表人：
sign-unit-seal = 单位（盖章）：
sign-manager = 班主任签字：
sign-registrar = 登记人：
sign-reviewer = 审核人：
# 条件
condition-absences = 旷课{ $have }次（满{ $need }次{ $joint ->
        [yes] ，并且其他各项也达到的，取消资格
       *[no] 取消资格
    }）
condition-leaves = 请假{ $have }次（满{ $need }次{ $joint ->
        [yes] ，并且其他各项也达到的，取消资格
       *[no] 取消资格
    }）
condition-leave-credits = 请假{ $have }学时（满{ $need }学时{ $joint ->
        [yes] ，并且其他各项也达到的，取消资格
       *[no] 取消资格
    }）
condition-lates = 迟到{ $have }次（满{ $need }次{ $joint ->
        [yes] ，并且其他各项也达到的，取消资格
       *[no] 取消资格
    }）
condition-no-attendance = 还没有应到的集中培训，不看出勤率
condition-attendance = 出勤率{ $have }（低于{ $need }{ $joint ->
        [yes] ，并且其他各项也达到的，取消资格
       *[no] 取消资格
    }）
condition-cheating = 考试作弊，取消资格
condition-registration = 报到晚于{ $day }，不能参加本期
condition-prerequisite = { $state ->
        [valid] 持有有效的“{ $name }”证书
        [expired] “{ $name }”证书已过有效期
        [revoked] “{ $name }”证书已作废
       *[missing] 没有“{ $name }”证书
    }
condition-bar = 因上次的结果，到{ $day }为止不能参加
condition-track-share = { $name }{ $have }学时，要求{ $need }学时（按在班时间折算，全程为{ $full }学时）
condition-no-part = 没有{ $name }成绩，要求{ $need }分
condition-part-open = 没有{ $name }成绩
condition-part = { $name }{ $have }分，要求{ $need }分
condition-formula = { $name }{ $state ->
        [met] {""}
        [open] ：有数据还没有登记，暂不能判断
       *[unmet] ：未达到
    }（{ $formula }）
step-makeup = 考试：{ $first ->
        [none] {""}
       *[other] 第一次{ $first }，
    }补考{ $makeup }{ $cap ->
        [none] {""}
       *[other] （最高计{ $cap }）
    }，计{ $mark }
step-part = { $name } = { $sum } = { $mark }
step-result = 总评 = { $sum } = { $mark }
condition-track = { $name }{ $have }学时，要求{ $need }学时
condition-deliverable = { $name }{ $have }份，要求{ $need }份
condition-admission = 无考试资格
condition-no-exam = 没有考试成绩，要求{ $need }分
condition-no-result = 没有总评成绩，要求{ $need }分
sources-more = { $list } 等{ $count }处
condition-exam = 考试{ $have }分，要求{ $need }分
condition-result = 总评{ $have }分，要求{ $need }分
# 缘由
reason-minutes = { $status }“{ $topic }”：{ $minutes }分钟 ÷ { $length }分钟
reason-session = { $status }“{ $topic }”
reason-missed = { $status }“{ $topic }”，不计学时
reason-over = { $status }“{ $topic }”超过规定时间，按旷课，不计学时
reason-day = { $day }全程参加
reason-day-missed = { $day }{ $status }“{ $topic }”，不计学时
reason-day-over = { $day }{ $status }“{ $topic }”超过规定时间，按旷课，不计学时
reason-all-sessions = 集中培训{ $count }次，参加{ $attended }次，达到要求
reason-sessions-missing = 集中培训{ $count }次，参加{ $attended }次，要求{ $need }次，不计学时
reason-planned = 参加“{ $topic }”
reason-not-over = 按 { $today } 计算，这个班还没有结束
reason-pending = 还没有登记成绩
reason-course = 完成课程“{ $title }”
reason-not-counted = 完成课程“{ $title }”，不计入应修学时
reason-outside-period = “{ $title }”不在培训起止日期或者本人学习期限之内，不计学时
reason-all-courses = { $count }门必修课程全部完成
reason-courses-missing = 必修课程{ $count }门，按要求完成{ $done }门，未全部完成不计学时
reason-recognised = 在“{ $class }”中合格，予以认定
reason-self-study = 自学，已交“{ $evidence }”
reason-capped = { $sentence }（本应计{ $uncapped }学时，已到上限）
# 规则
rule-track = { $track }不少于{ $credits }学时（{ $ways }）
rule-track-free = { $track }（{ $ways }）
rule-deliverable = 提交{ $title }{ $count }份{ $length ->
        [none] {""}
       *[other] ，每份不少于{ $length }字
    }
rule-length = 每学时{ $minutes }分钟
rule-status = { $status }{ $each }次视为{ $as }1次
rule-exam = 结业考试达到{ $pass }分{ $needs ->
        [none] {""}
       *[other] （{ $needs }方可参加）
    }{ $makeup ->
        [yes] ，可补考一次，取较高分
        [no] {""}
       *[other] ，可补考一次，补考最高计{ $makeup }分
    }
needs-track = 修满{ $track }学时
needs-part = { $part }成绩合格
needs-tracks = 修满各环节学时
needs-deliverables = 交齐规定材料
rule-result = 总评成绩 = { $parts }，达到{ $pass }分
rule-part = { $part }成绩须达到{ $pass }分
parts-inner = （其中{ $parts }）
rule-over = { $status }超过{ $minutes }分钟按旷课计
limit-absences = 旷课达{ $count }次
limit-leaves = 请假达{ $count }次
limit-leave-credits = 请假达{ $count }学时
limit-lates = 迟到达{ $count }次
limit-attendance = 出勤率低于{ $share }
rule-disqualify = { $limit }的，取消学习和考试资格
rule-disqualify-all = 同时{ $limits }的，取消学习和考试资格
rule-outside = 入班以前、离班以后的集中培训按{ $as }计
rule-proportional = 中途入班或者离班的，应修学时按在班期间的集中培训时间折算
rule-prerequisite = 须持有“{ $family }”证书{ $valid ->
        [none] {""}
       *[other] ，发证后{ $valid }内有效
    }
rule-register = 开班后{ $length }内报到，逾期参加下一期
rule-window = 自入班起{ $length }内完成
rule-extension = 可延期{ $length }{ $consent ->
        [yes] ，须经所在支部同意
       *[no] {""}
    }
rule-bar = { $what }的，{ $length }内不能再参加同类班次
rule-grades = 等次：{ $grades }
grade-from = { $title }{ $from }分起
rule-excellent = { $title }：合格学员中{ $terms }
excellent-from = 成绩不低于{ $mark }分
excellent-recommended = 经推荐
excellent-of-qualified = 不超过合格人数的{ $share }
excellent-of-roster = 不超过学员人数的{ $share }
rule-category = { $category }：{ $terms }
way-courses-required = 完成必修课程，选修不计
way-courses = 完成课程
way-minutes = 按参加培训的时长计
way-max = ，最多{ $max }学时
way-session = 每参加一次计{ $credits }学时
way-half-day = 每全程参加半天计{ $credits }学时
way-day = 每全程参加一天计{ $credits }学时
way-all-sessions = 参加集中培训达到{ $share }的计{ $credits }学时
way-recognition-all = 在互认班次中合格的，按在那里取得的学时计
way-completion = 必修课程全部看完计{ $credits }学时
way-completion-commented = 必修课程全部看完并评论计{ $credits }学时
way-recognition = 在互认班次中合格计{ $credits }学时
way-self-study = 自学并提交{ $evidence }计{ $credits }学时
# 推算
outlook-short = { $track }还差{ $missing }学时，剩下的安排里可以补足
outlook-next-session = 下一次是{ $day }的“{ $topic }”
outlook-last-session = 前面的都缺了，也还来得及：但从{ $day }的“{ $topic }”起就一次也不能再缺
outlook-by-end = { $track }还差{ $missing }学时，可以补足：请在{ $day }以前完成
outlook-out-of-reach = { $track }还差{ $missing }学时，剩下的安排全部参加也只有{ $best }学时，补不足了
outlook-spare = 要合格，{ $track ->
        [none] 剩下的
       *[other] { $track }剩下的
    }{ $ahead }次安排{ $most ->
        [0] 一次也不能缺
       *[other] 最多还能缺{ $most }次{ $least ->
            [same] {""}
            [0] ，时间长的一次也不能缺
           *[other] ，缺的是时间长的，最多{ $least }次
        }
    }
outlook-best = 最好的结果：{ $outcome }，{ $credits }学时{ $result ->
        [none] {""}
       *[other] ，{ $result }分
    }
outlook-worst = 最差的结果：{ $outcome }，{ $credits }学时{ $result ->
        [none] {""}
       *[other] ，{ $result }分
    }
not-posted = { $outcome }，班内{ $credits }学时没有记入
cut-twice = 已在“{ $class }”中计过，不重复计
cut-recognised = “{ $class }”已记入本账，互认部分不重复计
yes = 是
no = 否
word-excellent = 优秀学员
step-met = { $condition }：符合
step-unmet = { $condition }：不符合
explain-head = { $name }（{ $id }），按 { $today } 计算
explain-account = { $year }：取得{ $earned }学时{ $carried ->
        [0] {""}
       *[other] ，上期结转{ $carried }学时
    }{ $required ->
        [none] {""}
       *[other] ，应修{ $required }学时{ $short ->
            [0] ，多出{ $surplus }学时
           *[other] ，还差{ $short }学时
        }
    }
explain-errors = 资料里有{ $findings }，算出来的数可能不全；请先运行 xueshi check
certificates-nothing = 没有要写的证书
certificates-written = 已写入
certificates-not-written = 以上还没有写入；核对无误后加 --write 再运行一次
failed-person = 人员名册里没有“{ $given }”{ $nearest ->
        [none] {""}
       *[other] ，是否“{ $nearest }”？
    }
failed-several = “{ $given }”不止一个，请改用编号或者文件夹名：{ $known }
failed-class = 没有班次“{ $given }”{ $known ->
        [none] {""}
       *[other] { $of ->
            [near] ，是不是下面的：{ $known }
           *[all] ，有的是：{ $known }
        }
    }
failed-certificate = 没有编号为“{ $given }”的证书{ $nearest ->
        [none] {""}
       *[other] ，是否“{ $nearest }”？
    }
failed-revoked = 证书“{ $given }”已经作废
failed-no-pattern = “{ $given }”所在班次的规则没有写“证书”的编号样式
characters = { $count }字
record-time = { $unit ->
        [none] {""}
       *[other] { $unit }，
    }{ $from ->
        [none] { $until ->
            [none] 全程
           *[other] 到{ $until }离班
        }
       *[other] { $from }入班{ $until ->
            [none] {""}
           *[other] ，{ $until }离班
        }
    }
record-enrolment = 在班：{ $times }{ $extended ->
        [none] {""}
       *[other] ，延期至{ $extended }{ $consent ->
            [none] {""}
           *[other] （{ $consent }同意）
        }
    }{ $end ->
        [none] {""}
       *[other] ，学习期限到{ $end }
    }
record-deliverable = 材料：{ $title }{ $details ->
        [none] {""}
       *[other] （{ $details }）
    }
record-marks = 成绩：{ $marks }
record-certificate = 证书：{ $number }{ $date ->
        [none] {""}
       *[other] ，{ $date }发
    }{ $replaces ->
        [none] {""}
       *[other] ，换发自{ $replaces }
    }{ $revoked ->
        [yes] ，已作废
       *[no] {""}
    }
failed-replaced = 证书“{ $given }”已经换发过
failed-not-qualified = 证书“{ $given }”的学员没有合格，不能换发；发错的证书请用 revoke 作废
with-note = { $text }（{ $note }）
posted-later = 合格后一并记入{ $year }年
way-courses-elective = 完成选修课程
rule-status-earns = { $status }的计学时
rule-status-earns-not = { $status }的不计学时
rule-scale = 线上课程按时长折算：{ $steps }
scale-step = { $minutes ->
        [none] 更长的
       *[other] 不超过{ $minutes }分钟的
    }计{ $credits }学时
rule-decimals = 学时保留{ $credits }位小数，成绩保留{ $marks }位小数，{ $rounding }
rounding-half-up = 四舍五入
rounding-half-even = 四舍六入五成双
rounding-down = 多余的舍去
rounding-up = 多余的进一
rule-certificate = 证书自发证起{ $length }内有效
failed-reason = 请写明原因
failed-before-issue = 日期 { $given } 早于这张证书的发证日期 { $date }
failed-before-end = 发证日期 { $given } 早于培训结束的日期 { $date }
condition-admission-open = 还没有考试资格
failed-changed = 没有写入：{ $path } 在读取以后又被改过，或者是一个链接；请再运行一次
failed-read-only = 没有写入：{ $path } 是只读的，或者没有写入的权限

# Official texts on paper.
official-attachment = 附件
official-copies = 抄送：{ $names }。
official-printed = { $date }印发
official-red-head = { $issuer }文件
official-draft = 草稿

# 表册。
form-title = { $of }{ $form }
form-title-sheet = { $title }（{ $sheet }）
form-fact-organisation = 主管单位
form-fact-short = 简称
form-fact-today = 日期
form-fact-count = 行数
form-fact-sheet = 分表
form-fact-class = 班次
form-fact-batch = 期次
form-fact-units = 单位
form-fact-organiser = 主办
form-fact-host = 承办
form-fact-period = 时间
form-fact-start = 开始
form-fact-end = 结束
form-fact-year = 年度
form-fact-place = 地点
form-fact-people = 人数
form-fact-audience = 对象
form-fact-manager = 班主任
form-fact-rule = 考核规则
form-fact-outcomes = 结果
form-fact-legend = 符号
form-fact-course-sums = 课程学时
form-fact-schedule-sum = 日程学时
form-fact-sessions-held = 培训次数
form-fact-attendance-rate = 出勤率
form-fact-pass-rate = 合格率
form-fact-certificates-issued = 发证数
form-fact-exam-time = 考试时间
form-fact-invigilators = 监考
form-fact-issued-on = 发证日期
form-fact-answers = 答卷
form-fact-score-scale = 分值
form-fact-plan = 计划
column-cohort = 对象
column-group = 小组
column-joined = 入班日期
column-left = 离班日期
column-expected = 应到
column-came = 实到
column-status = 考勤
column-part = 项目
column-mark = 成绩
column-seat = 座号
column-quota-staff = 教工
column-quota-students = 学生
column-quota = 合计
column-enrolled-staff = 教工报名
column-enrolled-students = 学生报名
column-enrolled = 报名合计
column-batch = 期次
column-family = 类别
column-audience = 对象
column-period = 时间
column-place = 地点
column-content = 内容
column-host = 责任单位
column-manager = 责任人
column-due = 时限
column-account-total = 年度合计
task-done = { $date }完成
task-overdue = 已逾期
task-open = 未到期
scope-class = 班次
scope-year = 年度
scope-plan = 计划
failed-form = 没有这张表：“{ $given }”{ $nearest ->
        [none] {""}
       *[other] ，是不是“{ $nearest }”？
    }（用 xueshi forms list 看有哪些表）
failed-plan = 没有这份计划：“{ $given }”{ $nearest ->
        [none] {""}
       *[other] ，是不是“{ $nearest }”？
    }
failed-form-several = 标题是“{ $given }”的表不止一张，请写表的名字，或者加上后面的选项：{ $known }
form-empty = （空白）
failed-form-scope = 这张表是关于{ $scope ->
        [class] 班次
        [year] 年度
       *[plan] 计划
    }的，用不到 { $option }
failed-form-needs = { $known ->
        [none] 还没有{ $scope ->
            [plan] 计划
           *[class] 班次
        }，做不出这张表
       *[other] 请用 { $option } 说明是哪一个：{ $known }
    }
failed-form-has-not = “{ $form }”{ $why ->
        [template] 填的是发下来的工作簿（“模板”），没有 { $given } 格式
       *[wide] 的列超过{ $room }列，Word 的表放不下，没有 { $given } 格式
    }，有的是：{ $known }。请用 --to { $first }
form-of-template = 这张表填的是发下来的工作簿（“模板”），只做 { $formats }
failed-form-empty = “{ $form }”没有可填的内容；要空白表请加 --blank
failed-form-format = “{ $form }”这种格式现在做不出来，原因见上面的提示
failed-file-there = 文件已经有了：{ $path }；要覆盖请加 --overwrite，或者用 --output 换一个名字
archive-title = { $class }归档材料
archive-forms = 表册
archive-notices = 通知
archive-sources = 资料
archive-attachments = 附件
archive-index = 归档目录
archive-kept = 归档材料核对表
archive-head-serial = 序号
archive-head-path = 文件
archive-head-bytes = 字节
archive-head-sha256 = SHA-256
archive-head-code = 记录编号
archive-head-record = 记录
archive-head-state = 情况
archive-contents = 目录
archive-volume = 卷内目录
archive-pieces = 归档文件目录
archive-head-archival-code = 档号
archive-head-number = 文号
archive-head-issuer = 责任者
archive-head-title = 题名
archive-head-date = 日期
archive-head-secrecy = 密级
archive-head-page = 页号
archive-head-pages = 页数
archive-head-remark = 备注
archive-signed = 签字件已存附件
archive-dated = 表册的日期：时限里写明的，按时限；日程、课程、名额，为开班前一天；考场安排，为考试当天；其余的，为班次结束的日期。
archive-uncounted = 页号、页数空着的，数不出页数：没有 PDF（如图片、Word 文件），PDF 打不开、加了密或者太大，或者签字件不止一份。装订后填写。
archive-and-others = { $first }等
archive-there = 有
archive-to-fill = 待填写
archive-missing = 缺
archive-written = { $path }（{ $files }个文件）
blank-session = { "　月　日" }
archive-to-sign = 待签字
archive-early = 这个班到 { $date } 才结束（按 { $today } 计算），材料还不全
word-condition = 条件
word-formula = 公式
alert-note = 提示
alert-tip = 建议
alert-important = 重要
alert-warning = 注意
alert-caution = 警告
prose-footnotes = 注释
prose-back = 回到正文
prose-anchor = 本节链接
file-about = （{ $kind }，{ $size }）
file-excel = Excel
file-word = Word
file-slides = 幻灯片
file-pdf = PDF
file-packed = 压缩包
file-picture = 图片
file-film = 视频
file-sound = 音频
# 边改边看
serve-starting = 正在生成网站…
serve-at = { $edition ->
    [office] 内部版
   *[public] 公开版
}在 { $url } 预览；资料一改，页面就更新。按 Ctrl+C 结束
serve-for-all = { $edition ->
    [office] 注意：同一网络里的人都能打开这个内部版，其中有个人信息
   *[public] 同一网络里的人都能打开这个预览
}
serve-made = 已生成 { $pages } 个页面，用时 { $time }；{ $findings }
serve-made-again = { $changed ->
    [0] 页面没有变化
   *[other] 已更新，{ $changed } 个文件有变化
}，用时 { $time }；{ $findings }
serve-errors = { $findings }；页面保持上一次正确的样子，用时 { $time }
serve-unwatched = 系统不能通知文件的改动（{ $reason }），程序每隔几秒自己查看一次
serve-not-opened = 没有能打开浏览器（{ $reason }），请自己打开上面的网址
serve-overlay-errors = 有 { $count } 处错误要改
serve-overlay-kept = 后面还是上一次正确的页面。改好保存，这里就会消失。
serve-overlay-none = 还没有可以看的页面。改好保存，页面就会出现。
serve-overlay-close = 关闭
serve-overlay-more = 还有 { $count } 处，在终端里可以看到。
serve-overlay-elsewhere = 具体内容会引用原始资料，只在运行预览的电脑上显示。
serve-overlay-help = 改法：{ $help }
serve-nothing-title = 还没有页面
serve-nothing = 资料里有错误，网站还没有生成过。改好保存，这一页就会更新。
serve-not-found-title = 没有这一页
serve-not-found = 这个版本的网站里没有 { $path }。
serve-not-made-title = 这个文件做不出来
serve-foreign-host = 这个网址不是预览的地址，拒绝访问。请用启动时给出的网址；要用别的名字访问，请用 --host 写明。
serve-home = 回到首页
failed-port = { $port ->
    [none] 8017 起的二十个端口都被占用了，请用 --port 写一个空的
   *[other] 端口 { $port } 被占用了；请换一个，或者去掉 --port，程序自己找
}
failed-port-denied = 系统不允许用{ $port ->
    [none] 这些端口
   *[other] 端口 { $port }
}，请用 --port 换一个 1024 以上的
failed-host = 不能在“{ $host }”上监听：{ $reason ->
    [address] 这不是本机的地址
   *[other] { $reason }
}
failed-listen = 系统不能告知中断：{ $reason }

# 程序：过程图、流程图和各班次的步骤
drawing-process = 过程图
drawing-process-about = { $name }：中间是过程，左边是输入，右边是输出，上下是由谁做、如何做、使用资源、风险和机遇、绩效评价；图下的表格内容相同
drawing-flow = 流程图
drawing-flow-about = { $name }：从上到下各个步骤，箭头指向下一步；图下的表格内容相同
process-inputs = 输入
process-outputs = 输出
process-who = 由谁做
process-how = 如何做
process-resources = 使用资源
process-risks = 风险和机遇
process-performance = 绩效评价
column-element = 要素
column-step = 步骤
column-role = 由谁做
column-record = 记录
column-limit = 时限
column-families = 适用班次
column-next = 下一步
column-proof = 依据
column-done-on = 完成日期
flow-all = 全部
within-start-before = 开班前{ $days }天
within-start-day = 开班当天
within-start-after = 开班后{ $days }天内
within-end-before = 结束前{ $days }天
within-end-day = 结束当天
within-end-after = 结束后{ $days }天内
step-done = 完成
step-late = 逾期完成
step-under-way = 进行中
step-missing = 缺
step-not-yet = 未到
step-not-needed = 不需要
step-unwatched = 人工核对
steps-count = 有据可查的步骤{ $count }个，完成{ $done }个，缺{ $missing }个
proof-plan = 计划条目
proof-notice = 培训通知
proof-roster = 学员名单
proof-schedule = 日程
proof-opening = 开班动员的记录
proof-training = 培训记录
proof-attendance = 考勤
proof-deliverables = 学员交的材料
proof-seating = 考场安排
proof-exam = 考试成绩
proof-results = 考核结论
proof-certificates = 结业证书
proof-paper = 归档的纸质记录
table-indicators = 绩效指标
column-indicator = 指标
column-target = 目标
indicator-met = { $amount }（达到）
indicator-unmet = { $amount }（未达到）
steps-on-time = 步骤按时完成率
indicators-so-far = 当年的数算到{ $date }
indicators-hidden = 人数过少的数和步骤完成情况，公开版不显示
proof-needs = 需求调研
proof-evaluation = 培训评估
hours-rule = 规则应修{ $credits }学时
hours-schedule = 日程安排{ $credits }学时
hours-records = 培训记录{ $credits }学时
hours-earned = 学员最多取得{ $credits }学时
hours-certificates = 证书上最多{ $credits }学时
hours-row = “{ $topic }”日程安排{ $planned }学时，记录{ $minutes }分钟，合{ $held }学时
hours-unplanned = { $date }“{ $topic }”有记录{ $held }学时，日程安排里没有
hours-certificate = 证书{ $number }（{ $name }）写的是{ $stated }学时，实际取得{ $earned }学时
sarif-root = 资料文件夹，其中有 content
finding-fixable = 可以自动改正：xueshi check --fix
findings-alike = 另有 { $count } 处同样的 { $code }
findings-left = 还有 { $count } 处没有列出（加 --verbose 全部列出），各有多少：
fix-nothing = 没有能自动改正的问题
fix-not-written = 以上 { $count } 处能自动改正（{ $files } 个文件），还没有写入；核对无误后加 --write 再运行一次
fix-written = 已改正 { $count } 处（{ $files } 个文件）
fix-others = 另有 { $count } 处要自己改，用 xueshi check 查看
fix-left = 现在还有：{ $findings }
fix-again = 其中 { $count } 处现在能自动改正，可以再运行一次
fix-untouched = { $path } 没有改动：它不是 UTF-8 编码；请先另存为 UTF-8，再运行一次
failed-check-format = { $option } 的结果只有两种格式：human、json
failed-code = 没有检查结果“{ $given }”；相近的：{ $nearest }
watch-starting = 正在检查；资料一改就再查一遍，按 Ctrl-C 结束
watch-first = { $findings }，用时 { $time }
watch-again = { $new } 处新的，{ $gone } 处改正了；现在：{ $findings }，用时 { $time }
watch-gone = 已改正：{ $text }
watch-gone-more = 另有 { $count } 处也改正了
