"""How words of section titles begin, by kind, folded, in many languages: for titles that headings.py does not list.

A line that is known to be a heading by how it is set is of the first kind here that any of its words begins with.
The order is that of the words' weight: "Teaching positions" are teaching, "Personal skills" are skills.
"""

_STEMS = {
    "references": "referenze referenties referenser gutachter",
    "mentoring": """
        supervis mentor encadr betreu begeleid orientacoe orientacio vejled handled advis doctorand tutorias
        tutorat tesistas подготовк научное_руководство
        """,
    "teaching": """
        teach taught course cours enseign lehr vorlesung docenc docent ensin ensen insegn didatt didact onderwij
        undervis pedagog преподав dydakt vyuk ders_ opetus disciplin unterricht
        """,
    "talks": """
        talk presentation presentaci apresenta lectures lecture_ vortrag seminar colloqui kolloqui keynote
        poster ponenc palestr voordrach foredrag relazioni communicat comunic conferencias exposes intervent
        konferenzbeitr доклад выступлен wystapien referat konusma
        """,
    "publications": """
        publi pubbl veroffentl schrift artic artik libro livro livre ouvrag buch monogra chapit capit kapitel
        paper preprint journal book_ books manuscr patent brevet proceeding aufsatz bibliogra writing edited
        works_ oeuvre produc produz output travaux forskningsprod публик стать монограф yayin makale julkais
        artyk bocker boger creative output rezension beitrag herausgeb traduct translation
        """,
    "awards": """
        award honor honour prize prix preis auszeichn premi prem_ prijs prijz distin recompens bourse stipend
        scholarship fellowship beca becas bolsa medal recogni riconosc reconoc reconhec ehrung nagrod наград
        преми грамот odul utmark palkinno priser pris_ onderscheid ocenen estimulo
        """,
    "grants": "grant fund financ finanz drittmittel forderung subven subsid fonds beurs финансир грант dofinans hibe",
    "memberships": """
        membership mitglied membresia sociedad societ affiliat afiliac lidmaatsch czlonk член medlem associaz
        association uyelik clenst appartenanc bodies
        """,
    "certifications": "certif licens licenc zertif accredit bar_ board_certif сертиф fortbild weiterbild aggiornament",
    "conferences": "congres kongres",
    "education": """
        educa ausbild studium studien studier studies studi_ formac formaz formation istruz diplom degree
        qualific titula titre anteced titoli titol_ opleid utbildn uddann utdann образов wyksztal egitim ogrenim
        vzdel koulut scolar etudes estudio cursus abschlus schul bildung academic_record степен ученая grados
        graduac akademisch_grad promotion
        """,
    "positions": """
        employ experien esperien erfahr position posicion appoint career carrier carreir werdegang lavor empleo
        emprego cargo puesto postes nombram nomea atuac trayect traject werkerv loopbaan anstall ansatt tjanst
        stilling опыт работ должн карьер doswiad zatrudn praca deneyim gorev is_deney zamestn praxe beschaft
        tatigk jobs internship stages emploi situation residenc clerkship postdoc posdoc laufbahn tyokok
        functies duties_at fonction hospital ansaett ansett trabajo estancia aufenthalt sejour
        """,
    "service": """
        service servic editor review referee committee commit comite komitee organi administr responsab verantw
        gremi ehrenamt leadership outreach duties board peer arbitra mandat nevenf incarich gestion gestao
        verwalt selbstverwalt funktion dienst verv uppdrag citizenship_ governance panel rozhod
        """,
    "media": "media press_ presse prensa medien stampa mediatic",
    "software": "software logiciel",
    "projects": "project projekt projet progett proyect proiect проект",
    "skills": """
        skill competen compéten kenntnis langu lingu idiom sprach talen_ taal sprak sprog язык навык jezyk umiej
        beceri habilid aptitud capacit kompeten vaardig fardighet fertigk znalost jazyk kielitaito dil_ diller
        """,
    "interests": """
        interest interess interes forschungsschwer forschungsgeb forschungsint specializ specialis spezial
        schwerpunkt expertise fields научные_интер zainteres areas_ themes themen aree_ ricerca linea linha zajm
        """,
    "contact": """
        contact kontakt address adres indirizz enderec personal persoon personlich personali dati_ datos dados
        anagraf контакт личн osobn kisisel coordonn
        """,
    "bio": "biogra bio_ profil summary resume_ resumen resumo about sobre statement uber_ o_mne",
    "activities": "activi aktiv attivit atividad hobb engage_ volunt freizeit miscell varia diversos",
}

# The stems that a word may begin with, by the kind they stand for; a mark "_" opens a word, and closes one.
STEMS: tuple[tuple[str, tuple[str, ...]], ...] = tuple(
    (kind, tuple(f"_{word}" for word in words.split())) for kind, words in _STEMS.items()
)

# Chinese, Japanese and Korean titles are not parted into words: the first kind of which a title holds a sign.
SIGNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("teaching", ("教学", "讲授", "授课", "课程", "担当科目", "授業", "講義", "강의", "교육활동", "교육 활동")),
    ("awards", ("获奖", "獲獎", "奖励", "荣誉", "榮譽", "受賞", "表彰", "奖项", "奖学金", "獎", "수상", "장학")),
    (
        "publications",
        (
            "论文",
            "論文",
            "著作",
            "专著",
            "专利",
            "專利",
            "著書",
            "出版",
            "业绩",
            "業績",
            "成果",
            "논문",
            "저서",
            "특허",
            "발표논문",
        ),
    ),
    ("talks", ("报告", "報告", "讲座", "学会発表", "講演", "口頭発表", "招待", "발표", "초청")),
    ("grants", ("项目", "項目", "課題", "课题", "基金", "研究費", "助成", "연구비", "과제")),
    ("memberships", ("所属学会", "加入学会", "学会活動", "학회 회원", "소속 학회")),
    (
        "service",
        (
            "兼职",
            "兼職",
            "服务",
            "服務",
            "社会活動",
            "委員",
            "委员",
            "学会活动",
            "봉사",
            "학회활동",
            "학회 활동",
            "심사",
        ),
    ),
    (
        "positions",
        (
            "工作",
            "职业",
            "任职",
            "任職",
            "職歴",
            "经历",
            "経歴",
            "履历",
            "实习",
            "科研经历",
            "研究经历",
            "경력",
            "근무",
            "이력사항",
        ),
    ),
    ("skills", ("技能", "语言", "語言", "語学", "資格", "资格", "기술", "언어", "자격")),
    ("interests", ("兴趣", "興趣", "方向", "研究分野", "専門", "专长", "연구 분야", "연구분야", "관심")),
    ("contact", ("联系", "連絡", "聯絡", "연락", "인적")),
    ("bio", ("简介", "簡介", "自己紹介", "소개")),
)
# Titles that hold two of these signs: "教育经历" is education, not a career.
SIGNS_FIRST = (("education", ("教育经历", "教育背景", "学历", "學歷", "学歴", "学习经历", "教育", "학력", "학위")),)
