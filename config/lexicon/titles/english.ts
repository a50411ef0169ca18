import type { TitleLanguage } from "./list.ts";

/** English posts by level, with the abbreviations that every language uses. */
export const english: TitleLanguage = {
  stands: "last",
  levels: {
    executive: [
      "ceo, cto, cfo, coo, cmo, cio, cpo, cro, cso, chro, cdo, ciso, cco, clo, cxo, cbo, cgo, cao, cko, cvo, cqo, cino, cpto",
      "ceo/cto, c level, c suite, chief, chief executive, founder, cofounder, co founder, co ceo, owner, co owner, cofounding partner",
      "owner operator, owner manager, owner director, self employed owner, president, copresident, co president, managing director, general manager, gen manager, gm",
      "managing partner, founding partner, founding member, managing member, managing principal, managing owner, partner, copartner, principal partner",
      "board member, board director, board chair, board chairman, board president, board of directors, chair of the board, chairman, chairwoman, chairperson, chairman of the board",
      "member of the board, member of board, member board of directors, member of the executive board, member of the executive committee, executive committee member",
      "member of the management board, executive board member, trustee, chair, executive chair, executive chairman, executive chairwoman, executive president",
      "proprietor, proprietress, executive director, entrepreneur, businessman, businesswoman, business owner, md, company director, non executive director, independent director, ned, nonexecutive director",
      "governor, mayor, minister, prime minister, ambassador, secretary of state, attorney general, solicitor general, auditor general, surgeon general, director general, secretary general",
      "general director, executive officer and director, president and ceo, restaurateur, hotelier, publican, landlord, franchisee, vice chancellor, chancellor, provost",
      "angel investor, serial entrepreneur, group managing director, country managing director, senior managing director, global managing director",
    ],
    vp: [
      "vp, svp, evp, avp, rvp, gvp, vice president, senior vice president, executive vice president, assistant vice president, vicepresident, vicepresidency",
      "vice chairman, vice chairwoman, vice chair, deputy chairman, deputy mayor, deputy minister, group vice president, regional vice president, second in command, number two, 2ic",
      "deputy ceo, deputy general manager, assistant general manager, deputy managing director, vice provost, vice dean, deputy president",
    ],
    director: [
      "director, codirector, co director, head, associate director, assistant director, deputy director, chief of staff, group head, associate partner, directorate head",
      "head teacher, headteacher, headmaster, headmistress, head master, school principal, vice principal, deputy head, deputy head teacher, head of school, dean, associate dean, rector, vice rector",
      "general counsel, associate general counsel, deputy general counsel, group general counsel, bursar, registrar general, city manager, town clerk, county executive, school superintendent",
      "superintendent of schools, executive editor, editor in chief, chief editor, medical director, clinical director, country manager, country head, country lead, country director, company secretary, corporate secretary, consul, consul general",
      "treasurer, corporate treasurer, group treasurer, police chief, fire chief, chief of police, chief of surgery, chief of medicine, chief of party, matron, judge, senator, congressman, congresswoman, member of parliament",
    ],
    manager: [
      "manager, mgr, supervisor, team leader, team lead, assistant manager, superintendent, controller, comptroller, foreman, forewoman, department head, department manager",
      "sous chef de cuisine, shift leader, shift lead, crew chief, crew leader, section head, unit head, head of unit, squad lead, chapter lead, tribe lead, managing editor, managing consultant",
      "stage manager, postmaster, harbour master, harbor master, chief clerk, ward manager, head nurse, head librarian, head of department, administrator manager, group leader, line manager, people manager",
    ],
    senior: [
      "senior, lead, principal, staff engineer, architect, expert, coordinator, co ordinator, account manager, assistant account manager, team coordinator, product lead, tech lead, technical lead, lead developer",
      "product manager, project manager, community manager, product owner, scrum master, program manager, programme manager, delivery manager, release manager, technical program manager",
      "customer success manager, social media manager, key account manager, case manager, content manager, relationship manager, strategist, evangelist, counsel, legal counsel, scientist, economist",
      "process owner, data owner, service owner, system owner, project owner, executive chef, executive producer, senior associate, senior executive, distinguished engineer, founding engineer, attorney, barrister, solicitor",
      "chief officer, chief probation officer, chief police officer, chief flight officer, first officer, stage director, head of year, chief resident, attending, surgeon, captain, art director, associate creative director, thought leader, leader, member of technical staff, category manager, brand manager, event manager, events manager",
      "account director, contract manager, construction manager, site manager, change manager, risk manager, property manager, portfolio manager, fund manager, wealth manager, investment manager",
    ],
    staff: [
      "engineer, developer, dev, devops, programmer, coder, analyst, specialist, consultant, designer, accountant, technician, technologist, representative, rep, sdr, bdr, dba, sre, qa, tester, sysadmin, webmaster",
      "account executive, sales executive, marketing executive, executive, officer, agent, administrator, admin, researcher, research associate, teacher, professor, lecturer, tutor, instructor, nurse, clerk, advisor, adviser, associate, buyer, planner",
      "systems administrator, copywriter, writer, editor, recruiter, headhunter, journalist, reporter, photographer, filmmaker, film maker, actor, actress, artist, musician, composer, singer, dancer, author, blogger, influencer, speaker, fellow",
      "coach, trainer, mentor, chef, cook, baker, barista, maitre, waiter, waitress, bartender, sommelier, sous chef, pastry chef, chef de partie, driver, pilot, mechanic, electrician, plumber, carpenter, operator, operative, machinist, welder, inspector",
      "physician, doctor, gp, dentist, pharmacist, radiologist, therapist, physiotherapist, psychologist, veterinarian, vet, paramedic, midwife, resident physician, optician, optometrist, dermatologist, cardiologist, anesthesiologist",
      "lawyer, paralegal, notary, auditor, bookkeeper, banker, broker, trader, underwriter, actuary, adjuster, cashier, teller, salesman, saleswoman, salesperson, seller, merchandiser, marketer, publicist, negotiator, generalist",
      "translator, interpreter, librarian, curator, surveyor, chemist, biologist, physicist, mathematician, statistician, geologist, freelancer, freelance, contractor, handyman, worker, employee, crew member, team member, staff member, practitioner",
      "personal trainer, yoga teacher, guide, host, hostess, steward, stewardess, flight attendant, attendant, security guard, guard, soldier, sergeant, lieutenant, firefighter, police officer, petty officer, chief petty officer, warrant officer, chief warrant officer, butler, ambassador at large, investigator, detective, estimator, dispatcher, courier",
      "certified public accountant, cpa, rn, producer, showrunner, screenwriter, playwright, conductor, stylist, hairdresser, beautician, decorator, florist, tailor, farmer, gardener, fisherman, priest, pastor, chaplain, social worker, caregiver, housekeeper, mate, lifeguard, groundskeeper, doorkeeper",
      "assistant coach, assistant buyer, assistant professor, assistant engineer, associate professor, medical assistant, dental assistant, teaching assistant, research assistant, nursing assistant",
      // A craft in place of who does it.
      "conversion rate optimization, conversion rate optimisation, search engine optimization, software development, web development, web design, graphic design, copywriting, data entry, programming, teaching, tutoring, translation, proofreading, bookkeeping, illustration",
      "growth hacker, head hunter, business partner, hr business partner, data steward, hacker, support engineer, postdoc, postdoctoral researcher, scholar, investor, venture scout, retiree",
    ],
    entry: [
      "intern, internship, trainee, apprentice, student, undergraduate, graduate, entry level, volunteer, job seeker, jobseeker, unemployed, looking for a job, open to work, seeking opportunities, new graduate, recent graduate, phd student, phd candidate, master student, mba candidate, mba student, pupil",
      "assistant, personal assistant, executive assistant, secretary, executive secretary, receptionist, pa, ea, junior, jr, helper, porter, cleaner, office boy, tea boy, runner, aide, candidate, au pair, nanny, homemaker, housewife, retired, pensioner, working student, valet, bodyguard, chauffeur",
    ],
  },
  things: [
    "administrative, office, department, dept, division, team, area, board, committee, council, function, unit, service, services, management, administration, relations, success, affairs, program, programme",
    "lead generation, lead gen, executive search, executive mba, executive education, support, enablement, engagement team, marketing, sales, finance, engineering, development, communications, logistics, procurement, purchasing, direction, general management",
  ],
};
