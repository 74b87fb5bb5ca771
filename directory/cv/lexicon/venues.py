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
