/**
 * States, provinces and regions of large countries, as people write them in a country's column (ISO 3166-2,
 * kept by hand). 'Georgia' and the like, which are countries too, are left out.
 */
export const SUBDIVISIONS: Readonly<Record<string, string>> = {
  US: "Alabama;Alaska;Arizona;Arkansas;California;Colorado;Connecticut;Delaware;Florida;Hawaii;Idaho;Illinois;Indiana;Iowa;Kansas;Kentucky;Louisiana;Maine;Maryland;Massachusetts;Michigan;Minnesota;Mississippi;Missouri;Montana;Nebraska;Nevada;New Hampshire;New Jersey;New Mexico;New York;New York State;North Carolina;North Dakota;Ohio;Oklahoma;Oregon;Pennsylvania;Rhode Island;South Carolina;South Dakota;Tennessee;Texas;Utah;Vermont;Virginia;Washington;Washington State;Washington DC;Washington D.C.;West Virginia;Wisconsin;Wyoming;District of Columbia;Nueva York;Nuevo México;Carolina del Norte;Carolina del Sur;Dakota del Norte;Dakota del Sur;Virginia Occidental;Pensilvania;Misisipi;Misuri;Tejas",
  CA: "Ontario;Quebec;Québec;British Columbia;Alberta;Manitoba;Saskatchewan;Nova Scotia;New Brunswick;Newfoundland;Newfoundland and Labrador;Prince Edward Island;Northwest Territories;Yukon;Nunavut;Columbia Británica;Nueva Escocia",
  ES: "Andalucía;Andalusia;Aragón;Asturias;Principado de Asturias;Islas Baleares;Illes Balears;Baleares;Balearic Islands;Canarias;Cantabria;Castilla y León;Castilla-La Mancha;Castilla La Mancha;Cataluña;Catalunya;Catalonia;Comunidad Valenciana;Comunitat Valenciana;Comunidad de Madrid;Extremadura;Galicia;La Rioja (España);Región de Murcia;Navarra;Comunidad Foral de Navarra;País Vasco;Euskadi;Basque Country;Ceuta;Melilla;Península;España peninsular;Álava;Albacete;Alicante;Almería;Ávila;Badajoz;Burgos;Cáceres;Cádiz;Castellón;Ciudad Real;Cuenca (España);A Coruña;La Coruña;Girona;Gerona;Granada (España);Guadalajara (España);Guipúzcoa;Gipuzkoa;Huelva;Huesca;Jaén;Lleida;Lérida;Lugo;Málaga;Ourense;Orense;Palencia;Las Palmas;Pontevedra;Salamanca;Santa Cruz de Tenerife;Tenerife;Segovia;Sevilla;Seville;Soria;Tarragona;Teruel;Valladolid;Vizcaya;Bizkaia;Zamora;Zaragoza;Madrid;Barcelona;Bilbao",
  MX: "Aguascalientes;Baja California;Baja California Sur;Campeche;Chiapas;Chihuahua;Coahuila;Colima;Durango;Estado de México;Edomex;Guanajuato;Guerrero;Hidalgo;Jalisco;Michoacán;Nayarit;Nuevo León;Oaxaca;Puebla;Querétaro;Quintana Roo;San Luis Potosí;Sinaloa;Sonora;Tabasco;Tamaulipas;Tlaxcala;Veracruz;Yucatán;Zacatecas;Monterrey",
  BR: "Acre;Alagoas;Amapá;Bahia;Ceará;Espírito Santo;Goiás;Maranhão;Mato Grosso;Mato Grosso do Sul;Minas Gerais;Pará;Paraíba;Paraná;Pernambuco;Piauí;Rio de Janeiro;Rio Grande do Norte;Rio Grande do Sul;Rondônia;Roraima;Santa Catarina;São Paulo;Sergipe;Tocantins;Brasília",
  AR: "Buenos Aires;Provincia de Buenos Aires;Ciudad Autónoma de Buenos Aires;Catamarca;Chaco;Chubut;Entre Ríos;Formosa (Argentina);Jujuy;La Pampa;Mendoza;Neuquén;Río Negro;San Juan (Argentina);Santa Fe;Santiago del Estero;Tierra del Fuego;Tucumán",
  CO: "Antioquia;Bogotá;Bogota DC;Bogotá D.C.;Cundinamarca;Valle del Cauca;Atlántico;Santander (Colombia);Boyacá;Medellín;Cali;Barranquilla",
  CL: "Región Metropolitana de Santiago;Santiago de Chile;Valparaíso;Antofagasta;Biobío;Araucanía",
  PE: "Lima;Arequipa;Cusco;Cuzco;Callao;La Libertad (Perú)",
  AU: "New South Wales;NSW;Victoria (Australia);Queensland;South Australia;Western Australia;Tasmania;Northern Territory;Australian Capital Territory;Sydney;Melbourne;Nueva Gales del Sur",
  IN: "Andhra Pradesh;Arunachal Pradesh;Assam;Bihar;Chhattisgarh;Goa;Gujarat;Haryana;Himachal Pradesh;Jharkhand;Karnataka;Kerala;Madhya Pradesh;Maharashtra;Manipur;Meghalaya;Mizoram;Nagaland;Odisha;Rajasthan;Sikkim;Tamil Nadu;Telangana;Tripura;Uttar Pradesh;Uttarakhand;West Bengal;Delhi;New Delhi;Mumbai;Bangalore;Bengaluru",
  DE: "Baden-Württemberg;Bayern;Bavaria;Baviera;Berlin;Berlín;Brandenburg;Bremen;Hamburg;Hamburgo;Hessen;Hesse;Mecklenburg-Vorpommern;Niedersachsen;Lower Saxony;Nordrhein-Westfalen;North Rhine-Westphalia;NRW;Rheinland-Pfalz;Saarland;Sachsen;Saxony;Sachsen-Anhalt;Schleswig-Holstein;Thüringen;Thuringia;München;Munich;Frankfurt am Main",
  FR: "Île-de-France;Ile de France;Auvergne-Rhône-Alpes;Bretagne;Brittany;Normandie;Normandy;Nouvelle-Aquitaine;Occitanie;Provence-Alpes-Côte d'Azur;PACA;Hauts-de-France;Grand Est;Pays de la Loire;Bourgogne-Franche-Comté;Centre-Val de Loire;Paris;París;Lyon;Marseille",
  IT: "Lombardia;Lombardy;Lazio;Toscana;Tuscany;Sicilia;Sicily;Sardegna;Sardinia;Piemonte;Piedmont;Veneto;Emilia-Romagna;Campania;Puglia;Liguria;Umbria;Calabria;Abruzzo;Friuli-Venezia Giulia;Trentino-Alto Adige;Milano;Milan;Milán;Roma;Rome",
  GB: "London;Londres;Greater London;Manchester (UK);Yorkshire;Cornwall;Essex;Kent;Surrey;Devon;Greater Manchester;West Midlands;Edinburgh;Glasgow;Belfast",
  CN: "Guangdong;Zhejiang;Jiangsu;Shandong;Sichuan;Fujian;Hubei;Hunan;Henan;Hebei;Shanghai;Beijing;Pekín;Shenzhen;Guangzhou;Inner Mongolia;Tibet;Xinjiang",
  PT: "Lisboa;Lisbon;Porto;Oporto;Madeira;Açores;Azores;Algarve",
  JP: "Tokyo;Tokio;Osaka;Kyoto;Hokkaido",
  CH: "Zürich;Zurich;Genève;Geneva;Genf;Vaud;Ticino;Basel",
  NL: "Amsterdam;Rotterdam;Noord-Holland;Zuid-Holland;Utrecht;Noord-Brabant",
  BE: "Bruxelles;Brussels;Bruselas;Vlaanderen;Flanders;Wallonie;Wallonia;Antwerpen",
  AT: "Wien;Vienna;Viena;Tirol;Tyrol;Steiermark;Oberösterreich;Niederösterreich;Vorarlberg;Kärnten",
  RU: "Moscow;Moscú;Moskva;Saint Petersburg;Siberia",
  IE: "Dublin;Dublín",
  TR: "Istanbul;İstanbul;Estambul;Ankara",
  KR: "Seoul;Seúl",
  IL: "Tel Aviv",
  EG: "Cairo;El Cairo",
  NG: "Lagos",
  KE: "Nairobi",
  ZA: "Gauteng;Western Cape;KwaZulu-Natal;Johannesburg;Cape Town",
  UY: "Montevideo",
  VE: "Caracas",
  EC: "Quito;Guayaquil;Pichincha;Guayas",
  PY: "Asunción",
  CR: "San José, Costa Rica",
  PA: "Ciudad de Panamá;Panama City, Panama",
  GT: "Ciudad de Guatemala",
  SE: "Stockholm;Estocolmo",
  DK: "Copenhagen;København;Copenhague",
  NO: "Oslo",
  FI: "Helsinki",
  PL: "Warszawa;Warsaw;Varsovia",
  CZ: "Praha;Prague;Praga;Bohemia;Moravia",
  HU: "Budapest",
  GR: "Athens;Atenas;Athina",
  RO: "Bucharest;București;Bucarest",
  MY: "Kuala Lumpur",
  PH: "Manila;Metro Manila",
  TH: "Bangkok",
  ID: "Jakarta;Yakarta",
  AE: "Abu Dhabi City",
};

