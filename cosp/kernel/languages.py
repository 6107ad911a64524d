"""The six official languages as data: script, direction, labels, dates, ordinals, masthead.

Pure: knows no Django. Django's code for Chinese is ``zh-hans``; at the edge (papers, labels, the
command line) ``zh`` is accepted too: see :func:`language`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

NBSP = "\N{NO-BREAK SPACE}"
WORD_JOINER = "\N{WORD JOINER}"
LATIN_LETTERS = "abcdefghijklmnopqrstuvwxyz"
ABJAD = ("أ", "ب", "ج", "د", "ه", "و", "ز", "ح", "ط", "ي", "ك", "ل", "م", "ن", "س", "ع", "ف", "ص")


@dataclass(frozen=True)
class Language:
    """One official language and what it prints."""

    code: str  # Django's code
    short: str  # the code used at the edge
    native_name: str
    english_name: str  # printed in the Distr. block of ar, ru and zh
    job_suffix: str  # letter behind a job number: V.23-12345 (E)
    direction: str  # ltr or rtl
    letters: str | tuple[str, ...]  # marks of sub-items in order
    sub_mark: str  # "({})" or "{})"
    item_mark: str  # mark of an item at the head of a line
    joint: str  # between item and sub-item in a label
    months: tuple[str, ...]
    weekdays: tuple[str, ...]  # Monday first
    full_date: str  # 11 December 2023
    weekday_date: str  # Monday, 11 December 2023
    day_heading: str  # Monday, 11 December
    range_same_month: str
    range_same_year: str
    range_years: str
    first_of_month: str  # how the day 1 is printed
    ordinals: tuple[str, ...]  # first to twelfth
    words: Mapping[str, str]

    @property
    def field_suffix(self) -> str:
        """Suffix of the many-language columns: ``title_zh_hans``."""
        return self.code.replace("-", "_")

    @property
    def is_rtl(self) -> bool:
        return self.direction == "rtl"


def _words(**words: str) -> Mapping[str, str]:
    return MappingProxyType(words)


AR = Language(
    code="ar",
    short="ar",
    native_name="العربية",
    english_name="Arabic",
    job_suffix="A",
    direction="rtl",
    letters=ABJAD,
    sub_mark="({})",
    item_mark="{}-",
    joint=" ",
    months=(
        "كانون الثاني/يناير",
        "شباط/فبراير",
        "آذار/مارس",
        "نيسان/أبريل",
        "أيار/مايو",
        "حزيران/يونيه",
        "تموز/يوليه",
        "آب/أغسطس",
        "أيلول/سبتمبر",
        "تشرين الأول/أكتوبر",
        "تشرين الثاني/نوفمبر",
        "كانون الأول/ديسمبر",
    ),
    weekdays=("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
    full_date="{day} {month} {year}",
    weekday_date="{weekday}، {day} {month} {year}",
    day_heading="{weekday}، {day} {month}",
    range_same_month="{day1}-{day2} {month2} {year2}",
    range_same_year="{day1} {month1} - {day2} {month2} {year2}",
    range_years="{day1} {month1} {year1} - {day2} {month2} {year2}",
    first_of_month="1",
    ordinals=(
        "الأولى",
        "الثانية",
        "الثالثة",
        "الرابعة",
        "الخامسة",
        "السادسة",
        "السابعة",
        "الثامنة",
        "التاسعة",
        "العاشرة",
        "الحادية عشرة",
        "الثانية عشرة",
    ),
    words=_words(
        united_nations="الأمم المتحدة",
        session="الدورة {ordinal}",
        place_and_dates="{place}، {dates}",
        annotated_provisional_agenda="جدول الأعمال المؤقَّت المشروح",
        annotated_agenda="جدول الأعمال المشروح",
        annotated_draft_agenda="مشروع جدول الأعمال المؤقَّت المشروح",
        provisional_agenda="جدول الأعمال المؤقَّت",
        agenda="جدول الأعمال",
        draft_agenda="مشروع جدول الأعمال المؤقَّت",
        annotations="الشروح",
        documents="الوثائق",
        annex="المرفق",
        proposed_organization_of_work="تنظيم الأعمال المقترح",
        organization_of_work="تنظيم الأعمال",
        date="التاريخ",
        time="الوقت",
        item="البند",
        title_or_description="العنوان أو الوصف",
        continued="(تابع)",
        note="ملحوظة:",
        plenary="جلسة عامة",
        parallel="جلسة موازية",
        time_range="من {start} إلى {end}",
        item_and="{first} و{last}",
        item_comma="، ",
        title_joint="؛ ",
        list_end="؛",
        final_end=".",
        parent_end=":",
        item_reference="البند {label}",
    ),
)

ZH = Language(
    code="zh-hans",
    short="zh",
    native_name="中文",
    english_name="Chinese",
    job_suffix="C",
    direction="ltr",
    letters=LATIN_LETTERS,
    sub_mark="({})",
    item_mark="{}.",
    joint="",
    months=tuple(f"{month}月" for month in range(1, 13)),
    weekdays=("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"),
    full_date="{year}年{month}{day}日",
    weekday_date="{year}年{month}{day}日，{weekday}",
    day_heading="{month}{day}日，{weekday}",
    range_same_month="{year1}年{month1}{day1}日至{day2}日",
    range_same_year="{year1}年{month1}{day1}日至{month2}{day2}日",
    range_years="{year1}年{month1}{day1}日至{year2}年{month2}{day2}日",
    first_of_month="1",
    ordinals=(
        "第一",
        "第二",
        "第三",
        "第四",
        "第五",
        "第六",
        "第七",
        "第八",
        "第九",
        "第十",
        "第十一",
        "第十二",
    ),
    words=_words(
        united_nations="联合国",
        session="{ordinal}届会议",
        place_and_dates="{dates}，{place}",
        annotated_provisional_agenda="临时议程说明",
        annotated_agenda="议程说明",
        annotated_draft_agenda="临时议程草案说明",
        provisional_agenda="临时议程",
        agenda="议程",
        draft_agenda="临时议程草案",
        annotations="说明",
        documents="文件",
        annex="附件",
        proposed_organization_of_work="拟议工作安排",
        organization_of_work="工作安排",
        date="日期",
        time="时间",
        item="项目",
        title_or_description="标题或说明",
        continued="（续）",
        note="注：",
        plenary="全体会议",
        parallel="平行会议",
        time_range="{start}至{end}",
        item_and="{first}和{last}",
        item_comma="、",
        title_joint="；",
        list_end="；",
        final_end="。",
        parent_end="：",
        item_reference="项目{label}",
    ),
)

EN = Language(
    code="en",
    short="en",
    native_name="English",
    english_name="English",
    job_suffix="E",
    direction="ltr",
    letters=LATIN_LETTERS,
    sub_mark="({})",
    item_mark="{}.",
    joint=" ",
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    full_date="{day} {month} {year}",
    weekday_date="{weekday}, {day} {month} {year}",
    day_heading="{weekday}, {day} {month}",
    range_same_month="{day1}–{day2} {month2} {year2}",
    range_same_year="{day1} {month1}–{day2} {month2} {year2}",
    range_years="{day1} {month1} {year1}–{day2} {month2} {year2}",
    first_of_month="1",
    ordinals=(
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
    ),
    words=_words(
        united_nations="United Nations",
        session="{Ordinal} session",
        place_and_dates="{place}, {dates}",
        annotated_provisional_agenda="Annotated provisional agenda",
        annotated_agenda="Annotated agenda",
        annotated_draft_agenda="Annotated draft provisional agenda",
        provisional_agenda="Provisional agenda",
        agenda="Agenda",
        draft_agenda="Draft provisional agenda",
        annotations="Annotations",
        documents="Documents",
        annex="Annex",
        proposed_organization_of_work="Proposed organization of work",
        organization_of_work="Organization of work",
        date="Date",
        time="Time",
        item="Item",
        title_or_description="Title or description",
        continued="(continued)",
        note="Note:",
        plenary="Plenary meeting",
        parallel="Parallel meeting",
        time_range="{start}–{end}",
        item_and="{first} and {last}",
        item_comma=", ",
        title_joint="; ",
        list_end=";",
        final_end=".",
        parent_end=":",
        item_reference="item {label}",
    ),
)

FR = Language(
    code="fr",
    short="fr",
    native_name="Français",
    english_name="French",
    job_suffix="F",
    direction="ltr",
    letters=LATIN_LETTERS,
    sub_mark="{})",
    item_mark="{}.",
    joint=" ",
    months=(
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    weekdays=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    full_date="{day} {month} {year}",
    weekday_date="{weekday} {day} {month} {year}",
    day_heading="{Weekday} {day} {month}",
    range_same_month="{day1}-{day2} {month2} {year2}",
    range_same_year="{day1} {month1}-{day2} {month2} {year2}",
    range_years="{day1} {month1} {year1}-{day2} {month2} {year2}",
    first_of_month="1er",
    ordinals=(
        "première",
        "deuxième",
        "troisième",
        "quatrième",
        "cinquième",
        "sixième",
        "septième",
        "huitième",
        "neuvième",
        "dixième",
        "onzième",
        "douzième",
    ),
    words=_words(
        united_nations="Nations Unies",
        session="{Ordinal} session",
        place_and_dates="{place}, {dates}",
        annotated_provisional_agenda="Ordre du jour provisoire annoté",
        annotated_agenda="Ordre du jour annoté",
        annotated_draft_agenda="Projet d’ordre du jour provisoire annoté",
        provisional_agenda="Ordre du jour provisoire",
        agenda="Ordre du jour",
        draft_agenda="Projet d’ordre du jour provisoire",
        annotations="Annotations",
        documents="Documentation",
        annex="Annexe",
        proposed_organization_of_work="Projet d’organisation des travaux",
        organization_of_work="Organisation des travaux",
        date="Date",
        time="Heure",
        item="Point",
        title_or_description="Titre ou description",
        continued="(suite)",
        note=f"Note{NBSP}:",
        plenary="Séance plénière",
        parallel="Séance parallèle",
        time_range="{start}-{end}",
        item_and="{first} et {last}",
        item_comma=", ",
        title_joint=f"{NBSP}; ",
        list_end=f"{NBSP};",
        final_end=".",
        parent_end=f"{NBSP}:",
        item_reference="point {label}",
    ),
)

RU = Language(
    code="ru",
    short="ru",
    native_name="Русский",
    english_name="Russian",
    job_suffix="R",
    direction="ltr",
    letters=LATIN_LETTERS,
    sub_mark="{})",
    item_mark="{}.",
    joint=" ",
    months=(
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ),
    weekdays=("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"),
    full_date="{day} {month} {year} года",
    weekday_date="{weekday}, {day} {month} {year} года",
    day_heading="{Weekday}, {day} {month}",
    range_same_month="{day1}–{day2} {month2} {year2} года",
    range_same_year="{day1} {month1} – {day2} {month2} {year2} года",
    range_years="{day1} {month1} {year1} года – {day2} {month2} {year2} года",
    first_of_month="1",
    ordinals=(
        "первая",
        "вторая",
        "третья",
        "четвертая",
        "пятая",
        "шестая",
        "седьмая",
        "восьмая",
        "девятая",
        "десятая",
        "одиннадцатая",
        "двенадцатая",
    ),
    words=_words(
        united_nations="Организация Объединенных Наций",
        session="{Ordinal} сессия",
        place_and_dates="{place}, {dates}",
        annotated_provisional_agenda="Аннотированная предварительная повестка дня",
        annotated_agenda="Аннотированная повестка дня",
        annotated_draft_agenda="Аннотированный проект предварительной повестки дня",
        provisional_agenda="Предварительная повестка дня",
        agenda="Повестка дня",
        draft_agenda="Проект предварительной повестки дня",
        annotations="Аннотации",
        documents="Документация",
        annex="Приложение",
        proposed_organization_of_work="Предлагаемая организация работы",
        organization_of_work="Организация работы",
        date="Дата",
        time="Время",
        item="Пункт",
        title_or_description="Название или описание",
        continued="(продолжение)",
        note="Примечание:",
        plenary="Пленарное заседание",
        parallel="Параллельное заседание",
        time_range="{start} – {end}",
        item_and="{first} и {last}",
        item_comma=", ",
        title_joint="; ",
        list_end=";",
        final_end=".",
        parent_end=":",
        item_reference="пункт {label}",
    ),
)

ES = Language(
    code="es",
    short="es",
    native_name="Español",
    english_name="Spanish",
    job_suffix="S",
    direction="ltr",
    letters=LATIN_LETTERS,
    sub_mark="{})",
    item_mark="{}.",
    joint=" ",
    months=(
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ),
    weekdays=("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    full_date="{day} de {month} de {year}",
    weekday_date="{weekday} {day} de {month} de {year}",
    day_heading="{Weekday} {day} de {month}",
    range_same_month="{day1} a {day2} de {month2} de {year2}",
    range_same_year="{day1} de {month1} a {day2} de {month2} de {year2}",
    range_years="{day1} de {month1} de {year1} a {day2} de {month2} de {year2}",
    first_of_month="1",
    ordinals=(
        "primer",
        "segundo",
        "tercer",
        "cuarto",
        "quinto",
        "sexto",
        "séptimo",
        "octavo",
        "noveno",
        "décimo",
        "undécimo",
        "duodécimo",
    ),
    words=_words(
        united_nations="Naciones Unidas",
        session="{Ordinal} período de sesiones",
        place_and_dates="{place}, {dates}",
        annotated_provisional_agenda="Programa provisional anotado",
        annotated_agenda="Programa anotado",
        annotated_draft_agenda="Proyecto de programa provisional anotado",
        provisional_agenda="Programa provisional",
        agenda="Programa",
        draft_agenda="Proyecto de programa provisional",
        annotations="Anotaciones",
        documents="Documentación",
        annex="Anexo",
        proposed_organization_of_work="Proyecto de organización de los trabajos",
        organization_of_work="Organización de los trabajos",
        date="Fecha",
        time="Hora",
        item="Tema",
        title_or_description="Título o descripción",
        continued="(continuación)",
        note="Nota:",
        plenary="Sesión plenaria",
        parallel="Sesión paralela",
        time_range="{start} a {end}",
        item_and="{first} y {last}",
        item_comma=", ",
        title_joint="; ",
        list_end=";",
        final_end=".",
        parent_end=":",
        item_reference="tema {label}",
    ),
)

OFFICIAL: tuple[Language, ...] = (AR, ZH, EN, FR, RU, ES)  # the order of the United Nations
BY_CODE: Mapping[str, Language] = MappingProxyType({one.code: one for one in OFFICIAL})
CODES: tuple[str, ...] = tuple(BY_CODE)
_BY_ANY = {one.short: one for one in OFFICIAL} | {one.code: one for one in OFFICIAL}


def language(code: str) -> Language:
    """The language of a code, ``zh`` or ``zh-hans`` alike.

    Raises LookupError, naming the six codes, for any other.
    """
    try:
        return _BY_ANY[code.strip().lower().replace("_", "-")]
    except KeyError:
        known = ", ".join(one.short for one in OFFICIAL)
        raise LookupError(f"“{code}” is not an official language; use one of {known}.") from None


# --- labels -----------------------------------------------------------------------------------


def sub_letter(lang: Language, position: int) -> str:
    """Letter of the sub-item at ``position`` (1 is the first): a, b, c or أ، ب، ج."""
    return lang.letters[position - 1]


def sub_mark(lang: Language, position: int) -> str:
    """The mark at the head of a sub-item's line: ``(a)``, ``a)`` or ``(أ)``."""
    return lang.sub_mark.format(sub_letter(lang, position))


