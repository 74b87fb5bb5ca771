"""Words that tell venues, statuses and kinds of publications. Folded: no accents, no capitals."""

# A word of these in the first words after a title says that a venue begins there.
VENUE_WORDS = frozenset(
    """
    journal journals j proceedings proc proceeding transactions trans letters lett annals ann advances conference conf
    symposium symp workshop congress bulletin bull review reviews rev magazine mag ieee acm siam usenix aaai ijcai nature
    science plos arxiv biorxiv medrxiv ssrn preprint press springer elsevier wiley university universite universitat
    universidad universidade thesis dissertation technical report rapport lecture notes handbook encyclopedia encyclopaedia
    revue revista zeitschrift archiv archives annales annali acta cahiers jahrbuch blatter beitrage rivista giornale
    quarterly studies research international european american british canadian royal society academy proceedings icml
    neurips nips iclr cvpr iccv eccv acl emnlp naacl aistats colt uai kdd www sigir chi icra iros corl rss isit icassp
    interspeech vldb sigmod icde osdi sosp nsdi atc asplos isca micro hpca sc ppopp icse fse ase pldi popl oopsla ccs
    ndss crypto eurocrypt focs stoc soda mlsys jmlr tmlr tpami pnas prl jama bmj lancet cell chapter forum discussions
    communications computing letters notices monthly mathematica physica chemical physical geophysical editor editors eds ed
    in submitted accepted press forthcoming published publisher verlag editions editorial editora blog newspaper
    """.split()
)

# Words that journals' titles shorten, as printed before a full stop.
ABBREVIATIONS = frozenset(
    """
    Abh Acad Acoust Adv Agric Akad Algebr Am Amer Anal Ann Anthropol Appl Arch Artif Assoc Astron Astrophys Atmos Aust Austral
    Behav Ber Biochem Bioinform Biol Biophys Biotechnol Bot Br Brit Bras Bull Can Cardiol Chem Circ Clim Clin Cogn Comb Combin
    Comm Commun Comp Comput Conf Conserv Contemp Cryst Curr Cryosph Demogr Dev Discr Dyn Dynam Earth Ecol Econ Econom Ed Educ Electr
    Electron Endocrinol Energ Eng Entomol Environ Epidemiol Ergod Esp Eur Evol Exp Expr Fluid Fr Genet Genom Geochem Geod Geogr
    Geol Geom Geophys Geosci Gesch Hist Hum Hydrodyn Hydrol Immunol Ind Inf Inform Infect Inst Int Intell Interdiscip Intern Invent
    Ital Jahrb Jpn Korean Kybern Lett Limnol Ling Lingu Lond Mach Mag Manag Mar Mater Math Meas Mech Med Mem Meteorol Microbiol Mod Mol
    Mon Nachr Nat Natl Netw Neurobiol Neurol Neurosci Neuropsychol Nucl Numer Nutr Obs Oceanogr Oncol Oper Opt Optim Ophthalmol
    Org Paleontol Pharm Pharmacol Phil Philos Phys Physiol Plasm Pol Polit Polym Popul Proc Probab Process Prog Psychiatr Psychiatry Psychol Publ
    Pure Quant Quart Radiol Rech Reg Rel Rem Remote Rep Res Resour Rev Robot Sci Schweiz Sen Sens Ser Sig Signal Simul Singap Soc Sociol
    Softw Solid Spectrosc Stat Statist Stoch Struct Stud Surg Surv Symp Syst Tech Technol Theor Theoret Ther Top Topol Toxicol Trans
    Transp Trends Trop Univ Veg Verh Vet Virol Vis Wiss Zeitschr Zool
    """.split()
)

# Function words: a title of four words and more nearly always holds one, a name or a venue seldom.
FUNCTION_WORDS = frozenset(
    """
    a an the of in on for and or to from with by at as is are do does can be via through under over between among into
    using based towards toward how why what when where who which not its their our beyond without within across against
    de la le les des du et en un une sur pour par dans au aux dans avec
    der die das und von zur zum fur im in den dem ein eine auf aus bei mit uber nach
    el los las del y en por para con una un sobre o os as da do dos das e em no na um uma com
    di il lo gli nel della delle dei e per
    """.split()
)

STATUSES = (
    ("in_preparation", r"in prep(?:aration|\.)?|en prép(?:aration|\.)?|en préparation|in vorbereitung|en preparación|em preparação"
     r"|working paper|work in progress|manuscript in progress|drafting|release soon|coming soon|to be submitted"),
    ("submitted", r"submitted|in submission|under (?:\w+ )?(?:review|revision|consideration)|in review|in revision|revise (?:and|&) resubmit|r&r"
     r"|pending|soumise?|eingereicht|en revisión|enviado|submetido|revised and resubmitted|revision requested|major revisions?|minor revisions?"),
    ("accepted", r"accepted|in press|forthcoming|to appear|à paraître|à para\.?|im druck|im erscheinen|en prensa|no prelo|conditionally accepted"
     r"|in production|advance online publication|accept[ée]e?|aceptado|aceito|online first"),
    ("preprint", r"preprint|prépublication|prépubl\."),
)
