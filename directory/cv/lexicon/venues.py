"""Words that tell venues, statuses and kinds of publications. Folded: no accents, no capitals."""

# A word of these in the first words after a title says that a venue begins there.
VENUE_WORDS = frozenset(
    """
    journal journals j proceedings proc proceeding transactions trans letters lett annals ann advances conference
    conf symposium symp workshop congress bulletin bull review reviews rev magazine mag ieee acm siam usenix aaai
    ijcai nature science plos arxiv biorxiv medrxiv ssrn preprint press springer elsevier wiley university
    universite universitat universidad universidade thesis dissertation technical report rapport lecture notes
    handbook encyclopedia encyclopaedia revue revista zeitschrift archiv archives annales annali acta cahiers
    jahrbuch blatter beitrage rivista giornale quarterly studies research international european american british
    canadian royal society academy proceedings icml neurips nips iclr cvpr iccv eccv acl emnlp naacl aistats colt
    uai kdd www sigir chi icra iros corl rss isit icassp interspeech vldb sigmod icde osdi sosp nsdi atc asplos
    isca micro hpca sc ppopp icse fse ase pldi popl oopsla ccs ndss crypto eurocrypt focs stoc soda mlsys jmlr
    tmlr tpami pnas prl jama bmj lancet cell chapter forum discussions communications computing letters notices
    monthly mathematica physica chemical physical geophysical editor editors eds ed in submitted accepted press
    forthcoming published publisher verlag editions editorial editora blog newspaper
    """.split()
)

# Words that journals' titles shorten, as printed before a full stop.
ABBREVIATIONS = frozenset(
    """
    Abh Acad Acoust Adv Agric Akad Algebr Am Amer Anal Ann Anthropol Appl Arch Artif Assoc Astron Astrophys Atmos
    Aust Austral Behav Ber Biochem Bioinform Biol Biophys Biotechnol Bot Br Brit Bras Bull Can Cardiol Chem Circ
    Clim Clin Cogn Comb Combin Comm Commun Comp Comput Conf Conserv Contemp Cryst Curr Cryosph Demogr Dev Discr
    Dyn Dynam Earth Ecol Econ Econom Ed Educ Electr Electron Endocrinol Energ Eng Entomol Environ Epidemiol Ergod
    Esp Eur Evol Exp Expr Fluid Fr Genet Genom Geochem Geod Geogr Geol Geom Geophys Geosci Gesch Hist Hum Hydrodyn
    Hydrol Immunol Ind Inf Inform Infect Inst Int Intell Interdiscip Intern Invent Ital Jahrb Jpn Korean Kybern
    Lett Limnol Ling Lingu Lond Mach Mag Manag Mar Mater Math Meas Mech Med Mem Meteorol Microbiol Mod Mol Mon
    Nachr Nat Natl Netw Neurobiol Neurol Neurosci Neuropsychol Nucl Numer Nutr Obs Oceanogr Oncol Oper Opt Optim
    Ophthalmol Org Paleontol Pharm Pharmacol Phil Philos Phys Physiol Plasm Pol Polit Polym Popul Proc Probab
    Process Prog Psychiatr Psychiatry Psychol Publ Pure Quant Quart Radiol Rech Reg Rel Rem Remote Rep Res Resour
    Rev Robot Sci Schweiz Sen Sens Ser Sig Signal Simul Singap Soc Sociol Softw Solid Spectrosc Stat Statist Stoch
    Struct Stud Surg Surv Symp Sys Syst Tech Technol Theor Theoret Ther Top Topol Toxicol Trans Transp Trends Trop
    Univ Veg Verh Vet Virol Vis Wiss Zeitschr Zool
    """.split()
)

# Function words: a title of four words and more nearly always holds one, a name or a venue seldom.
FUNCTION_WORDS = frozenset(
    """
    a an the of in on for and or to from with by at as is are do does can be via through under over between among
    into using based towards toward how why what when where who which not its their our beyond without within
    across against de la le les des du et en un une sur pour par dans au aux dans avec der die das und von zur zum
    fur im in den dem ein eine auf aus bei mit uber nach el los las del y en por para con una un sobre o os as da
    do dos das e em no na um uma com di il lo gli nel della delle dei e per
    """.split()
)

STATUSES = (
    (
        "in_preparation",
        (
            r"in prep(?:aration|\.)?|en prép(?:aration|\.)?|en préparation|in vorbereitung|en preparación|em preparação"
            r"|working paper|work in progress|manuscript in progress|drafting|release soon|coming soon|to be submitted"
        ),
    ),
    (
        "submitted",
        (
            r"submitted|in submission|under (?:\w+ )?(?:review|revision|consideration)|in review|in revision"
            r"|revise (?:and|&) resubmit|r&r"
            r"|pending|soumise?|eingereicht|en revisión|enviado|submetido|revised and resubmitted"
            r"|revision requested|major revisions?|minor revisions?"
        ),
    ),
    (
        "accepted",
        (
            r"accepted|in press|forthcoming|to appear|à paraître|à para\.?|im druck|im erscheinen|en prensa"
            r"|no prelo|conditionally accepted"
            r"|in production|advance online publication|accept[ée]e?|aceptado|aceito|online first"
        ),
    ),
    ("preprint", r"preprint|prépublication|prépubl\."),
)

