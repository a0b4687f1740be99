# 发布
bad-target = { $cause ->
        [none] 没有写发布到哪里
        [several] 一处发布写了几个地方
        [folder] “{ $given }”不是文件夹
        [ssh] “{ $given }”不是服务器上的文件夹
        [s3] “{ $given }”不是对象存储的桶
       *[other] “{ $given }”不是网址
    }
    .help = { $cause ->
        [none] 请写“文件夹”“ssh”“s3”“webdav”里的一样
        [several] “文件夹”“ssh”“s3”“webdav”只写一样；要发布到几个地方的，每个地方写一条
        [folder] 请写这台电脑上的文件夹或者共享文件夹，如 //server/share/xueshi
        [ssh] 请写成 用户@服务器:/路径 的样子，如 www@example.edu.cn:/srv/www/xueshi；路径里只能有字母、汉字、数字和 . _ - + = , @
        [s3] 请写桶的名字，后面可以加 /前缀，如 xueshi-web/dangxiao
       *[other] 请写 https:// 或者 http:// 开头的网址，里面不能有用户名、密码和问号
    }
about-uncommitted = 未提交的改动
about-uncommitted-yes = 有（资料里有改动没有提交到 git）
publish-no-git = 资料没有用 git 管理，发布的内容只能和这里留着的各次发布比较
publish-dirty = 资料里有没提交到 git 的改动，“关于本站”里会注明
publish-findings = { $findings }；没有发布，原来的网站不变
publish-took-over = 上一次发布没有结束（{ $owner }），已经接手
publish-finished = 上一次发布中断了，先把第 { $release } 次发布做完
publish-added = 新增 { $path }（{ $bytes } 字节）
publish-changed = 改动 { $path }（{ $bytes } 字节）
publish-removed = 删去 { $path }（{ $bytes } 字节）
publish-more = …… 另外 { $count } 个，加 -v 全部列出
publish-done = 已发布到“{ $target }”，第 { $release } 次：新增 { $added } 个、改动 { $changed } 个、删去 { $removed } 个文件，传送 { $bytes } 字节；{ $way }
publish-would = 将发布到“{ $target }”，第 { $release } 次：新增 { $added } 个、改动 { $changed } 个、删去 { $removed } 个文件，要传送 { $bytes } 字节；没有写入
publish-same = “{ $target }”上已经是这样，没有要发布的（第 { $release } 次）
publish-way-auto = 方式：自动
publish-way-link = 方式：链接
publish-way-exchange = 方式：交换
publish-way-copy = 方式：复制
publish-way-objects = 方式：逐个文件
verify-missing = 缺少 { $path }
verify-changed = 内容不对 { $path }
verify-extra = 多出 { $path }
verify-right = 核对无误：“{ $target }”显示的是第 { $release } 次发布，{ $files } 个文件都和发布时一样
verify-wrong = “{ $target }”和第 { $release } 次发布的不一样，请用 xueshi publish --full 重新发布
rollback-done = “{ $target }”已从第 { $previous } 次退回到第 { $release } 次发布
rollback-older = 注意：这一次是按 { $date } 做的，比刚才显示的早。那以后去掉的又公开了：已经结束的公示，后来不同意公开的人的姓名，改正过的内容。请尽快改好资料，重新发布
rollback-dropped = 已从“{ $target }”删去第 { $release } 次发布，不能再退回去
rollback-none = “{ $target }”还没有发布过
rollback-line = { $release }　{ $date }　{ $edition }　{ $commit ->
        [none] 没有 git
       *[other] { $commit }
    }{ $uncommitted ->
        [yes] （有未提交的改动）
       *[no] {""}
    }　{ $files } 个文件　{ $bytes } 字节{ $state ->
        [shown] 　← 正在显示
       *[kept] {""}
    }
