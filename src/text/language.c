/*
 * language -- the table, and reading a tag in whatever spelling.
 *
 * Plural forms are those of gettext's own table where it has the language, else
 * what most catalogs in the wild say; ICU's data is not touched, so that a
 * start-up stays quick.
 */
#include <config.h>

#include "text/language.h"

#include "base/alloc.h"
#include "base/i18n.h"

#include <ctype.h>
#include <stdint.h>

/* ---------------------------------------------------------------- plurals */

/* The value of Plural-Forms and its nplurals. */
#define UNKNOWN NULL, 0
#define ONE_FORM "nplurals=1; plural=0;", 1
#define NOT_ONE "nplurals=2; plural=(n != 1);", 2
#define OVER_ONE "nplurals=2; plural=(n > 1);", 2
#define EAST_SLAVIC                                                              \
	"nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "                        \
	"n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);", 3
#define CZECH "nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;", 3
#define POLISH                                                                   \
	"nplurals=3; plural=(n==1 ? 0 : "                                        \
	"n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);", 3
#define SLOVENIAN "nplurals=4; plural=(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3);", 4
#define LITHUANIAN                                                               \
	"nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "                        \
	"n%10>=2 && (n%100<10 || n%100>=20) ? 1 : 2);", 3
#define LATVIAN "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2);", 3
#define ROMANIAN "nplurals=3; plural=n==1 ? 0 : (n==0 || (n%100 > 0 && n%100 < 20)) ? 1 : 2;", 3
#define IRISH "nplurals=3; plural=n==1 ? 0 : n==2 ? 1 : 2;", 3
#define DUAL "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);", 3
#define ARABIC                                                                   \
	"nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "                  \
	"n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);", 6
#define WELSH "nplurals=4; plural=(n==1) ? 0 : (n==2) ? 1 : (n != 8 && n != 11) ? 2 : 3;", 4
#define GAELIC                                                                   \
	"nplurals=4; plural=(n==1 || n==11) ? 0 : (n==2 || n==12) ? 1 : "        \
	"(n > 2 && n < 20) ? 2 : 3;", 4
#define MALTESE                                                                  \
	"nplurals=4; plural=(n==1 ? 0 : n==0 || (n%100>1 && n%100<11) ? 1 : "    \
	"(n%100>10 && n%100<20) ? 2 : 3);", 4
#define MACEDONIAN "nplurals=2; plural=(n%10==1 && n%100!=11 ? 0 : 1);", 2
#define ICELANDIC "nplurals=2; plural=(n%10!=1 || n%100==11);", 2

/* -------------------------------------------------------------- the table */

const struct language language_uz = {
	.tag = "uz-Latn",
	.gettext_name = "uz",
	.icu_locale = "uz_Latn",
	.html_tag = "uz",
	.english_name = N_("Uzbek (Latin)"),
	.native_name = "Oʻzbekcha",
	.plural_forms = "nplurals=1; plural=0;",
	.plural_count = 1,
	.script = SCRIPT_LATIN,
	.base = "uz",
};

const struct language language_uz_cyrl = {
	.tag = "uz-Cyrl",
	.gettext_name = "uz@cyrillic",
	.icu_locale = "uz_Cyrl",
	.html_tag = "uz-Cyrl",
	.english_name = N_("Uzbek (Cyrillic)"),
	.native_name = "Ўзбекча",
	.plural_forms = "nplurals=1; plural=0;",
	.plural_count = 1,
	.script = SCRIPT_CYRILLIC,
	.base = "uz",
};

const struct language language_ru = {
	.tag = "ru",
	.gettext_name = "ru",
	.icu_locale = "ru",
	.html_tag = "ru",
	.english_name = N_("Russian"),
	.native_name = "Русский",
	.plural_forms = "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "
			"n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
	.plural_count = 3,
	.script = SCRIPT_CYRILLIC,
	.base = "ru",
};

const struct language language_en = {
	.tag = "en",
	.gettext_name = "en",
	.icu_locale = "en",
	.html_tag = "en",
	.english_name = N_("English"),
	.native_name = "English",
	.plural_forms = "nplurals=2; plural=(n != 1);",
	.plural_count = 2,
	.script = SCRIPT_LATIN,
	.base = "en",
};

/* Most languages are called the same everywhere. */
#define PLAIN(tag, english, native, plural, script) \
	&(const struct language){ tag, tag, tag, tag, english, native, plural, script, tag, false }
#define RIGHT(tag, english, native, plural, script) \
	&(const struct language){ tag, tag, tag, tag, english, native, plural, script, tag, true }