/** Codes of states behind a city ('Austin, TX'); those that are countries' codes too are told apart by the city alone. */
export const STATE_CODES: Readonly<Record<string, string>> = {
  US: "AK AZ CT DC FL HI IA KS MI NH NJ NM NV NY OH OK OR RI TX UT VT WI WV WY",
  CA: "ON QC BC AB SK NB",
  AU: "NSW QLD VIC TAS ACT",
};

/** Countries' signs on cars and their like: a single letter is a country only in capitals. */
export const LETTERS: Readonly<Record<string, string>> = {
  A: "AT",
  B: "BE",
  D: "DE",
  E: "ES",
  F: "FR",
  I: "IT",
  L: "LU",
  P: "PT",
};

/**
 * Codes that are words of English or Spanish too ('it', 'no', 'me'): in lower or mixed case they are
 * countries only in a column of codes.
 */
export const WORD_CODES =
  "por chi gua hon den it no me is in be at do so to am as my by pm la id ni se va ve tv ok ga ma pa ne re st sa si sr mr ms al es-no ad py cv pr ps ai hm um and are arm can fin gum mar pan per sur ago ben bra col dom ken lie mac nor pol sen tur ton bel cub che est lux gin man mus nam tun tan mad vat som bol cri hun jam tut";

/** Values that say that nothing is known, as people and exports write it. */
export const EMPTY_WORDS =
  "na;n a;n d;nd;none;null;nil;nan;unknown;desconocido;desconocida;no aplica;not applicable;not available;not specified;no especificado;sin especificar;sin datos;sin dato;ninguno;ninguna;undefined;other;otro;otros;otra;tbd;tba;s d;x;xx;xxx;test;global;worldwide;international;internacional;todos;all;any;europe;europa;eu;ue;emea;latam;apac;asia;africa;north america;south america;latin america;america latina;latinoamerica;middle east;select;please select;seleccione";

