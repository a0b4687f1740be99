# 每个问题一条：说明、怎样改正（.help）、相关位置的标注。
unreadable-file = 文件读不出来：{ $path }（{ $reason }）
    .help = 请检查文件权限，或者文件是否正被别的程序占用，然后重试
invalid-encoding = 文件编码不是 UTF-8，从这里起读不下去：{ $path }
    .help = 请用编辑器“另存为”UTF-8 编码；表格请在 Excel 中另存为“CSV UTF-8（逗号分隔）”
decoded-from-gbk = 这份表格是 GBK 编码，已按 GBK 读取：{ $path }
    .help = 不改也能用；若在 Excel 中另存为“CSV UTF-8（逗号分隔）”，就不再提示
file-name-not-unicode = 文件名里有无法识别的字符：{ $path }
    .help = { $nearest ->
        [none] 请给文件换一个名字
       *[other] 这个名字是 GBK 编码的，多半来自旧的压缩包，原名应为“{ $nearest }”：请照它给文件改名
    }
file-too-large = 文件太大，没有读取：{ $path }
    .help = 请把这份表格拆成几份，或者删去空白的行和列
no-content = 没有找到 content/site.yaml，这里不是一个办公资料文件夹（共 { $files } 个文件）
    .help = 请到资料文件夹里运行，或者用 --root 指明它在哪里；还没有的，用 xueshi new site 文件夹名 来建
unused-file = 这个文件放在这里不会被读取：{ $path }
    .help = { $nearest ->
        [workbook] 这是 Excel 工作簿：请用 Excel 打开，“另存为”CSV UTF-8（逗号分隔）；只改扩展名没有用
        [template] 要填这个工作簿的，请在一张表的定义里写“模板: { $name }”；不用的请移走
        [no-template] “模板”只能是 xlsx 工作簿：要填的请用 Excel 或 WPS“另存为”xlsx，再在定义里写上；不用的请移走
        [none] 请检查文件名和所在文件夹；附件请放进 attachments 文件夹
       *[other] 文件名是否应为“{ $nearest }”？
    }
symbolic-link = 这是一个符号链接，没有读取：{ $path }
    .help = 请把文件本身放到这里
packed-file = 这其实是 Excel 工作簿或压缩文件，只是改了扩展名：{ $path }
    .help = 请把扩展名改回 .xlsx，用 Excel 打开，再“另存为”CSV UTF-8（逗号分隔）
missing-file = 缺少文件：{ $path }
    .help = { $cause ->
        [near] 那里有的是“{ $nearest }”，是否应写它？
        [workbook] 那里有的是 Excel 工作簿“{ $nearest }”：请用 Excel 打开，“另存为”CSV UTF-8（逗号分隔）；在这之前，别的表里的人都对不上名单
       *[other] 请补上这个文件，或者改正写到它的地方
    }
