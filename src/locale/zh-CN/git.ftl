# 合并名单（merge-driver）
merge-by-lines = { $path }：不能按行合并（不是一张表，或者列名重复），改按文字逐行合并
merge-conflict-cell = 冲突 { $path }：{ $row } 的“{ $column }”两边改得不一样：本方“{ $ours }”，对方“{ $theirs }”
merge-conflict-removed-by-us = 冲突 { $path }：{ $row } 本方删去了这一行，对方改了它
merge-conflict-removed-by-them = 冲突 { $path }：{ $row } 对方删去了这一行，本方改了它
merge-conflict-column = 冲突 { $path }：一方删去了“{ $column }”一列，另一方在里面改了内容，两个版本都放在文件里
merge-next = { $path } 有 { $count } 处要您决定：用记事本打开，在 <<<<<<< 和 >>>>>>> 之间留下对的一行，删去另一行和三行标记，再 git add
merge-driver-name = 学时：名单按行合并
merge-driver-hooks = core.hooksPath 已经设为 { $path }，没有改；要在提交前检查，请在那里的 pre-commit 里加上 xueshi check
merge-driver-installed = 设好了。每台电脑、每份克隆都要设一次
failed-merge-read = 读不了 { $path }（{ $reason }）
failed-git = git 没有照办：{ $reason }
failed-no-repository = { $path } 不在 git 的版本库里，或者没有装 git；先运行 git init

# 页面上的最后修改和修改记录
changed-on = 最后修改：{ $date }
changed-by = 最后修改：{ $date }，{ $author }
changed-file-by = 所在文件 { $file } 最后修改：{ $date }，{ $author }
changed-by-then = { $date }或更早
changed-cut = 本机的版本库只有最近一段历史，更早的看不到
changed-uncommitted = 还没有提交到版本库
changed-files-more = { $files } 等 { $count } 个
column-author = 修改人
column-subject = 说明
column-files = 文件

# 修改记录（history）
history-nothing = 没有修改记录
history-cut = { $date }  本机的版本库只有最近一段历史，这一天以前的看不到（取全部历史：git fetch --unshallow）
history-added = 新文件 { $path }
history-changed = { $path }
history-removed = 删去 { $path }
history-renamed = 改名 { $then } → { $path }
history-merged = 合并 { $path }
history-set = + { $to }
history-unset = - { $from }
history-from-to = { $from } → { $to }
failed-no-history = { $path } 没有 git 历史：不在版本库里、没有装 git，或者还没有提交过

# 变更一页
menu-changes = 变更
since-lead = { $date }发布以来的变更。
since-nothing = 没有变更
since-others = 其他文件
since-commits = 提交
since-column-change = 变更
change-added = 新增
change-changed = 内容有更新
change-records = 名单、记录有更新
change-removed = 删去
since-unknown = 没有 { $commit } 这次提交，不做“变更”一页