/** What stands in front of the name in official names, in the languages that people write them in. */
export const OFFICIAL_WORDS =
  "koninkrijk bondsrepubliek republiek konungariket kongeriget kongeriket rzeczpospolita sultania respublika republika kraljevina tasavalta regatul federale federaal federala unie the la el las los le les die der das l il lo gli o a os as of and y e et und de del des du d della dell dello dei delle di da do dos das von vom for en most serene serenisima sereníssima federal federated federative federativa federados federate democratic democratica democratico democratique demokratische people peoples people s popular populaire popolare volks socialist socialista socialiste sozialistische islamic islamica islamique islamische arab arabe araba arabische oriental orientale ostlich bolivarian bolivariana bolivarische plurinational plurinacional plurinationaler plurinazionale cooperative co operative cooperativa kooperative united unida unie unita vereinigte hashemite hachemita hachemite haschemitisches independent independiente independente independant unabhangiger sovereign soberano souverain grand gran gross grosse grande special administrative autonomous autonomo foderative foderierte former antigua asociado libre associated free";
/** Those of them that make a name official; without one nothing is stripped. */
export const OFFICIAL_BODIES =
  "koninkrijk bondsrepubliek republiek konungariket kongeriget kongeriket rzeczpospolita sultania respublika republika kraljevina tasavalta regatul republic republica republique republik repubblica bundesrepublik volksrepublik kingdom reino royaume konigreich regno state states estado estados etat etats staat staaten stato stati commonwealth mancomunidad comunidad comunidade communaute duchy ducado duche herzogtum grossherzogtum granducato principality principado principaute furstentum principato sultanate sultanato sultanat federation federacion federacao foderation federazione union uniao unione territory territorio territoire gebiet department departamento departement dipartimento bailiwick bailia bailiazgo bailliage bailiado vogtei baliato collectivity colectividad coletividade collectivite collettivita nation nacion nacao nazione emirate emirato emirat confederation confederacion confederacao dominion country land pais pays paese group grupo groupe province provincia";

