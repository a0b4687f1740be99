# 新建
new-file = 新建 { $path }
new-has-errors = 资料里有{ $findings }，与刚才新建的文件无关，请先改正再生成
new-site-kept = 已经有的没有改动：{ $files }
new-site-next = 接着：
    　　1. 进入文件夹：cd { $folder }
    　　2. 生成：xueshi build，再用浏览器打开 output/office/index.html，看看示例班
    　　3. 照“使用说明.txt”换成自己的单位、人员和规则
new-class-next = 接着：
    　　1. 用 Excel 打开 { $folder } 里的 roster.csv，填学员的编号和姓名（人要先在 people 的名册里）
    　　2. 填 schedule.yaml（日程）{ $courses ->
        [yes] 和 courses.csv（线上课程）
       *[no] {""}
    }，写 notice.md（通知，现在是草稿）
    　　3. 检查：xueshi check{ $root }
    　　4. 每次培训以后登记：xueshi new session { $id }{ $root }
new-notice-next = 接着：
    　　1. 打开 { $path }，写正文；有附件的，写在开头的设置里{ $number ->
        [none] {""}
       *[other] 。要编文号的，去掉“文号: { $number }”前面的“# ”
    }
    　　2. 检查：xueshi check{ $root }
new-session-next = 接着：
    　　1. 打开 { $path }（{ $topic }），写上迟到、早退、请假、旷课的人，没有就不写；会议记录写在最后
    　　2. 检查：xueshi check{ $root }{ $left ->
        [0] {""}
       *[other] 。这个班的日程里还有 { $left } 次没有记录
    }
new-session-future = 注意：{ $date } 晚于 { $today }（现在按这一天计算），这次培训暂时不计；请把 site.yaml 的“日期”改成今天
ask-site-organisation = 单位全称（如：某某学院党校）
ask-site-short = 单位简称
ask-site-units = 下属单位的名称，用顿号或者逗号隔开（按回车，先用两个示例）
ask-site-today = 今天的日期（如：2026-03-02）
ask-class-title = 班次的标题（如：2026年第一期党员培训班）
ask-class-rule = 用哪一个考核规则（用上下键选，按回车）
ask-class-start = 开始日期（如：2026-03-10）
ask-class-end = 结束日期
ask-class-family = 班次类别（用上下键选，按回车）
ask-class-family-none = 不写类别
ask-class-units = 参训单位的名称或者代码，用顿号或者逗号隔开（按回车，不限单位）
ask-class-code = 班次代码，用在证书编号里（如：FZ）
ask-class-id = 文件夹名，定了就不要改；用字母、数字和短横线
ask-notice-class = 关于哪个班次（用上下键选，按回车）
ask-notice-class-none = 不是关于一个班次的
ask-notice-title = 通知的标题
ask-notice-date = 印发日期
ask-notice-number = 文号（按回车，没有文号）
ask-notice-number-choice = 文号（用上下键选，按回车）
ask-notice-number-none = 没有文号
ask-notice-number-other = 写别的文号
ask-notice-issuer = 印发机关
ask-notice-to = 主送，用顿号或者逗号隔开
ask-session-class = 哪个班次（用上下键选，按回车）
ask-session-slot = 哪一次培训（用上下键选，按回车）
ask-session-time = 几点到几点（如：14:00-16:30）
ask-session-track = 记入哪个环节（用上下键选，按回车）
failed-stopped = 没有问完，什么也没有写
failed-text = “{ $given }”不能用：要写一行文字，不超过 300 个字
failed-name = “{ $given }”不能作文件名：请用字母、数字和短横线，不能有 / \ : * ? " < > | 和 ..，也不能是 con、nul 之类
failed-time = “{ $given }”不是时间段，请写成 14:00-16:30 的样子
failed-empty = 不能是空的
failed-not-empty = { $path } 里已经有别的东西了，如“{ $name }”；请写一个新的文件夹
failed-site-there = 这里已经有资料了：{ $path }；请换一个文件夹，或者在里面用 xueshi new class 开班
failed-there = 没有写入：{ $path } 已经有了
failed-end-before-start = 结束日期 { $end } 早于开始日期 { $start }
failed-rule = 没有考核规则“{ $given }”{ $nearest ->
        [none] ；规则在 content/rules 里，写文件名或者标题
       *[other] ，是否“{ $nearest }”？
    }
failed-rule-asks-nothing = “{ $rule }”只规定每年的学时，不能用来考核一个班，请用别的规则
failed-family = site.yaml 里没有班次类别“{ $given }”{ $nearest ->
        [none] {""}
       *[other] ，是否“{ $nearest }”？
    }
failed-unit = units.yaml 里没有单位“{ $given }”{ $nearest ->
        [none] {""}
       *[other] ，是否“{ $nearest }”？
    }
failed-track = 这个班的规则里没有环节“{ $given }”{ $nearest ->
        [none] {""}
       *[other] ，是否“{ $nearest }”？
    }
failed-number-used = 文号“{ $given }”已经用过
failed-no-series = 以前的通知都没有文号，不知道接着哪一个；请写出来，如 --number "某校组〔2026〕1号"
failed-no-schedule = 日程里还没有安排：先填 { $path }
failed-all-recorded = { $class ->
        [none] 没有等着登记的培训：日程里的都有记录了，或者日程还没有填
       *[other] “{ $class }”的日程都有记录了；日程以外的培训，复制一份记录来改
    }
failed-day-recorded = { $date } 的培训都有记录了
failed-no-slot = { $date } 没有要登记的培训；日程里还没有记录的：{ $known }
failed-several-slots = { $date } 有几次培训还没有记录，请加 --time 写明是哪一次：{ $known }
failed-schema = 没有这种文件的 Schema：“{ $given }”{ $nearest ->
        [none] 。有：{ $known }
       *[other] ，是不是 { $nearest }？
    }
