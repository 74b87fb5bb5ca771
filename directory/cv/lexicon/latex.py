"""LaTeX's commands and what they mean for a CV. Symbols' characters are pylatexenc's."""

from __future__ import annotations

from collections.abc import Mapping

from pylatexenc.latex2text import get_default_latex_context_db


def _symbols() -> Mapping[str, str]:
    found = {
        macro.macroname: macro.simplify_repl
        for macro in get_default_latex_context_db().iter_macro_specs()
        if isinstance(macro.simplify_repl, str)
        and "%" not in macro.simplify_repl
        and macro.macroname not in _NOT_SYMBOLS
    }
    return found | {
        "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", ",": " ", ";": " ", ":": " ", "!": "",
        "@": "", "/": "", "-": "", " ": " ", "quad": " ", "qquad": "\t", "enspace": " ", "enskip": " ",
        "thinspace": " ",
        "textbar": "|", "textbullet": "•", "bullet": "•", "cdot": "·", "textperiodcentered": "·", "dots": "…",
        "ldots": "…", "textellipsis": "…", "slash": "/", "LaTeX": "LaTeX", "TeX": "TeX", "LaTeXe": "LaTeX",
        "XeLaTeX": "XeLaTeX",
        "BibTeX": "BibTeX", "textasciitilde": "~", "textunderscore": "_", "textbackslash": "\\",
        "asteriskcentered": "∗",
        "ast": "*", "star": "⋆", "textdagger": "†", "textdaggerdbl": "‡", "dagger": "†", "ddagger": "‡", "no": "№",
        "up": "", "og": "«", "fg": "»", "guillemotleft": "«", "guillemotright": "»", "textquotesingle": "'",
        "textquotedblleft": "“", "textquotedblright": "”", "textregistered": "®", "texttrademark": "™", "degree": "°",
        "textdegree": "°", "euro": "€", "EUR": "€", "texteuro": "€", "sim": "~", "textless": "<", "textgreater": ">",
        "ss": "ß", "diamond": "·", "Diamond": "·", "textendash": "–", "textemdash": "—", "hyp": "-", "&nbsp": " ",
    }  # fmt: skip


_NOT_SYMBOLS = frozenset(
    ["item", "today", "title", "author", "date", "maketitle", "footnote", "section", "subsection", "hline", "\\",
    "newline",
     "par", "hspace", "vspace", "noindent", "hfill", "up"]
)  # fmt: skip
SYMBOLS = _symbols()

ACCENTS = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "c": "\u0327",
    "v": "\u030c", "u": "\u0306", "H": "\u030b", "k": "\u0328", "r": "\u030a", "d": "\u0323", "b": "\u0331",
    "t": "\u0361",
}  # fmt: skip

STYLED = {
    "textbf": "bold", "emph": "italic", "textit": "italic", "textsl": "italic", "mathbf": "bold", "mathit": "italic",
    "strong": "bold", "bold": "bold",
}  # fmt: skip
SWITCHES: dict[str, tuple[str | None, ...]] = {
    "bf": ("bold",), "bfseries": ("bold",), "it": ("italic",), "itshape": ("italic",), "em": ("italic",),
    "sl": ("italic",),
    "slshape": ("italic",), "normalfont": (None,), "rm": (None,), "rmfamily": (), "sffamily": (), "ttfamily": (),
    "sf": (),
    "tt": (), "sc": (), "scshape": (), "mdseries": (None,), "upshape": (), "centering": (), "raggedright": (),
    "raggedleft": (), "flushleft": (), "flushright": (), "selectfont": (), "normalsize": (), "small": (),
    "footnotesize": (), "scriptsize": (), "tiny": (), "noindent": (), "indent": (), "leavevmode": (), "protect": (),
    "displaystyle": (), "relax": (), "boldmath": ("bold",), "raggedbottom": (), "sloppy": (), "frenchspacing": (),
    "null": (),
}  # fmt: skip
SIZES = {"large": 12.0, "Large": 14.4, "LARGE": 17.3, "huge": 20.7, "Huge": 24.9, "HUGE": 30.0}  # points

# What ends a line, or moves on within it.
BREAKS = frozenset(
    ["\\", "newline", "linebreak", "par", "hfill", "hfil", "hspace", "tab", "dotfill", "hrulefill", "tabularnewline",
     "endgraf", "cr", "newblock*"]
)  # fmt: skip
# Vertical space and lines, and the arguments that they have.
SKIPS = {
    "bigskip": "", "medskip": "", "smallskip": "", "vspace": "m", "vskip": "d", "newpage": "", "clearpage": "",
    "pagebreak": "o",
    "hrule": "", "rule": "omm", "addvspace": "m", "vfill": "", "bigbreak": "", "medbreak": "", "cleardoublepage": "",
    "makecvtitle": "", "maketitle": "", "makecvheader": "", "makecvfooter": "mmm", "makerubric": "m",
    "columnbreak": "",
    "makeheader": "", "makecvhead": "", "rubricspace": "",
}  # fmt: skip

