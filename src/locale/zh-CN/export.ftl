# 命令 export：导出数据
export-title = { $organisation }培训数据
export-about = 从内部版导出的全部数据，含姓名、身份证号、电话等个人信息，不要放到公开的地方。CSV 里以 =、+、-、@、制表符、换行或者 ' 开头的文字前面多一个 '，以免被当成公式
export-written = { $path }：{ $sets }类数据、{ $tables }张表册，共{ $files }个文件
export-protected = 里面有姓名、身份证号、电话等个人信息，只供内部使用；各列的含义见 schema.json
failed-export-foreign = { $path } 不是本程序导出的；为免误删，没有写入任何文件，请用 --output 另指一个文件夹
failed-export-within = { $path } 是生成网站的输出文件夹；导出的数据含个人信息，不能放在里面，请用 --output 另指一个文件夹