#define FULL(tag, gettext_name, icu, english, native, plural, script, base, rtl) \
	&(const struct language){ tag, gettext_name, icu, tag, english, native, plural, script, base, rtl }

/*
 * The neighbours first, then by tag. Of the rows with one base the first is
 * what the bare tag means.
 */
static const struct language *const languages[] = {
	&language_uz,
	&language_uz_cyrl,
	&language_ru,
	&language_en,
	FULL("kaa", "kaa", "kaa", "Karakalpak", "qaraqalpaqsha", ONE_FORM, SCRIPT_LATIN, "kaa", false),
	FULL("kaa-Cyrl", "kaa@cyrillic", "kaa_Cyrl", "Karakalpak (Cyrillic)", "қарақалпақша", ONE_FORM,
	     SCRIPT_CYRILLIC, "kaa", false),
	PLAIN("kk", "Kazakh", "қазақ тілі", NOT_ONE, SCRIPT_CYRILLIC),
	PLAIN("ky", "Kyrgyz", "кыргызча", NOT_ONE, SCRIPT_CYRILLIC),
	PLAIN("tg", "Tajik", "тоҷикӣ", OVER_ONE, SCRIPT_CYRILLIC),
	PLAIN("tk", "Turkmen", "türkmen dili", NOT_ONE, SCRIPT_LATIN),
	PLAIN("tr", "Turkish", "Türkçe", NOT_ONE, SCRIPT_LATIN),
	PLAIN("tt", "Tatar", "татар", ONE_FORM, SCRIPT_CYRILLIC),
	FULL("uz-Arab", "uz@arabic", "uz_Arab", "Uzbek (Arabic)", "اوزبیک", NOT_ONE, SCRIPT_OTHER, "uz", true),
	RIGHT("ug", "Uyghur", "ئۇيغۇرچە", NOT_ONE, SCRIPT_OTHER),
	PLAIN("az", "Azerbaijani", "azərbaycan", NOT_ONE, SCRIPT_LATIN),
	PLAIN("ba", "Bashkir", "башҡортса", ONE_FORM, SCRIPT_CYRILLIC),
	RIGHT("fa", "Persian", "فارسی", OVER_ONE, SCRIPT_OTHER),
	FULL("fa-AF", "fa_AF", "fa_AF", "Dari", "دری", OVER_ONE, SCRIPT_OTHER, "fa", true),
	RIGHT("ps", "Pashto", "پښتو", NOT_ONE, SCRIPT_OTHER),
	PLAIN("af", "Afrikaans", "Afrikaans", NOT_ONE, SCRIPT_LATIN),
	PLAIN("ak", "Akan", "Akan", OVER_ONE, SCRIPT_LATIN),
	PLAIN("am", "Amharic", "አማርኛ", OVER_ONE, SCRIPT_OTHER),
	PLAIN("an", "Aragonese", "aragonés", NOT_ONE, SCRIPT_LATIN),
	RIGHT("ar", "Arabic", "العربية", ARABIC, SCRIPT_OTHER),
	PLAIN("arn", "Mapuche", "Mapudungun", OVER_ONE, SCRIPT_LATIN),
	PLAIN("as", "Assamese", "অসমীয়া", OVER_ONE, SCRIPT_OTHER),
	PLAIN("ast", "Asturian", "asturianu", NOT_ONE, SCRIPT_LATIN),
	PLAIN("av", "Avaric", "авар мацӀ", UNKNOWN, SCRIPT_CYRILLIC),
	PLAIN("ay", "Aymara", "Aymar aru", ONE_FORM, SCRIPT_LATIN),
	PLAIN("be", "Belarusian", "беларуская", EAST_SLAVIC, SCRIPT_CYRILLIC),
	FULL("be-Latn", "be@latin", "be_Latn", "Belarusian (Latin)", "biełaruskaja", EAST_SLAVIC, SCRIPT_LATIN, "be", false),
	PLAIN("bg", "Bulgarian", "български", NOT_ONE, SCRIPT_CYRILLIC),
	PLAIN("bho", "Bhojpuri", "भोजपुरी", OVER_ONE, SCRIPT_OTHER),
	PLAIN("bm", "Bambara", "bamanakan", ONE_FORM, SCRIPT_LATIN),
	PLAIN("bn", "Bengali", "বাংলা", OVER_ONE, SCRIPT_OTHER),
	PLAIN("bo", "Tibetan", "བོད་སྐད་", ONE_FORM, SCRIPT_OTHER),
	PLAIN("br", "Breton", "brezhoneg", UNKNOWN, SCRIPT_LATIN),
	PLAIN("brx", "Bodo", "बर’", NOT_ONE, SCRIPT_OTHER),
	PLAIN("bs", "Bosnian", "bosanski", EAST_SLAVIC, SCRIPT_LATIN),
	PLAIN("ca", "Catalan", "català", NOT_ONE, SCRIPT_LATIN),
	PLAIN("ce", "Chechen", "нохчийн", NOT_ONE, SCRIPT_CYRILLIC),
	PLAIN("ceb", "Cebuano", "Cebuano", OVER_ONE, SCRIPT_LATIN),
	PLAIN("cgg", "Chiga", "Rukiga", NOT_ONE, SCRIPT_LATIN),
	PLAIN("chr", "Cherokee", "ᏣᎳᎩ", NOT_ONE, SCRIPT_OTHER),
	RIGHT("ckb", "Central Kurdish", "کوردیی ناوەندی", NOT_ONE, SCRIPT_OTHER),
	PLAIN("co", "Corsican", "corsu", NOT_ONE, SCRIPT_LATIN),
	PLAIN("crh", "Crimean Tatar", "qırımtatarca", ONE_FORM, SCRIPT_LATIN),
	PLAIN("cs", "Czech", "čeština", CZECH, SCRIPT_LATIN),
	PLAIN("csb", "Kashubian", "kaszëbsczi", POLISH, SCRIPT_LATIN),
	PLAIN("cv", "Chuvash", "чӑваш", UNKNOWN, SCRIPT_CYRILLIC),
	PLAIN("cy", "Welsh", "Cymraeg", WELSH, SCRIPT_LATIN),
	PLAIN("da", "Danish", "dansk", NOT_ONE, SCRIPT_LATIN),
	PLAIN("de", "German", "Deutsch", NOT_ONE, SCRIPT_LATIN),
	PLAIN("doi", "Dogri", "डोगरी", OVER_ONE, SCRIPT_OTHER),
	PLAIN("dsb", "Lower Sorbian", "dolnoserbšćina", SLOVENIAN, SCRIPT_LATIN),
	RIGHT("dv", "Divehi", "ދިވެހި", NOT_ONE, SCRIPT_OTHER),
	PLAIN("dz", "Dzongkha", "རྫོང་ཁ", ONE_FORM, SCRIPT_OTHER),
	PLAIN("ee", "Ewe", "Eʋegbe", NOT_ONE, SCRIPT_LATIN),
	PLAIN("el", "Greek", "Ελληνικά", NOT_ONE, SCRIPT_OTHER),
	PLAIN("eo", "Esperanto", "esperanto", NOT_ONE, SCRIPT_LATIN),
	PLAIN("es", "Spanish", "español", NOT_ONE, SCRIPT_LATIN),
	PLAIN("et", "Estonian", "eesti", NOT_ONE, SCRIPT_LATIN),
	PLAIN("eu", "Basque", "euskara", NOT_ONE, SCRIPT_LATIN),
	PLAIN("ff", "Fulah", "Pulaar", OVER_ONE, SCRIPT_LATIN),
	PLAIN("fi", "Finnish", "suomi", NOT_ONE, SCRIPT_LATIN),
	PLAIN("fil", "Filipino", "Filipino", OVER_ONE, SCRIPT_LATIN),
	PLAIN("fo", "Faroese", "føroyskt", NOT_ONE, SCRIPT_LATIN),
	PLAIN("fr", "French", "français", OVER_ONE, SCRIPT_LATIN),
	PLAIN("fur", "Friulian", "furlan", NOT_ONE, SCRIPT_LATIN),
	PLAIN("fy", "Western Frisian", "Frysk", NOT_ONE, SCRIPT_LATIN),
	PLAIN("ga", "Irish", "Gaeilge", IRISH, SCRIPT_LATIN),
	PLAIN("gd", "Scottish Gaelic", "Gàidhlig", GAELIC, SCRIPT_LATIN),
	PLAIN("gl", "Galician", "galego", NOT_ONE, SCRIPT_LATIN),
	PLAIN("gn", "Guarani", "Avañe'ẽ", NOT_ONE, SCRIPT_LATIN),
	PLAIN("gsw", "Swiss German", "Schwiizertüütsch", NOT_ONE, SCRIPT_LATIN),
	PLAIN("gu", "Gujarati", "ગુજરાતી", OVER_ONE, SCRIPT_OTHER),
	PLAIN("gv", "Manx", "Gaelg", UNKNOWN, SCRIPT_LATIN),
	PLAIN("ha", "Hausa", "Hausa", NOT_ONE, SCRIPT_LATIN),
	PLAIN("haw", "Hawaiian", "ʻŌlelo Hawaiʻi", NOT_ONE, SCRIPT_LATIN),
	RIGHT("he", "Hebrew", "עברית", NOT_ONE, SCRIPT_OTHER),
	PLAIN("hi", "Hindi", "हिन्दी", OVER_ONE, SCRIPT_OTHER),
	PLAIN("hr", "Croatian", "hrvatski", EAST_SLAVIC, SCRIPT_LATIN),
	PLAIN("hsb", "Upper Sorbian", "hornjoserbšćina", SLOVENIAN, SCRIPT_LATIN),
	PLAIN("ht", "Haitian Creole", "Kreyòl ayisyen", NOT_ONE, SCRIPT_LATIN),
	PLAIN("hu", "Hungarian", "magyar", NOT_ONE, SCRIPT_LATIN),
	PLAIN("hy", "Armenian", "հայերեն", NOT_ONE, SCRIPT_OTHER),
	PLAIN("ia", "Interlingua", "interlingua", NOT_ONE, SCRIPT_LATIN),
	PLAIN("id", "Indonesian", "Indonesia", ONE_FORM, SCRIPT_LATIN),
	PLAIN("ig", "Igbo", "Igbo", ONE_FORM, SCRIPT_LATIN),
	PLAIN("io", "Ido", "Ido", NOT_ONE, SCRIPT_LATIN),
	PLAIN("is", "Icelandic", "íslenska", ICELANDIC, SCRIPT_LATIN),
	PLAIN("it", "Italian", "italiano", NOT_ONE, SCRIPT_LATIN),
	PLAIN("iu", "Inuktitut", "ᐃᓄᒃᑎᑐᑦ", DUAL, SCRIPT_OTHER),
	PLAIN("ja", "Japanese", "日本語", ONE_FORM, SCRIPT_OTHER),
	PLAIN("jbo", "Lojban", "la .lojban.", ONE_FORM, SCRIPT_LATIN),
	PLAIN("jv", "Javanese", "Jawa", ONE_FORM, SCRIPT_LATIN),
	PLAIN("ka", "Georgian", "ქართული", NOT_ONE, SCRIPT_OTHER),
	PLAIN("kab", "Kabyle", "Taqbaylit", OVER_ONE, SCRIPT_LATIN),
	PLAIN("kl", "Greenlandic", "kalaallisut", NOT_ONE, SCRIPT_LATIN),
	PLAIN("km", "Khmer", "ខ្មែរ", ONE_FORM, SCRIPT_OTHER),
	PLAIN("kn", "Kannada", "ಕನ್ನಡ", OVER_ONE, SCRIPT_OTHER),
	PLAIN("ko", "Korean", "한국어", ONE_FORM, SCRIPT_OTHER),
	PLAIN("kok", "Konkani", "कोंकणी", NOT_ONE, SCRIPT_OTHER),
	PLAIN("krc", "Karachay-Balkar", "къарачай-малкъар тил", UNKNOWN, SCRIPT_CYRILLIC),
	RIGHT("ks", "Kashmiri", "کٲشُر", NOT_ONE, SCRIPT_OTHER),
	PLAIN("ku", "Kurdish", "kurdî", NOT_ONE, SCRIPT_LATIN),
	PLAIN("kw", "Cornish", "kernewek", UNKNOWN, SCRIPT_LATIN),
	PLAIN("la", "Latin", "Latina", NOT_ONE, SCRIPT_LATIN),
	PLAIN("lb", "Luxembourgish", "Lëtzebuergesch", NOT_ONE, SCRIPT_LATIN),
	PLAIN("lez", "Lezgian", "лезги чӀал", UNKNOWN, SCRIPT_CYRILLIC),
	PLAIN("lg", "Ganda", "Luganda", NOT_ONE, SCRIPT_LATIN),
	PLAIN("li", "Limburgish", "Limburgs", UNKNOWN, SCRIPT_LATIN),
	PLAIN("ln", "Lingala", "lingála", OVER_ONE, SCRIPT_LATIN),
	PLAIN("lo", "Lao", "ລາວ", ONE_FORM, SCRIPT_OTHER),
	PLAIN("lt", "Lithuanian", "lietuvių", LITHUANIAN, SCRIPT_LATIN),
	PLAIN("lv", "Latvian", "latviešu", LATVIAN, SCRIPT_LATIN),
	PLAIN("mai", "Maithili", "मैथिली", NOT_ONE, SCRIPT_OTHER),
	PLAIN("mg", "Malagasy", "Malagasy", OVER_ONE, SCRIPT_LATIN),
	PLAIN("mi", "Māori", "Māori", OVER_ONE, SCRIPT_LATIN),
	PLAIN("mk", "Macedonian", "македонски", MACEDONIAN, SCRIPT_CYRILLIC),
	PLAIN("ml", "Malayalam", "മലയാളം", NOT_ONE, SCRIPT_OTHER),
	PLAIN("mn", "Mongolian", "монгол", NOT_ONE, SCRIPT_CYRILLIC),
	PLAIN("mni", "Manipuri", "মৈতৈলোন্", NOT_ONE, SCRIPT_OTHER),
	PLAIN("mr", "Marathi", "मराठी", NOT_ONE, SCRIPT_OTHER),
	PLAIN("ms", "Malay", "Melayu", ONE_FORM, SCRIPT_LATIN),
	PLAIN("mt", "Maltese", "Malti", MALTESE, SCRIPT_LATIN),
	PLAIN("my", "Burmese", "မြန်မာ", ONE_FORM, SCRIPT_OTHER),
	PLAIN("myv", "Erzya", "эрзянь кель", UNKNOWN, SCRIPT_CYRILLIC),
	PLAIN("nap", "Neapolitan", "napulitano", NOT_ONE, SCRIPT_LATIN),
	PLAIN("nb", "Norwegian Bokmål", "norsk bokmål", NOT_ONE, SCRIPT_LATIN),
	PLAIN("nds", "Low German", "Plattdüütsch", NOT_ONE, SCRIPT_LATIN),
	PLAIN("ne", "Nepali", "नेपाली", NOT_ONE, SCRIPT_OTHER),
	PLAIN("nl", "Dutch", "Nederlands", NOT_ONE, SCRIPT_LATIN),
	PLAIN("nn", "Norwegian Nynorsk", "norsk nynorsk", NOT_ONE, SCRIPT_LATIN),
	PLAIN("no", "Norwegian", "norsk", NOT_ONE, SCRIPT_LATIN),
	PLAIN("nog", "Nogai", "ногай тили", UNKNOWN, SCRIPT_CYRILLIC),
	PLAIN("nr", "South Ndebele", "isiNdebele", NOT_ONE, SCRIPT_LATIN),
	PLAIN("nso", "Northern Sotho", "Sesotho sa Leboa", OVER_ONE, SCRIPT_LATIN),
	PLAIN("nv", "Navajo", "Diné bizaad", UNKNOWN, SCRIPT_LATIN),
	PLAIN("ny", "Chichewa", "Chichewa", NOT_ONE, SCRIPT_LATIN),
	PLAIN("oc", "Occitan", "occitan", OVER_ONE, SCRIPT_LATIN),
	PLAIN("om", "Oromo", "Oromoo", NOT_ONE, SCRIPT_LATIN),
	PLAIN("or", "Odia", "ଓଡ଼ିଆ", NOT_ONE, SCRIPT_OTHER),
	PLAIN("os", "Ossetian", "ирон", NOT_ONE, SCRIPT_CYRILLIC),
	PLAIN("pa", "Punjabi", "ਪੰਜਾਬੀ", OVER_ONE, SCRIPT_OTHER),
	PLAIN("pap", "Papiamento", "Papiamentu", NOT_ONE, SCRIPT_LATIN),
	PLAIN("pl", "Polish", "polski", POLISH, SCRIPT_LATIN),
	PLAIN("pt", "Portuguese", "português", NOT_ONE, SCRIPT_LATIN),
	FULL("pt-BR", "pt_BR", "pt_BR", "Brazilian Portuguese", "português do Brasil", OVER_ONE, SCRIPT_LATIN, "pt", false),
	PLAIN("qu", "Quechua", "Runasimi", NOT_ONE, SCRIPT_LATIN),
	PLAIN("rm", "Romansh", "rumantsch", NOT_ONE, SCRIPT_LATIN),
	PLAIN("ro", "Romanian", "română", ROMANIAN, SCRIPT_LATIN),
	PLAIN("rue", "Rusyn", "русиньскый", EAST_SLAVIC, SCRIPT_CYRILLIC),
	PLAIN("rw", "Kinyarwanda", "Kinyarwanda", NOT_ONE, SCRIPT_LATIN),
	PLAIN("sa", "Sanskrit", "संस्कृत भाषा", NOT_ONE, SCRIPT_OTHER),
	PLAIN("sah", "Yakut", "саха тыла", ONE_FORM, SCRIPT_CYRILLIC),
	PLAIN("sat", "Santali", "ᱥᱟᱱᱛᱟᱲᱤ", NOT_ONE, SCRIPT_OTHER),
	PLAIN("sc", "Sardinian", "sardu", NOT_ONE, SCRIPT_LATIN),
	PLAIN("scn", "Sicilian", "sicilianu", NOT_ONE, SCRIPT_LATIN),
	PLAIN("sco", "Scots", "Scots", NOT_ONE, SCRIPT_LATIN),
	RIGHT("sd", "Sindhi", "سنڌي", NOT_ONE, SCRIPT_OTHER),
	PLAIN("se", "Northern Sami", "davvisámegiella", DUAL, SCRIPT_LATIN),
	PLAIN("sg", "Sango", "Sängö", ONE_FORM, SCRIPT_LATIN),
	PLAIN("si", "Sinhala", "සිංහල", NOT_ONE, SCRIPT_OTHER),
	PLAIN("sk", "Slovak", "slovenčina", CZECH, SCRIPT_LATIN),
	PLAIN("sl", "Slovenian", "slovenščina", SLOVENIAN, SCRIPT_LATIN),
	PLAIN("sm", "Samoan", "Gagana Sāmoa", UNKNOWN, SCRIPT_LATIN),
	PLAIN("sn", "Shona", "chiShona", NOT_ONE, SCRIPT_LATIN),
	PLAIN("so", "Somali", "Soomaali", NOT_ONE, SCRIPT_LATIN),
	PLAIN("sq", "Albanian", "shqip", NOT_ONE, SCRIPT_LATIN),
	PLAIN("sr", "Serbian", "српски", EAST_SLAVIC, SCRIPT_CYRILLIC),
	FULL("sr-Latn", "sr@latin", "sr_Latn", "Serbian (Latin)", "srpski", EAST_SLAVIC, SCRIPT_LATIN, "sr", false),
	PLAIN("ss", "Swati", "siSwati", NOT_ONE, SCRIPT_LATIN),
	PLAIN("st", "Southern Sotho", "Sesotho", NOT_ONE, SCRIPT_LATIN),
	PLAIN("su", "Sundanese", "Basa Sunda", ONE_FORM, SCRIPT_LATIN),
	PLAIN("sv", "Swedish", "svenska", NOT_ONE, SCRIPT_LATIN),
	PLAIN("sw", "Swahili", "Kiswahili", NOT_ONE, SCRIPT_LATIN),
	PLAIN("szl", "Silesian", "ślōnski", POLISH, SCRIPT_LATIN),
	PLAIN("ta", "Tamil", "தமிழ்", NOT_ONE, SCRIPT_OTHER),
	PLAIN("te", "Telugu", "తెలుగు", NOT_ONE, SCRIPT_OTHER),
	PLAIN("th", "Thai", "ไทย", ONE_FORM, SCRIPT_OTHER),
	PLAIN("ti", "Tigrinya", "ትግርኛ", OVER_ONE, SCRIPT_OTHER),
	PLAIN("tn", "Tswana", "Setswana", NOT_ONE, SCRIPT_LATIN),
	PLAIN("to", "Tongan", "lea fakatonga", ONE_FORM, SCRIPT_LATIN),
	PLAIN("tpi", "Tok Pisin", "Tok Pisin", ONE_FORM, SCRIPT_LATIN),
	PLAIN("ts", "Tsonga", "Xitsonga", NOT_ONE, SCRIPT_LATIN),
	PLAIN("tyv", "Tuvan", "тыва дыл", UNKNOWN, SCRIPT_CYRILLIC),
	PLAIN("udm", "Udmurt", "удмурт кыл", UNKNOWN, SCRIPT_CYRILLIC),
	PLAIN("uk", "Ukrainian", "українська", EAST_SLAVIC, SCRIPT_CYRILLIC),
	RIGHT("ur", "Urdu", "اردو", NOT_ONE, SCRIPT_OTHER),
	PLAIN("ve", "Venda", "Tshivenḓa", NOT_ONE, SCRIPT_LATIN),
	PLAIN("vec", "Venetian", "vèneto", NOT_ONE, SCRIPT_LATIN),
	PLAIN("vi", "Vietnamese", "Tiếng Việt", ONE_FORM, SCRIPT_LATIN),
	PLAIN("vo", "Volapük", "Volapük", NOT_ONE, SCRIPT_LATIN),
	PLAIN("wa", "Walloon", "walon", OVER_ONE, SCRIPT_LATIN),
	PLAIN("wo", "Wolof", "Wolof", ONE_FORM, SCRIPT_LATIN),
	PLAIN("xh", "Xhosa", "IsiXhosa", NOT_ONE, SCRIPT_LATIN),
	RIGHT("yi", "Yiddish", "ייִדיש", NOT_ONE, SCRIPT_OTHER),
	PLAIN("yo", "Yoruba", "Èdè Yorùbá", ONE_FORM, SCRIPT_LATIN),
	PLAIN("yue", "Cantonese", "粵語", ONE_FORM, SCRIPT_OTHER),
	PLAIN("za", "Zhuang", "Vahcuengh", ONE_FORM, SCRIPT_LATIN),
	PLAIN("zgh", "Standard Moroccan Tamazight", "ⵜⴰⵎⴰⵣⵉⵖⵜ", ONE_FORM, SCRIPT_OTHER),
	FULL("zh-Hans", "zh_CN", "zh_Hans", "Chinese (Simplified)", "简体中文", ONE_FORM, SCRIPT_OTHER, "zh", false),
	FULL("zh-Hant", "zh_TW", "zh_Hant", "Chinese (Traditional)", "繁體中文", ONE_FORM, SCRIPT_OTHER, "zh", false),
	PLAIN("zu", "Zulu", "isiZulu", OVER_ONE, SCRIPT_LATIN),
	NULL,
};

