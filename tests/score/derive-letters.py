#!/usr/bin/env python3
"""Derives src/text/data/letters-latin.tsv and letters-cyrillic.tsv.

Not part of the build or of the tests: the tables are in the repository, and this
says how they came about. Run it from the top of the checkout:

    python3 tests/score/derive-letters.py ../shared/data

Words of running text are counted, each with the square root of how often it
stands there; from them the probability of a letter behind the two before it, in
Uzbek and in the other language, smoothed by the shorter contexts (Witten and
Bell's idea with a fixed weight). A row is the logarithm of their ratio in
quarters: above zero the other language is likelier. Rows that say hardly more
than their last two letters are left out. Words that stand often in running text
have a row of their own when it says something else than their letters, and so do
those of english-words.txt, which no Uzbek word is spelled like. Words of the other language that stand
in the Uzbek text are taken out first, by a first pass of the same measure.
"""
import collections
import glob
import math
import re
import sys

DATA = sys.argv[1] + "/"
MARKS = "`´‘’ʻʼ‛ʹ'"
SMOOTHING = 4.0
QUARTERS = 4.0
LIMIT = 40
WORD_LIMIT = 64
WORD_LETTERS = 10
WORD_COUNT = 8
CERTAIN = 40

CYRILLIC = dict(zip("абвгдежзийклмнопрстуфхцчшщъыьэюяёўғқҳ",
                    "a b v g d e j z i y k l m n o p r s t u f x s ch sh sh ʼ i _ e yu ya yo oʻ gʻ q h".split()))
DIGRAPHS = {"oʻ": "ў", "gʻ": "ғ", "sh": "ш", "ch": "ч", "yo": "ё", "yu": "ю", "ya": "я", "ye": "е", "ts": "ц"}
LETTERS = dict(zip("abdefghijklmnopqrstuvxyzʼ", "абдефгҳижклмнопқрстувхйзъ"))


def read(name):
    with open(DATA + name, encoding="utf8", errors="replace") as file:
        return file.read()


def column(name, number):
    rows = (line.split("\t") for line in read(name).split("\n")[1:])
    return " ".join(row[number] for row in rows if len(row) > number)


def pages(pattern):
    text = " ".join(read(name[len(DATA):]) for name in sorted(glob.glob(DATA + pattern)))
    return re.sub(r"https?://\S+|<[^>]*>", " ", text)


def latin_words(text, uzbek):
    text = text.lower()
    if uzbek:
        text = re.sub("([og])[" + MARKS + "]", r"\1ʻ", text)
    text = re.sub(r"(?<=\w)[" + MARKS + r"](?=\w)", "ʼ", text)
    return collections.Counter(re.findall("[a-zʻʼ]+", text))


def cyrillic_words(text):
    return collections.Counter(re.findall("[а-яёўғқҳ]+", text.lower()))


def in_latin(word):
    latin = ""
    for i, c in enumerate(word):
        if c == "е" and (i == 0 or word[i - 1] in "аеёиоуэюяўъь"):
            latin += "ye"
        elif c == "ц" and i and word[i - 1] in "аеёиоуэюяў":
            latin += "ts"
        elif c != "ь":
            latin += CYRILLIC.get(c, c)
    return latin


def in_cyrillic(word):
    cyrillic, at = "", 0
    word = word.replace("yoʻ", "йў")
    while at < len(word):
        if word[at:at + 2] in DIGRAPHS:
            cyrillic += DIGRAPHS[word[at:at + 2]]
            at += 2
            continue
        starts = at == 0 or word[at - 1] in "aeiou"
        cyrillic += "э" if word[at] == "e" and starts else LETTERS.get(word[at], word[at])
        at += 1
    return cyrillic


def certain_words(name):
    """Words that only the other language has: enough points to be told by themselves."""
    with open(name, encoding="utf8") as file:
        return " ".join(line for line in file if not line.startswith("#")).split()


class Model:
    """The probability of a letter behind two others."""

    def __init__(self, words):
        self.grams = [None] + [collections.Counter() for _ in range(3)]
        self.contexts = [None, collections.Counter(), collections.Counter()]
        for word, count in words.items():
            weight = math.sqrt(count)
            marked = "^" + word + "$"
            for i in range(1, len(marked)):
                self.grams[1][marked[i]] += weight
                for length in (2, 3):
                    if i + 1 >= length:
                        gram = marked[i + 1 - length:i + 1]
                        self.grams[length][gram] += weight
                        self.contexts[length - 1][gram[:-1]] += weight
        self.total = sum(self.grams[1].values())

    def probability(self, letter, before):
        value = (self.grams[1][letter] + 0.5) / (self.total + 15)
        for length in range(1, len(before) + 1):
            context = before[-length:]
            value = ((self.grams[length + 1][context + letter] + SMOOTHING * value) /
                     (self.contexts[length][context] + SMOOTHING))
        return value


def score(word, other, uzbek):
    marked = "^" + word + "$"
    return sum(math.log(other.probability(marked[i], marked[max(0, i - 2):i]) /
                        uzbek.probability(marked[i], marked[max(0, i - 2):i])) for i in range(1, len(marked)))


