"""Chinese, as issued agendas write it."""

from documents.importing.vocabulary.model import CLOCK, Cue, Vocabulary

_DIGITS = "一二三四五六七八九"
_NUMBERS = (*_DIGITS, "十", *(f"十{digit}" for digit in _DIGITS), "二十")
_HALF = "上午|下午|中午|晚上|早上"

ZH = Vocabulary(
    code="zh-hans",
    titles=(
        "临时议程说明",
        "临时议程和说明",
        "临时议程及说明",
        "临时议程与说明",
        "附加说明的临时议程",
        "临时议程草案说明",
        "议程说明",
    ),
    agenda=("临时议程", "临时议程草案", "议程"),
    annotations=("说明", "说 明", "附加说明"),
    documents=("文件", "文 件"),
    annex=("附件", "附 件", "附件一"),
    work=("拟议工作安排", "工作安排", "拟议的工作安排", "拟议会议安排", "会议工作安排"),
    table_heads=(
        "日期和时间",
        "日期",
        "时间",
        "项目",
        "议程项目",
        "标题或说明",
        "标题",
        "说明",
    ),
    notes=("注", "说明"),
    continued=("续", "续前"),
    parallel=("平行会议", "全体委员会"),
    months=tuple((f"{month}月",) for month in range(1, 13)),
    weekdays=tuple(
        (f"星期{day}", f"周{day}") if day != "日" else ("星期日", "星期天", "周日")
        for day in "一二三四五六日"
    ),
    ordinals=tuple(
        (f"第{number}", f"第{figure}", f"第 {figure} ")
        for figure, number in enumerate(_NUMBERS, start=1)
    ),
    session=r"{ordinal}届(?:会议|常会)",
    number_suffix="",
    conjunctions=("和", "及", "与", "、"),
    item_words=("项目", "议程项目", "分项目"),
    until=("至", "到"),
    hours=(
        rf"(?P<x1>{_HALF})?\s*(?<!\d)(?P<h1>\d{{1,2}})\s*(?:时|時|点|點)\s*(?:(?P<m1>\d\d)\s*分)?\s*"
        rf"(?:至|到|-)?\s*(?P<x2>{_HALF})?\s*(?P<h2>\d{{1,2}})\s*(?:时|時|点|點)"
        r"(?:\s*(?P<m2>\d\d)\s*分)?",
        CLOCK,
    ),
    morning=("上午", "上午会议"),
    afternoon=("下午", "下午会议"),
    noon="中午|正午",
    evening="晚",
    again="重新",
    cues=(
        Cue("general-discussion-ends", ("一般性讨论|一般性辩论", "结束|完毕|完成")),
        Cue("data-cut-off", ("批准|指定|机关|CRP",), lead=r"截至\s*$"),
        Cue("speakers-list-closes", ("名单|报名|登记",), lead="直至|截止|截至|至\\s*$|结束"),
        Cue("speakers-list-opens", ("名单|报名|登记",), lead="自|于|从|开放"),
        Cue("draft-resolutions", ("决议草案|决定草案",)),
        Cue("video-statements", ("视频|预录",)),
    ),
    kinds=(
        ("临时议程草案", "draft-agenda"),
        ("区域补编|区域增编", "regional-supplement"),
        ("专题报告", "thematic-report"),
        ("不具约束力的准则", "guidelines"),
        ("会议室文件", "conference-room-paper"),
        ("秘书处.{0,40}说明", "note"),
        ("秘书处的报告|秘书处报告|秘书处编写的.{0,20}报告", "report"),
        ("报告$", "subsidiary-body-report"),
    ),
    bodies=(
        ("实施情况审议组", "IRG"),
        ("资产追回问题不限成员名额政府间工作组", "WG.2"),
        ("预防腐败问题不限成员名额政府间工作组", "WG.4"),
        ("不限成员名额政府间专家会议", "EG.1"),
        ("联合国反腐败公约缔约国会议", ""),
        ("缔约国会议", ""),
    ),
    example_session="第十届会议",
    example_dates="2023年12月11日至15日",
    name_variants=(("缔约方会议", "缔约国会议"),),
    foreign_words=("and", "or", "of", "the"),
    year_first=True,
    halves=(("上午", "am"), ("早上", "am"), ("中午", "noon"), ("下午", "pm"), ("晚上", "pm")),
)
