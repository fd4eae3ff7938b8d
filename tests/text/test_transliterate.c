/*
 * Uzbek in both directions: letters, exceptions, case, and what stays.
 */
#include <config.h>

#include "text/transliterate.h"

#include "tests/cmocka.h"

static void assert_result(const struct language *from, const struct language *to,
			  const struct transliterate_options *options, const char *text, const char *expected)
{
	struct transliterator *made = transliterator_new(from, to, options, NULL);
	struct strbuf out = STRBUF_INIT;

	assert_non_null(made);
	transliterate(made, slice_of(text), &out, NULL);
	assert_string_equal(out.data, expected);
	strbuf_release(&out);
	transliterator_free(made);
}

static void assert_cyrillic(const char *latin, const char *cyrillic)
{
	assert_result(&language_uz, &language_uz_cyrl, NULL, latin, cyrillic);
}

static void assert_latin(const char *cyrillic, const char *latin)
{
	assert_result(&language_uz_cyrl, &language_uz, NULL, cyrillic, latin);
}

static void assert_both(const char *latin, const char *cyrillic)
{
	assert_cyrillic(latin, cyrillic);
	assert_latin(cyrillic, latin);
}

static void letters_go_both_ways(void **state)
{
	(void)state;
	assert_both("Oʻzbekiston Respublikasi", "Ўзбекистон Республикаси");
	assert_both("gʻoya, chang, shoshilinch", "ғоя, чанг, шошилинч");
	assert_both("yoʻq, yoʻl", "йўқ, йўл");
	assert_both("tabiatshunos", "табиатшунос");
	assert_both("Isʼhoq", "Исҳоқ");
	assert_both("sanʼat, maʼno", "санъат, маъно");
}

static void what_is_kept_stays(void **state)
{
	static const char text[] = "Vakil <a1>Boston \xe2\x80\x9c" "21-asr\xe2\x80\x9d</a1> shahar i\xcc\x86 Boston";
	const struct transliterate_kept kept[] = { { 10, 29 }, { sizeof(text) - 7, sizeof(text) - 1 } };
	const struct transliterate_options options = { .quotes = QUOTES_HOUSE };
	struct transliterator *made = transliterator_new(&language_uz, &language_uz_cyrl, &options, NULL);
	struct transliterate_changes changes = TRANSLITERATE_CHANGES_INIT;
	struct strbuf out = STRBUF_INIT;
	size_t passages = 0;

	(void)state;
	transliterate_around(made, slice_of(text), kept, 2, &out, &changes);
	assert_true(slice_starts(strbuf_slice(&out), SLICE("Вакил <a1>Boston “21-asr”</a1> шаҳар ")));
	assert_true(slice_ends(strbuf_slice(&out), SLICE(" Boston")));
	for (size_t i = 0; i < changes.count; i++)
		passages += strcmp(changes.items[i].rule, "passage") == 0;
	assert_int_equal(passages, 2);
	transliterate_changes_release(&changes);
	strbuf_release(&out);
	transliterator_free(made);
}

static void e_depends_on_what_precedes(void **state)
{
	(void)state;
	assert_both("ekran, poema", "экран, поэма");
	assert_both("Yevropa, poyezd", "Европа, поезд");
	assert_both("premyer", "премьер");
	assert_both("obyekt", "объект");
	assert_cyrillic("BOBOEV, Mendeleev", "БОБОЕВ, Менделеев");
}

static void ts_is_one_letter_but_not_before_endings(void **state)
{
	(void)state;
	assert_both("konstitutsiya", "конституция");
	assert_both("konferensiya, aksiya", "конференция, акция");
	assert_cyrillic("aytsa, davlatsiz, ketsin", "айтса, давлатсиз, кетсин");
}

