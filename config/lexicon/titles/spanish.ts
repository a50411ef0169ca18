import type { TitleLanguage } from "./list.ts";

/** Spanish posts by level, feminine forms included, with the commonest Catalan and Italian ones. */
export const spanish: TitleLanguage = {
  stands: "first",
  levels: {
    executive: [
      "director general, directora general, direccion general, gerente general, director gerente, directora gerente, gerencia general, directora y socia, dg, dir general, director gral, gerente gral, gerente propietario, gerente propietaria",
      "director ejecutivo, directora ejecutiva, consejero delegado, consejera delegada, consejero ejecutivo, consejera ejecutiva, consejero, consejera, vocal del consejo, director general ejecutivo",
      "presidente, presidenta, copresidente, copresidenta, presidente ejecutivo, presidenta ejecutiva, presidencia, fundador, fundadora, cofundador, cofundadora, co fundador, co fundadora, socio, socia, consocio, socio director, socia directora",
      "socio fundador, socia fundadora, socio gerente, socia gerente, socio gestor, socio administrador, socia administradora, socio propietario, propietario, propietaria, copropietario, copropietaria, dueno, duena, dueno y fundador",
      "empresario, empresaria, emprendedor, emprendedora, administrador unico, administradora unica, administrador general, administrador delegado, administrador solidario, administradora solidaria, administrador mancomunado, administradora mancomunada",
      "gerente unico, autonomo, autonoma, titular, cotitular, alcalde, alcaldesa, ministro, ministra, gobernador, gobernadora, embajador, embajadora, consejero de estado, secretario general, secretaria general, secretario de estado, secretaria de estado",
      "miembro del consejo, miembro del consejo de administracion, miembro del consejo directivo, miembro de la junta directiva, miembro del comite de direccion, miembro del comite ejecutivo, consejo de administracion, alta direccion, comite de direccion, presidente del consejo",
      "conseller delegat, consellera delegada, propietari, propietaria, soci, socia, president, presidenta, director general tecnico, patrono, patrona, franquiciado, franquiciada, ganadero propietario, primer ejecutivo, maximo responsable",
      "amministratore delegato, amministratrice delegata, amministratore unico, amministratrice unica, amministratore, direttore generale, direttrice generale, titolare, proprietario, proprietaria, fondatore, fondatrice, cofondatore, cofondatrice, imprenditore, imprenditrice, presidentessa, socio unico, legale rappresentante, representante legal",
    ],
    vp: [
      "vicepresidente, vicepresidenta, vice presidente, vice presidenta, vicepresidencia, director general adjunto, directora general adjunta, subdirector general, subdirectora general, adjunto a la direccion general y director, gerente general adjunto, subgerente general, vicerrector, vicerrectora, viceconsejero, viceconsejera, viceministro, viceministra, teniente de alcalde, teniente alcalde, vicealcalde, segundo de a bordo, numero dos, vicealcaldesa",
    ],
    director: [
      "director, directora, codirector, codirectora, director adjunto, directora adjunta, subdirector, subdirectora, vicedirector, vicedirectora, direccion, dir, directivo, directiva, alto directivo, alta directiva, director nacional, director asociado, subdireccion, dirigente",
      "rector, rectora, decano, decana, vicedecano, vicedecana, apoderado, apoderada, magistrado, magistrada, juez, jueza, concejal, concejala, diputado, diputada, senador, senadora, interventor general, secretario judicial, director medico, gerente de pais, gerente pais, country manager",
      "subsecretario, subsecretaria, delegado del gobierno, intendente, comisario, comisaria, director d, direttore, direttrice, vicedirettore, dirigente, redactor jefe, redactora jefe, redactor jefa, jefe de gabinete, jefa de gabinete, jefe de estado mayor, tesorero, tesorera, mando directivo",
    ],
    manager: [
      "jefe, jefa, gerente, gerenta, responsable, encargado, encargada, supervisor, supervisora, mando intermedio, mandos intermedios, gerencia, jefatura, capataz, encargado general, encargada general, cap, caporal, maestro de obra",
      "jefe de equipo, jefa de equipo, subgerente, subjefe, subjefa, subgerencia, jefe de obra, jefa de obra, director de proyecto, directora de proyecto, director de proyectos, directora de proyectos, director de obra, directora de obra, responsabile, capo, capo area, gerente adjunto, gerente adjunta",
      "director de sucursal, directora de sucursal, director de oficina, directora de oficina, jefe de estudios, jefa de estudios, interventor, interventora, superintendente, contralor, contralora, controlador general",
    ],
    senior: [
      "adjunto, adjunta, coordinador, coordinadora, arquitecto, arquitecta, experto, experta, lider, jefe de proyecto, jefa de proyecto, jefe de proyectos, jefa de proyectos, jefe de producto, jefa de producto, jefe de cocina, jefa de cocina, gerente de proyecto, gerente de proyectos, gerente de producto, gerente de cuentas, gerente de cuenta",
      "gestor de cuentas, gestora de cuentas, gestor de proyectos, gestora de proyectos, coordinacion, controlador financiero, controladora financiera, controlador de gestion, controladora de gestion, asesor juridico, letrado, letrada, catedratico, catedratica, facultativo, facultativa, adjunto a direccion, adjunta a direccion, adjunto a la direccion, adjunta a la direccion, adjunto a gerencia, adjunta a gerencia",
      "director de arte, directora de arte, director creativo asociado, responsable de cuentas, responsable de producto, responsable de proyecto, responsable de proyectos, coordinatore, coordinatrice, architetto, maestro, primer oficial, capitan, capitana, investigador principal, investigadora principal, economista jefe, ingeniero jefe, ingeniera jefe, ingeniero jefa, medico jefe, community, estratega",
    ],
    staff: [
      "ingeniero, ingeniera, desarrollador, desarrolladora, analista, especialista, consultor, consultora, disenador, disenadora, contable, tecnico, tecnica, comercial, asesor, asesora, administrativo, administrativa, administrador de sistemas, administradora de sistemas, administrador, administradora, programador",
      "programadora, investigador, investigadora, profesor, profesora, docente, gestor, gestora, delegado, delegada, agente, redactor, redactora, comprador, compradora, dependiente, dependienta, operario, operaria, operador, operadora, obrero, obrera, peon, vendedor, vendedora, representante, ejecutivo, ejecutiva, ejecutivo de cuentas, ejecutiva de cuentas, ejecutivo comercial",
      "abogado, abogada, procurador, procuradora, notario, notaria, economista, contador, contadora, contador publico, auditor, auditora, controlador, controladora, medico, medica, enfermero, enfermera, farmaceutico, farmaceutica, psicologo, psicologa, veterinario, veterinaria, odontologo, odontologa, dentista, fisioterapeuta, logopeda, biologo, biologa, quimico, quimica, fisico",
      "periodista, fotografo, fotografa, guionista, realizador, realizadora, actor, actriz, artista, musico, musica, escritor, escritora, traductor, traductora, interprete, editor, editora, locutor, locutora, reclutador, reclutadora, seleccionador, seleccionadora, formador, formadora, educador, educadora, monitor, monitora, entrenador, entrenadora, maestra, cajero, cajera, camarero, camarera",
      "cocinero, cocinera, chef, conductor, conductora, chofer, repartidor, repartidora, mecanico, mecanica, electricista, fontanero, fontanera, carpintero, albanil, soldador, oficial, oficiala, mozo, moza, trabajador, trabajadora, trabajador social, trabajadora social, empleado, empleada, funcionario, funcionaria, colaborador, colaboradora, profesional, asociado, asociada, perito, perita, tasador",
      "promotor, promotora, teleoperador, teleoperadora, captador, captadora, publicista, relaciones publicas, azafata, azafato, guia, bibliotecario, bibliotecaria, archivero, policia, militar, bombero, bombera, sociologo, sociologa, historiador, historiadora, pedagogo, pedagoga, orientador, orientadora, gestoria, corredor, corredora, licenciado, licenciada, corrector, correctora, planificador, planificadora",
      "actuario, actuaria, agronomo, agronoma, artesano, artesana, astronomo, bailarin, bailarina, buzo, cantante, estadistico, estadistica, matematico, matematica, minero, minera, modisto, modista, orfebre, panadero, panadera, piloto, arbitro, arbitra, mayordomo, guardia, guarda, urbanista, personal, traductora jurada, comisionista, comerciante, viajante, aparejador, aparejadora, topografo, delineante, jardinero, jardinera, agricultor, agricultora, ganadero, pescador, peluquero, peluquera, esteticista, masajista, limpiador, limpiadora, vigilante, conserje, cuidador, cuidadora, socorrista, director de fotografia, directora de fotografia, director de orquesta, directora de orquesta, director de tesis, director de cine, directora de cine, informatico, informatica, tester",
      "impiegato, impiegata, ingegnere, consulente, commerciale, tecnico commerciale, insegnante, avvocato, avvocata, commercialista, ragioniere, libero professionista, sviluppatore, progettista, addetto, addetta, operaio, venditore, tecnic, tecnica, enginyer, enginyera, metge, metgessa, mestre, mestra, gestora comercial, agent, comptable, treballador, treballadora, medico residente, residente, opositor, opositora, auxiliar de enfermeria, investigador predoctoral",
    ],
    entry: [
      "becario, becaria, practicas, en practicas, practicante, pasante, aprendiz, aprendiza, estudiante, alumno, alumna, recien graduado, recien graduada, graduado, graduada, voluntario, voluntaria, doctorando, doctoranda, universitario, desempleado, desempleada, en paro, parado, buscando empleo, en busqueda activa, opositando",
      "asistente, secretario, secretaria, ayudante, auxiliar, recepcionista, asistente personal, asistenta, ama de casa, jubilado, jubilada, prejubilado, prejubilada, pensionista, ordenanza, secretariado, secretario de direccion, secretaria de direccion, segretario, segretaria, assistente, stagista, studente, studentessa, ajudant, recadero, secretario del consejo, mano derecha, guardaespaldas",
    ],
  },
  things: [
    "departamento, dpto, depto, area, equipo, gestion, administracion, desarrollo, marketing, ventas, compras, finanzas, contabilidad, comunicacion, logistica, operaciones, recursos humanos, rrhh, oficina, despacho, consejo, comite, junta, negociado, seccion, division, unidad, servicio, atencion al cliente, relaciones, proyectos, ingenieria, produccion, calidad, formacion, asesoria, consultoria, soporte, apoyo, trabajo, ayuda, colaboracion, fundacion, club, centro, empresa, grupo, departament, equip, ufficio, reparto",
  ],
};