def item_mark(lang: Language, position: int) -> str:
    """The mark at the head of an item's line: ``1.`` or, in Arabic, ``1-``."""
    return lang.item_mark.format(position)


def label(lang: Language, item: int, sub: int | None = None) -> str:
    """The label by which an item is cited: ``1 (a)``, ``1 a)``, ``1 (أ)`` or ``1(a)``."""
    if sub is None:
        return str(item)
    return f"{item}{lang.joint}{sub_mark(lang, sub)}"


# --- dates ------------------------------------------------------------------------------------


def _parts(lang: Language, day: dt.date, suffix: str = "") -> dict[str, str]:
    weekday = lang.weekdays[day.weekday()]
    return {
        f"day{suffix}": lang.first_of_month if day.day == 1 else str(day.day),
        f"month{suffix}": lang.months[day.month - 1],
        f"year{suffix}": str(day.year),
        f"weekday{suffix}": weekday,
        f"Weekday{suffix}": weekday[:1].upper() + weekday[1:],
    }


def full_date(lang: Language, day: dt.date) -> str:
    """11 December 2023, as a United Nations document prints it."""
    return lang.full_date.format(**_parts(lang, day))


def weekday_date(lang: Language, day: dt.date) -> str:
    """Monday, 11 December 2023."""
    return lang.weekday_date.format(**_parts(lang, day))