static void exceptions_carry_what_rules_cannot_know(void **state)
{
	(void)state;
	assert_both("sentabr, oktabrda", "сентябрь, октябрда");
	assert_cyrillic("rol, rolni, film", "роль, ролни, фильм");
	assert_cyrillic("moʻjiza", "мўъжиза");
	assert_cyrillic("Olga, olgani", "Ольга, олгани");
	assert_latin("бюджет, валюта", "budjet, valuta");
}

static void case_is_put_on_at_the_end(void **state)
{
	(void)state;
	assert_latin("Ш. Мирзиёев ШАҲАР Шаҳар", "Sh. Mirziyoyev SHAHAR Shahar");
	assert_both("AQSH, ToshDU, MCHJ", "АҚШ, ТошДУ, МЧЖ");
	assert_both("AQSHga OITSdan", "АҚШга ОИТСдан");
	assert_cyrillic("AQSh SHahar", "АҚШ Шаҳар");
	assert_both("SANʼAT", "САНЪАТ");
}

static void all_apostrophes_are_read(void **state)
{
	(void)state;
	assert_cyrillic("o'zbek o`zbek o‘zbek tog’ san’at", "ўзбек ўзбек ўзбек тоғ санъат");
	assert_cyrillic("‘tog’", "‘тог’");
	assert_cyrillic("GNOME’ning", "GNOME’нинг");
}

static void machine_text_is_left_alone(void **state)
{
	static const char text[] = "<a1>%s</a1> %zu %lu {name} ${x} {{x}} https://ombudsman.uz/uz info@ombudsman.uz gov.uz "
				   "@ombudsman #inson hisobot.pdf &nbsp; %1$d :value %B";

	(void)state;
	assert_cyrillic(text, text);
	assert_latin(text, text);
}

static void foreign_words_and_mixed_words_stay(void **state)
{
	(void)state;
	assert_cyrillic("Washington COVID-19 café YouTube MP3", "Washington COVID-19 café YouTube MP3");
	assert_latin("Windows дастури", "Windows dasturi");
	assert_latin("Тоshкент", "Тоshкент");
}

static void names_of_machines_stay(void **state)
{
	(void)state;
	assert_cyrillic("side_pane_size va Sa_qlash, KP_Delete", "side_pane_size ва Са_қлаш, KP_Delete");
	assert_cyrillic("index.theme, ~/Desktop, --geometry=x, type=16", "index.theme, ~/Desktop, --geometry=x, type=16");
	assert_cyrillic("`kod` va o`zbek", "`kod` ва ўзбек");
	assert_cyrillic("MP3, X11, 2D, 5ta, 2024yilda, K1", "MP3, X11, 2D, 5та, 2024йилда, К1");
	assert_cyrillic("OpenSSL, ZModem, JuK, KMix, ToshDU, AQSHlik", "OpenSSL, ZModem, JuK, KMix, ТошДУ, АҚШлик");
	assert_cyrillic("URIli, Klipper'ni, GNOMEda", "URIли, Klipper'ни, GNOMEда");
	assert_latin("URIли", "URIli");
	assert_cyrillic("ISO-2022-KR, KOI8-R, PQ-4565-son", "ISO-2022-KR, KOI8-R, ПҚ-4565-сон");
	assert_cyrillic("x va y oʻqlari, X. Islomov", "x ва y ўқлари, Х. Исломов");
}

static void words_that_only_english_has_stay_alone(void **state)
{
	(void)state;
	assert_cyrillic("Yangi keyboard olindi", "Янги keyboard олинди");
	assert_cyrillic("Delete tugmasi", "Delete тугмаси");
	assert_cyrillic("“South China Morning Post” gazetasi", "“South China Morning Post” газетаси");
	assert_cyrillic("printer, server, album, start, format, natural", "принтер, сервер, албум, старт, формат, натурал");
}

static void compounds_keep_the_capitals_of_their_parts(void **state)
{
	(void)state;
	assert_cyrillic("Nyu-York, Los-Anjelesda", "Нью-Йорк, Лос-Анжелесда");
}