yaml-syntax = { $cause ->
        [tab] 缩进用了制表符（Tab），这里只能用空格
        [quote] 引号没有成对，或者引号里的文字换了行而没有缩进
        [bracket] 方括号或花括号没有成对
        [wide-colon] 冒号用了全角“：”，键的后面要用半角冒号加一个空格
        [no-space] 键后面的冒号要跟一个空格，如“规则: candidates”
        [brace] 以花括号开头的文字要用引号括起来，如“编号: "{ "{" }year{ "}" }-{ "{" }seq:3{ "}" }"”
        [colon] 一行里有第二个“: ”，含冒号的文字要用引号括起来
        [indent] 缩进不齐：同一级的行要左对齐
        [budget] 内容嵌套太深或者太大，没有读取
       *[other] 这里不符合 YAML 的写法
    }
    .help = { $cause ->
        [wide-colon] 请把键后面的“：”都换成“: ”（半角冒号加一个空格），如“标题: 名单”
        [tab] 请把缩进里的每个 Tab 换成两个空格
        [no-space] 请在冒号后面加一个空格，如“规则: candidates”
        [quote] 请补上另一半引号；引号里的文字要换行的，下一行也要缩进。解析程序的原话：{ $detail }
        [bracket] 请补上另一半括号；列表写成 [甲, 乙]，用半角的括号和逗号。解析程序的原话：{ $detail }
        [brace] 请用英文引号把整段文字括起来
        [colon] 请用英文引号把整段文字括起来；若是两项写在了一行，请分成两行
        [indent] 请让同一级的各行左对齐，下一级的多空两格；也看看上一行的冒号后面有没有空格。解析程序的原话：{ $detail }
        [budget] 请减少层数，或者把文件拆成几份
       *[other] 常见的原因：冒号后面没有空格，缩进没有对齐，引号或括号没有成对，或者文字以 * & ! % @ ` [ {"{"} 等符号开头而没有用英文引号括起来。解析程序的原话：{ $detail }
    }
no-front-matter = 文件开头缺少用两行 --- 括起来的设置部分
    .help = 请在文件最前面写上：第一行 ---，然后每行一项（如“标题: ……”），最后再一行 ---
ragged-row = 这一行有 { $found } 格，表头有 { $expected } 格
    .help = { $cause ->
        [quote] 英文双引号没有成对，后面的行都被当成了同一格，请补上另一半
       *[cells] 文字里的逗号要连同整格一起用英文双引号括起来；空着的格也要留逗号
    }
    .head = 表头
raw-html = 正文里的这些 HTML 不能用，已经去掉，其中的文字保留：{ $given }
    .help = 可以用的有 table、br、sub、sup、u、kbd、abbr、details、figure、ruby、span 等，不带样式；其他的请改用 Markdown 的写法。要显示尖括号本身，写成 &lt; 或者放进反引号
not-a-picture = 这份文件不是图片，或者不是网页能显示的格式：{ $path }
    .help = 请换成 PNG、JPG、GIF、WebP 或者 BMP 图片；要让人下载的文件，用链接的写法，去掉前面的“!”
large-picture = 图片有 { $size }，网页打开会很慢：{ $path }
    .help = 照常生成。请把图片缩小：用“画图”打开，“重新调整大小”到宽1600像素左右，另存为 JPG（截图、示意图存 PNG）
deep-nesting = 引用或者列表一层套一层，超过了 { $limit } 层，再里面的按平铺显示
    .help = 请减少层数；多半是行首多打了 > 或者 -
unknown-key = 不认识的项目“{ $key }”
    .help = { $nearest ->
        [wide-colon] 冒号用了全角“：”，请改成半角冒号加一个空格
        [none] 这里可以写：{ $known }
       *[other] 是否应为“{ $nearest }”？这里可以写：{ $known }
    }
duplicate-key = “{ $key }”写了两次
    .help = 请只留一个
    .first = 第一次在这里
missing-key = 缺少“{ $key }”
    .help = 请补上这一项
unknown-column = 不认识的列“{ $key }”，这一列不会被读取
    .help = { $nearest ->
        [none] 若不需要，请删去这一列
       *[other] 是否应为“{ $nearest }”？
    }
missing-column = 表头缺少“{ $key }”这一列
    .help = { $nearest ->
        [empty] 这份表格是空的：请填上表头和内容，用不着的请删去这个文件
        [title] 第一行应当是表头，请删去上面的标题行
        [title-above] 第{ $line }行才是表头，请删去它上面的标题行
        [tabs] 这份表格用制表符分隔，请在 Excel 中另存为“CSV UTF-8（逗号分隔）”
        [semicolons] 这份表格用分号分隔，请在 Excel 中另存为“CSV UTF-8（逗号分隔）”，或者把分号都换成英文逗号
        [wide-commas] 这份表格用中文逗号或者顿号分隔，请都换成英文逗号
        [none] 请在第一行补上这一列
       *[other] 表头里的“{ $nearest }”是否就是它？
    }
wrong-type = { $expected ->
        [map] 这里应当是若干“项目: 内容”
        [list] 这里应当是一个列表，每项以“- ”开头
        [number] 这里应当是一个数
       *[text] 这里应当是一段文字
    }
    .help = { $cause ->
        [keys] 请分成几项来写，一项写成“项目: 内容”；这里可以写：{ $known }
       *[other] 请对照 docs/reference 中这种文件的写法改正
    }
empty-value = “{ $key }”没有填
    .help = 请填上，不能留空
bad-date = “{ $given }”不是日期
    .help = { $cause ->
        [sheet] 签到表里除了姓名、编号等，每一列都是一次培训，表头写日期，如 2024-10-15 或 2024-10-15 14:00-17:00；不是培训的列（如合计）请删去
        [excel] Excel 把它改成了英文月份或者序号，请把这一列设为“文本”，再写成 1980-03 或 2024-05-20 的样子
        [month] 请写成 1980-03 或者 1980-03-15 的样子
        [moment] 请写成 2024-05-29，或者加上时间：2024-05-29 14:30-16:00
       *[other] 请写成 2024-05-20 的样子
    }
no-such-date = 日历上没有“{ $given }”这一天
    .help = 请核对月份和日子
bad-number = “{ $given }”不是数
    .help = { $cause ->
        [mark] 请只填 0 到 100 的数，后面不写“分”
        [recorded] 请只填 0 到 100 的数，后面不写“分”；没有考的空着，或者写“缺考”
        [share] 请写成 0.6、60% 或者 2/3 的样子
       *[other] 请写成 8 或者 0.7 的样子
    }
bad-choice = “{ $given }”不在可选的内容之中
    .help = { $nearest ->
        [none] 可以写：{ $known }
        [compare] 这里只能写下面的一个词，不能写“总评 >= 80”这样的比较。可以写：{ $known }
       *[other] 是否应为“{ $nearest }”？可以写：{ $known }
    }
out-of-range = “{ $given }”超出范围：应在 { $low } 到 { $high } 之间
    .help = { $cause ->
        [share] 请写成 0.6、60% 或者 2/3 的样子
       *[other] 请核对这个数
    }
bad-time = “{ $given }”不是时间段
    .help = { $cause ->
        [moment] 日期后面空一格写起止时间，如 2024-05-29 14:30-16:00；只写日期也可以
       *[other] 请写成 14:00-15:30 的样子
    }
bad-address = “{ $given }”不是网址
    .help = 请写公开版放在哪里，如 https://dangxiao.example.edu.cn 或者 http://10.1.2.3/dangxiao；不上网的不写
bad-alias = “{ $given }”不是旧页面的路径
    .help = 请从网站的根目录写起（网站在 /xueshi/ 下面的，不写 xueshi/），如 notices/2023-kaiban.html 或者 classes/2023-jiji/，不能带 .. 和参数
bad-tag = “{ $given }”不能作标签
    .help = 标签是一个短词，不超过40个字；几个标签写成 [甲, 乙]，用半角的括号和逗号
bad-limit = “{ $given }”不是步骤的时限
    .help = 请写成“开班前3天”“开班当天”“结束后14天”的样子：从班次的开始或者结束那一天数起，按日历天算
end-before-start = 结束早于开始
    .help = 请核对这两个日期
    .start = 开始
mangled-number = “{ $given }”是 Excel 把长号码改成了科学计数，后面的数字已经丢失
    .help = 请把这一列的格式设为“文本”，再重新填写完整的号码
unknown-reference = { $kind ->
        [person] 没有这个人：“{ $given }”
        [unit] 没有这个单位：“{ $given }”
        [form] 没有这张表：“{ $given }”
        [fact] 没有这个名称：“{ $given }”
        [field] 这里没有这一列：“{ $given }”
        [rule] 没有这个规则：“{ $given }”
        [class] 没有这个班次：“{ $given }”
        [category] 没有这个人员类别：“{ $given }”
        [family] 没有这个班次类别：“{ $given }”
        [coverage] site.yaml 里没有这个覆盖要求：“{ $given }”
        [track] 规则里没有这个环节：“{ $given }”
        [deliverable] 规则里没有这种材料：“{ $given }”
        [course] 课程列表里没有这门课：“{ $given }”
        [plan] 没有这份计划：“{ $given }”
        [item] 计划里没有这一条：“{ $given }”
        [session] 日程和培训记录里没有这一次：“{ $given }”
        [figure] 这里没有这个名称：“{ $given }”
        [measure] 没有这个数：“{ $given }”
        [subject] 不知道“{ $given }”是什么的数
        [part] 规则里没有这一项成绩：“{ $given }”
        [step] 流程里没有这一步：“{ $given }”
        [record] 记录清单里没有这个编号：“{ $given }”
        [procedure] 没有这份程序：“{ $given }”
       *[other] 没有“{ $given }”
    }
    .help = { $nearest ->
        [none] { $kind ->
            [record] 请写“记录”里已有的编号，或者先在“记录”里补上
            [step] 请写这份流程里某一步的代码；没有下一步的写 []
            [code] 请核对代码；检查结果目录里有全部的代码，xueshi check 的提示里方括号中的就是
            [form] 请核对写法；运行 xueshi forms list 可以列出所有的表，写它的名称或者标题
           *[other] 请核对写法，或者先把它登记好
        }{ $known ->
            [none] {""}
           *[other] ；现有：{ $known }
        }
        [gone] 请核对写法；这个班次的文件夹可能已经删除或者改名{ $known ->
            [none] {""}
           *[other] ，现有：{ $known }
        }
        [wide-comma] 中文逗号“，”和顿号“、”分不开几个名称：可以写几个的，用英文逗号，如 [甲, 乙]，或者一行写一个；只能写一个的，只留一个
        [wide-colon] 冒号用了全角“：”，请改成半角冒号加一个空格，如“内容: 姓名”
        [excel] 这是 Excel 把长编号改成了科学计数，请把这一列设为“文本”后重新填写
       *[other] 是否应为“{ $nearest }”？
    }
flow-circle = 流程走成了一个圈：{ $steps }
    .help = 请改其中一步的“下一步”。流程图从上往下画，退回重做的写在正文里，不画回头的线
duplicate-item = “{ $given }”是前面一条的编号，这一条不能用，完成情况里没有它
    .help = 条目号是“第几部分.第几条”，一部分是一个“## ”标题：请把这一条上面的小标题改为“## ”，或者接着前面的编号往下编
    .first = 前面的一条在这里
step-unreachable = 走不到这一步：“{ $given }”不是第一步，也不是哪一步的下一步
    .help = 请在应当走到它的那一步写上“下一步: [{ $id }]”；分了支的，每一支最后一步都要写清接着哪一步
bad-figure = { $cause ->
        [no-class] 这里没有说是哪个班次：“{ $given }”
        [class] “{ $given }”只能问一个班次
        [subject] “{ $given }”没有说是谁的
        [year] “{ $given }”只能问一个年度（可以再加单位、人员类别）
        [family] “{ $given }”不分班次类别
        [indicator] “{ $given }”不能做绩效指标：指标是整个年度里全部班次或者一类班次的数
        [item] 条目的名称“{ $given }”里有数，任务和班次旁边只能照原样显示
        [coverage] “{ $given }”要和覆盖要求一起说
        [plans] “{ $given }”说的是一个期间的工作计划，不分班次、单位和人员类别
        [people] “{ $given }”说的是整个班次的事，不分单位和人员类别
        [no-period] 这里没有说是哪个期间，“{ $given }”里的上期就没有意思
        [close] “{"}}"}”前面没有“{"{{"}”
        [open] “{"{{"}”后面没有“{"}}"}”
       *[other] 读不懂这个数：“{ $given }”
    }
    .help = { $cause ->
        [no-class] 请写成 {"{{"} 班次("班次的文件夹名").参训人数 {"}}"}，或者在开头写上班次
        [class] 请写成 {"{{"} 班次("班次的文件夹名").计划学时 {"}}"} 的样子，不加单位和人员类别
        [subject] 请在前面写上班次、类别、单位、年度或者全部，如 {"{{"} 年度(2024).参训人数 {"}}"}
        [year] 请写成 {"{{"} 年度(2024).达标人数 {"}}"} 的样子
        [coverage] 请写成 {"{{"} 覆盖("要求的代码").覆盖率 {"}}"} 的样子，前面可以加年度、单位和人员类别；覆盖要求写在 site.yaml 里
        [plans] 请写成 {"{{"} 年度(2024).完成条目数 {"}}"} 的样子
        [people] 请去掉单位、人员类别，或者换一个数，如参训人次
        [no-period] 请在前面写上学期、年度或者期间，如 {"{{"} 年度(2024).上期.参训人次 {"}}"}
        [family] 请去掉班次类别，或者换一个数，如合格率
        [indicator] 请换一个数，如人次学时、合格率
        [item] 请把数写在名称后面的句子里：名称用 ** ** 括起来，或者到第一个句号为止
       *[other] 请写成 {"{{"} 班次.参训人数 {"}}"} 的样子；要照原样显示大括号的，写成 \{"{{"}
    }
figure-of-nothing = “{ $given }”还没有数可说，网页上是“—”
    .help = 有了记录就会有；等不到的，请换一个数
figure-of-few = “{ $given }”会看出是谁：说的、剩下的或者没有合格的不足{ $least }人，或者结果不公开、班次没有结束；公开版里是“—”
    .help = 请说大一些的范围，或者等班次结束；人数的下限在 site.yaml 的隐私里
figure-changed = 这句话里的“{ $given }”认可时是 { $before }，现在是 { $now }
    .help = 请看这句话还说不说得通；改好以后运行 xueshi summary { $period } --accept 重新认可
    .accepted = 认可的数记在这里
unknown-period = 没有这个学期或者期间：“{ $given }”
    .help = { $nearest ->
        [none] 请写 site.yaml 里学期的代码，或者年份（如 2024），或者起止日期（如 2024-03-01..2024-07-05）；terms 文件夹里的文件名把 .. 写成 _
       *[other] 是否应为“{ $nearest }”？也可以写年份（如 2024）或者起止日期（如 2024-03-01..2024-07-05）
    }
bad-term-id = 学期的代码不能是“{ $given }”
    .help = 代码是网页的文件名：请用字母、汉字、数字和连字符，不能只有数字，如 2024-spring
ambiguous-name = { $kind ->
        [person] 叫“{ $given }”的不止一人
        [unit] 叫“{ $given }”的单位不止一个
       *[other] “{ $given }”不止一个
    }
    .help = { $kind ->
        [person] 请改写学号或工号{ $cause ->
            [ids] ：是“{ $nearest }”？
           *[other] {""}
        }
        [session] 请在日期后面加上时间，如“2024-05-22 14:00-15:30”
       *[other] 请改写代码
    }
name-mismatch = 编号 { $id } 登记的姓名是“{ $name }”，这里写的是“{ $given }”
    .help = 请核对编号和姓名是哪一个写错了
    .register = 登记在这里
duplicate-id = { $kind ->
        [person] 编号“{ $given }”登记了两次
        [trainee] “{ $given }”在名单里出现了两次
        [record] “{ $given }”的同一项记录出现了两次
        [summary] “{ $given }”说的这段时间已经有一份总结
        [form] 两张表的标题都是“{ $given }”，做出来的文件会重名
       *[other] “{ $given }”用了两次
    }
    .help = { $kind ->
        [form] { $file ->
            [none] 请给其中一张换一个标题
           *[other] 程序自带的 { $file } 也叫这个标题：请换一个标题；要代替自带的那张，请把文件名改为 { $file }
        }
       *[other] 请只留一个，或者换一个编号
    }
    .first = 第一次在这里
not-enrolled = { $day ->
        [none] “{ $given }”不在这个班的学员名单里
       *[other] “{ $given }”在 { $day } 这一天不在班
    }
    .help = 请核对姓名，或者先在 roster.csv 里补上（入班、离班日期也在那里）
    .roster = 名单里的这一行
recognition-circle = 班次“{ $class }”承认“{ $other }”，而一路承认下去又回到“{ $class }”
    .help = 请去掉其中一个班次的“互认”
contradictory-record = “{ $given }”在同一次培训中有两种考勤
    .help = 请核对后只留一种
    .first = 另一种在这里
not-expected = 这次培训不是为“{ $given }”所在单位或对象安排的，不应有考勤
    .help = 请核对姓名，或者这次培训的“单位”“对象”
unknown-cohort = 学员名单里没有“{ $given }”这个对象
    .help = { $nearest ->
        [none] 请与 roster.csv 的“对象”一列核对
       *[other] 是否应为“{ $nearest }”？
    }
blank-attendance = { $row ->
        [missing] 签到表里没有“{ $given }”这一行，不知道来没来
       *[there] 签到表里“{ $given }”这一格空着，不知道来没来
    }
    .help = 出勤填√，迟到△，早退▽，请假○，旷课×
duplicate-session = 同一次培训有两份记录
    .help = 请合成一份；若是两场，请改正时间、单位或对象
    .first = 另一份在这里
unknown-link = 链接指向的东西不存在：{ $given }（找的是 { $path }）
    .help = { $nearest ->
        [gone] 它可能已经删除、移走或者改名，请改正链接或者去掉；路径从这份文件所在的文件夹算起，或者以“/”开头从 content 文件夹算起
        [none] 请核对路径：从这份文件所在的文件夹算起，或者以“/”开头从 content 文件夹算起，写资料文件的名字，不写网页的名字
       *[other] 是否应为“{ $nearest }”？路径从这份文件所在的文件夹算起，或者以“/”开头从 content 文件夹算起
    }
unknown-anchor = { $path } 里没有“{ $given }”这个标题，链接只能到那一页的开头
    .help = { $nearest ->
        [none] “#”后面照抄那个标题的文字
       *[other] 是否应为“{ $nearest }”？“#”后面照抄那个标题的文字
    }
link-refused = 这份文件不能交给读者：{ $path }
    .help = { $why ->
        [folder] 名册、规则、表册这几个文件夹里的文件从不复制到网站；要给人看的，另存一份不含个人信息的，放在这份文件旁边
        [picture] 浏览器不能显示这种图片：请用“照片”“画图”等程序打开，另存为 JPG，放在这份文件旁边，再改正这里的文件名；只改扩展名没有用
        [other] 这种文件不能放到网站上；要给人看的，另存为 PDF、Word、Excel、图片或者压缩包，放在这份文件旁边
       *[kind] 名单、成绩、设置一类的文件（csv、yaml 等）从不复制到网站；要给人下载的，另存为 Excel、Word、PDF 或者压缩包，放在这份文件旁边
    }
unsafe-link = 这个链接不能用，已经去掉，文字保留：{ $given }
    .help = 链接可以是 http、https、mailto、tel 开头的，或者资料文件的路径；不能是本机的盘符
kept-file-linked = 这个文件在通知的附件里没有公开，公开版去掉链接，文字保留：{ $path }
    .help = 要公开的，在附件里写 公开: 是；不公开的，可以不管，或者去掉链接
weights-not-one = 各项成绩的比重加起来是 { $sum }，不是 1
    .help = 请调整比重，例如 0.7 和 0.3
bad-formula = { $cause ->
        [empty] { $of }是空的
        [long] { $of }太长：最多 { $limit } 个字符
        [deep] { $of }里的括号和“? :”套得太深：最多 { $limit } 层
        [large] { $of }太复杂：名称、数、文字和运算符一共最多 { $limit } 个
        [quote] 这个引号没有成对：{ $given }
        [open] 这个括号没有成对：{ $given }
        [close] 这个括号多余，或者与前面的括号不成对：{ $given }
        [leading] { $of }的前面不写等号“{ $given }”
        [instead] { $of }里不能写“{ $given }”，要写“{ $plain }”
        [word] “{ $given }”不能直接写在{ $of }里
        [character] { $of }里不能写“{ $given }”
        [call] { $of }里不能用函数：“{ $given }”
        [twice] “{ $given }”连写了两次
        [end] { $of }没有写完，后面还缺内容
        [list] 方括号列出的几项只能写在 in 的后面
        [no-list] in 的后面要用方括号列出几项
        [no-map] “{ $given }”只有一个值，后面不能写方括号
        [no-key] “{ $given }”有好几项，要写明是哪一项
        [no-text] 方括号里要写引号括起来的名称，不是“{ $given }”
        [condition] 整个条件应当说明“是”或“不是”，这里得出的却是{ $found ->
            [number] 一个数
           *[text] 一段文字
        }
        [number] 这里要算出一个数，得出的却是{ $found ->
            [flag] “是”或“不是”
           *[text] 一段文字
        }
        [kind] “{ $operator }”要用在{ $expected ->
            [number] 数
           *[flag] 条件
        }上，这里是{ $found ->
            [number] 数
            [flag] 条件
           *[text] 文字
        }
        [kinds] “{ $operator }”两边不是同一种内容：一边是{ $left ->
            [number] 数
            [flag] 条件
           *[text] 文字
        }，另一边是{ $right ->
            [number] 数
            [flag] 条件
           *[text] 文字
        }
        [zero] 除数总是 0：“{ $given }”
        [overflow] 这个数太大，算不出来：“{ $given }”
        [other] { $of }里不支持这种写法：“{ $given }”
       *[syntax] { $of }写到“{ $given }”这里不通
    }
    .help = { $cause ->
        [empty] 请写上{ $of }{ $example ->
            [none] {""}
           *[other] ，如 { $example }
        }；若没有，请删去这一项
        [long] 请写短一些，或者分成几条
        [deep] 请去掉多余的括号，或者分成几条
        [large] 请写短一些，或者分成几条
        [quote] 请补上另一半；文字两头都用英文引号，中间不能换行
        [open] 请补上另一半
        [close] 请删去，或者在前面补上另一半
        [leading] 请删去等号；这里不是 Excel 公式：没有函数（如 ROUND、SUM），也不能写单元格（如 F2），能用的是名称、数、括号和 + - * / % ? : 等，如 { $example }
        [instead] 请改写；全角的符号请切换到英文输入法
        [word] 若是文字，请用英文引号括起来，如 "党员"；若是学时、成绩等的名称，{ $example ->
            [none] 请写英文名称
           *[other] 请照这样写：{ $example }
        }
        [character] 请删去；{ $of }由名称、数、文字、括号和 + - * / % == != < <= > >= && || ! in ? : 组成
        [call] 这里没有函数（如 ROUND、SUM、IF），也不能写单元格（如 F2）；能用的是名称、数、文字、括号和 + - * / % == != < <= > >= && || ! in ? :，如 { $example }
        [twice] 请只留一个，或者都删去
        [end] 请检查最后一个运算符后面是否漏了数、名称或文字
        [list] 请写成 category in ["党员", "发展对象"] 的样子
        [no-list] 请写成 category in ["党员", "发展对象"] 的样子
        [no-map] 请删去方括号
        [no-key] 请写成 tracks["线上"] 的样子
        [no-text] 请写成 tracks["线上"] 的样子
        [condition] 请补上比较，如 theory >= 8
        [number] 请写成算式，如 required - all_credits
        [kind] 请核对这一处；连着比较要分开写，如 60 <= exam && exam <= 100
        [kinds] 数和数比，文字和文字比；文字要用英文引号括起来，数不用
        [zero] 请核对除数
        [overflow] 请核对这些数
        [other] 请对照 docs/reference 中{ $of }的写法改正
       *[syntax] 请检查这里的前后是否漏了运算符，或者多写了内容
    }
formula-fault = 条件“{ $given }”算不出来：{ $cause ->
        [overflow] 得数太大
       *[zero] 除数是 0
    }
    .help = { $cause ->
        [overflow] 请核对规则里的这个条件和有关的数
       *[zero] 请在条件里先排除 0，如 absences == 0 || leaves / absences > 2
    }
form-scope = “行”是“{ $rows }”的表是关于{ $scope ->
        [class] 一个班次
        [year] 一个年度
       *[plan] 一份计划
    }的，“范围”却写了别的
    .help = 请删去“范围”，或者改正其中一个
    .rows = 行
form-key-unused = { $cause ->
        [blank] 空白列总是没有内容，不能用“有内容”作条件
        [no-formula] 只有公式列用得到“{ $key }”
        [no-total] 这一列不合计，用不到“{ $key }”
        [no-rows] 没有写“行”，用不到“{ $key }”
        [rows] 写了“行”，用不到“{ $key }”
       *[kind] 这种样式的表用不到“{ $key }”
    }
    .help = { $cause ->
        [blank] 请删去“条件”，或者写上这一列的“内容”
        [no-formula] 请删去这一项，或者写成公式列
        [no-total] 请删去这一项；要合计的，在表里写“合计: 是”，列是可合计的数或者公式
        [no-rows] 请删去这一项，或者写上“行”
        [rows] 请删去其中一项
       *[kind] 请删去这一项，或者改正“样式”
    }
form-line-too-wide = 这一行共有{ $found }格，表里一行只有{ $expected }格
    .help = 请分成两行；“栏目”可以改大“每行栏数”，“固定行”的格数不能多于列数
form-rows-of = “{ $rows }”只能用在“行”是“{ $of }”的表里
    .help = 请改正这张附表的“行”，或者整张表的“行”
form-too-wide = “{ $title }”的列太宽，纸上放不下：列宽合计{ $found }字，这种纸最多{ $room }字，{ $seen ->
        [over] 相邻几列的字会印在一起
       *[small] 印出来的字会小于8磅
    }
    .help = { $way ->
        [across] 请改用横向（方向: 横向），把列改窄，或者减少列
        [large] 改用横向的 A4 纸也放不下：请用横向的 A3 纸（纸张: A3，方向: 横向），把列改窄，或者减少列
       *[fewer] 横向的 A3 纸也放不下：请把列改窄，减少列，或者分成两张表
    }
template-unfit = 模板“{ $path }”{ $cause ->
        [old-format] 是旧版的 xls 工作簿
        [encrypted] 设了密码
        [macros] 带有宏，宏不会运行，也不会传出去
        [too-large] 太大，或者填好以后太大
        [too-many-rows] 的工作表“{ $sheet }”放不下这么多行
        [text-too-long] 的“{ $sheet }”!{ $cell } 里的文字超过一格能放的长度
        [unreadable] 里的“{ $part }”读不出来，文件可能损坏了
       *[not-a-workbook] 不是 xlsx 工作簿
    }
    .help = { $cause ->
        [old-format] 请用 Excel 或 WPS 打开，“另存为”xlsx
        [encrypted] 请去掉密码再保存
        [macros] 请“另存为”不带宏的 xlsx
        [too-many-rows] 请把名单分成几份
        [text-too-long] 请把占位符分到几格里
       *[other] 请用 Excel 或 WPS 打开它，重新保存为 xlsx
    }
placeholder-unknown = 模板“{ $path }”的“{ $sheet }”{ $cell } 里，{ $cause ->
        [braces] “{ "{" }{ $name }{ "}" }”两边各只有一个花括号，没有填，原样留着
       *[unknown] 占位符“{ $name }”没有对应的内容，原样留着
    }
    .help = { $cause ->
        [braces] 占位符的两边各要两个花括号：{ "{{" }{ $name }{ "}}" }；若本来就是文字，可以不理
       *[unknown] { $nearest ->
            [none] 可以用的名称见 docs/reference/forms.md
           *[other] 是否应为“{ $nearest }”？
        }
    }
placeholder-empty = 模板“{ $path }”的“{ $sheet }”{ $cell } 里，占位符“{ $name }”在“{ $title }”里没有内容，留空了
    .help = 资料里补上以后会填进去；不需要的可以从模板里删去
no-placeholder = 模板“{ $path }”里没有占位符，填出来和原来一样
    .help = 请在要填的格里写上占位符，如 { "{{" }姓名{ "}}" }
drawn-rows = 模板“{ $path }”的“{ $sheet }”里，第{ $first }行到第{ $last }行是事先画好的空行，有公式只用到其中几行，所以没有填，原样留着
    .help = 请在模板里只留写了占位符的那一行，删去下面的空行；程序按人数加行，求和的范围会跟着变
form-rows-can-not = { $rows ->
        [none] 写在表里的“固定行”
       *[other] “{ $rows }”的行
    }{ $key ->
        [filter] 不能按“{ $given }”筛选
        [sheets] 不能按“{ $given }”分表
       *[when] 说不出是不是“{ $given }”，不能用作列的条件
    }
    .help = { $known ->
        [none] 这种行没有可写的，请删去这一项
       *[other] 这种行只能写：{ $known }；请改正，或者删去这一项
    }
form-one-table = 证明和证书里只能有一张附表
    .help = 请删去这一张，把两张并成一张，或者把“样式”改为“登记”（登记可以有几张）
form-too-many-columns = “{ $title }”有{ $found }列，Word 的表最多{ $room }列，没有做 Word 文件
    .help = 请用 Excel、PDF 或者网页的；一定要 Word 的，请减少列，或者分成两张表
duplicate-document-number = 文号“{ $given }”用在了两份通知上
    .help = 请核对发文字号
    .first = 另一份在这里
session-outside-period = 这次培训（{ $date }）不在班次的起止日期之内（{ $start } 至 { $end }）
    .help = 请核对培训日期，或者班次的开始和结束日期
schedule-short = 日程安排的“{ $track }”共 { $have } 学时，规则要求 { $need } 学时
    .help = 请补足日程，或者核对规则
mark-not-admitted = “{ $given }”未取得考试资格（{ $reason }），却登记了考试成绩，这个成绩不计
    .help = 请核对考勤、学时和成绩是哪一个记错了
certificate-not-qualified = “{ $given }”登记了证书，却没有合格：{ $reason }
    .help = { $why ->
        [not-over] 若班次已经结束，请把 site.yaml 的“日期”改为今天，或者运行时加 --today
       *[other] 请核对学时、考勤和成绩；证书确实发错了，用 xueshi certificates revoke 作废，不要删行
    }
duplicate-certificate = 证书编号“{ $given }”用了两次
    .help = 证书编号不能重复，请核对
    .first = 另一张在这里
bad-id-number = { $cause ->
        [form] 身份证号应为 18 位，最后一位可以是 X
        [birth] 身份证号里的出生日期在日历上没有
        [mismatch] 身份证号里的出生年月与登记的出生年月不一致
        [sex] 身份证号的倒数第二位与登记的性别不一致
       *[check] 身份证号的校验码不对，可能抄错了一位
    }
    .help = 请与身份证原件核对
deadline-too-early = “{ $title }”的时限 { $date } 不晚于通知日期 { $notice }
    .help = 请给各单位留出办理的时间
    .notice = 通知日期
deadline-on-weekend = “{ $title }”的时限 { $date } 是{ $weekday ->
        [6] 星期六
       *[7] 星期日
    }
    .help = 请改到工作日，并为审核留出时间
no-roster = { $cause ->
        [empty] 这个班已经开班，学员名单是空的
       *[none] 这个班已经开班，却没有学员名单
    }
    .help = { $cause ->
        [empty] 请在表头下面填上学员，一人一行
       *[none] 请补上 roster.csv；若名单是 Excel 文件，请另存为“CSV UTF-8（逗号分隔）”
    }
makeup-not-allowed = “{ $given }”有补考成绩，而规则没有补考，这个成绩不计
    .help = 若允许补考，请在规则的“考试”里写“补考: 是”
attachment-without-table = 附件“{ $title }”指的表现在还没有
    .help = 请写明通知的“班次”，补上课程、日程或名单；若只有纸质件，请删去“表格”
record-in-future = 这份记录的日期 { $date } 还没有到（按 { $today } 计算），暂不计学时
    .help = 请核对日期；若日期没错，请把 site.yaml 的“日期”改为今天，或者运行时加 --today
long-name = 这个姓名有{ $length }个字，多半是几格连在了一起
    .help = 请核对；姓名超过{ $most }个字的，表里要占好几行
mark-left = { $slip ->
        [alert] 没有“{ $given }”这样的提示框，网页上会照原样显示
        [task] 方框“{ $given }”少了空格，网页上会照原样显示
        [picture] “{ $given }”没有读成图片，网页上会照原样显示
        [note] 脚注“{ $given }”没有写内容，网页上会照原样显示
       *[braces] “{ $given }”是全角的，里面的数不会填上
    }
    .help = { $slip ->
        [alert] 方括号里只能写这几个英文词，用半角符号：[!NOTE] 提示、[!TIP] 建议、[!IMPORTANT] 重要、[!WARNING] 注意、[!CAUTION] 警告
        [task] 请写成“- [ ] ”或者“- [x] ”：方括号里有一个空格或者 x
        [picture] 文件名里有空格的，用尖括号括起来：![说明](<图/路 线.png>)
        [note] 请在文末写上“{ $given }: 内容”，前面空一行；标号要一样
       *[braces] 请改成半角的 {"{{"}  {"}}"}
    }
unfilled = “{ $text }”还没有填
    .help = 请写上实际的内容；用不着的，删去这一行
seats-short = 考场共{ $seats }个座位，可以参加考试的有{ $people }人，{ $missing }人没有座位
    .help = 请增加座位或者考场
invigilators-short = “{ $room }”坐{ $people }人，监考{ $found }人，应有{ $needed }人
    .help = 请补上监考人员；不是每{ $each }人一名的，请改“每名监考人数”
quota-exceeded = { $unit }的{ $kind ->
        [staff] 教工
       *[students] 学生
    }名额是{ $seats }人，名单里有{ $enrolled }人
    .help = 请核对名单，或者调整名额
path-collision = 两处内容要写到同一个文件：{ $path }
    .help = 请给其中一个改名（大小写不同也算同名）；写在“旧地址”里的已经有一页了，请删去那一行，或者改成别的
    .first = 另一处在这里
foreign-file = 输出文件夹里有不是本程序写的文件，没有改动：{ $path }
    .help = 若不需要，请自行删去
protected-value-leaked = 公开版里出现了“{ $name }”的{ $what ->
        [id] 学号或工号
        [phone] 联系电话
        [birth] 出生日期
        [other] 住址、账号等个人信息
       *[id-number] 身份证号
    }，文件是 { $path }
    .help = 请从这份公开的文件里删去它；名册不用改。附件要删去的不只是看得见的字，还有文件属性、批注和隐藏的内容
    .register = 登记在这里
leak-search-failed = 无法检查公开版里有没有个人信息，没有写入任何文件：{ $reason }
    .help = 请把这条提示发给技术同事
bad-path = 这个文件名在有的电脑上写不出来：{ $path }
    .help = 请把班次文件夹、表、通知、单位代码或编号改短或者改名，不要用 < > : " | ? * \ 等符号，不要叫 CON、AUX、NUL，也不要与文件夹同名
foreign-in-the-way = 输出文件夹里这个位置已有别的文件，没有覆盖：{ $path }
    .help = 请把它移走，或者换一个 --output
table-too-large = 这张表放不进 Excel：{ $path }（{ $cause ->
        [text] 有一格的文字超过32767字
        [rows] 行或者列太多
       *[other] { $detail }
    }）
    .help = { $cause ->
        [text] 请把这段文字改短，或者放进正文、附件；日程的内容、班次的标题一类只写几个字
       *[other] 请把班次分成几个，或者减少列
    }
text-not-made = 这份 Word 文件没有做成：{ $path }（{ $detail }）
    .help = 请把这条提示发给技术同事
unknown-theme = 没有主题“{ $given }”
    .help = 请核对 site.yaml 的“主题”，或者在 themes 文件夹里补上
template-error = 页面模板出错，在 { $place }：{ $cause ->
        [variable] 没有名称“{ $name }”
        [field] 没有“{ $name }”这一项
        [nothing] 要写出的这一项不存在
        [filter] 没有过滤器“{ $name }”
        [test] 没有判断“{ $name }”
        [function] 没有函数“{ $name }”
        [component] 没有组件“{ $name }”
        [template] 没有模板“{ $name }”
        [block] 上级模板里没有区块“{ $name }”
        [twice] 组件“{ $name }”定义了两次
        [circle] 模板互相包含或者继承，绕了回来：{ $name }
        [recursion] 组件互相调用超过了 20 层
        [endless] 循环或者组件的互相调用没有尽头，一页到 { $limit } 次就停下
        [too-large] 页面没有尽头，到 { $limit } MB 就停下
       *[other] { $detail }
    }{ $known ->
        [none] {""}
       *[other] 。这里可用的有：{ $known }
    }
    .help = 请改正模板（写法见 docs/reference/theme.md）；以 xueshi/ 开头的是程序自带的模板{ $page ->
        [none] {""}
       *[other] ；正在生成的页面是 { $page }
    }
template-called = 从 { $place } 调用
paper-template-error = 打印模板出错：{ $detail }（{ $place }）
    .help = 请改正主题 paper 文件夹里的模板；正在排版的文件是 { $page }
paper-template-warning = 排版时有提示：{ $detail }（{ $place }）
    .help = 请核对主题 paper 文件夹里的模板；正在排版的文件是 { $page }
missing-asset = { $place } 用到的文件不存在：{ $path }
    .help = 请把文件放进主题的 assets 文件夹，或者改正模板、样式表里的名称
no-chinese-font = 没有找到中文字体，这次不生成 PDF
    .help = Debian、Ubuntu、统信、麒麟：apt install fonts-noto-cjk；Fedora：dnf install google-noto-serif-cjk-fonts google-noto-sans-cjk-fonts；Windows 和 macOS 自带中文字体，若已删除请从“设置—字体”恢复，或者把字体文件放进一个文件夹，写在 site.yaml 的“字体”里
font-substituted = 没有找到{ $role ->
        [xiaobiaosong] 小标宋
        [fangsong] 仿宋
        [heiti] 黑体
        [kaiti] 楷体
        [songti] 宋体
       *[other] “{ $role }”
    }字体，PDF 中用“{ $used }”代替
    .help = 把 { $wanted } 装进系统，或者把字体文件放进一个文件夹，写在 site.yaml 的“字体”里
missing-glyph = 找到的字体都没有“{ $char }”这个字（{ $code }），PDF 里排不出来：{ $page }
    .help = 请安装收字更全的字体（如 fonts-noto-cjk、微软雅黑），或者改用通用的写法
pdf-not-archival = PDF 不符合归档要求（PDF/A），共 { $count } 份：{ $page }（{ $cause ->
        [glyph] 有字排不出来
        [licence] 字体的许可不让嵌入文件
       *[other] { $detail }
    }）
    .help = 打印、签字不受影响；要归档电子文件的，{ $cause ->
        [glyph] 安装收字更全的字体，或者改用通用的写法，再生成
        [licence] 换一种可以嵌入的字体（如 fonts-noto-cjk），再生成
       *[other] 按原因改好再生成
    }
pdf-not-accessible = PDF 可以归档（PDF/A-2b），但是读屏软件读不全，共 { $count } 份：{ $page }（{ $cause ->
        [private] 有自造的字
       *[other] { $detail }
    }）
    .help = 多半是名字里有自造的字；改用标准的字或者通用的写法
text-too-long = “{ $title }”太长，折合约 { $found } 万字，没有生成 { $left-out ->
        [both] PDF 和 Word 文件
       *[pdf] PDF
    }
    .help = 网页照常生成。PDF 最多折合30万字，Word 500万字；每段另算50字，表格每格另算80字。要打印的请分成几份，大表放进 Excel 作附件
no-font-folder = { $cause ->
        [missing] 没有这个字体文件夹：{ $path }
       *[refused] 字体文件夹读不出来：{ $path }（{ $reason }）
    }
    .help = 请核对 site.yaml 的“字体”；路径从资料文件夹算起，也可以写绝对路径
picture-not-printed = { $cause ->
        [size] 图片太大，PDF 里只印说明
       *[broken] 图片打不开，PDF 里只印说明
    }：{ $path }
    .help = { $cause ->
        [size] 请把图片缩小：用“画图”打开，“重新调整大小”到宽1600像素左右，另存为 JPG
       *[broken] 文件可能没有下载完整，请用看图软件打开核对，打得开的另存为 PNG 或者 JPG
    }
bad-duration = “{ $given }”不是时间长度
    .help = 请写成“30天”“6个月”“2年”或者“1年6个月”
rule-circle = 规则“{ $rule }”沿用了它自己
    .help = 请改“沿用”一项：沿用的规则一路找下去，不能再回到自己
unreachable = “{ $track }”应修 { $need } 学时，而各种计学时方式加上限合计最多 { $most } 学时，谁也达不到
    .help = 请提高上限、增加计学时的方式，或者降低应修学时
grade-gap = { $low } 分到 { $high } 分没有等次
    .help = 请让各等次从 0 分到 100 分首尾相接；不写“到”，就接到上一等次的起点
grade-overlap = 等次“{ $this }”和“{ $that }”有重叠
    .help = 请让每个分数只属于一个等次
    .first = 另一个等次在这里
scale-order = 折算表的这一档用不上：前面的档已经包括了它
    .help = 请从短到长排列；不写“不超过分钟”的一档放在最后
    .first = 前面的档在这里
bad-pattern = { $cause ->
        [brace] 证书编号“{ $given }”里的花括号没有成对
        [piece] 证书编号里没有“{ $piece }”这一项
        [no-sequence] 证书编号“{ $given }”里没有序号
       *[sequences] 证书编号“{ $given }”里有不止一个序号
    }
    .help = 可用的有 { "{" }year{ "}" }、{ "{" }year:2{ "}" }、{ "{" }month{ "}" }、{ "{" }class{ "}" }、{ "{" }unit{ "}" } 和 { "{" }seq:3{ "}" }；序号要有而且只有一个，如“{ "{" }year{ "}" }{ "{" }class{ "}" }{ "{" }seq:3{ "}" }”
example-fails = 算例{ $title ->
        [none] {""}
       *[other] “{ $title }”
    }不符：{ $what }应为 { $expected }，算出来是 { $found }
    .help = 请对照推算过程，改正规则或者算例
no-account = 规则“{ $rule }”没有写“学时要求”
    .help = 请在规则里写上“学时要求”，或者改用写了的规则，如 member-annual
course-without-credits = { $minutes ->
        [none] 这门课没有学时，也没有时长
       *[other] 这门课长 { $minutes } 分钟，课程折算表里没有这么长的一档，它也没有写学时
    }
    .help = 请填上学时，或者补上时长和折算的档次
prerequisite-missing = “{ $given }”{ $state ->
        [expired] 的“{ $family }”证书已过有效期
        [revoked] 的“{ $family }”证书已作废
       *[missing] 没有“{ $family }”证书
    }
    .help = 请核对先修班次的 certificates.csv；以前的证书，可以为那个班补建文件夹，登记名单和证书
barred = “{ $given }”到 { $until } 为止不能参加本班
    .help = 请核对上一个班的结果，或者从名单中删去
    .because = 因为这个班的结果
bad-extension = “{ $given }”的延期不能按 { $date } 计：{ $cause ->
        [not-allowed] 规则没有写可以延期
        [no-consent] 没有登记同意延期的支部或者负责人
       *[too-long] 规则最多延到 { $latest }
    }
    .help = { $cause ->
        [no-consent] 请在名单的“同意”一栏写明
       *[other] 请改正名单中的“延期至”，或者核对规则的“期限”
    }
too-many-excellent = { $places ->
        [0] 符合“{ $name }”条件的有 { $eligible } 人，按比例的名额舍去小数是 0 人，没有人列入
       *[other] 符合“{ $name }”条件的有 { $eligible } 人，按比例最多 { $places } 人；成绩相同、排不出先后的 { $left } 人没有列入
    }
    .help = { $places ->
        [0] 班小的，请把“基数”改为“学员人数”，或者提高、去掉“比例”
       *[other] 名额不够时程序不替您挑选：可以在规则里写“须推荐: 是”，在 marks.csv 里只推荐其中几人；或者核对比例
    }
certificate-gap = 证书编号有跳号：{ $given } 之前缺 { $missing }
    .help = 误删了行的，请从备份里找回来，不要再给这个人发证；确实作废的，请保留那一行并把“状态”写成作废
bad-replacement = “换发自”写的证书 { $given } { $cause ->
        [unknown] 没有找到
        [valid] 还没有作废
        [other] 是另一个人的
       *[twice] 已经换发过
    }
    .help = { $cause ->
        [unknown] 请核对“换发自”里的编号，要与原证书的编号一字不差；原证书没有登记过的，先补上那一行
        [valid] 换发之前先作废原证书：xueshi certificates reissue 会一并登记
        [other] 请核对“换发自”里的编号，或者这一行的学号和姓名
       *[twice] 请写最近换发的那一张的编号
    }
    .first = 在这里
two-certificates = “{ $given }”在本班有两张有效的证书
    .help = 请把其中一张作废
    .first = 另一张在这里
number-not-of-pattern = 证书编号“{ $given }”不合规则规定的样式
    .help = 规则要求的样子如 { $example }；若是旧编号，可以不理
joined-too-late = “{ $given }”{ $date } 才入班，报到最迟是 { $by }
    .help = 请核对入班日期，或者把这名学员编入下一期
courses-short = { $cohort ->
        [none] 课程列表
       *[other] “{ $cohort }”的课程列表
    }里可计入“{ $track }”的共 { $have } 学时，规则要求 { $need } 学时
    .help = 请补足课程，或者核对规则
rule-asks-nothing = 规则“{ $rule }”没有环节、材料、考试、成绩和条件，人人都会合格
    .help = 请给这个班换一条考核规则；只写“学时要求”的规则是给人员类别用的
no-question = 这份答卷没有一列是题目
    .help = 表头的每一列是一道题，题目原样写在表头里；序号、提交时间、所用时间这些问卷工具加的列不算
score-not-number = “{ $key }”是打分题，“{ $given }”不是分数
    .help = 请填分数，没有打分的空着；这道题不是打分题的，在表头的题目后面写（单选）、（多选）或者（填空）
score-out-of-scale = { $cause ->
        [column] “{ $given }”里的数多数不在 { $low } 到 { $high } 分之内
       *[other] “{ $key }”打了 { $given } 分，分值是 { $low } 到 { $high }
    }
    .help = { $cause ->
        [column] 分值不同的，在 class.yaml 或者 site.yaml 的“评估”里写最低分、最高分；不是打分题的，在表头的题目后面写（单选）或者（填空）
       *[other] 请核对这个分数；分值不同的，在 class.yaml 或者 site.yaml 的“评估”里写最低分、最高分
    }
scale-reversed = 最低分 { $low } 不低于最高分 { $high }
    .help = 请改正，如 最低分: 1，最高分: 5
source-is-way = “来源”一列是问卷工具记的渠道（手机提交、微信），没有一列写是谁评的
    .help = 请加一列“评价方”，每份答卷写学员、教师或专家、班主任、党校中的一个；“来源”可以留着，也可以删去
empty-answer = 这份答卷一题也没有答，没有计入
    .help = 空白的答卷请删去这一行；答案填错了列的请改正
personal-column = { $cause ->
        [head] 这一列的表头里有人的姓名、编号或者电话，没有读取
       *[other] “{ $key }”这一列看得出是谁答的，没有读取
    }
    .help = 答卷应当匿名：请从表里删去这一列。确实是题目的，请换一个说法，如把“最喜欢的老师姓名”改成“最喜欢哪一门课”
personal-value = 这份答卷里有{ $what ->
        [id-number] 身份证号
        [phone] 电话号码
        [id] 学号或者工号
        [ip] 网络地址
        [mail] 电子邮箱
       *[name] 本班学员的姓名
    }，这一格没有采用
    .help = 答卷应当匿名：请删去它，或者改成看不出是谁的说法，如“一位学员”“我们组长”
bad-document-number = { $right ->
        [none] 文号“{ $given }”不合规范
       *[other] 文号“{ $given }”应写成“{ $right }”
    }
    .help = 公文格式的文号是“代字〔2024〕14号”：六角括号，四位年份，序号前面不加“第”和 0，后面有“号”
number-of-another-year = 文号的年份是{ $given }年，成文日期是 { $date }
    .help = 请核对文号和日期；跨年印发的，文号用印发那一年的
    .date = 成文日期
attachment-not-listed = 正文提到附件{ $number }，附件共{ $count }个
    .help = 请在开头的“附件”里补上，或者改正文里的序号
attachment-not-mentioned = 附件{ $number }“{ $title }”在正文里没有提到，别的附件提到了
    .help = 请在正文相应的地方写上“见附件{ $number }”；用不着的附件，从“附件”里删去
deadline-on-holiday = “{ $title }”的时限 { $date } 是{ $holiday }假期
    .help = 请改到工作日；假期有变的，请改 calendar.yaml
no-time-for-review = “{ $title }”的时限 { $date } 到开班 { $start } 之间有{ $left }个工作日，审核要{ $needed }个
    .help = 请把时限提前；这一项用不着审核的，在旁边写“审核: 0”
results-due-too-early = “{ $title }”的时限 { $date } 不晚于结束日期 { $end }，那时还没有结果
    .help = 请改到结束以后的工作日
teacher-clash = “{ $name }”同时在两处上课：{ $first }“{ $first-topic }”，{ $later }“{ $later-topic }”
    .help = 请核对日期、时间和授课人；两处合在一起上的，地点写成一样；同名的两个人，请写“豁免”
    .first = 另一次
room-clash = “{ $room }”同时有两次培训：{ $first }“{ $first-topic }”，{ $later }“{ $later-topic }”
    .help = 请核对日期、时间和地点；合在一起上的，授课人写成一样
    .first = 另一次
trainee-clash = 有{ $count }人（{ $names }{ $count ->
        [1] {""}
        [2] {""}
        [3] {""}
       *[other] 等
    }）同时要参加两次培训：{ $first }“{ $first-topic }”，{ $later }“{ $later-topic }”
    .help = 请改其中一次的时间，或者在其中一次记请假；只是部分学员参加的，请写“对象”或者“单位”
    .first = 另一次
record-missing = { $count }次培训过了{ $limit }个工作日还没有记录：{ $days }{ $more ->
        [true] 等
       *[false] {""}
    }
    .help = 请补写培训记录（xueshi new session）；没有举行的，在日程安排里把“状态”写成“取消”
hours-disagree = “{ $class }”的学时几处对不上
    .help = 请核对下面各处，改错的那一处；确实变了的，日程安排也要改
    .here = 日程安排
    .there = 记录或证书
credits-exceed-time = 这一次记{ $credits }学时，时间只有{ $minutes }分钟，够{ $most }学时
    .help = 请核对时间和学时
stages-out-of-order = “{ $name }”的{ $later ->
        [activist] 确定积极分子时间
        [candidate] 确定发展对象时间
       *[applied] 申请入党时间
    } { $after } 早于{ $earlier ->
        [activist] 确定积极分子时间
        [candidate] 确定发展对象时间
       *[applied] 申请入党时间
    } { $before }
    .help = 请与入党材料核对；多半是两栏填反了，或者年份写错了
    .before = 前一阶段
applied-too-young = “{ $name }”申请入党时（{ $date }）不满{ $age }周岁
    .help = 请核对出生年月和申请时间
    .birth = 出生年月
person-twice = { $cause ->
        [id-number] “{ $name }”与“{ $other }”（{ $id }）身份证号相同
        [phone] “{ $name }”与 { $id } 姓名、电话都相同
        [birth] “{ $name }”与 { $id } 姓名、出生年月都相同
       *[unit] “{ $name }”与 { $id } 姓名、单位都相同
    }，可能是同一个人登记了两次
    .help = 是同一个人的，留一行，各份名单都用这一个编号；是两个人的，补上出生年月或者电话来区分
    .first = 另一行
record-not-listed = { $kind ->
        [code] 正文里的记录编号【{ $given }】不在记录清单里
       *[title] 正文提到的《{ $given }》不在记录清单里
    }
    .help = { $nearest ->
        [none] 请在开头的“记录”里补上，写明编号；名称写错的，改正文
       *[other] 是不是“{ $nearest }”？不是的，请在开头的“记录”里补上
    }
audience-not-named = 正文说参加的有“{ $given }”，{ $of ->
        [class] 班次
       *[plan] 计划
    }的“对象”里没有：{ $audience }
    .help = 请在“对象”里补上，或者改正文
stated-credits = 正文写的是{ $stated }学时；规则应修共{ $required }学时，日程安排共{ $planned }学时，各部分、课程列表的合计也没有这个数
    .help = 请核对；要跟着资料变的，写成 {"{{"} 班次.规定学时 {"}}"} 或者 {"{{"} 班次.计划学时 {"}}"}
stated-days = 正文写的是 { $from } 至 { $to }，班次是 { $start } 至 { $end }
    .help = 请改正文，或者改 class.yaml 的“开始”“结束”
done-in-future = “{ $title }”的完成日期 { $date } 在今天（{ $today }）之后
    .help = 请核对日期，多半是年份写错了；还没有完成的，不要写完成日期
topic-share-short = “{ $title }”要求{ $forms }占{ $least }%，日程安排里占{ $share }%
    .help = 请增加这些形式的培训；其实是这些形式的，把“形式”写准确
not-as-expected = { $figure }应为“{ $asked }”，实为 { $found }
    .help = 请查一查是哪一份资料变了；现在的数对的，改“预期”
waiver-expired = 对 { $code } 的豁免到 { $until } 为止，已经过期（理由：{ $reason }）
    .help = 请改正它豁免的那一处，再删去豁免；还要保留的，写上新的日期
waiver-unneeded = 没有要豁免的 { $code }
    .help = 已经改正的，请删去豁免；没有豁免到的，核对代码、文件和“事项”
can-not-stand = { $code } 不能豁免，也不能降低级别
    .help = 读不出来的资料、会公开个人信息的地方、写不出来的文件，只能改正
file-not-named = 哪一份文字都没有提到这个文件：{ $path }
    .help = 要附上的，在通知的“附件”里写“文件: …”，或者在正文里链接；留着备查的，放进班次的 attachments 文件夹；用不着的删去
file-changing = 读的时候文件一直在变：{ $path }
    .help = 可能有人正在保存，或者共享文件夹正在同步；请等一会儿再运行
unsearchable-file = 这个公开的文件打不开，没法检查里面有没有个人信息：{ $path }
    .help = 请换成没有密码、没有损坏的文件；RAR、7z 压缩包请改用 zip。确认里面没有个人信息的，可以在 豁免 里写明理由