const struct language *const *language_all(void)
{
	return languages;
}

const struct language *language_twin(const struct language *language)
{
	return language == &language_uz ? &language_uz_cyrl : language == &language_uz_cyrl ? &language_uz : NULL;
}

bool language_same_base(const struct language *a, const struct language *b)
{
	return a == b || (a && b && strcmp(a->base, b->base) == 0);
}

/* ---------------------------------------------------------------- reading */

/* Other names of a language subtag: ISO 639-2 and -3, withdrawn codes, macro languages. */
static const struct alias {
	const char *name, *tag;
} aliases[] = {
	{ "uzb", "uz" },   { "uzn", "uz" },   { "uzs", "uz-Arab" }, { "rus", "ru" },  { "eng", "en" },
	{ "kaz", "kk" },   { "kir", "ky" },   { "tgk", "tg" },	    { "tuk", "tk" },  { "tur", "tr" },
	{ "tat", "tt" },   { "aze", "az" },   { "uig", "ug" },	    { "fas", "fa" },  { "per", "fa" },
	{ "prs", "fa-AF" }, { "pes", "fa" },  { "pus", "ps" },	    { "ara", "ar" },  { "arb", "ar" },
	{ "bel", "be" },   { "bul", "bg" },   { "ces", "cs" },	    { "cze", "cs" },  { "dan", "da" },
	{ "deu", "de" },   { "ger", "de" },   { "ell", "el" },	    { "gre", "el" },  { "est", "et" },
	{ "fin", "fi" },   { "fra", "fr" },   { "fre", "fr" },	    { "heb", "he" },  { "hin", "hi" },
	{ "hrv", "hr" },   { "hun", "hu" },   { "hye", "hy" },	    { "arm", "hy" },  { "ind", "id" },
	{ "ita", "it" },   { "jpn", "ja" },   { "kat", "ka" },	    { "geo", "ka" },  { "kor", "ko" },
	{ "lav", "lv" },   { "lit", "lt" },   { "mon", "mn" },	    { "nld", "nl" },  { "dut", "nl" },
	{ "pol", "pl" },   { "por", "pt" },   { "ron", "ro" },	    { "rum", "ro" },  { "slk", "sk" },
	{ "spa", "es" },   { "srp", "sr" },   { "swe", "sv" },	    { "ukr", "uk" },  { "zho", "zh-Hans" },
	{ "chi", "zh-Hans" }, { "cmn", "zh-Hans" }, { "iw", "he" }, { "in", "id" },   { "ji", "yi" },
	{ "jw", "jv" },	   { "mo", "ro" },    { "sh", "sr-Latn" },  { "tl", "fil" },  { "tgl", "fil" },
};