static void marks_of_keys_part_no_word(void **state)
{
	(void)state;
	assert_cyrillic("Y&igʻish, Y_angi, x va y.", "Й&иғиш, Й_анги, x ва й.");
}

static void codes_of_a_capital_and_digits_stay(void **state)
{
	(void)state;
	assert_cyrillic("G20 sammiti, 5G tarmogʻi, H2O, B2B", "G20 саммити, 5G тармоғи, H2O, B2B");
	assert_cyrillic("A4 qogʻoz, M39 yoʻli, A0x2", "А4 қоғоз, М39 йўли, A0x2");
	assert_cyrillic("5g tuz, 10 kg, 3m", "5г туз, 10 кг, 3м");
}

static void capitals_go_on_behind_a_tutuq(void **state)
{
	(void)state;
	assert_cyrillic("MAʼNO VA MAʼNAVIYAT", "МАЪНО ВА МАЪНАВИЯТ");
	assert_cyrillic("SANʼAT Sanʼat", "САНЪАТ Санъат");
}

static void addresses_with_a_path_stay_whatever_their_domain(void **state)
{
	(void)state;
	assert_cyrillic("t.me/ombudsmanuz kanali, youtu.be/xYz, bit.ly/abc", "t.me/ombudsmanuz канали, youtu.be/xYz, bit.ly/abc");
	assert_cyrillic("80 km/soat, va/yoki", "80 км/соат, ва/ёки");
}

static void compounds_are_looked_up_whole_then_in_parts(void **state)
{
	(void)state;
	assert_cyrillic("konferens-zalda, rol-model", "конференц-залда, роль-модель");
	assert_latin("конференц-зал", "konferens-zal");
}

static void passages_of_other_languages_stay(void **state)
{
	(void)state;
	assert_cyrillic("“The Rolling Stones” guruhi", "“The Rolling Stones” гуруҳи");
	assert_latin("«О государственном языке»ги қонун", "«О государственном языке»gi qonun");
	assert_result(&language_uz, &language_uz, NULL, "o'zbek: we don't think of that", "oʻzbek: we don't think of that");
}

static void places_are_those_of_the_text_that_was_given(void **state)
{
	struct transliterator *made = transliterator_new(&language_uz_cyrl, &language_uz, NULL, NULL);
	struct transliterate_changes changes = TRANSLITERATE_CHANGES_INIT;
	struct strbuf out = STRBUF_INIT;
	struct slice text = SLICE("\xd0\xb8\xcc\x86\xd1\x83\xd0\xbb ва"); /* й in two */

	(void)state;
	transliterate(made, text, &out, &changes);
	assert_string_equal(out.data, "yul va");
	assert_int_equal(changes.count, 2);
	assert_int_equal(changes.items[0].before.bytes, 8);
	assert_int_equal(changes.items[1].offset, 9);
	assert_ptr_equal(changes.items[1].before.data, text.data + 9);
	transliterate_changes_release(&changes);
	strbuf_release(&out);
	transliterator_free(made);
}

static void what_is_remembered_is_written_again(void **state)
{
	struct transliterator *made = transliterator_new(&language_uz, &language_uz_cyrl, NULL, NULL);
	struct strbuf once = STRBUF_INIT, again = STRBUF_INIT;
	struct slice text = SLICE("Oʻzbekiston Respublikasi, “sanʼat” va 'tog' haqida; XX asr, V bob. rol rol.");

	(void)state;
	transliterate(made, text, &once, NULL);
	for (int i = 0; i < 3; i++) {
		strbuf_clear(&again);
		transliterate(made, text, &again, NULL);
		assert_string_equal(once.data, again.data);
	}
	strbuf_release(&once);
	strbuf_release(&again);
	transliterator_free(made);
}

static void roman_numerals_stay(void **state)
{
	(void)state;
	assert_both("XXI asr, V bob", "XXI аср, V боб");
	assert_cyrillic("DXX, MXX", "ДХХ, МХХ");
	assert_latin("ХХ аср, ХIХ аср", "XX asr, XIX asr");
}