# What a work's own words say that it is; the first that is found counts.
KINDS = (
    ("patent", r"\b[Pp]atents?\b|专利|特許|申请号|公开号|\bBrevet\b"),
    (
        "thesis",
        (
            r"\b(?:[Tt]hesis|[Dd]issertation|[Tt]hèse|[Tt]esis|[Tt]ese|Tesi|Diplomarbeit|(?:Master|Bachelor|Magister)arbeit"
            r"|Habilitation\w*|Mémoire|Mém\. de|[Pp]roefschrift)\b|学位论文|学位論文"
        ),
    ),
    ("workshop", r"\b[Ww]orkshops?\b|\bWS\b"),
    (
        "report",
        r"\b(?:[Tt]ech(?:nical|\.)? ?[Rr]ep(?:ort|\.)?|[Ww]orking [Pp]aper|White ?[Pp]aper|Research Report|Rapport)\b",
    ),
    ("blog", r"\b[Bb]log(?:s|post| post)?\b"),
    (
        "software",
        (
            r"\b(?:[Cc]omputer software|[Ss]oftware package|[Cc]omputer program|R package|Python package"
            r"|GitHub repository)\b"
        ),
    ),
    ("dataset", r"\b(?:[Dd]ata ?set|Dryad|PANGAEA|Figshare)\b"),
    (
        "preprint",
        r"ar[Xx]iv|bio[Rr]xiv|med[Rr]xiv|\bSSRN\b|\b[Pp]reprint|[Pp]républ|PsyArXiv|SocArXiv|ChemRxiv|EarthArXiv|HAL\b",
    ),
    ("media", r"\b(?:[Nn]ewspaper|[Ii]nterview|[Pp]odcast|[Oo]p-[Ee]d)\b"),
)

PUBLISHERS = (
    r"Press|Springer|Elsevier|Wiley(?:-Blackwell)?|Blackwell|Verlag|Publishers?|Publishing|Publications"
    r"|Routledge|Taylor (?:&|and) Francis"
    r"|SAGE|Sage|De Gruyter|Birkhäuser|Brill|Kluwer|McGraw-Hill|Pearson|Palgrave|Macmillan|Edward Elgar"
    r"|IOS|World Scientific"
    r"|Academic|MDPI|Dunod|Hermès|Gallimard|Suhrkamp|Mohr Siebeck|Nomos|Ediciones|Editorial|Éditions"
    r"|Editora|PUF|CLACSO|IGI Global"
)

# Marks of honour and parts of a programme that follow a venue and its year.
TRACKS = (
    r"\(?(?:Oral|Poster|Spotlight|Findings|Demo(?:nstration)?s?|Short [Pp]aper|Long [Pp]aper"
    r"|Industry [Tt]rack|Best [Pp]aper(?: [\w ]{2,30})?"
    r"|Main(?: [Tt]rack)?|Research [Tt]rack|Tutorial|Highlight|Outstanding [Pp]aper(?: [\w ]{2,30})?"
    r"|Student [Aa]bstract|oral|poster|spotlight"
    r"|oral presentation|Oral Presentation|Datasets and Benchmarks(?: Track)?|Late-Breaking \w+)\)?"
)

# Who holds conferences: their names stand before a venue's, and are no acronym of it.
SPONSORS = frozenset(
    "IEEE ACM SIAM USENIX IFIP AMS APA AGU EGU NASA NSF IMA INFORMS AIAA ASME ASCE OSA SPIE IOP AIP UK US USA EU "
    "UN".split()
)

# Places at the end of a conference's line, folded.
PLACES = (
    r"(?:[a-z ]+ )?(?:usa|us|uk|united (?:kingdom|states)|germany|france|italy|spain|portugal|canada|china"
    r"|japan|korea|south korea|india|australia"
    r"|austria|switzerland|netherlands|the netherlands|belgium|sweden|norway|denmark|finland|iceland"
    r"|ireland|scotland|england|wales|poland"
    r"|czech republic|hungary|greece|turkey|israel|russia|brazil|brasil|mexico|argentina|chile|colombia"
    r"|peru|singapore|taiwan|thailand|vietnam"
    r"|south africa|egypt|kenya|new zealand|hong kong|virtual|online|[a-z]{2}|new york|london|paris|berlin"
    r"|vienna|boston|chicago|seattle|toronto"
    r"|montreal|vancouver|san francisco|los angeles|washington dc|washington d c|orleans|new orleans"
    r"|beijing|shanghai|tokyo|sydney|melbourne"
    r"|washington|california|texas|florida|georgia|virginia|ontario|quebec|british columbia|tennessee"
    r"|louisiana|massachusetts|colorado|michigan)"
)

# What stands in a venue's place and is none, folded.
NO_VENUES = frozenset(
    """
    in dans en em im w et al the and in press submitted url doi available online link pdf code eds ed to appear review
    accepted oral poster p pp no vol talk version preprint prepublication prepubl
    """.split()
) | {"in press", "et al", "to appear", "in review", "under review", "available at", "in submission"}