HEADINGS = {
    "part": 1, "chapter": 1, "section": 1, "subsection": 2, "subsubsection": 3, "cvsection": 1, "cvsubsection": 2,
    "ecvsection": 1,
    "ecvpart": 1, "resheading": 1, "roottitle": 1, "NewPart": 1, "headedsection": 1, "subrubric": 2,
    "sectiontitle": 1,
    "customsection": 1, "mysection": 1, "cvsubsubsection": 3, "sectionsingle": 1, "headedsubsection": 2,
    "cvpubtype": 2,
}  # fmt: skip

# Commands that print nothing, and the arguments that they have: o optional, m in braces, d a length.
DROPPED = {
    "usepackage": "om", "RequirePackage": "om", "pagestyle": "m", "thispagestyle": "m", "setlength": "mm",
    "addtolength": "mm",
    "setcounter": "mm", "addtocounter": "mm", "includegraphics": "om", "label": "m", "ref": "m", "pageref": "m",
    "cite": "oom",
    "nocite": "m", "color": "om", "definecolor": "mmm", "colorlet": "mm", "rhead": "om", "lhead": "om",
    "chead": "om", "rfoot": "om",
    "lfoot": "om", "cfoot": "om", "fancyhead": "om", "fancyfoot": "om", "fancyhf": "om", "hline": "", "cline": "m",
    "toprule": "o",
    "midrule": "o", "bottomrule": "o", "cmidrule": "om", "addlinespace": "o", "kern": "d", "hskip": "d", "mskip": "d",
    "addfontfeature": "m", "addfontfeatures": "m", "fontspec": "om", "setmainfont": "omo", "setsansfont": "omo",
    "setmonofont": "omo", "fontsize": "mm", "hypersetup": "m", "geometry": "m", "vphantom": "m", "phantom": "m",
    "hphantom": "m",
    "bibliographystyle": "m", "photo": "oom", "index": "m", "titleformat": "mmmmm", "titlespacing": "mmmm",
    "newlength": "m",
    "newcounter": "m", "moderncvtheme": "om", "moderncvstyle": "m", "moderncvcolor": "m", "nopagenumbers": "",
    "enlargethispage": "m",
    "setlist": "om", "linespread": "m", "selectlanguage": "m", "markboth": "mm", "markright": "m", "hyphenation": "m",
    "faIcon": "om", "faicon": "m", "parskip": "d", "parindent": "d", "baselineskip": "d", "itemsep": "d",
    "marginparwidth": "d",
    "input@path": "m", "defbibheading": "omm", "newblock": "", "reversemarginpar": "", "pdfinfo": "m",
    "arraystretch": "",
    "tabcolsep": "d", "addcontentsline": "mmm", "tableofcontents": "", "today": "", "advance": "d",
    "hypertarget": "m",
    "extracolsep": "m", "textheight": "d", "textwidth": "d", "topmargin": "d", "oddsidemargin": "d",
    "evensidemargin": "d",
    "looseness": "d", "penalty": "d", "nobreak": "", "samepage": "", "refstepcounter": "m", "stepcounter": "m",
    "arabic": "m",
    "thepage": "", "namespace": "m", "urlstyle": "m", "defaultfontfeatures": "om", "makeatletter": "",
    "makeatother": "",
    "vcenter": "", "strut": "", "begingroup": "", "endgroup": "", "bgroup": "", "egroup": "", "fi": "",
    "newcolumntype": "mom",
    "rowcolor": "om", "cellcolor": "om", "multirow@": "", "usetikzlibrary": "m", "pdfbookmark": "omm",
    "headheight": "d",
    "footskip": "d", "bibitemsep": "d", "listoffigures": "", "flushbottom": "", "ignorespaces": "", "unskip": "",
    "xspace": "",
}  # fmt: skip
# Commands whose last argument is text, and the arguments before it.
INSIDE = {
    "multicolumn": "mm", "multirow": "omom", "parbox": "ooom", "makebox": "oo", "framebox": "oo", "raisebox": "moo",
    "scalebox": "m",
    "resizebox": "mm", "colorbox": "m", "fcolorbox": "mm", "textcolor": "om", "mbox": "", "hbox": "", "fbox": "",
    "underline": "",
    "uline": "", "texttt": "", "textsc": "", "spacedallcaps": "", "spacedlowsmallcaps": "", "textrm": "",
    "textsf": "", "textmd": "", "textup": "", "textnormal": "", "text": "",
    "mathrm": "", "ensuremath": "", "centerline": "", "llap": "", "rlap": "", "smash": "", "rotatebox": "om",
    "hyperlink": "m",
    "MakeUppercase": "", "MakeLowercase": "", "uppercase": "", "lowercase": "", "textls": "o", "lsstyle": "",
    "hb": "",
    "foreignlanguage": "m", "adjustbox": "m", "texorpdfstring": "", "enquote": "", "uwave": "", "textlf": "",
    "path": "", "nohyphens": "",
    "textsubscript": "", "mathcal": "", "mathbb": "", "operatorname": "", "adddot": "", "leftline": "",
    "rightline": "", "vbox": "",
}  # fmt: skip