static void dates_differ_by_a_hyphen(void **state)
{
	(void)state;
	assert_both("2023-yil 19-oktabr", "2023 йил 19 октябрь");
	assert_cyrillic("19-20-oktabr kunlari", "19–20 октябрь кунлари");
	assert_both("2023-yilning 5-martida", "2023 йилнинг 5 мартида");
	assert_both("5-modda, 1-son, 10-marta", "5-модда, 1-сон, 10-марта");
	assert_both("20 yilligi, 5 yil", "20 йиллиги, 5 йил");
}

static void centuries_are_roman_in_cyrillic(void **state)
{
	(void)state;
	assert_cyrillic("21-asr, 19-20-asrlarda", "XXI аср, XIX–XX асрларда");
	assert_cyrillic("121-asr, 2021-asr, 21-asrdosh", "121-аср, 2021-аср, 21-асрдош");
	assert_both("XXI asr", "XXI аср");
}

static void short_years_have_a_hyphen_in_latin_alone(void **state)
{
	(void)state;
	assert_both("2023-y., 19.10.2023-y.", "2023 й., 19.10.2023 й.");
	assert_cyrillic("2020-2023-yillar", "2020–2023 йиллар");
}

static void apostrophes_have_three_styles(void **state)
{
	struct transliterate_options options = TRANSLITERATE_OPTIONS_INIT;

	(void)state;
	options.apostrophes = APOSTROPHES_TYPOGRAPHIC;
	assert_result(&language_uz_cyrl, &language_uz, &options, "ўзбек санъати", "o‘zbek san’ati");
	options.apostrophes = APOSTROPHES_ASCII;
	assert_result(&language_uz_cyrl, &language_uz, &options, "ўзбек санъати", "o'zbek san'ati");
	assert_result(&language_uz, &language_uz, &options, "oʻzbek san’ati", "o'zbek san'ati");
}

static void proposed_alphabets_are_written_and_read(void **state)
{
	struct transliterate_options options = TRANSLITERATE_OPTIONS_INIT;

	(void)state;
	options.to_alphabet = "reform-2023";
	assert_result(&language_uz_cyrl, &language_uz, &options, "Ўзбек ғояси, Шаҳар чой", "Õzbek ğoyasi, Şahar coy");
	options.to_alphabet = "reform-2021";
	assert_result(&language_uz, &language_uz, &options, "Oʻzbek gʻoyasi, choy", "Ōzbek ḡoyasi, çoy");
	options = (struct transliterate_options)TRANSLITERATE_OPTIONS_INIT;
	assert_result(&language_uz, &language_uz, &options, "õzbek ğoyasi şahar", "oʻzbek gʻoyasi shahar");
	options.from_alphabet = "reform-2023";
	assert_result(&language_uz, &language_uz_cyrl, &options, "coy", "чой");
	options.from_alphabet = "reform-2019";
	assert_result(&language_uz, &language_uz_cyrl, &options, "Ózbek ǵoyasi şahar", "Ўзбек ғояси шаҳар");
	options.from_alphabet = "1995"; /* where ó is foreign */
	assert_result(&language_uz, &language_uz_cyrl, &options, "Córdoba shahri", "Córdoba шаҳри");
	options.from_alphabet = options.to_alphabet = "1993";
	assert_result(&language_uz, &language_uz, &options, "Oʻzbek gʻoyasi, choy", "Özbek ğoyasi, çoy");
}

static void an_unknown_alphabet_is_refused_with_the_known_ones(void **state)
{
	struct transliterate_options options = TRANSLITERATE_OPTIONS_INIT;
	struct error err = ERROR_INIT;

	(void)state;
	options.to_alphabet = "2018";
	assert_null(transliterator_new(&language_uz, &language_uz, &options, &err));
	assert_non_null(strstr(err.message, "1995, 1993, reform-2019, reform-2021, reform-2023"));
	error_clear(&err);
}