/* Scripts as BCP 47 subtags and as gettext's modifiers. */
static const struct alias scripts[] = {
	{ "latn", "Latn" },	  { "latin", "Latn" },	{ "lat", "Latn" },  { "cyrl", "Cyrl" },
	{ "cyrillic", "Cyrl" },	  { "cyr", "Cyrl" },	{ "arab", "Arab" }, { "arabic", "Arab" },
	{ "hans", "Hans" },	  { "hant", "Hant" },	{ "deva", "Deva" }, { "devanagari", "Deva" },
	{ "grek", "Grek" },	  { "hebr", "Hebr" },	{ "jpan", "Jpan" }, { "kore", "Kore" },
	{ "armn", "Armn" },	  { "geor", "Geor" },	{ "guru", "Guru" }, { "beng", "Beng" },
};

/* Regions that make a language a row of its own. */
static const struct alias regions[] = {
	{ "pt-br", "pt-BR" },	{ "fa-af", "fa-AF" },	{ "uz-af", "uz-Arab" },
	{ "zh-tw", "zh-Hant" }, { "zh-hk", "zh-Hant" }, { "zh-mo", "zh-Hant" },
};

/* Longer than any row's tag and any alias. */
#define TAG_BYTES 16

static const char *look_up(const struct alias *table, size_t rows, const char *name)
{
	for (size_t i = 0; i < rows; i++)
		if (strcmp(table[i].name, name) == 0)
			return table[i].tag;
	return NULL;
}

