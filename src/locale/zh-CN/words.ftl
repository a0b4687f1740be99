# 终端
error = 错误
warning = 警告
note = 提示
help = 改法
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
list-semicolon = ；
stage-read = 读取文件
stage-resolve = 整理资料
stage-ledger = 计算学时
stage-check = 检查
stage-view = 组织页面
stage-render = 生成页面和表格
stage-write = 写入
plain = { $text }
timing = { $stage }　{ $time }
wrote = 写入 { $path }
removed = 删去 { $path }
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
status-present = 出勤
status-late = 迟到
status-left-early = 早退
status-leave = 请假
status-absent = 旷课
track-online = 线上
track-offline = 线下
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
annual-requirement = { $category }：每年{ $credits }学时{ $source }
by-source = ，依据：{ $source }
short-note = 差额按环节分别计算，为各环节不足学时之和；一个环节多出的学时不抵另一个环节。
annual-note = 空格表示没有参加该班次；0表示没有取得学时，或者按规则未合格不记入年度；“差额”为应修学时减去年度合计，没有年度要求的不填。
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
exam-missed = 缺考
column-makeup = 补考
column-result = 总评
column-outcome = 结论
column-reasons = 未达到的条件
column-certificate = 证书编号
column-issued = 发证日期
column-annual-total = 年度合计
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
condition-absences = 旷课{ $have }次（满{ $need }次取消资格）
condition-leaves = 请假{ $have }次（满{ $need }次取消资格）
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
reason-course = 完成课程“{ $title }”
reason-not-counted = 完成课程“{ $title }”，不计入应修学时
reason-outside-period = “{ $title }”不在培训起止日期之内，不计学时
reason-all-courses = { $count }门必修课程全部完成
reason-courses-missing = 必修课程{ $count }门，按要求完成{ $done }门，未全部完成不计学时
reason-recognised = 在“{ $class }”中合格，予以认定
reason-self-study = 自学，已交“{ $evidence }”
reason-capped = { $sentence }（本应计{ $uncapped }学时，已到上限）
# 规则
rule-track = { $track }不少于{ $credits }学时（{ $ways }）
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
       *[no] {""}
    }
needs-tracks = 修满各环节学时
needs-deliverables = 交齐规定材料
rule-result = 总评成绩 = { $parts }，达到{ $pass }分
rule-absences = 旷课达{ $count }次的，取消学习和考试资格
rule-leaves = 请假达{ $count }次的，取消学习和考试资格
rule-category = { $category }：{ $terms }
way-courses-required = 完成必修课程，选修不计
way-courses = 完成课程
way-minutes = 按参加培训的时长计
way-max = ，最多{ $max }学时
way-session = 每参加一次计{ $credits }学时
way-completion = 必修课程全部看完计{ $credits }学时
way-completion-commented = 必修课程全部看完并评论计{ $credits }学时
way-recognition = 在互认班次中合格计{ $credits }学时
way-self-study = 自学并提交{ $evidence }计{ $credits }学时
