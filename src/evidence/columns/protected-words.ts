/** What a column can say of a person that no model may use (docs/evidence.md, Protected). */
export type ProtectedKind =
  | "name"
  | "salutation"
  | "sex"
  | "birth"
  | "nationality"
  | "civilStatus"
  | "photo"
  | "health"
  | "religion"
  | "union"
  | "politics";

type Vocabulary = {
  /** Folded phrases of a header, English and Spanish. */
  readonly headers: readonly string[];
  /** Headers that speak of something else although such a phrase stands in them. */
  readonly except?: readonly string[];
  /** Folded values: a column with hardly any other is of this kind, whatever its header. */
  readonly values?: readonly string[];
};

const list = (text: string): readonly string[] => text.split(",").map((one) => one.trim());

export const PROTECTED: Readonly<Record<ProtectedKind, Vocabulary>> = {
  name: {
    headers: list(
      "first name, firstname, last name, lastname, surname, full name, fullname, given name, middle name, family name, maiden name, forename, nickname, initials, contact name, customer name, client name, lead name, person name, apellido, apellidos, nombre completo, nombre y apellidos, nombre de pila, nombre del contacto, nombre del cliente, primer nombre, segundo nombre, fname, lname",
    ),
  },
  salutation: {
    headers: list(
      "salutation, honorific, saludo, tratamiento, name prefix, name title, courtesy title",
    ),
    except: list("tratamiento de datos, tratamiento datos"),
    values: list(
      "mr, mrs, ms, miss, mx, dr, dra, prof, sir, madam, sr, sra, srta, don, dona, d, dna, senor, senora, senorita",
    ),
  },
  sex: {
    headers: list(
      "sex, gender, sexo, genero, pronoun, pronouns, pronombre, pronombres, sexual orientation, orientacion sexual",
    ),
    except: list("genero musical, genero literario"),
    values: list(
      "m, f, h, male, female, man, woman, men, women, boy, girl, masculine, feminine, hombre, mujer, varon, masculino, femenino, femenina, non binary, nonbinary, no binario, otro, other, she her, he him, they them, prefer not to say, prefiero no decirlo, transgender, diverse",
    ),
  },
  birth: {
    headers: list(
      "birth, birthday, birthdate, birth date, date of birth, birth year, year of birth, dob, yob, nacimiento, fecha de nacimiento, ano de nacimiento, lugar de nacimiento, cumpleanos",
    ),
  },
  nationality: {
    headers: list(
      "nationality, citizenship, citizen, ethnicity, ethnic, ethnic origin, race, nacionalidad, ciudadania, etnia, raza, origen etnico",
    ),
    values: list(
      "american, british, english, scottish, irish, french, german, italian, spanish, portuguese, mexican, colombian, argentinian, argentine, chilean, peruvian, brazilian, canadian, australian, indian, chinese, japanese, dutch, belgian, swiss, austrian, polish, russian, ukrainian, swedish, norwegian, danish, finnish, greek, turkish, moroccan, egyptian, nigerian, south african, ecuadorian, venezuelan, uruguayan, bolivian, cuban, dominican, korean, vietnamese, filipino, pakistani, espanol, espanola, mexicano, mexicana, colombiano, colombiana, argentino, argentina, chileno, chilena, peruano, peruana, frances, francesa, aleman, alemana, italiano, italiana, portugues, portuguesa, ingles, inglesa, britanico, britanica, estadounidense, brasileno, brasilena, marroqui, rumano, rumana, ecuatoriano, ecuatoriana, venezolano, venezolana, uruguayo, uruguaya, boliviano, boliviana, cubano, cubana, dominicano, dominicana, chino, china, japones, japonesa, ruso, rusa, ucraniano, ucraniana, caucasian, hispanic, latino, latina, black, white, asian, african american",
    ),
  },
  civilStatus: {
    headers: list(
      "marital, marital status, civil status, estado civil, spouse, conyuge, married, casado, relationship status",
    ),
    values: list(
      "single, married, divorced, widowed, widow, widower, separated, engaged, domestic partnership, civil partnership, never married, soltero, soltera, casado, casada, divorciado, divorciada, viudo, viuda, separado, separada, pareja de hecho, union libre",
    ),
  },
  photo: {
    headers: list(
      "photo, picture, avatar, headshot, profile image, foto, fotografia, imagen de perfil, selfie",
    ),
  },
  health: {
    headers: list(
      "health, health status, health condition, disability, disabled, illness, disease, medical, medical condition, medication, pregnant, pregnancy, blood type, blood group, allergies, smoker, bmi, diagnosis, mental health, salud, estado de salud, discapacidad, minusvalia, enfermedad, enfermedades, historia clinica, embarazo, embarazada, grupo sanguineo, alergias, fumador, diagnostico",
    ),
    except: list("health score, health check, account health, customer health, data health"),
    values: list(
      "diabetes, diabetic, diabetico, asthma, asma, hypertension, hipertension, cancer, depression, depresion, disabled, discapacitado, discapacitada, pregnant, embarazada, healthy, sano, sana, hiv, vih, epilepsy, epilepsia, none, ninguna, ninguno, arthritis, artritis, anxiety, ansiedad, migraine, migrana, obesity, obesidad, heart disease",
    ),
  },
  religion: {
    headers: list(
      "religion, religious, faith, creed, church, religion or belief, fe religiosa, creencia, creencias, iglesia, confesion",
    ),
    values: list(
      "christian, catholic, protestant, orthodox, evangelical, muslim, islam, jewish, judaism, hindu, hinduism, buddhist, buddhism, sikh, atheist, agnostic, mormon, cristiano, cristiana, catolico, catolica, protestante, ortodoxo, ortodoxa, evangelico, evangelica, musulman, musulmana, judio, judia, hinduista, budista, ateo, atea, agnostico, agnostica, none, ninguna",
    ),
  },
  union: {
    headers: list(
      "trade union, labor union, labour union, union member, union membership, union affiliation, unionized, unionised, sindicato, sindical, afiliacion sindical, afiliado sindicato, sindicado",
    ),
    values: list("ccoo, ugt, cgt, uso, csif, afl cio, unison, seiu, teamsters, cnt, usw, uaw"),
  },
  politics: {
    headers: list(
      "politics, political, political party, political affiliation, party affiliation, ideology, vote, voted, voter, voting, partido politico, afiliacion politica, ideologia, ideologia politica, voto, votante, orientacion politica, tendencia politica",
    ),
    except: list("political region"),
    values: list(
      "democrat, republican, liberal, conservative, labour, green, libertarian, independent, left, right, socialist, communist, psoe, pp, vox, podemos, sumar, ciudadanos, izquierda, derecha, centro, conservador, conservadora, socialista, comunista, progresista",
    ),
  },
};

/** Columns that only a person takes in, by name (docs/evidence.md, Protected). */
export const PERSONAL: Readonly<
  Record<"age" | "city" | "postalCode" | "language", readonly string[]>
> = {
  age: list("age, edad, age group, age range, grupo de edad, rango de edad"),
  city: list("city, town, village, municipality, ciudad, localidad, municipio, poblacion, pueblo"),
  postalCode: list("postal code, postcode, zip, zip code, zipcode, codigo postal, cp"),
  language: list(
    "language, preferred language, locale, mother tongue, idioma, lengua, idioma preferido, lengua materna",
  ),
};
