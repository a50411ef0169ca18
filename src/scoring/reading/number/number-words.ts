/** What a word behind a number multiplies it by, in English, Spanish, German, French and Indian English. */
export const SCALES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    "1000": "k t tsd tausend thousand thousands mil miles mille milhar milhares",
    "10000": "万 萬",
    "100000000": "億 亿",
    "100000": "lakh lakhs lac lacs",
    "1000000":
      "m mm mn mio mill million millions millionen millon millones milhao milhoes mln millions mios",
    "10000000": "crore crores cr",
    "1000000000":
      "b bn bln billion billions mrd mia md mds milliard milliards milliarden miljard millardo millardos bilhao bilhoes",
    "1000000000000": "tn trillion trillions billon billones",
  }).flatMap(([scale, words]) => words.split(" ").map((word) => [word, Number(scale)] as const)),
);

/** Numbers written out, as far as sizes and money are: 'two hundred', 'mil millones', 'medio millón'. */
export const NUMERALS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    "0": "zero cero null",
    "0.5": "half medio media halb demi",
    "1": "one un uno una ein eine um uma une",
    "2": "two dos zwei deux dois duas",
    "3": "three tres drei trois",
    "4": "four cuatro vier quatre quatro",
    "5": "five cinco funf cinq",
    "6": "six seis sechs",
    "7": "seven siete sieben sept sete",
    "8": "eight ocho acht huit oito",
    "9": "nine nueve neun neuf nove",
    "10": "ten diez zehn dix dez",
    "11": "eleven once elf onze",
    "12": "twelve doce zwolf douze doze dozen docena",
    "13": "thirteen trece",
    "14": "fourteen catorce",
    "15": "fifteen quince",
    "16": "sixteen dieciseis",
    "17": "seventeen diecisiete",
    "18": "eighteen dieciocho",
    "19": "nineteen diecinueve",
    "20": "twenty veinte zwanzig vingt vinte",
    "25": "veinticinco",
    "30": "thirty treinta dreissig trente trinta",
    "40": "forty fourty cuarenta vierzig quarante quarenta",
    "50": "fifty cincuenta funfzig cinquante cinquenta",
    "60": "sixty sesenta sechzig soixante",
    "70": "seventy setenta siebzig",
    "80": "eighty ochenta achtzig",
    "90": "ninety noventa neunzig",
    "100": "hundred hundreds cien ciento hundert cent cem cento",
    "200": "doscientos doscientas",
    "300": "trescientos trescientas",
    "400": "cuatrocientos cuatrocientas",
    "500": "quinientos quinientas",
    "600": "seiscientos seiscientas",
    "700": "setecientos setecientas",
    "800": "ochocientos ochocientas",
    "900": "novecientos novecientas",
  }).flatMap(([value, words]) => words.split(" ").map((word) => [word, Number(value)] as const)),
);

/** Whole texts that mean one person. */
export const ALONE: ReadonlySet<string> = new Set(
  "just me;only me;me;myself;just myself;solo me;me only;it's just me;its just me;solo yo;yo solo;yo;yo sola;sola yo;solamente yo;unicamente yo;freelance;freelancer;autonomo;autonoma;self-employed;self employed;selfemployed;sole trader;sole proprietor;sole proprietorship;solopreneur;one-person;one person;one man band;one-man band;individual;trabajador autonomo;trabajadora autonoma;trabajador por cuenta propia;cuenta propia;unipersonal;empresario individual;einzelunternehmer;einzelunternehmen;selbststandig;selbstandig;freiberufler;nur ich;moi uniquement;juste moi;auto-entrepreneur;independant;independiente;so eu;apenas eu;trabalhador independente;solo founder;solo".split(
    ";",
  ),
);

/** Words that may stand beside a number without changing it: what is counted, and in what money. */
export const COUNTED: ReadonlySet<string> = new Set(
  (
    "円 元 人 名 employees employee emp empl emps people persons person staff workers worker headcount fte ftes members member users team size seats professionals colleagues full time company companies empleados empleado empleadas personas persona trabajadores trabajador trab plantilla asalariados miembros usuarios profesionales equipo tamano numero de del en la el los las total totales of the in with con y and " +
    "mitarbeiter mitarbeitende beschaftigte angestellte personen leute ma salaries salarie employes personnes collaborateurs effectif effectifs funcionarios colaboradores pessoas empregados trabalhadores " +
    "approx approximately aprox aproximadamente about around circa ca c roughly nearly almost casi unos unas alrededor cerca rund etwa ungefahr environ estimated est estimado some currently actualmente ahora now " +
    "eur euro euros usd us dollar dollars dolares dolar gbp pound pounds sterling chf franken francs mxn pesos peso clp cop ars pen soles brl reais real inr rs rupees jpy yen cny cad aud nzd sek nok dkk pln zloty a year per annum annual annually anual anuales anuais al ano ano por p.a pa yearly revenue revenues turnover sales arr facturacion ingresos ventas umsatz jahresumsatz chiffre d'affaires affaires budget presupuesto fy ejercicio"
  ).split(" "),
);

export const MONEY: ReadonlySet<string> = new Set(
  "eur euro euros usd us dollar dollars dolares dolar gbp pound pounds sterling chf franken francs mxn pesos peso clp cop ars pen soles brl reais real inr rs rupees jpy yen cny cad aud nzd sek nok dkk pln zloty revenue revenues turnover sales arr facturacion ingresos ventas umsatz jahresumsatz".split(
    " ",
  ),
);

/** In front of a number or behind it: more than it. */
export const ABOVE =
  /^(?:>(?!=)|over|above|more than|greater than|upwards of|beyond|mas de|mayor de|mayor que|superior a|por encima de|uber|mehr als|plus de|mais de|acima de)(?![\p{L}])\s*/u;
/** At least it: the number itself counts. */
export const AT_LEAST =
  /^(?:>=|≥|at least|no less than|not less than|minimum|minimo|min\.?|from|desde|a partir de|al menos|como minimo|mindestens|ab|au moins|pelo menos)(?![\p{L}])\s*/u;
/** Below it, or up to it. */
export const BELOW =
  /^(?:<(?!=)|less than|fewer than|under|below|menos de|menor de|menor que|inferior a|por debajo de|weniger als|unter|moins de|abaixo de)(?![\p{L}])\s*/u;
export const AT_MOST =
  /^(?:<=|≤|up to|at most|no more than|not more than|maximum|maximal|maximo|max\.?|hasta|como maximo|hochstens|bis zu|bis|jusqu'a|ate|no mas de)(?![\p{L}])\s*/u;

/** Headcount ranges in use in CRMs and forms, that a spreadsheet turns into a day or a month. */
export const BANDS: ReadonlySet<string> = new Set(
  "1-2 1-3 1-4 1-5 1-9 1-10 1-20 1-25 1-49 1-50 1-99 2-3 2-4 2-5 2-9 2-10 2-20 2-49 2-50 3-5 3-9 3-10 4-9 4-10 5-9 5-10 5-15 5-19 5-20 5-24 5-25 5-49 5-50 6-9 6-10 6-15 6-20 6-25 6-49 6-50 9-20 10-15 10-19 10-20 10-24 10-25 10-49 10-50 10-99 11-15 11-19 11-20 11-25 11-30 11-49 11-50 11-99 12-24 12-25 12-50".split(
    " ",
  ),
);

/** Those of them that people know best: as a spreadsheet's serial day a headcount of five figures may be one. */
export const COMMON_BANDS: ReadonlySet<string> = new Set(
  "1-5 1-10 2-10 5-9 6-10 10-20 11-20".split(" "),
);
