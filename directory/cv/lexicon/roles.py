"""Words of roles, degrees and organizations, folded, in the languages that CVs are written in."""

ROLES = frozenset(
    """
    professor prof lecturer reader instructor teacher tutor assistant associate adjunct researcher scientist fellow
    postdoc postdoctoral postdoctorate intern internship trainee engineer developer programmer analyst consultant
    director head dean chair president manager coordinator officer founder cofounder ceo cto cso leader lead
    principal
    scholar student visitor volunteer editor curator librarian architect administrator supervisor mentor advisor
    adviser physician resident surgeon nurse clinician psychologist therapist technician specialist statistician
    economist chemist physicist mathematician biologist designer artist writer journalist translator secretary
    treasurer representative ambassador preceptor clerk aide member observer partner
    professeur professeure maitre maitresse conferences charge chargee chercheur chercheuse enseignant enseignante
    ingenieur ingenieure doctorant doctorante stagiaire directeur directrice responsable vacataire moniteur ater
    attache attachee stage
    professorin wissenschaftlicher wissenschaftliche mitarbeiter mitarbeiterin dozent dozentin assistent assistentin
    doktorand doktorandin leiter leiterin hilfskraft privatdozent lehrbeauftragter juniorprofessor gastprofessor
    profesor profesora investigador investigadora catedratico catedratica becario becaria ayudante docente titular
    tecnico coordinador coordinadora directora jefe
    professora pesquisador pesquisadora bolsista estagiario monitor
    residency fellowship clerkship assistantship lectureship professorship traineeship apprenticeship
    postdoktorand postdoktorandin posdoctoral
    registrar associé associée agrégé agrégée auxiliaire assistante vacation postdoctorant postdoctorante
    universitaire interne chef praticien conseiller conseillère rédacteur rédactrice
    wissenschaftliches referent referentin referendar rechtsreferendar akademischer rat oberrat oberarzt oberärztin
    assistenzarzt assistenzärztin werkstudent werkstudentin oberassistent oberassistentin praktikant praktikantin
    consultor consultora asesor asesora subdirector subdirectora ministro técnica
    adjunta adjunto asociado asociada contratado contratada doctorando doctoranda técnica gestor pasante
    residente médico médica visitante emérito emérita
    assistente auxiliar convidado convidada adjuntos doutorando doutoranda bolseiro bolseira investigador estagiária
    substituto substituta efetivo responsável diretor diretora
    professore professoressa ricercatore ricercatrice assegnista dottorando dottoranda borsista docente dirigente
    tirocinante associato ordinario contratto
    hoogleraar hoofddocent universitair onderzoeker onderzoekster promovendus promovenda medewerker postdoctoraal
    docent adjunkt profesor asystent asystentka doktorant doktorantka kierownik stażysta wykładowca badacz
    lektor forskare forsker universitetslektor doktorand doktorandtjänst biträdande stipendiat lektorat
    førsteamanuensis
    доцент профессор преподаватель сотрудник ассистент аспирант инженер исследователь заведующий директор научный
    стажер лаборант руководитель викладач доктор
    öğretim üyesi araştırma görevlisi doçent
    reviewer referee faculty staff academic educator investigator collaborator contributor maintainer trainer coach
    provost archivist conservationist attorney judge pastor demonstrator ratin rätin lehrkraft volontar volontär
    volontärin
    chefarzt chefärztin allocataire lectrice lecteur decano decana cultore postdoktor post.doc amanuensis tutkija
    professori
    yliopistonlehtori tohtorikoulutettava adiunkt staż asistent pracovník docens tanár munkatárs adjunktus
    apprentice rector
    convener vice-chancellor chancellor extern externship curatorship wykładowca
    """.split()
)

# Compound words of the Germanic languages, and English words for a trade, are roles by their ends.
ROLE_ENDINGS = (
    "professor",
    "professorin",
    "professur",
    "mitarbeiter",
    "mitarbeiterin",
    "assistent",
    "assistentin",
    "referendariat",
    "dozent",
    "dozentin",
    "leiter",
    "leiterin",
    "lektor",
    "forsker",
    "forskare",
    "onderzoeker",
    "ingenieur",
    "ingenieurin",
    "ologist",
    "ographer",
    "atrician",
    "nomist",
    "archaeologist",
    "docent",
    "stipendiat",
)

