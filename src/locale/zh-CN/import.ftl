# 导入
import-reason = 原因
import-returned = 退回
import-choices = 选项
import-kind-people = 人员名册
import-kind-roster = 学员名单
import-kind-marks = 成绩
import-kind-attendance = 签到表
import-kind-online = 线上学习记录
import-male = 男
import-female = 女
import-guidance = 说明：一人一行，从表头下面填起；不要改表头，不要合并单元格。日期写成 2024-05-20，只知道月份的写成 2024-05。学号、身份证号、电话照样填，不要改单元格的格式。没有的空着。
import-note-date = 日期，写成 2024-05-20
import-note-month = 日期或者月份，写成 2024-05-20 或者 2024-05
import-note-number = 这一列是文本，照样填全部数字
import-source = { $file }{ $sheet ->
    [none] {""}
   *[other] ，工作表“{ $sheet }”
}，第 { $row } 行是表头
import-not-read = 没有读的列：“{ $head }”（{ $why ->
    [people] 属于人员名册，用 xueshi import people 导入
    [roster] 属于学员名单，用 xueshi import roster 导入
    [marks] 属于成绩，用 xueshi import marks 导入
    [online] 属于线上学习记录，用 xueshi import online 导入
    [twice] 与另一列重复
   *[unknown] 这种表没有这一列
}）
import-skipped = 跳过第 { $row } 行（{ $why ->
    [empty] 空行
    [heads] 重复的表头
   *[below] 不是人：“{ $text }”
}）
import-added = + 第 { $row } 行：{ $fields }
import-changed = ~ 第 { $row } 行：{ $about }
import-removed = - { $about }
import-empty = （空）
import-kept = 名单里有、表里没有的 { $count } 行，保留：{ $names }{ $more ->
    [yes] 等
   *[no] {""}
}
import-rejected = ! 退回第 { $row } 行：{ $about }：{ $reasons }
import-summary = 新增 { $added } 行，改动 { $changed } 行，相同 { $same } 行{ $removed ->
    [0] {""}
   *[other] ，去掉 { $removed } 行
}，退回 { $rejected } 行
import-written = 已经写入 { $path }
import-nothing = 没有要写入的
import-not-written = 没有写入；看过没有问题，加 --write 再运行一次
import-stopped = 没有写入任何文件，原因见上
import-returned-written = 退回的行在 { $path }，改好以后再导入这份表
import-returned-not-written = 退回的行在写入（--write）时存成一份表，第一列是原因，改好以后再导入
import-standing = 导入以后会有上面的错误，不在表里的哪一行，所以什么也不写；先改正再导入
import-lacking = 导入以后还缺 { $count } 处考勤：名单上的人在签到表里没有记录，补齐签到表再检查
import-gaps = 有行要退回，导入以后会缺 { $count } 处考勤，网站和表册就做不出来，所以什么也不写；先改好要退回的行再导入
import-unclear-session = “{ $head }”这一列没有读：签到表的列名要写成那一次培训的日期和时间，如“2024-06-25 08:30-11:30”；同一天只有一次的可以只写日期。照样子改列名，不是考勤的加 --map "{ $head }="
import-unclear = “{ $head }”这一列没有读：{ $first ->
    [none] 是不是“{ $nearest }”？是的加 --map "{ $head }={ $nearest }"，不要的加 --map "{ $head }="
   *[other] 与“{ $first }”是同一项。不要的那一列加 --map "列名="
}
import-shrinks = 名单原有 { $before } 行，要去掉 { $gone } 行；确实要去掉这么多的，加 --allow-shrink

import-why-date = “{ $given }”不是日期，请写成 2024-05-20 的样子
import-why-no-day = “{ $given }”没有写哪一日，请写成 2024-05-20 的样子
import-why-ambiguous = “{ $given }”可能是 { $known }，请写成 2024-05-20 的样子
import-why-short-year = “{ $given }”的年份不全，如果是 { $date }，请照这样写
import-why-serial = “{ $given }”也许是 Excel 的日期序号（{ $date }），不能肯定，请写成 2024-05-20 的样子
import-why-rounded = “{ $given }”这一格被 Excel 当成了数，后面的数字已经丢了；把单元格改成文本，照原件重填
import-why-date-cell = “{ $given }”这一格被 Excel 当成了日期；把单元格改成文本再填
import-why-uncomputed = 公式没有算出值；用 Excel 打开，保存一次，或者直接填上值
import-why-fault = 公式的结果是错误“{ $given }”；请直接填上值
import-why-formula = “{ $given }”以 =、+、- 或者 @ 开头，像是公式，这一列不会有
import-why-name = “{ $given }”不是姓名
import-why-finished = 看不出“{ $given }”是不是完成
import-why-undated = 写着“{ $given }”，但是没有完成日期
import-why-twice = 与第 { $rows } 行是同一个，内容不同，不知道以哪一行为准
import-why-several-rows = 名单里这个人有几行，不知道改哪一行，请直接改名单
import-why-no-id = 没有学号或者工号；名册里也没有找到这个人（按身份证号，或者姓名和单位）
import-why-no-who = 没有姓名，也没有学号
import-why-nothing = 这一行什么也没有
import-why-same-number = 身份证号与“{ $name }”（{ $id }）的相同
import-why-other-person = { $given } 在名册里是“{ $name }”，姓名和身份证号都不同
import-why-name-mismatch = { $id } 在名册里是“{ $name }”，这里是“{ $given }”
import-why-elsewhere = 这个人在另一份名册里：{ $path }
import-why-tangled = 与别的行牵连，不能单独写入

failed-import-class = 没有说是哪个班次，请加 --class，写班次的文件夹或者标题
failed-import-read = 读不了 { $path }：{ $why ->
    [not-found] 没有这个文件
    [folder] 这是文件夹
    [permission] 没有读取的权限，或者正被别的程序打开
    [too-large] 太大了，不像是名单
    [empty] 里面什么也没有
    [not-a-sheet] 不是表格
    [password] 有密码，请在 Excel 里去掉密码，另存再导入
    [broken] 文件损坏，请在 Excel 里打开，另存为 xlsx 再导入
    [binary] 是 xlsb，请在 Excel 里另存为 xlsx
   *[other] { $reason }
}
failed-import-map = --map “{ $given }”没有等号，请写成 列名=键
failed-import-sheet = 没有工作表“{ $given }”，有的是：{ $known }
failed-import-sheets = 有几张工作表都像是名单，请用 --sheet 写明是哪一张：{ $known }
failed-import-heads = { $path } 里没有找到表头：要有一行写着 { $known } 等，其中有姓名或者学号
failed-import-column = --map 写的列“{ $given }”，表里没有
failed-import-key = --map 写的键“{ $given }”，这种名单没有{ $nearest ->
    [none] {""}
   *[other] ；是否应为“{ $nearest }”？
}
failed-import-returned = 退回的行没有写成表，什么也没有写入：{ $path } 已经有了；请用 --rejected 换一个名字
failed-import-to = --to { $given } 不行：只能是 content/people 里的一份 csv，如 people/students.csv
failed-import-to-class = --to { $given } 只用于名册；班次的名单写在班次的文件夹里，用 --class 说明
failed-import-link = { $path } 是链接，或者在链接的文件夹里，不写
failed-import-list = { $path } 读不出来，请先照检查的提示改好
failed-import-which = 有几份名册，请用 --to 写明并进哪一份：{ $known }