static const struct language *row_of_tag(const char *tag)
{
	for (size_t i = 0; languages[i]; i++)
		if (strcmp(languages[i]->tag, tag) == 0)
			return languages[i];
	return NULL;
}

static const struct language *row_of_base(const char *base)
{
	for (size_t i = 0; languages[i]; i++)
		if (strcmp(languages[i]->base, base) == 0)
			return languages[i];
	return NULL;
}

/* Cuts the next subtag off, in lower case; one that is too long or no tag at all gives "". */
static bool next_subtag(struct slice *rest, char subtag[TAG_BYTES])
{
	size_t bytes = 0;
	bool fits;

	if (!rest->bytes)
		return false;
	while (bytes < rest->bytes && isalnum((unsigned char)rest->data[bytes]))
		bytes++;
	fits = bytes < TAG_BYTES;
	for (size_t i = 0; fits && i < bytes; i++)
		subtag[i] = (char)tolower((unsigned char)rest->data[i]);
	subtag[fits ? bytes : 0] = '\0';
	*rest = slice_part(*rest, bytes + 1, rest->bytes);
	return true;
}

/* "uz" + "Cyrl", joined. */
static const struct language *row_of_pair(const char *base, const char *part)
{
	char tag[2 * TAG_BYTES];
	size_t bytes = strlen(base);

	memcpy(tag, base, bytes);
	tag[bytes] = '-';
	memcpy(tag + bytes + 1, part, strlen(part) + 1);
	return row_of_tag(tag);
}