static void abbreviations_and_quotes_have_styles(void **state)
{
	struct transliterate_options options = TRANSLITERATE_OPTIONS_INIT;

	(void)state;
	options.abbreviations = ABBREVIATIONS_MIXED;
	assert_result(&language_uz_cyrl, &language_uz, &options, "АҚШ", "AQSh");
	options.quotes = QUOTES_HOUSE;
	assert_result(&language_uz, &language_uz_cyrl, &options, "“Oliy ‘Majlis’”", "«Олий “Мажлис”»");
	assert_result(&language_uz_cyrl, &language_uz, &options, "«Олий “Мажлис”»", "“Oliy ‘Majlis’”");
	/* no quotes: an ending that is tied, feet and inches */
	assert_result(&language_uz, &language_uz_cyrl, &options, "GNOME’ning 6’ 4”", "GNOME’нинг 6’ 4”");
}

static void changes_tell_rule_and_place(void **state)
{
	struct transliterator *made = transliterator_new(&language_uz, &language_uz_cyrl, NULL, NULL);
	struct transliterate_changes changes = TRANSLITERATE_CHANGES_INIT;
	struct strbuf out = STRBUF_INIT;

	(void)state;
	transliterate(made, SLICE("5-mart rol Windows"), &out, &changes);
	assert_int_equal(changes.count, 4);
	assert_string_equal(changes.items[0].rule, "date");
	assert_int_equal(changes.items[0].offset, 1);
	assert_string_equal(changes.items[1].rule, "letters");
	assert_string_equal(changes.items[2].rule, "exception");
	assert_true(slice_is(changes.items[2].before, "rol"));
	assert_true(slice_is(changes.items[2].after, "роль"));
	assert_string_equal(changes.items[3].rule, "passage");
	transliterate_changes_release(&changes);
	strbuf_release(&out);
	transliterator_free(made);
}

/* The text with the changes made that were told, which must be all there are. */
static void replay(struct slice text, const struct transliterate_changes *changes, struct strbuf *out)
{
	size_t at = 0;

	for (size_t i = 0; i < changes->count; i++) {
		const struct transliterate_change *change = &changes->items[i];

		if (change->offset < at) { /* of a word that was told as a whole */
			assert_true(change->detail);
			continue;
		}
		strbuf_add(out, slice_part(text, at, change->offset));
		strbuf_add(out, change->after);
		at = change->offset + change->before.bytes;
	}
	strbuf_add(out, slice_part(text, at, text.bytes));
}

static void assert_all_told(const struct language *from, const struct language *to,
			    const struct transliterate_options *options, const char *text)
{
	struct transliterator *made = transliterator_new(from, to, options, NULL);
	struct transliterate_changes changes = TRANSLITERATE_CHANGES_INIT;
	struct strbuf out = STRBUF_INIT, told = STRBUF_INIT;

	transliterate(made, slice_of(text), &out, &changes);
	replay(slice_of(text), &changes, &told);
	assert_string_equal(out.data, told.data);
	transliterate_changes_release(&changes);
	strbuf_release(&out);
	strbuf_release(&told);
	transliterator_free(made);
}

static void every_change_is_told(void **state)
{
	static const char latin[] = "“O'zbek ‘SHahar’” 2023-yil 19-20-oktabr, 21-asr: moʻʼjiza, jome', GNOME'ning "
				    "Тоshкент, XXI asr, choy; The Rolling Stones; tog`, õzbek rol, 2024-y. konferens-zal";
	static const char cyrillic[] = "«Ўзбек “Шаҳар”» 2023 йил 19–20 октябрь, ХХ аср: мўъжиза, Тоshкент, 2024 й. "
				       "роль, АҚШга, О государственном языке, конференц-зал";
	struct transliterate_options options = TRANSLITERATE_OPTIONS_INIT;

	(void)state;
	options.quotes = QUOTES_HOUSE;
	assert_all_told(&language_uz, &language_uz_cyrl, &options, latin);
	assert_all_told(&language_uz_cyrl, &language_uz, &options, cyrillic);
	assert_all_told(&language_uz, &language_uz, &options, latin);
	options.apostrophes = APOSTROPHES_ASCII;
	assert_all_told(&language_uz, &language_uz, &options, latin);
	options.to_alphabet = "reform-2021";
	options.from_alphabet = "reform-2023";
	assert_all_told(&language_uz, &language_uz, &options, latin);
}

