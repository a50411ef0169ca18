/** First names that are common in English and Spanish, folded: a column of them names people. */
export const FIRST_NAMES: ReadonlySet<string> = new Set(
  (
    "james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald " +
    "steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric " +
    "jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry " +
    "tyler aaron jose adam nathan henry zachary douglas peter kyle walter ethan jeremy harold keith christian roger noah " +
    "gerald terry sean austin carl arthur lawrence dylan jesse jordan bryan billy joe bruce gabriel logan albert willie " +
    "alan juan wayne elijah randy roy vincent ralph eugene russell bobby mason philip louis harry oliver oscar leo liam " +
    "mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley " +
    "kimberly emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen amy " +
    "angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel carolyn janet catherine " +
    "maria heather diane ruth julie olivia joyce virginia victoria kelly lauren christina joan evelyn judith megan andrea " +
    "cheryl hannah jacqueline martha gloria teresa ann sara madison frances kathryn janice jean abigail alice julia judy " +
    "sophia grace denise amber doris marilyn danielle beverly isabella theresa diana natalie brittany charlotte marie kayla " +
    "alexis lori lucy chloe ella mia ava zoe claire kate jane rose ellen sophie molly holly tom tim ben sam dan mike steve " +
    "antonio manuel francisco javier jesus angel miguel pedro rafael fernando luis sergio jorge alberto carlos alejandro " +
    "pablo diego adrian alvaro raul ivan enrique ramon vicente ruben victor joaquin eduardo roberto santiago jaime mario " +
    "ignacio ricardo salvador marcos emilio alfonso julian julio guillermo gonzalo mariano felix esteban hugo martin lucas " +
    "mateo nicolas marc marcelo gustavo hector arturo ernesto rodrigo tomas agustin lorenzo german cesar gerardo armando " +
    "carmen ana isabel dolores pilar josefa rosa cristina antonia mercedes lucia francisca concepcion rosario juana paula " +
    "encarnacion manuela raquel beatriz silvia montserrat patricia alba irene rocio sonia margarita nuria ines veronica " +
    "susana yolanda inmaculada amparo natalia alicia consuelo lorena esther marta elena eva monica noelia sofia valentina " +
    "camila daniela valeria mariana gabriela fernanda alejandra claudia carolina adriana guadalupe leticia juliana catalina " +
    "luisa esperanza miriam celia clara nerea carla martina aitana emilia ainhoa lola sandra lidia maite begona aurora"
  ).split(" "),
);