/* The row for a script that was named: its own, or the plain one if that is its script. */
static const struct language *with_script(const struct language *plain, const char *script)
{
	const struct language *own = row_of_pair(plain->base, script);
	enum script wanted = strcmp(script, "Latn") == 0   ? SCRIPT_LATIN
			     : strcmp(script, "Cyrl") == 0 ? SCRIPT_CYRILLIC
							   : SCRIPT_OTHER;

	if (own)
		return own;
	return plain->script == wanted ? plain : NULL;
}

static const struct language *with_region(const struct language *plain, const char *region)
{
	char pair[2 * TAG_BYTES];
	size_t bytes = strlen(plain->base);
	const char *tag;

	memcpy(pair, plain->base, bytes);
	pair[bytes] = '-';
	memcpy(pair + bytes + 1, region, strlen(region) + 1);
	tag = look_up(regions, ARRAY_COUNT(regions), pair);
	return tag ? row_of_tag(tag) : plain;
}

/* Only letters, digits and the marks that join subtags, and no two of these in a row. */
static bool is_spelled_like_a_tag(struct slice spelling)
{
	bool joint = true;

	for (size_t i = 0; i < spelling.bytes; i++) {
		unsigned char c = (unsigned char)spelling.data[i];

		if (c < 0x80 && isalnum(c))
			joint = false;
		else if (c && strchr("-_@.", c) && !joint)
			joint = true;
		else
			return false;
	}
	return !joint;
}

const struct language *language_find(struct slice spelling)
{
	struct slice rest = spelling;
	char subtag[TAG_BYTES];
	const struct language *row;
	const char *tag, *script = NULL;

	if (!is_spelled_like_a_tag(spelling) || !next_subtag(&rest, subtag))
		return NULL;
	tag = look_up(aliases, ARRAY_COUNT(aliases), subtag);
	row = row_of_tag(tag ? tag : subtag);
	if (!row)
		row = row_of_base(tag ? tag : subtag);
	while (row && next_subtag(&rest, subtag)) {
		const char *named = look_up(scripts, ARRAY_COUNT(scripts), subtag);

		if (named)
			script = named;
		else if (strlen(subtag) == 2 && !script)
			row = with_region(row, subtag);
	}
	return row && script ? with_script(row, script) : row;
}