/** Behind the adjective in official names: 'Slovak Republic', 'Confederación Suiza' the other way round. */
export const OFFICIAL_NOUNS =
  "republic republica republique republik repubblica federation federacion confederation confederacion confederazione eidgenossenschaft";

/**
 * Great cities by their everyday names: those that share their name with another city of note
 * ('Córdoba', 'Santiago', 'Birmingham') are left out. Kept by hand.
 */
export const CITIES: Readonly<Record<string, string>> = {
  ES: "Palma;Palma de Mallorca;Vigo;Gijón;A Coruña;La Coruña;Alicante;Alacant;Murcia;Valladolid;Las Palmas;Las Palmas de Gran Canaria;Santa Cruz de Tenerife;San Sebastián;Donostia;Pamplona;Oviedo;Santander;Almería;Cádiz;Huelva;Jaén;Tarragona;Girona;Lleida;Castellón;Burgos;Salamanca;Logroño;Badajoz;Sabadell;Terrassa;Hospitalet;Vitoria-Gasteiz;Jerez de la Frontera;Marbella;Tenerife;Mallorca;Ibiza;Gran Canaria;Bizkaia;Vizcaya;Gipuzkoa;Guipúzcoa;Pontevedra",
  MX: "Cancún;Tijuana;Mazatlán;León, Guanajuato;Zapopan;Hermosillo;Culiacán;Saltillo;Toluca;Villahermosa;Cuernavaca;Ciudad Juárez;Playa del Carmen;Puerto Vallarta;Xalapa;Morelia;Pachuca;Torreón;San Pedro Garza García;D.F.",
  US: "New York City;NYC;Los Angeles;Los Ángeles;San Francisco;San Francisco Bay Area;Bay Area;Silicon Valley;Seattle;Boston;Chicago;Houston;Dallas;Miami;Atlanta;Philadelphia;Filadelfia;San Diego;Denver;Las Vegas;Detroit;Minneapolis;Nashville;Orlando;Tampa;Brooklyn;Manhattan;Sacramento;Pittsburgh;Baltimore;Cleveland;Cincinnati;Salt Lake City;San Antonio;Oakland;Indianapolis;Milwaukee;Nueva York;Washington DC;Washington D.C.;New Orleans;Kansas City;Charlotte;Dallas-Fort Worth;Honolulu;Raleigh;St. Louis;Ohio;DMV Area",
  GB: "Manchester;Liverpool;Leeds;Sheffield;Nottingham;Cardiff;Edimburgo;Coventry;Southampton;Brighton;Leicester;Milton Keynes;Aberdeen;Bournemouth;Wolverhampton;Oxfordshire;Cambridgeshire",
  DE: "Frankfurt;Fráncfort;Köln;Cologne;Colonia, Alemania;Stuttgart;Düsseldorf;Dortmund;Leipzig;Dresden;Hannover;Nürnberg;Nuremberg;Bonn;Mannheim;Karlsruhe;Münster;Augsburg;Heidelberg;Múnich;Essen, Germany",
  FR: "Toulouse;Bordeaux;Lille;Nantes;Strasbourg;Estrasburgo;Montpellier;Rennes;Grenoble;Marsella;Burdeos;Nice, France;Sophia Antipolis",
  IT: "Torino;Turin;Turín;Napoli;Naples, Italy;Nápoles;Firenze;Florencia;Bologna;Bolonia;Venezia;Venice;Venecia;Genova;Génova;Palermo;Verona;Padova;Bergamo",
  PT: "Braga;Coimbra;Aveiro;Setúbal;Faro, Portugal",
  NL: "Den Haag;The Hague;La Haya;Eindhoven;Groningen",
  BE: "Ghent;Gent;Gante;Antwerp;Amberes;Liège;Lieja;Leuven",
  CH: "Bern;Berna;Lausanne;Lausana;Basilea;Ginebra;Lugano;Winterthur;Zug",
  AT: "Graz;Salzburg;Salzburgo;Innsbruck;Linz",
  PL: "Kraków;Krakow;Cracovia;Wrocław;Poznań;Gdańsk;Łódź;Katowice",
  CZ: "Brno;Ostrava",
  SE: "Gothenburg;Göteborg;Gotemburgo;Malmö",
  DK: "Aarhus",
  NO: "Bergen, Norway;Stavanger;Trondheim",
  FI: "Espoo;Tampere",
  GR: "Thessaloniki;Salónica",
  RU: "St. Petersburg, Russia;San Petersburgo;Novosibirsk",
  UA: "Kyiv;Kiev;Lviv;Odessa, Ukraine;Kharkiv",
  RO: "Cluj-Napoca;Timișoara",
  RS: "Belgrade;Belgrado",
  HR: "Zagreb",
  BG: "Sofia;Varna, Bulgaria",
  TR: "Izmir;Esmirna",
  AR: "Gran Buenos Aires;GBA Norte;Rosario, Santa Fe;Mar del Plata",
  CO: "Cartagena de Indias;Bucaramanga;Pereira;Manizales;Cúcuta;Ibagué",
  CL: "Viña del Mar;Temuco",
  PE: "Trujillo, Perú;Chiclayo;Piura",
  EC: "Cuenca, Ecuador",
  VE: "Maracaibo;Barquisimeto;Valencia, Venezuela",
  BO: "Santa Cruz de la Sierra;Cochabamba;Sucre, Bolivia",
  HN: "Tegucigalpa;San Pedro Sula",
  NI: "Managua",
  SV: "San Salvador",
  CU: "Havana;La Habana;Habana",
  DO: "Santiago de los Caballeros;Punta Cana",
  BR: "Belo Horizonte;Porto Alegre;Curitiba;Fortaleza;Recife;Florianópolis;Campinas;Manaus;Goiânia;Rio",
  CN: "Chengdu;Hangzhou;Tianjin;Wuhan;Nanjing;Suzhou;Peking;Cantón",
  JP: "Nagoya;Yokohama;Kioto;Fukuoka",
  KR: "Busan;Incheon",
  IN: "Hyderabad, India;Chennai;Pune;Kolkata;Calcutta;Calcuta;Ahmedabad;Gurgaon;Gurugram;Noida;Bombay;Madras;Bangalore;Jaipur",
  PK: "Karachi;Lahore;Islamabad",
  VN: "Hanoi;Hanói;Ho Chi Minh City;Saigon;Saigón",
  PH: "Makati;Quezon City;Cebu",
  ID: "Surabaya;Bandung",
  SA: "Riad;Riyadh;Jeddah;Yeda",
  QA: "Doha",
  LB: "Beirut",
  IL: "Jerusalén;Haifa",
  EG: "Alejandría, Egipto;Giza",
  MA: "Rabat;Marrakech;Tánger;Casablanca",
  ZA: "Durban;Pretoria;Ciudad del Cabo;Johannesburgo",
  NG: "Abuja",
  AU: "Brisbane;Perth, Australia;Adelaide;Canberra",
  NZ: "Auckland;Christchurch;Wellington",
  CA: "Toronto;Montreal;Montréal;Vancouver;Ottawa;Calgary;Edmonton;Winnipeg;Mississauga;Quebec City;Greater Toronto Area;GTA",
  MY: "Penang;Johor Bahru",
  AF: "Kabul",
  AL: "Tirana;Tirane",
  DZ: "Algiers;Argel;Alger;Orán",
  AO: "Luanda",
  AM: "Yerevan;Ereván",
  AZ: "Baku;Bakú",
  BD: "Dhaka",
  BY: "Minsk",
  BA: "Sarajevo",
  KH: "Phnom Penh",
  CM: "Douala;Yaoundé",
  CD: "Kinshasa;Lubumbashi",
  CI: "Abidjan",
  CY: "Nicosia;Limassol",
  EE: "Tallinn;Tallin",
  ET: "Addis Ababa;Adís Abeba",
  GE: "Tbilisi;Tiflis",
  GH: "Accra",
  HT: "Port-au-Prince;Puerto Príncipe",
  IS: "Reykjavik",
  IR: "Tehran;Teherán",
  IQ: "Baghdad;Bagdad",
  JO: "Amman;Amán",
  KZ: "Almaty;Astana",
  LV: "Riga",
  LT: "Vilnius;Vilna",
  MD: "Chisinau",
  MN: "Ulaanbaatar;Ulán Bator",
  MZ: "Maputo",
  MM: "Rangoon;Yangon",
  NP: "Kathmandu;Katmandú",
  MK: "Skopje",
  OM: "Muscat;Mascate",
  RW: "Kigali",
  SN: "Dakar",
  SK: "Bratislava",
  SI: "Ljubljana;Liubliana",
  LK: "Colombo",
  SY: "Damascus;Damasco",
  TW: "Taipei;Taipéi",
  TZ: "Dar es Salaam",
  TN: "Tunis",
  UG: "Kampala",
  UZ: "Tashkent;Taskent",
  ZM: "Lusaka",
  ZW: "Harare",
  ME: "Podgorica",
};

/** Countries that lie in another one, by their own codes (ISO 3166-1). */
export const TERRITORIES =
  "HK MO PR GU VI AS MP UM RE GP MQ GF YT NC PF PM WF BL MF TF JE GG IM GI BM FK KY AI VG TC MS SH PN IO AW CW SX BQ GL FO AX SJ NF CX CC CK NU TK EH";

/** The codes of the Olympic Committee where they differ from ISO's and are no words. */
export const OTHER_CODES: Readonly<Record<string, string>> = {
  GER: "DE",
  NED: "NL",
  SUI: "CH",
  DEN: "DK",
  CRO: "HR",
  GRE: "GR",
  URU: "UY",
  PUR: "PR",
  CRC: "CR",
  GUA: "GT",
  HON: "HN",
  NCA: "NI",
  BUL: "BG",
  LAT: "LV",
  SLO: "SI",
  TPE: "TW",
  VIE: "VN",
  PHI: "PH",
  ALG: "DZ",
  NGR: "NG",
  RSA: "ZA",
  KSA: "SA",
  UAE: "AE",
  POR: "PT",
  CHI: "CL",
};