LISTS = frozenset(
    ["itemize", "enumerate", "description", "etaremune", "compactitem", "compactenum", "compactdesc", "inparaenum",
    "cvlist",
     "trivlist", "innerlist", "outerlist", "lonelist", "bibsection", "cvitems", "tightitemize", "tightemize",
     "highlights",
     "revnumerate", "itemize*", "enumerate*", "list1", "list2", "eventlist", "factlist", "bibenum", "etaremune*"]
)  # fmt: skip
# Environments that only place their text, and the arguments that they have.
BOXES = {
    "minipage": "ooom", "adjustwidth": "mm", "multicols": "mo", "spacing": "m", "wrapfigure": "omom", "list": "mm",
    "parbox": "om",
    "changemargin": "mm", "parcolumns": "om", "paracol": "om", "columns": "o", "column": "om", "textblock": "m",
    "center": "",
    "flushleft": "", "flushright": "", "quote": "", "quotation": "", "adjustbox": "m", "refsection": "o",
    "refsegment": "",
    "hangparas": "mm", "hanging": "mm", "resume": "", "europecv": "", "cv": "m", "sloppypar": "", "titlepage": "",
    "fullwidth": "o",
}  # fmt: skip
BIBLIOGRAPHIES = frozenset(["thebibliography"])
TABLES = frozenset(
    ["tabular", "tabularx", "tabulary", "longtable", "tabu", "longtabu", "supertabular", "array", "xltabular",
    "ltabulary",
     "tabbing", "ecvtable"]
)  # fmt: skip

# Who the CV is of; whether it is a title.
PREAMBLE_NAMES = {
    "name": True, "author": True, "title": True, "cvname": True, "fullname": True, "firstname": True,
    "familyname": True,
    "lastname": True, "givenname": True, "surname": True, "ecvname": True, "myname": True, "namesection": True,
    "headername": True,
    "position": False, "tagline": False, "quote": False, "jobtitle": False, "headline": False,
}  # fmt: skip
CONTACTS = {
    "address": "", "email": "", "phone": "Phone", "mobile": "Mobile", "tel": "Phone", "telephone": "Phone",
    "fax": "Fax",
    "homepage": "", "webpage": "", "website": "", "social": "", "linkedin": "LinkedIn", "github": "GitHub",
    "gitlab": "GitLab",
    "twitter": "Twitter", "orcid": "ORCID", "googlescholar": "Google Scholar", "extrainfo": "", "skype": "Skype",
    "location": "",
    "born": "Born", "nationality": "Nationality", "ecvaddress": "", "ecvtelephone": "Phone", "ecvemail": "",
    "ecvhomepage": "",
    "ecvnationality": "Nationality", "mailaddress": "", "affiliation": "", "institution": "", "department": "",
    "emailaddress": "",
    "ecvorcid": "ORCID", "ecvgender": "Gender", "ecvdateofbirth": "Born", "dateofbirth": "Born",
    "stackoverflow": "", "researchgate": "",
}  # fmt: skip

# Entries of CV classes: a letter an argument, as `entries._printed` of the reader says.
ENTRIES = {
    "cventry": "dbiccn", "cvitem": "dt", "cvline": "dt", "cvitemwithcomment": "dtt", "cvlanguage": "dtt",
    "cvcomputer": "dtnt",
    "cvdoubleitem": "dtnt", "cvlistitem": "-", "cvlistdoubleitem": "--", "cvevent": "t", "cvhonor": "t",
    "cvskill": "t",
    "ecvitem": "dt", "ecvbigitem": "dt", "ecvtitle": "dt", "ecvtitlelevel": "dtt", "ecvblueitem": "dt",
    "entry": "dbttn",
    "twentyitem": "dbttn", "twentyitemshort": "dt", "resumeItem": "-", "resumeSubItem": "-", "resitem": "-",
    "years": "d",
    "ressubheading": "t", "resumeSubheading": "t", "denseouterlist": "n", "job": "t", "education": "t",
    "datedsubsection": "bt",
    "datedline": "tt", "cvref": "t", "pubentry": "t", "cvachievement": "t", "employer": "t", "cvproject": "t",
    "cvdegree": "t",
    "cvpub": "t", "school": "t", "award": "t",
}  # fmt: skip

# Shorthands of packages of one's own that are not there: "\\octob/".
WORDS = {
    "jan": "Jan.", "feb": "Feb.", "mar": "Mar.", "apr": "Apr.", "may": "May", "jun": "June", "jul": "July",
    "aug": "Aug.",
    "sep": "Sept.", "sept": "Sept.", "oct": "Oct.", "octob": "Oct.", "nov": "Nov.", "dec": "Dec.", "dept": "Dept.",
    "univ": "Univ.",
    "prof": "Prof.", "dr": "Dr.", "assoc": "Assoc.", "asst": "Asst.", "conf": "Conf.", "proc": "Proc.",
    "inst": "Inst.",
}  # fmt: skip
