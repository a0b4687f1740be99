# 日历
menu-calendar = 日历
month = { $year }年{ $month }月
month-alone = { $month }月
week = { $year }年第{ $week }周
week-alone = 第{ $week }周
events-count = { $count }项
more-events = 另有{ $count }项
event-exam = 考试
event-deadline = 时限
event-cancelled = 取消
event-planned = 待开
event-held = 已开
# 课表
menu-timetables = 课表
teachers = 授课人
rooms = 地点
timetable-count = { $coming ->
        [0] 共{ $all }次，涉及{ $classes }个班次
       *[other] 待开{ $coming }次，共{ $all }次，涉及{ $classes }个班次
    }
timetable-of-teacher = { $name }的课表
timetable-of-room = { $name }使用安排
timetable-coming = 待开
timetable-past = 以往
timetable-none = 目前没有待开的课
column-weekday = 星期
# 时限
menu-deadlines = 时限
due-overdue = 已过期，班次未结束
due-today = 今天截止
due-week = 7天以内
due-month = 30天以内
due-later = 以后
due-past = { $year }年已过时限
due-none = 目前没有未到的时限
column-due-what = 事项
column-left = 剩余
days-over = 已过{ $count }天
