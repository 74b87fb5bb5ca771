"""How words of section titles begin, by kind, folded, in many languages: for titles that headings.py does not list.

A line that is known to be a heading by how it is set is of the first kind here that any of its words begins with.
The order is that of the words' weight: "Teaching positions" are teaching, "Personal skills" are skills. A mark "_"
stands between words and closes a word; what begins with "-" may stand inside a word, as in German compounds.
"""

# What several words say together, against what one of them would say alone.
_TOGETHER = {
    "publications": """
        comite_de_lecture avec_actes peer_reviewed letters_to_the original_research research_investig case_report
        case_series case_note data_paper policy_brief op_ed actes_de atti_di actas_de compte_rendu comptes_rendus
        i_wrote
        in_volume in_proceedings conference_paper conference_abstract published_abstract direction_d_ouvrage
        bildiri
        """,
    "awards": "paper_award borse_di borsa_di best_paper best_poster",
    "grants": """
        research_support grant_support current_support ongoing_support completed_support past_support funded_ sponsored_
        contrats_de proyectos_de_i projets_finances convocatorias financiad research_contract
        """,
    "mentoring": """
        ph_d_student phd_student graduate_student former_student current_student students_supervis thesis_supervis
        student_supervis msc_student master_s_student doctoral_student trainees alumni
        """,
    "positions": """
        activites_profession appointments_at hospital_appoint administrative_position leadership_position
        situacion_profesional vinculos posizione_attuale academic_rank professional_record professional_background
        i_worked
        """,
    "education": "akademischer_grad parcours_univers parcours_acad academic_background academic_prepar i_studied",
    "service": "cargos_de_gest review_activit commissions_of_trust external_exam gutachtertat",
    "contact": "angaben_zur_person personuppg dane_osob szemelyes osobni_udaje donnees_personn identific",
    "interests": "speciality research_topic",
    "references": "letters_of_recommend gutachter_",
    "skills": "software_skill computer_skill",
}
_STEMS = {
    "references": "referenze referenties referenser",
    "mentoring": """
        supervis mentor encadr betreu begeleid orientacoe orientacio vejled handled advis doctorand tutorias
        tutorat tesistas подготовк научное_руководство
        """,
    "teaching": """
        teach taught course cours enseign lehr vorlesung docenc docent ensin ensen insegn didatt didact onderwij
        undervis pedagog преподав dydakt vyuk ders_ dersler oktat opetus disciplin unterricht
        """,
    "talks": """
        talk presentation presentaci apresenta lectures lecture_ -vortrag seminar colloqui kolloqui keynote
        poster ponenc palestr voordrach foredrag relazioni communicat comunic conferencias exposes intervent
        konferenzbeitr доклад выступлен lezing eloadas wystapien referat konusma
        """,
    "publications": """
        publi pubbl veroffentl -schrift artic -artik libro livro livre ouvrag -buch_ -bucher_ monogra chapit capit
        -kapitel
        paper preprint journal book_ books manuscr -patent brevet proceeding -aufsatz bibliogra writing edited
        works_ oeuvre produc produz output travaux forskningsprod публик стать монограф yayin makale julkais
        artyk bocker boger creative output -rezension -beitrag herausgeb traduct translation
        clanky kozlem kitap boek hoofdstuk avhandling these_ theses_ dissert resena recens curatel editorials commentar
        catalogu supplements essay публік статт
        """,
    "awards": """
        award honor honour prize prix preis auszeichn premi prem_ prijs prijz -preis distin recompens bourse -stipend
        scholarship fellowship beca becas bolsa medal recogni riconosc reconoc reconhec ehrung nagrod наград
        преми нагород грамот odul dijak_ dijai accolad utmark palkinno priser pris_ onderscheid ocenen estimulo
        """,
    "grants": """
        grant fund financ finanz drittmittel -forderung bidrag subven subsid fonds beurs финансир грант dofinans hibe
        """,
    "memberships": """
        membership mitglied membresia sociedad societ affiliat afiliac lidmaatsch czlonk член medlem academies associaz
        association uyelik clenst appartenanc bodies
        """,
    "certifications": "certif licens licenc zertif accredit bar_ board_certif сертиф fortbild weiterbild aggiornament",
    "conferences": "congres kongres",
    "education": """
        educa ausbild studium studien studier studies studi_ formac formaz formation istruz diplom degree studied
        -studium_
        qualific titula titre anteced titoli titol_ opleid utbildn uddann utdann образов wyksztal egitim ogrenim
        vzdel tanulm vegzett освіт examina koulut scolar etudes estudio cursus abschlus schul bildung
        academic_record степен ученая grados
        graduac akademisch_grad promotion
        """,
    "positions": """
        employ experien esperien -erfahrung parcours praktik worked position posicion appoint career carrier carreir
        werdegang lavor empleo
        emprego cargo puesto postes nombram nomea atuac trayect traject werkerv loopbaan anstall ansatt tjanst
        stilling опыт работ должн карьер doswiad zatrudn przebieg_pracy munkahely tapasztalat трудов робот praca
        deneyim gorev is_deney zamestn praxe beschaft
        -tatigk jobs internship stages emploi situation residenc clerkship postdoc posdoc laufbahn tyokok
        functies duties_at fonction hospital ansaett ansett trabajo estancia aufenthalt sejour
        """,
    "service": """
        service servic editor review referee committee commit comite komitee organi administr responsab verantw
        gremi ehrenamt leadership outreach duties board peer arbitra mandat nevenf incarich gestion gestao
        verwalt selbstverwalt bestuur funktion dienst verv uppdrag citizenship_ governance panel rozhod
        """,
    "media": "media press_ presse prensa medien stampa mediatic",
    "software": "software logiciel",
    "projects": "project projekt projet progett proyect proiect проект",
    "skills": """
        skill competen compéten kenntnis langu lingu idiom sprach talen_ taal sprak sprog язык навык jezyk umiej
        beceri nyelv strength habilid aptitud capacit kompeten vaardig fardighet fertigk znalost jazyk kielitaito
        dil_ diller
        """,
    "interests": """
        interest interess interes forschungsschwer forschungsgeb forschungsint specializ specialis spezial
        -schwerpunkt -interess -intress topics expertise fields научные_интер zainteres areas_ themes themen aree_
        ricerca linea linha zajm
        """,
    "contact": """
        contact kontakt address adres indirizz enderec personal persoon personlich personali dati_ datos dados
        anagraf контакт личн osobn kisisel coordonn
        """,
    "bio": "biogra -biogra -biograph bio_ profil summary resume_ resumen resumo about sobre statement uber_ o_mne",
    "activities": "activi aktiv attivit atividad hobb engage_ volunt freizeit miscell varia diversos",
}