/* All changes of a text, one behind the other: "rule before after; …". */
static void assert_told(const struct language *from, const struct language *to, const char *text, const char *expected)
{
	struct transliterator *made = transliterator_new(from, to, NULL, NULL);
	struct transliterate_changes changes = TRANSLITERATE_CHANGES_INIT;
	struct strbuf out = STRBUF_INIT, told = STRBUF_INIT;

	transliterate(made, slice_of(text), &out, &changes);
	for (size_t i = 0; i < changes.count; i++)
		strbuf_addf(&told, "%s%s %zu %.*s %.*s", i ? "; " : "", changes.items[i].rule, changes.items[i].offset,
			    SLICE_ARG(changes.items[i].before), SLICE_ARG(changes.items[i].after));
	assert_string_equal(told.data, expected);
	transliterate_changes_release(&changes);
	strbuf_release(&out);
	strbuf_release(&told);
	transliterator_free(made);
}

static void wrong_marks_and_wrong_case_are_told(void **state)
{
	(void)state;
	assert_told(&language_uz, &language_uz_cyrl, "o'zbek", "letters 0 o'zbek ўзбек; apostrophe 1 ' ʻ");
	assert_told(&language_uz, &language_uz_cyrl, "oʻzbek", "letters 0 oʻzbek ўзбек");
	assert_told(&language_uz, &language_uz_cyrl, "o'’r", "letters 0 o'’r ўр; apostrophe 1 '’ ʻ");
	assert_told(&language_uz, &language_uz_cyrl, "jomeʼ", "letters 0 jomeʼ жомеъ; apostrophe 4 ʼ ʼ");
	assert_told(&language_uz, &language_uz_cyrl, "SHahar", "letters 0 SHahar Шаҳар; case 0 SHahar Shahar");
	assert_told(&language_uz, &language_uz_cyrl, "YAngi", "letters 0 YAngi Янги; case 0 YAngi Yangi");
	assert_told(&language_uz, &language_uz, "SHahar tog'i", "case 0 SHahar Shahar; apostrophe 10 ' ʻ");
	assert_told(&language_uz, &language_uz, "oʻzbek shahri", "");
	assert_told(&language_uz, &language_uz, "SHga SHAHAR", "");
}

static void a_mixed_word_is_told_with_its_repair(void **state)
{
	struct transliterator *made = transliterator_new(&language_uz, &language_uz_cyrl, NULL, NULL);
	struct transliterate_changes changes = TRANSLITERATE_CHANGES_INIT;
	struct strbuf out = STRBUF_INIT;

	(void)state;
	transliterate(made, SLICE("Тоshкент shahri"), &out, &changes);
	assert_string_equal(out.data, "Тоshкент шаҳри");
	assert_true(slice_is(changes.items[0].repair, "Тошкент"));
	assert_int_equal(changes.items[1].repair.bytes, 0);
	transliterate_changes_release(&changes);
	strbuf_release(&out);
	transliterator_free(made);
}

static void only_uzbek_is_transliterated(void **state)
{
	struct error err = ERROR_INIT;

	(void)state;
	assert_null(transliterator_new(&language_ru, &language_uz, NULL, &err));
	assert_int_equal(err.kind, ERROR_UNSUPPORTED);
	error_clear(&err);
}

static void note_row(void *context, const char *file, size_t line, const char *why)
{
	(void)file;
	(void)why;
	*(size_t *)context = *(size_t *)context * 10 + line;
}