def day_heading(lang: Language, day: dt.date) -> str:
    """Monday, 11 December: the date cell of the timetable."""
    return lang.day_heading.format(**_parts(lang, day))


def date_range(lang: Language, first: dt.date, last: dt.date) -> str:
    """11–15 December 2023: the dates of a session in the masthead."""
    if first == last:
        return full_date(lang, first)
    if first.year != last.year:
        pattern = lang.range_years
    elif first.month != last.month:
        pattern = lang.range_same_year
    else:
        pattern = lang.range_same_month
    return pattern.format(**_parts(lang, first, "1"), **_parts(lang, last, "2"))


def clock(lang: Language, time: dt.time) -> str:
    """An hour as the timetable prints it: ``10 a.m.``, ``10 heures``, ``上午10时``, ``10:00``."""
    hour, minute = time.hour, time.minute
    twelve = hour % 12 or 12
    if lang.code == "en":
        if (hour, minute) == (12, 0):
            return "noon"
        half = "a.m." if hour < 12 else "p.m."
        return f"{twelve}.{minute:02}{NBSP}{half}" if minute else f"{twelve}{NBSP}{half}"
    if lang.code == "fr":
        return f"{hour}{NBSP}h{NBSP}{minute:02}" if minute else f"{hour}{NBSP}heures"
    if lang.code == "es":
        return f"{hour}.{minute:02}{NBSP}horas"
    if lang.code == "ru":
        return f"{hour}{NBSP}час.{NBSP}{minute:02}{NBSP}мин."
    if lang.code == "zh-hans":
        if (hour, minute) == (12, 0):
            return "中午12时"
        half = "上午" if hour < 12 else "下午"
        return f"{half}{twelve}时{minute}分" if minute else f"{half}{twelve}时"
    return f"{hour}:{minute:02}"


