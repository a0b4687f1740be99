"""Answers the questions of `xueshi new` on a terminal, as somebody would who types.

usage: asking.py PROGRAM FOLDER
"""

import os
import pty
import re
import select
import subprocess
import sys
import time

PROGRAM, FOLDER = os.path.abspath(sys.argv[1]), sys.argv[2]
DOWN, ENTER, BACKSPACE, INTERRUPT = "\x1b[B", "\r", "\x7f", "\x03"
PATIENCE = 60  # seconds


class Talk:
    """A program with a terminal of its own."""

    def __init__(self, folder, *arguments):
        self.said, self.read_to = b"", 0
        self.child, self.terminal = pty.fork()
        if self.child == 0:
            os.chdir(folder)
            for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
                os.environ.pop(name, None)
            os.environ["TERM"] = "xterm"
            os.execv(PROGRAM, [PROGRAM, *arguments])

    def more(self):
        if not select.select([self.terminal], [], [], 0.2)[0]:
            return True
        try:
            text = os.read(self.terminal, 65536)
        except OSError:
            return False
        self.said += text
        return bool(text)

    def answer(self, question, *keys):
        """Waits for a question, then types."""
        wanted, end = question.encode(), time.time() + PATIENCE
        while wanted not in self.said[self.read_to:]:
            if not self.more() or time.time() > end:
                sys.exit(f"no question {question!r} in:\n{self.said.decode(errors='replace')}")
        self.read_to = self.said.index(wanted, self.read_to) + len(wanted)
        if not keys:
            return self
        # The question is whole when nothing more comes.
        quiet = len(self.said)
        while self.more() and len(self.said) != quiet:
            quiet = len(self.said)
        self.read_to = len(self.said)
        for key in keys:
            os.write(self.terminal, key.encode())
            self.more()
        return self

    def end(self, code=0):
        end = time.time() + PATIENCE
        while self.more() and time.time() < end:
            pass
        status = os.waitstatus_to_exitcode(os.waitpid(self.child, 0)[1])
        text = self.said.decode(errors="replace")
        assert status == code, f"ended with {status}:\n{text}"
        return text


def read(*path):
    with open(os.path.join(*path), encoding="utf-8-sig", newline="") as file:
        return file.read()


def check(folder, *more):
    done = subprocess.run([PROGRAM, "check", "--strict", "--lang", "en", *more], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def fill(path):
    """Fills in every place that was laid down for it."""
    text = read(path)
    assert "【待填" in text, text
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(re.sub("【待填：(.*?)】", r"\1", text))


os.makedirs(FOLDER)
office = os.path.join(FOLDER, "办公室")

# Stopped half-way nothing is left.
talk = Talk(FOLDER, "new", "site", "办公室").answer("单位全称", "某某学院党校", ENTER).answer("单位简称", INTERRUPT)
while talk.more():
    pass
os.waitpid(talk.child, 0)
assert os.listdir(FOLDER) == [], os.listdir(FOLDER)

talk = Talk(FOLDER, "new", "site", "办公室")
talk.answer("单位全称", ENTER).answer("单位全称", "某某学院党样", BACKSPACE, "校", ENTER).answer("单位简称", "某某党校", ENTER)
talk.answer("下属单位", "机关党支部、教务党支部，学工党支部", ENTER)
said = talk.answer("今天的日期", "三月二日", ENTER).answer("今天的日期", "2026年3月2日", ENTER).end()
assert "不是日期" in said and "接着" in said, said
assert "组织: 某某学院党校\r\n简称: 某某党校\r\n" in read(office, "content/site.yaml")
assert "学工党支部" in read(office, "content/units.yaml")
check(office)

talk = Talk(office, "new", "class")
talk.answer("班次的标题", "2026年第一期党务干部培训班", ENTER).answer("考核规则", ENTER)
talk.answer("开始日期", "2026-03-09", ENTER).answer("结束日期", "2026-03-08", ENTER).answer("早于开始日期").answer("结束日期", "2026-03-10", ENTER)
talk.answer("班次类别", DOWN, ENTER).answer("参训单位", "机关党", ENTER).answer("是否“机关党支部”").answer("参训单位", "机关党支部、学工党支部", ENTER)
talk.answer("文件夹名", "../上级", ENTER).answer("不能作文件名").answer("文件夹名", ENTER).end()
made = read(office, "content/classes/2026-party-affairs/class.yaml")
assert "类别: 党务干部" in made and "单位: [机关党支部, 学工党支部]" in made and "结束: 2026-03-10" in made, made
check(office)

schedule = os.path.join(office, "content/classes/2026-party-affairs/schedule.yaml")
with open(schedule, encoding="utf-8", newline="") as file:
    text = file.read()
with open(schedule, "w", encoding="utf-8", newline="") as file:
    file.write(text.replace("# - {", "- {"))
fill(schedule)
with open(os.path.join(office, "content/classes/2026-party-affairs/roster.csv"), "a", encoding="utf-8", newline="") as file:
    file.write("10001,,,,,\r\n")

# One class waits for records, and of its two sessions the second is asked for.
talk = Talk(office, "new", "session", "--today", "2026-03-10")
talk.answer("哪个班次", ENTER).answer("哪一次培训", ENTER).end()
assert os.listdir(os.path.join(office, "content/classes/2026-party-affairs/sessions")) == ["2026-03-10-am.md"]

# The class's own notice is a draft already: this one is another, with the number after the one before it.
talk = Talk(office, "new", "notice").answer("关于哪个班次", ENTER).answer("通知的标题", "关于: \"甲\" #1 的通知", ENTER)
talk.answer("印发日期", ENTER).answer("文号", "某校组〔2026〕3号", ENTER).answer("印发机关", ENTER).answer("主送", ENTER).end()
talk = Talk(office, "new", "notice").answer("关于哪个班次", DOWN, ENTER).answer("通知的标题", "补充通知", ENTER)
talk.answer("印发日期", ENTER).answer("某校组〔2026〕4号", ENTER).answer("印发机关", ENTER).answer("主送", ENTER).end()
second = read(office, "content/notices/2026-03-02-2.md")
assert "文号: 某校组〔2026〕4号" in second and "班次: 2026-party-affairs" in second, second
for notice in ("2026-03-02", "2026-03-02-2"):
    fill(os.path.join(office, f"content/notices/{notice}.md"))
check(office, "--today", "2026-03-10")
print("22 questions, 5 wrong answers, one stopped half-way")