ROLE_PHRASES = (
    "助理教授",
    "特聘",
    "助理研究员",
    "特別研究員",
    "교수",
    "연구원",
    "강사",
    "조교",
    "박사후",
    "실습",
    "教授",
    "副教授",
    "讲师",
    "助教",
    "研究员",
    "博士后",
    "实习生",
    "工程师",
    "准教授",
    "講師",
    "助教",
    "研究員",
    "特任",
    "maître de conférences",
    "chargé de recherche",
    "ph.d. student",
    "phd student",
    "phd candidate",
    "self-employed",
    "teaching assistant",
    "research assistant",
    "research associate",
    "post-doc",
    "postdoctoral",
)

DEGREES = frozenset(
    """
    phd ph.d dphil d.phil doctorate doctor doctoral doctorat doktor dr promotion doctorado doutorado doutor doktorat
    master masters master's msc m.sc ms m.s ma m.a meng m.eng mphil m.phil mba m.b.a mfa m.f.a mres mph m.p.h med
    m.ed
    mestrado maestria magister mestre maîtrise maitrise dea diploma diplom diplome diplôme licence licentiate
    licenciatura licenciado licenciada bachelor bachelors bachelor's bsc b.sc bs b.s ba b.a beng b.eng be b.e btech
    b.tech mtech m.tech bba ab a.b sb s.b sm s.m scb sc.b bfa b.f.a llb ll.b llm ll.m jd j.d md m.d mbbs bacharelado
    habilitation hdr habilitación staatsexamen abitur baccalauréat baccalaureat bac degree minor major certificate
    doctorado doctorante doktorsexamen kandidatexamen licenciada licenciatura graduação graduaçao graduacao
    doutoramento mestrado licenciatura pregrado posgrado pós-doutorado doutora doctora doutor máster master's
    maestra maestro ingeniero
    ingeniera arquitecto médico especialidad especialista grado diplomado diplomatura
    dottorato laurea dottore diploma specializzazione maturità
    doctoraat ir ing vwo propedeuse doctorandus drs kandidaat
    doktorsgrad cand.scient.anth cand.polit cand.jur cand.polyt cand.real cand.med cand cand.scient cand.philol
    cand.mag filosofie teknologie
    doktora lisans yüksek
    studium magisterstudium diplomstudium diplomarbeit bachelorstudium masterstudium abiturprüfung matura rigorosum
    dr.phil dr.rer.nat promotionsstudium dissertation
    аспирантура кандидат магистр магистратура бакалавр бакалавриат диплом специалист докторантура
    des dess dus hdr klasse classes prépa prépas préparatoire préparatoires cpge capes baccalauréat deug dut bts
    élève étudiant étudiante
    lle m.arch b.arch march barch lld ll.d dba dphil d.sc dsc scd sc.d edd ed.d m.ed b.ed bed pgce pgdip
    pharmd pharm.d dvm dds psyd psy.d drph dr.p.h mlis m.l.i.s msw mpa mpp m.p.p mdiv m.div mtech m.e me b.com
    bcom m.com
    bcs mcs bca mca b.sc.(hons hnd ond nce pgd mbchb mb.chb bds bvsc b.pharm m.pharm a.m am a.b
    msci m.sci b.s.e bse m.s.e mse m.math mmath b.math bmath vordiplom agrégation agregation cpge laurea
    undergraduate
    graduate ingénieur
    lehramt s.j.d sjd dmd ed.m th.d thd th.m m.th docteur docteure d.e.a bachiller suficiencia especialización
    perfezionamento
    doctoraal promotie civilingenjör civilekonom licentiat magisterexamen dr.philos siv.ing tohtori maisteri
    licencjat inżynier inż
    mgr rndr csc sc.m associate's fachhochschulreife meisterprüfung доктор doktorantura ingénieure maîtrise
    """.split()
)

DEGREE_PHRASES = (
    "박사",
    "석사",
    "학사",
    "博士",
    "硕士",
    "学士",
    "本科",
    "修士",
    "ph. d",
    "m. s.",
    "b. s.",
    "m. sc",
    "b. sc",
    "high school diploma",
    "a-levels",
)