def time_range(lang: Language, start: dt.time, end: dt.time) -> str:
    """The hours of a meeting: ``10 a.m.–1 p.m.``, ``3–6 p.m.``, ``10.00 a 13.00 horas``."""
    first, last = clock(lang, start), clock(lang, end)
    same_half = (start.hour < 12) == (end.hour < 12)
    if lang.code == "en" and same_half and start.hour != 12 and end.hour != 12:
        first = first.rsplit(NBSP, 1)[0]
    elif lang.code == "zh-hans" and same_half and start.hour > 12:
        last = last.removeprefix("下午")
    elif lang.code == "es":
        first = first.removesuffix(f"{NBSP}horas")
    return lang.words["time_range"].format(start=first, end=last)


# --- the session's name and the masthead ------------------------------------------------------


def session_name(lang: Language, number: int) -> str:
    """Tenth session, Dixième session, الدورة العاشرة. LookupError beyond the twelfth."""
    if not 1 <= number <= len(lang.ordinals):
        raise LookupError(f"No ordinal is known for session {number}: add it to languages.py.")
    ordinal = lang.ordinals[number - 1]
    return lang.words["session"].format(ordinal=ordinal, Ordinal=ordinal[:1].upper() + ordinal[1:])


_ORIGINAL = {
    "fr": {
        "ar": "arabe",
        "zh-hans": "chinois",
        "en": "anglais",
        "fr": "français",
        "ru": "russe",
        "es": "espagnol",
    },
    "es": {
        "ar": "árabe",
        "zh-hans": "chino",
        "en": "inglés",
        "fr": "francés",
        "ru": "ruso",
        "es": "español",
    },
}
_DISTRIBUTION = {
    "fr": {
        "general": "Distr. générale",
        "limited": "Distr. limitée",
        "restricted": "Distr. restreinte",
    },
    "es": {
        "general": "Distr. general",
        "limited": "Distr. limitada",
        "restricted": "Distr. reservada",
    },
}


def distribution_block(
    lang: Language, distribution: str, day: dt.date, original: Language
) -> tuple[str, ...]:
    """Lines of the Distr. block: distribution, date, language of the version, original.

    Only French and Spanish translate it; Arabic, Chinese and Russian print it in English, and
    the English version has no language line. ``distribution`` is general, limited or restricted.

    Source: practice of the United Nations Secretariat (mastheads of issued documents).
    """
    if lang.code in _DISTRIBUTION:
        colon = f"{NBSP}:" if lang.code == "fr" else ":"
        return (
            _DISTRIBUTION[lang.code][distribution],
            full_date(lang, day),
            lang.native_name,
            f"Original{colon} {_ORIGINAL[lang.code][original.code]}",
        )
    head = (f"Distr.: {distribution.capitalize()}", full_date(EN, day))
    version = () if lang.code == "en" else (lang.english_name,)
    return (*head, *version, f"Original: {original.english_name}")