Stems = dict[str, list[tuple[int, str, str]]]
LETTERS = 3


def _index(*several: dict[str, str]) -> Stems:
    """(rank, stem, kind) by how a stem begins: "_" is where a word begins or ends. Of two, the lower rank counts."""
    found: Stems = {}
    listed = ((kind, word) for stems in several for kind, words in stems.items() for word in words.split())
    for rank, (kind, word) in enumerate(listed):
        stem = word[1:] if word.startswith("-") else f"_{word}"
        found.setdefault(stem[:LETTERS], []).append((rank, stem, kind))
    return found


# What a title may hold, each with the kind it stands for.
TOGETHER = _index(_TOGETHER)
STEMS = _index(_TOGETHER, _STEMS)


def find_stem(phrase: str, stems: Stems) -> str | None:
    """The kind of the stem of least rank that a phrase holds, "_" around each of its words."""
    found = (
        (rank, kind)
        for at in range(len(phrase) - LETTERS + 1)
        if (known := stems.get(phrase[at : at + LETTERS]))
        for rank, stem, kind in known
        if phrase.startswith(stem, at)
    )
    return min(found, default=(0, None))[1]


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
            "総説",
            "논문",
            "저서",
            "특허",
            "발표논문",
        ),
    ),
    ("talks", ("报告", "報告", "讲座", "学会発表", "講演", "口頭発表", "招待", "발표", "초청")),
    ("grants", ("项目", "項目", "課題", "课题", "基金", "研究費", "助成", "資金", "资金", "연구비", "과제")),
    ("memberships", ("所属学会", "加入学会", "학회 회원", "소속 학회")),
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
            "学会活動",
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
    ("contact", ("联系", "个人信息", "個人資料", "基本情報", "基本信息", "連絡", "聯絡", "연락", "인적")),
    ("bio", ("简介", "簡介", "自己紹介", "소개")),
)
# Titles that hold two of these signs: "教育经历" is education, not a career.
SIGNS_FIRST = (("education", ("教育经历", "教育背景", "学历", "學歷", "学歴", "学习经历", "教育", "학력", "학위")),)