ORGANIZATIONS = frozenset(
    """
    university universities universite université universität universitat universidad universidade universita
    università
    universiteit universitet uniwersytet univerzita college institute institut instituto istituto institution school
    faculty department dept dep division laboratory laboratories lab labs laboratoire laboratorio labor center
    centre
    centro zentrum academy academie akademie academia hospital clinic klinik klinikum klinikum museum library
    libraries
    foundation fundacion stiftung society association council agency ministry observatory observatoire company
    corporation corp inc ltd llc gmbh co group groupe team committee consortium network program programme project
    ecole école facultad facultade fakultät facultat faculte faculté departamento département departement escuela
    escola
    polytechnic politecnico polytechnique politecnica eth epfl mit cnrs inria inra inrae cea inserm chu chru aphp
    fraunhofer ucla nasa google microsoft ibm amazon facebook meta apple intel nvidia baidu tencent alibaba
    bytedance
    huawei
    deepmind openai unit branch station survey bank office bureau service press conference union
    institutet gericht court tribunal cour corte bundesgericht amt ministerium lehrstuhl arbeitsgruppe abteilung
    akademi akademia högskola høgskole høyskole høgskolen högskolan universitetet universiteit faculteit afdeling
    università facoltà dipartimento scuola ospedale azienda consiglio policlinico
    universitat facultat institució campus rectorado consejo hospitalario
    wydział uniwersytetu politechnika instytut katedra zakład univerzity fakulta ústav akademie
    üniversitesi fakültesi enstitüsü bölümü
    университет институт академия факультет кафедра лаборатория школа центр училище лицей гимназия университета
    hospitals clinics schools colleges laboratories garden gardens zoo parks bureau commission authority observatory
    trust consultancy partners solutions systems technologies pharmaceuticals enterprises plc llp
    tu uni univ ens iit iisc mpi embl ucsf ubc unam csic uab upc usp unicamp nus ntu hku hkust cuhk unsw anu rmit
    mcgill kemri csiro who unesco unicef oecd ocde
    bibliotheque bibliothèque hochschule gymnasium lycée lycee liceo colegio high ufr umr chair insead caltech cuny
    suny usc nyu cmu ucl lse kth tum
    rwth kaist noaa cern darpa nist
    ntnu lmu enpc insa ehess sissa bocconi technion communications imf organization organisation institutes charité
    desy infn nordita landtag hogeschool msri dimacs studios games group's handelshögskolan ag b.v n.v s.r.l
    school's hospital's universiti universitas
    """.split()
)

# Compound words of the Germanic languages are organizations by their ends.
ORGANIZATION_ENDINGS = (
    "gericht",
    "institut",
    "institutt",
    "universitat",
    "hochschule",
    "klinik",
    "klinikum",
    "krankenhaus",
    "zentrum",
    "akademie",
    "gymnasium",
    "bibliothek",
    "ministerium",
    "sjukhus",
    "sykehus",
    "ziekenhuis",
    "yliopisto",
    "egyetem",
    "högskolan",
)

# How the word for a university begins, in many languages.
UNIVERSITIES = ("universi", "univerzi", "uniwersy", "unibertsi", "sveucilist", "університет", "университет")

ORGANIZATION_PHRASES = (
    "Max Planck",
    "Max-Planck",
    "Sciences Po",
    "UC Berkeley",
    "Georgia Tech",
    "Virginia Tech",
    "vysoké učení",
    "Đại học",
    "大學",
    "學院",
    "研究院",
    "中文系",
    "醫院",
    "医院",
    "病院",
    "高校",
    "高等学校",
    "대학교",
    "대학",
    "연구소",
    "연구원",
    "병원",
    "有限公司",
    "分校",
    "大学",
    "学院",
    "研究所",
    "研究院",
    "公司",
    "实验室",
    "中学",
    "研究科",
    "学部",
    "機構",
    "株式会社",
)

# Words that say "institution", not a part of one: they decide which of two names is the organization.
INSTITUTIONS = frozenset(
    """
    institutet academia akademie akademia academy universitet universitetet universitat högskola høgskole høyskole
    politechnika uniwersytet uniwersytetu instytut univerzita üniversitesi университет университета институт
    академия
    court tribunal gymnasium colegio liceo ens iit iisc embl ubc unam csic nus ntu unsw anu csiro who polytechnic
    politecnico hospital hospitals
    university universite université universität universitat universidad universidade universita università
    universiteit
    universitet college institute institut instituto polytechnic politecnico polytechnique academy corporation
    corp inc
    ltd llc gmbh company hospital museum foundation eth epfl mit cnrs inria ecole école hochschule ucla ucsd insead
    caltech cuny suny usc nyu cmu ucl kth tum rwth kaist lycée lycee google microsoft ibm amazon apple intel nvidia
    ntnu lmu ehess sissa technion hogeschool universiti universitas handelshögskolan
    """.split()
)
UNITS = frozenset(
    """
    lehrstuhl arbeitsgruppe abteilung faculteit afdeling facoltà dipartimento wydział katedra zakład fakulta ústav
    fakültesi bölümü факультет кафедра лаборатория facultat departament departments
    department dept dep division school faculty laboratory lab labs laboratoire group team unit center centre
    institute
    program programme chair section facultad fakultät faculte faculté departamento département departement escuela
    ufr
    umr ece eecs cs branch committee union
    """.split()
)
