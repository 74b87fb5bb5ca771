"""Words in and around people's names, and words that are never in one. Folded: no accents, no capitals."""

PARTICLES = frozenset(
    """
    af a/l a/p al av ben bin bint binte binti bte d d/o s/o da dal dalla das de degli dei del dela della delle den
    der des di do dos du e el ibn
    la le les lo los of op 't t 's s te ten ter tho till ul van vande vander vom von y zu zum zur
    """.split()
)
SUFFIXES = frozenset("jr sr ii iii iv jnr snr".split())
TITLES = frozenset(
    """
    prof professor dr doctor mr mrs ms miss mx sir dame lord lady rev hon emeritus emerita assoc asst assistant
    associate adjunct distinguished univ priv doz habil ing dipl rer nat med pd phil mme mlle pr prof.dr
    professeur professeure profesor profesora professora dra sra sr herr frau ir drs mgr bc mudr rndr phdr doc dott
    dott.ssa dottssa prof.ssa lic mtro mtra engr eng barr shri smt dr.ir dr.-ing docteur d.sc pd.dr
    """.split()
)
POST_TITLES = frozenset(
    """
    phd ph.d dphil md m.d mph msc m.sc mscr ms ma m.a mba bsc b.sc ba b.a jd llm llb edd dsc sc.d scd drph rn esq
    faan facp facs frcp frs ieee cpa pe meng m.eng beng b.eng mphil pa-c dds dvm pharmd pharm.d psyd psy.d mfa
    mres fellow prof dr hons
    """.split()
)
NICKNAMES = frozenset(
    frozenset(pair.split("/"))
    for pair in (
        "bob/robert rob/robert bill/william will/william mike/michael jim/james tony/anthony dick/richard rick/richard "
        "jack/john ted/edward ed/edward liz/elizabeth beth/elizabeth kate/katherine kathy/katherine peggy/margaret "
        "meg/margaret tom/thomas chuck/charles charlie/charles hank/henry harry/henry bob/roberto pepe/jose "
        "paco/francisco gus/august andy/andrew drew/andrew sandy/alexander sasha/alexander "
        "kolya/nikolai misha/mikhail fritz/friedrich hans/johannes toni/antonio nick/nikolaos "
        "toly/anatoly becky/rebecca becca/rebecca jen/jennifer"
    ).split()
)

# Family names of two or three letters, which in capitals look like initials.
SHORT_SURNAMES = frozenset(
    """
    li wu xu ma hu he yu lu su du qi xi bi fu gu ji ke ni qu ye yi an ai ou mo mu ge fei fan fang gao guo han hou
    jin kim lee lei lin liu luo mao pan qin ren she shi sun tan tao wan wei xie xin xue yan yao yin yue zhu zou le
    ho ng yip oh
    """.split()
)

# The commonest family names in Chinese and Korean script: a name is told from a heading by its first character.
HAN_SURNAMES = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林罗羅高郑鄭梁谢謝宋唐许許邓鄧冯馮韩韓曹曾彭萧肖蔡潘田董袁于余叶葉蒋蔣杜苏蘇魏程吕呂丁沈任姚卢盧"
    "傅钟鍾姜崔谭譚廖范汪陆陸金石戴贾賈韦韋夏邱方侯邹鄒熊孟秦白江阎閻薛尹段雷黎史龙龍陶贺賀顾顧毛郝龚龔邵万萬钱錢严嚴"
    "武戚莫孔向汤湯温溫康施文牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂聶章鲁魯岳翟殷詹申欧歐耿关關兰蘭焦俞左柳甘祝包宁寧尚"
)
HANGUL_SURNAMES = frozenset("김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구")

# Characters of headings in Chinese and Japanese that names do without.
HEADING_HAN = frozenset("学學研究论論奖獎項项职職業业歴歷历経经績绩育発表著書书賞景背校院系所司目链接联系方式")

# Capitalized words that stand alone or in pairs on a CV's lines and are in nobody's name.
NOT_NAMES = frozenset(
    """
    about abstract abstracts academic academy academies accepted accounting achievements activities address
    adjunct administration administrator administrative advanced advisor advisors advisory affairs affiliation
    affiliations agency algorithms analysis analyst analytics and annual application applications applied
    appointment appointments architecture area areas art article articles artificial arts assistant associate
    associates association at author authors automation award awards bachelor bachelors background biography
    biology biomedical bio board book books business campus candidate career center centre certificate
    certifications chair chapter chapters chemistry citizenship city clinical club coach code college commission
    committee community company computational computer computing conference conferences congress consultant
    contact contributions coordinator core corp corporation council course courses courseware creative credits
    curriculum cv data dataset date dean degree degrees department design developer development diploma director
    dissertation distinguished division doctor doctoral download ecology economics editor editorial education
    electrical electronic email emeritus employment engineer engineering english environment environmental ethics
    evaluation events executive expected experience experiences experimental expertise extracurricular faculty fax
    federal fellow fellowship fellowships field fields for foundation founder from full funding further fund
    future general geology geophysics graduate grant grants group guest hackathon head health high highlights
    history home homepage honor honors honours honorary hospital human humanities inc industry industrial
    information innovation institute institution instructor intelligence interdisciplinary interest interests
    intern international internship internships interview introduction invited ireland italy japan jobs journal
    journals key lab laboratories laboratory language languages law leadership learning lecture lecturer lectures
    letters library limited link linkedin links list llc location ltd machine major management manager manuscripts
    map master masters materials mathematics mathematical mechanical media medicine medical meeting meetings
    member members memberships mentor mentoring mentorship methods minor ministry miscellaneous model modeling
    models modelling movement museum name national natural network networks neural news north notes of office
    officer online open optimization organization organizations other outreach overview page paper papers
    participant patent patents pdf performance personal ph phd phone physics pi policy political position
    positions post postdoc postdoctoral posters preparation preprint preprints present presentation presentations
    president press prize prizes proceedings processing product professional professor profile program programme
    programmer programming programs project projects proposal psychology public publication publications published
    quantitative reading recent reference references referee refereed regional relations relevant report reports
    representative republic research researcher resident residency resume résumé review reviewer reviews robotics
    role scholar scholarly scholars scholarship scholarships school science sciences scientific scientist selected
    senior series service services simulation site skills social society software south special specialist staff
    state states statement statistical statistics street student students studies study summary summer supervision
    supervisor support survey symposium system systems talk talks teacher teaching team technical technician
    technologies technology test tests thesis theory title to tools training travel tutor tutorial tutorials
    undergraduate under union university unit united universidad université universität vice vision visiting
    visitor volunteer volunteering web website west work workshop workshops working writing year years ai google
    deepmind microsoft amazon nvidia facebook ibm together usa uk china france germany canada australia india
    spain brazil mexico america europe asia africa california york london paris berlin boston beijing shanghai
    angeles francisco seattle chicago washington toronto january february march july september
    october november december monday formation recherche enseignement expérience ausbildung lebenslauf forschung
    lehre berufserfahrung veröffentlichungen formación experiencia publicaciones investigación docencia formação
    experiência publicações
    """.split()
)