def without_foreign(uzbek, other):
    for _ in range(2):
        ours, theirs = Model(uzbek), Model(other)
        for word in list(uzbek):
            points = score(word, theirs, ours)
            if (points > 9 or "c" in word.replace("ch", "") or "w" in word or
                    (word in other and other[word] >= uzbek[word] and points > 2)):
                del uzbek[word]
    return uzbek


def table(uzbek, other, seen_at_least):
    ours, theirs = Model(uzbek), Model(other)
    rows = {}
    for length in (2, 3):
        for gram in set(ours.grams[length]) | set(theirs.grams[length]):
            if length == 3 and ours.grams[3][gram] + theirs.grams[3][gram] < seen_at_least:
                continue
            ratio = theirs.probability(gram[-1], gram[:-1]) / ours.probability(gram[-1], gram[:-1])
            rows[gram] = max(-LIMIT, min(LIMIT, round(math.log(ratio) * QUARTERS)))
    return {gram: points for gram, points in rows.items()
            if len(gram) == 2 or abs(points - rows.get(gram[1:], 0)) >= 4}


def rows_of_words(rows, uzbek, other):
    """Uzbek and other: words of running text only, as often as they stand there."""
    totals = sum(uzbek.values()), sum(other.values())
    words = {}
    for word in set(uzbek) | set(other):
        if uzbek[word] + other[word] < WORD_COUNT or len(word) > WORD_LETTERS:
            continue
        ratio = (other[word] + 0.5) / totals[1] / ((uzbek[word] + 0.5) / totals[0])
        points = max(-WORD_LIMIT, min(WORD_LIMIT, round(math.log(ratio) * QUARTERS)))
        marked = "^" + word + "$"
        letters = sum(rows.get(marked[max(0, i - 2):i + 1], rows.get(marked[i - 1:i + 1], 0))
                      for i in range(1, len(marked)))
        if abs(points - letters) >= 12 or len(word) == 1:
            words[marked] = points
    return words


def write(name, rows, heading):
    with open("src/text/data/" + name, "w", encoding="utf8") as file:
        file.write(heading)
        for gram in sorted(rows):
            file.write(f"{gram}\t{rows[gram]}\n")
    print(name, len(rows), "rows")


HEADING = """# How {other} a run of {script} letters is, beside {uzbek}: two or three letters, or a whole word, and their points.
# ^ stands before a word, $ behind it. Points are quarters of a natural logarithm; above zero {other} is likelier.
# Derived by tests/score/derive-letters.py, which tells from what and how.
"""


def main():
    news = "ntrex/ntrex128.en-ru-uz.public.tsv"
    uzbek_text = latin_words(column(news, 4) + read("udhr/uzn_latn.txt") +
                             read("segmentation/uz.ut-first-half.in.txt"), True)
    uzbek = uzbek_text.copy()
    forms = " ".join(line.split("\t")[1] for line in read("uzbek/unimorph-uzb-nouns.tsv").split("\n") if "\t" in line)
    uzbek.update(latin_words(forms + " " + column("terms/cldr-territories.en-ru-uz-uz_Cyrl.tsv", 3), True))
    spelled = cyrillic_words(read("uzbek/hunspell-uz.cyrillic-words.even.txt"))
    for word in spelled:
        uzbek[in_latin(word)] += 1
    with open("src/text/data/uz-exceptions.tsv", encoding="utf8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]
    loans = [row for row in rows if len(row) > 3 and row[2] in ("stem", "word", "name") and "-" not in row[0]]
    for row in loans:
        uzbek[row[0].lower()] += 4
    english = latin_words(column(news, 2) + read("udhr/eng.txt") + read("segmentation/en.gum-dev.in.txt") +
                          pages("html/debian-press/*.en.*") + pages("md/fastapi/en/*") + pages("md/vue/en/*"), False)
    uzbek = without_foreign(uzbek, english)
    uzbek_text = collections.Counter({word: count for word, count in uzbek_text.items() if word in uzbek})
    rows = table(uzbek, english, 4)
    rows.update(rows_of_words(rows, uzbek_text, english))
    for word in certain_words("tests/score/english-words.txt"):
        if word not in uzbek_text:
            rows["^" + word + "$"] = max(CERTAIN, rows.get("^" + word + "$", 0))
    write("letters-latin.tsv", rows,
          HEADING.format(other="English", script="Latin", uzbek="Uzbek"))

    in_print = collections.Counter()
    for word, count in uzbek.items():
        in_print[in_cyrillic(word)] += count
    in_print.update(spelled)
    in_print.update(cyrillic_words(column("translit/udhr.uz-uz_Cyrl.articles-00-15.tsv", 3)))
    in_print.update({row[1].lower(): 4 for row in loans})
    in_print = collections.Counter({word: count for word, count in in_print.items()
                                    if re.fullmatch("[а-яёўғқҳ]+", word)})
    russian = cyrillic_words(column(news, 3) + read("udhr/rus.txt") + read("segmentation/ru.gsd-dev.in.txt") +
                             pages("html/debian-press/*.ru.*") + pages("md/fastapi/ru/*") + pages("md/vue/ru/*"))
    text = collections.Counter()
    for word, count in uzbek_text.items():
        text[in_cyrillic(word)] += count
    rows = table(in_print, russian, 6)
    rows.update(rows_of_words(rows, text, russian))
    write("letters-cyrillic.tsv", rows,
          HEADING.format(other="Russian", script="Cyrillic", uzbek="Uzbek"))


main()