failed-publish-no-targets = site.yaml 里没有写发布到哪里；请加上“发布”，如：发布: [{"{"} 名称: 内网, 文件夹: //server/share/xueshi {"}"}]
failed-publish-target = site.yaml 的“发布”里没有“{ $given }”；有：{ $known }
failed-publish-which = 要发布到哪里？请写上名称，有：{ $known }
failed-publish-edition = “{ $target }”发布的是{ $edition ->
        [office] 内部版
       *[public] 公开版
    }，不是{ $given ->
        [office] 内部版；确实要发布内部版的，请在 site.yaml 里写上“版本: 内部”
       *[public] 公开版
    }。没有发布
failed-publish-within = { $path } 在 { $folder } 之内，不能发布到那里；请在 site.yaml 的“发布”里另写一个文件夹
failed-publish-dirty = 资料里有 { $count } 个文件的改动没有提交到 git，没有发布：{ $paths }
    请先提交（git add、git commit），或者加 --allow-dirty
failed-publish-unknown = git 说不出资料是不是都提交了，没有发布：{ $reason }
    请先排除（运行 git status 看看），或者加 --allow-dirty
failed-publish-system = { $cause ->
        [full] 目标满了，写不下：{ $path }。原来的网站不变；请腾出空间，或者把 site.yaml 里的“保留”改小，再发布一次
        [read-only] 目标是只读的，不能写：{ $path }。原来的网站不变；请换成可以写的，再发布一次
        [denied] 没有写的权限：{ $path }。原来的网站不变；请向管理员要写的权限，再发布一次
        [gone] 目标不见了：{ $path }。可能是网络断了、共享文件夹没有连上，或者有人删了它；请连上以后再发布一次
        [no-folder] 这里是一个文件，不是文件夹：{ $path }。请移走它，或者在 site.yaml 里另写一个文件夹
       *[other] 不能写：{ $path }（{ $reason }）。请排除以后再发布一次，没有做完的会接着做完
    }
failed-publish-foreign = { $path } 里有别的东西（如“{ $name }”），不是 xueshi 发布的；为免弄丢，没有写入。请另写一个空的文件夹，或者先把里面的东西移走
failed-publish-busy = 有人正在发布：{ $owner }。请等一会儿再试；确定没有人在发布的，删去 { $path }
failed-publish-lost = 发布到一半被别人接手了（{ $path }），没有换上新的，原来的网站不变；请再发布一次
failed-publish-link = { $path } 是一个链接或者别人的文件夹，写进去会写到别处，没有写入；请删去它再发布
failed-publish-way = { $path } 不能用“{ $way ->
        [link] 链接
        [exchange] 交换
       *[copy] 复制
    }”的方式；请在 site.yaml 里把“方式”改成“自动”
failed-publish-no-folder = 没有文件夹 { $path }：网络盘没有连上，或者路径写错了。请先连上，或者建好它
failed-publish-other-system = { $path } 是 Windows 的路径，这台电脑上没有；请先把共享文件夹挂载上，在 site.yaml 里写挂载以后的路径
failed-publish-no-release = 没有这一次发布（{ $given }）；留着的有：{ $known }
failed-publish-is-shown = 第 { $release } 次发布正在显示，没有删去；请先重新发布或者退回到另一次，再删
failed-publish-nothing = 这里还没有发布过；请先运行 xueshi publish
failed-publish-other-edition = 第 { $release } 次发布的是{ $edition ->
        [office] 内部版
       *[public] 公开版
    }，和 site.yaml 里这一处的“版本”不同，不能退回去
failed-publish-damaged = 第 { $release } 次发布的文件已经不完整（{ $path }），不能退回去；请用 rollback --list 另选一次
failed-publish-program = 这台电脑上没有 { $program }；请先安装 ssh 和 rsync（Debian：apt install openssh-client rsync）
failed-publish-server = { $host }：{ $reason }。原来的网站不变；请先在命令行里用 ssh 登录一次试试，要能不输密码就登录
failed-publish-remote = 这个程序编译时没有带 remote 功能，不能发布到对象存储和 WebDAV；请用 cargo install --path . --features remote 重新安装
failed-publish-secret = 还没有给出密钥：请先设置环境变量 { $names }
