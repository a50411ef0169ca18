import type { TitleLanguage } from "./list.ts";

/** Portuguese posts by level, of Portugal and Brazil; what Spanish writes alike is there. */
export const portuguese: TitleLanguage = {
  stands: "first",
  levels: {
    executive: [
      "diretor geral, diretora geral, director geral, directora geral, diretor executivo, diretora executiva, diretor presidente, diretora presidente, gerente geral, administrador delegado, administradora delegada, administrador executivo, presidente do conselho",
      "membro do conselho, membro do conselho de administracao, conselheiro de administracao, conselheira de administracao, conselheiro, conselheira, socio gerente, socia gerente, socio administrador, socia administradora, socio diretor, socia diretora, socio proprietario, socia proprietaria, socio fundador, socia fundadora",
      "proprietario, proprietaria, dono, dona, fundador, fundadora, cofundador, cofundadora, co fundador, co fundadora, empresario, empresaria, empreendedor, empreendedora, empresario individual, microempreendedor, microempreendedora, mei, empreendedor individual, prefeito, prefeita, ministro, ministra, governador, governadora, secretario geral, secretaria geral, secretario de estado, presidente da camara, superintendente geral",
    ],
    vp: [
      "vice presidente, vicepresidente, vice diretor, vice diretora, diretor geral adjunto, diretora geral adjunta, vice reitor, vice prefeito, subsecretario",
    ],
    director: [
      "diretor, diretora, codiretor, codiretora, subdiretor, subdiretora, diretor adjunto, diretora adjunta, diretoria, direcao, reitor, reitora, superintendente, vereador, vereadora, deputado, deputada, desembargador, juiz, juiza, procurador geral, chefe de gabinete, redator chefe",
    ],
    manager: [
      "gerente, chefe, encarregado, encarregada, supervisor, supervisora, responsavel, gerencia, chefia, lider de equipe, lider de equipa, chefe de equipe, chefe de equipa, subgerente, gestor, gestora, gestor de equipe, mestre de obras, controller, gerente de loja, diretor de obra, diretora de obra",
    ],
    senior: [
      "coordenador, coordenadora, coordenacao, arquiteto, arquiteta, lider, perito, especialista senior, gerente de projeto, gerente de projetos, gerente de produto, gerente de produtos, gestor de projetos, gestora de projetos, gestor de projeto, gerente de contas, gestor de contas, gestora de contas, gestor de produto, diretor de arte, diretora de arte, lider tecnico, chefe de cozinha, cientista, dono do produto",
    ],
    staff: [
      "engenheiro, engenheira, desenvolvedor, desenvolvedora, programador, programadora, analista, especialista, consultor, consultora, tecnico, tecnica, vendedor, vendedora, representante, advogado, advogada, contador, contadora, contabilista, administrador, administradora, administrativo, administrativa, medico, medica, enfermeiro, enfermeira, professor, professora",
      "comprador, compradora, executivo, executiva, executivo de contas, executiva de contas, executivo de vendas, promotor, promotora, corretor, corretora, agente, assessor, assessora, operador, operadora, operario, motorista, mecanico, eletricista, cozinheiro, cozinheira, atendente, caixa, balconista, jornalista, redator, redatora, designer, publicitario, publicitaria, psicologo, psicologa, nutricionista, dentista",
      "farmaceutico, farmaceutica, pesquisador, pesquisadora, investigador, formador, formadora, instrutor, instrutora, treinador, treinadora, fotografo, fotografa, roteirista, recrutador, recrutadora, produtor, produtora, bancario, bancaria, escriturario, funcionario, colaborador, autarca, docente, trabalhador, freelancer, servidor publico, comissario, projetista, tradutor, tradutora, secretariado executivo, comercial",
      "ator, artesao, astronomo, embalador, estafeta, escrivao, terapeuta, piloto, despachante, governante, assistente social, marinheiro, diretor de imagens, diretor teatral, tecnologo, diretor de fotografia, diretora de fotografia, diretor de cinema, maestro, biomedico, fisioterapeuta, veterinario, mestre, oficial, soldador, pedreiro, empregado, empregada, economista, socorrista, auditor, auditora, fiscal, planejador",
    ],
    entry: [
      "estagiario, estagiaria, estagio, trainee, aprendiz, jovem aprendiz, menor aprendiz, estudante, aluno, aluna, bolsista, bolseiro, bolseira, voluntario, voluntaria, desempregado, desempregada, reformado, reformada, aposentado, aposentada, recem formado, recem formada, universitaria, doutorando, mestrando",
      "assistente, auxiliar, ajudante, secretario, secretaria, secretario executivo, secretaria executiva, recepcionista, assistente pessoal, assistente executivo, assistente executiva",
    ],
  },
  things: [
    "departamento, area, equipe, equipa, desenvolvimento, gestao, administracao, vendas, compras, financas, financeiro, recursos humanos, rh, contabilidade, comunicacao, logistica, operacoes, producao, qualidade, formacao, servico, atendimento, atendimento ao cliente, escritorio, conselho, setor, suporte, consultoria",
  ],
};
