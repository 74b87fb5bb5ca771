"""Countries, states and regions, folded: what a place's last word may be."""

COUNTRIES = frozenset(
    line.strip()
    for line in """
    afghanistan, albania, algeria, algerie, andorra, angola, argentina, argentine, armenia, australia, australie,
    austria, autriche, osterreich, azerbaijan, bahrain, bangladesh, belarus, belgium, belgique, belgien, benin,
    bolivia, bosnia and herzegovina, botswana, brazil, brasil, bresil, brasilien, bulgaria, burkina faso, cambodia,
    cameroon, cameroun, canada, kanada, chad, chile, chili, china, chine, pr china, p r china, colombia, colombie,
    congo, costa rica, croatia, cuba, cyprus, czech republic, czechia, denmark, danmark, danemark, danemark,
    dominican republic, ecuador, egypt, egypte, el salvador, england, estonia, ethiopia, finland, finlande, finnland,
    france, frankreich, georgia, germany, deutschland, allemagne, alemania, alemanha, ghana, greece, grece,
    guatemala, haiti, honduras, hong kong, hong kong sar, hungary, hongrie, iceland, india, inde, indonesia, iran,
    iraq, ireland, irlande, israel, italy, italia, italie, italien, ivory coast, jamaica, japan, japon, jordan,
    kazakhstan, kenya, korea, south korea, republic of korea, coree, kosovo, kuwait, latvia, lebanon, liban, libya,
    liechtenstein, lithuania, luxembourg, macao, macau, macedonia, madagascar, malawi, malaysia, mali, malta,
    mauritius, mexico, mexique, moldova, monaco, mongolia, montenegro, morocco, maroc, mozambique, myanmar, namibia,
    nepal, netherlands, the netherlands, pays bas, niederlande, new zealand, nicaragua, niger, nigeria,
    northern ireland, norway, norge, norvege, oman, pakistan, palestine, panama, paraguay, peru, perou, philippines,
    poland, pologne, polen, portugal, puerto rico, qatar, reunion, romania, roumanie, russia, russian federation,
    russie, rwanda, saudi arabia, scotland, ecosse, senegal, serbia, singapore, singapour, slovakia, slovenia, south
    africa,
    spain, espana, espagne, spanien, espanha, sri lanka, sudan, sweden, sverige, suede, schweden, switzerland, suisse,
    schweiz, svizzera, syria, taiwan, tanzania, thailand, togo, trinidad and tobago, tunisia, tunisie, turkey, turkiye,
    turquie, uganda, uk, u k, ukraine, united arab emirates, uae, united kingdom, royaume uni, united states,
    united states of america, estados unidos, etats unis, uruguay, us, usa, u s a, u s, uzbekistan, venezuela, vietnam,
    wales, yemen, zambia, zimbabwe, catalunya, catalonia, quebec, reino unido, remote, remotely, online, virtual, nsw,
    victoria, queensland, scotland uk, england uk, ee uu, gb
    """.replace("\n", " ").split(",")
    if line.strip()
)

STATES = frozenset(
    line.strip()
    for line in """
    alabama, alaska, arizona, arkansas, california, colorado, connecticut, delaware, florida, georgia, hawaii, idaho,
    illinois, indiana, iowa, kansas, kentucky, louisiana, maine, maryland, massachusetts, michigan, minnesota,
    mississippi, missouri, montana, nebraska, nevada, new hampshire, new jersey, new mexico, north carolina,
    north dakota, ohio, oklahoma, oregon, pennsylvania, rhode island, south carolina, south dakota, tennessee, texas,
    utah, vermont, virginia, washington, west virginia, wisconsin, wyoming, district of columbia, alberta,
    british columbia, manitoba, new brunswick, newfoundland, nova scotia, ontario, prince edward island, saskatchewan,
    new south wales, western australia, south australia, tasmania, bavaria, bayern, hessen, sachsen
    """.replace("\n", " ").split(",")
    if line.strip()
)

STATE_CODES = frozenset(
    """AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA
    RI SC SD TN TX UT VT VA WA WV WI WY DC AB BC MB NB NL NS ON PE QC SK NSW VIC QLD ACT TAS UK USA US SP RJ""".split()
)

# Towns called like what is in them.
COLLEGE_TOWNS = (
    "college station",
    "college park",
    "state college",
    "university park",
    "university city",
    "university heights",
)

# Places that CVs print without their country or state.
CITIES = frozenset(COLLEGE_TOWNS) | frozenset(
    line.strip()
    for line in """
    amsterdam, ann arbor, athens, atlanta, auckland, austin, baltimore, bangalore, bangkok, barcelona, basel, beijing,
    beirut, bengaluru, berkeley, berlin, bern, birmingham, bogota, bologna, bonn, bordeaux, boston, boulder, bremen,
    bristol, brussels, bruxelles, bucharest, budapest, buenos aires, cairo, cambridge, cape town, changsha, chengdu,
    chennai, chicago, cologne, koln, copenhagen, corvallis, dallas, darmstadt, delft, delhi, new delhi, denver, detroit,
    dresden, dubai, dublin, durham, edinburgh, eindhoven, frankfurt, freiburg, geneva, geneve, gottingen, graz,
    grenoble, guangzhou, haifa, hamburg, hangzhou, hanoi, heidelberg, helsinki, hong kong, houston, hyderabad,
    istanbul, ithaca, jerusalem, johannesburg, karlsruhe, kolkata, kuala lumpur, kyoto, lausanne, leeds, leiden,
    leipzig, leuven, lille, lima, lisbon, lisboa, ljubljana, london, londres, los angeles, lyon, madison, madrid,
    manchester, marseille, melbourne, menlo park, mexico city, miami, milan, milano, minneapolis, montpellier,
    montreal, moscow, mountain view, mumbai, munich, munchen, munster, nagoya, nairobi, nancy, nanjing, nantes, naples,
    new haven, new york, new york city, nice, osaka, oslo, ottawa, oxford, padova, palo alto, paris, pasadena,
    philadelphia, pisa, pittsburgh, porto, portland, prague, princeton, providence, pune, quebec city, redmond,
    redwood city, rennes, rio de janeiro, roma, rome, rotterdam, saclay, saint petersburg, salt lake city, san diego,
    san francisco, san jose, santa barbara, santa clara, santa cruz, santiago, sao paulo, seattle, seoul, shanghai,
    shenzhen, singapore, stanford, stockholm, strasbourg, stuttgart, sunnyvale, sydney, taipei, tallinn, tehran,
    tel aviv, tokyo, toronto, toulouse, trento, trieste, tubingen, turin, torino, uppsala, urbana, utrecht, valencia,
    vancouver, vienna, wien, vilnius, warsaw, washington dc, waterloo, wuhan, xi an, zurich, champaign, redmond,
    cupertino, kirkland, bellevue, cambridge ma, bay area, san francisco bay area, silicon valley, aarhus, gothenburg,
    bergen, trondheim, tromso, turku, tampere, espoo, lund, malmo, galway, cork, groningen, tilburg, ghent, antwerp,
    brno, krakow, wroclaw, poznan, coimbra, zaragoza, sevilla, granada, bilbao, girona
    """.replace("\n", " ").split(",")
    if line.strip()
)