static void bad_rows_are_named_and_left_out(void **state)
{
	size_t lines = 0;
	struct data_report report = { note_row, &lines };
	(void)state;
	exceptions_prove(SLICE("# note\nlat\tcyr\tclass\tdir\nmonitor\tмонитор\tstem\tL\n"
							"ab\tаб\tstem\tL\nfoo\tфуу\tnoun\tL\nfoo\tфуу\tstem\tX\nfoo\nfoo\tfoo\tkeep\t\n"),
			 "test.tsv", &report);
	assert_int_equal(lines, 45678);
}

static void hostile_text_comes_through(void **state)
{
	char text[5000];

	(void)state;
	for (size_t i = 0; i < sizeof(text) - 1; i++)
		text[i] = "o'g'yts\xd0\xff-1%{<"[i % 14];
	text[sizeof(text) - 1] = '\0';
	for (int way = 0; way < 2; way++) {
		struct transliterator *made = transliterator_new(way ? &language_uz : &language_uz_cyrl,
								 way ? &language_uz_cyrl : &language_uz, NULL, NULL);
		struct strbuf out = STRBUF_INIT;

		for (size_t bytes = 0; bytes < 200; bytes++)
			transliterate(made, slice_from(text, bytes), &out, NULL);
		transliterate(made, slice_of(text), &out, NULL);
		assert_true(out.bytes > 0);
		strbuf_release(&out);
		transliterator_free(made);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(letters_go_both_ways),
		cmocka_unit_test(what_is_kept_stays),
		cmocka_unit_test(e_depends_on_what_precedes),
		cmocka_unit_test(ts_is_one_letter_but_not_before_endings),
		cmocka_unit_test(exceptions_carry_what_rules_cannot_know),
		cmocka_unit_test(case_is_put_on_at_the_end),
		cmocka_unit_test(all_apostrophes_are_read),
		cmocka_unit_test(machine_text_is_left_alone),
		cmocka_unit_test(foreign_words_and_mixed_words_stay),
		cmocka_unit_test(names_of_machines_stay),
		cmocka_unit_test(words_that_only_english_has_stay_alone),
		cmocka_unit_test(compounds_keep_the_capitals_of_their_parts),
		cmocka_unit_test(marks_of_keys_part_no_word),
		cmocka_unit_test(codes_of_a_capital_and_digits_stay),
		cmocka_unit_test(capitals_go_on_behind_a_tutuq),
		cmocka_unit_test(addresses_with_a_path_stay_whatever_their_domain),
		cmocka_unit_test(compounds_are_looked_up_whole_then_in_parts),
		cmocka_unit_test(passages_of_other_languages_stay),
		cmocka_unit_test(places_are_those_of_the_text_that_was_given),
		cmocka_unit_test(what_is_remembered_is_written_again),
		cmocka_unit_test(roman_numerals_stay),
		cmocka_unit_test(dates_differ_by_a_hyphen),
		cmocka_unit_test(centuries_are_roman_in_cyrillic),
		cmocka_unit_test(short_years_have_a_hyphen_in_latin_alone),
		cmocka_unit_test(apostrophes_have_three_styles),
		cmocka_unit_test(proposed_alphabets_are_written_and_read),
		cmocka_unit_test(an_unknown_alphabet_is_refused_with_the_known_ones),
		cmocka_unit_test(abbreviations_and_quotes_have_styles),
		cmocka_unit_test(changes_tell_rule_and_place),
		cmocka_unit_test(every_change_is_told),
		cmocka_unit_test(wrong_marks_and_wrong_case_are_told),
		cmocka_unit_test(a_mixed_word_is_told_with_its_repair),
		cmocka_unit_test(only_uzbek_is_transliterated),
		cmocka_unit_test(bad_rows_are_named_and_left_out),
		cmocka_unit_test(hostile_text_comes_through),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
