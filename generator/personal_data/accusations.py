"""A guess at what in a text accuses somebody of harm or of a crime: theft, hitting, abuse, drink at work, neglect, lies.

What is told in other words is not found. Where a text says that something does not happen ("nobody
shouts"), or tells of the past of whoever speaks, it is left alone as far as a sentence shows it.
"""

import re
from collections.abc import Iterator
from typing import Final

_BODY: Final = r"(?:arms?|legs?|hands?|hair|wrists?|neck|throat|face|head|shoulders?|back)"
_SOMEBODY: Final = (
    r"(?:me|us|him|her|them|you|people|residents?|tenants?|patients?|clients?|somebody|someone|each other"
    r"|mum|mam|dad|nan|gran|grandad"
    r"|(?:my|our|his|her|their|the|a|another|one of the)\s(?:own\s)?(?:mum|mother|dad|father|son|daughter|brother"
    r"|sister|nan|gran|grandad|husband|wife|partner|friend|aunt|uncle|cousin|boy|girl|man|woman|lady|resident"
    r"|tenant|carer|worker|nurse|staff|others?|dog|cat))"
)
_WORKER: Final = r"(?:he|she|they|staff|carers?|workers?|nurses?|drivers?|manager|owner|cook|cleaner|one of them)"
_HIT: Final = (
    r"(?:hit|hits|hitting|thump\w*|smack\w*|whack\w*|twist\w*|squeez\w+|chok\w+|trip(?:s|ped)|slap\w*|punch\w*|kick\w*|pinch\w*|push\w*|shov\w+|grab\w*|drag\w*|beat|beats|beaten"
    r"|shak(?:e|es|en|ing)|shook|spat|spits?|bit|bites|bitten|burnt|burns|scald\w+|strangl\w+|restrain\w*"
    r"|pull(?:s|ed|ing)|yank\w*|slam(?:s|med)|trapped|tread|trod)"
)
# Each is enough by itself.
_ACCUSES: Final = (
    # theft
    r"(?:was|were|been|is|got|have|has|had)\sstolen|thie(?:f|ves)|theft|robbed|pickpocket\w*|burgl\w+",
    r"(?:steals?|stole|stealing) (?:my|our|his|her|their|mum['’]?s|dad['’]?s|people['’]?s|things|money|food) (?:\w+)?"
    r"|pocketed|(?:took|taken|take|takes) (?:out )?(?:\w+ )?pounds",
    r"(?:steals?|stole|stealing|nick(?:s|ed)|pinched|took|taking|takes)\s(?:from\s"
    rf"{_SOMEBODY}|(?:my|our|his|her|their|mum['’]?s|dad['’]?s|people['’]s)\s(?:\w+\s)?(?:money|purse|wallet|phone"
    r"|bag|card|cash|ring|jewell?ery|savings|pension|watch|things|belongings))",
    r"(?:purse|wallet|money|cash|pounds|savings|ring|jewell?ery|phone|card|watch|things)\s(?:\w+\s){0,2}?(?:missing"
    r"|vanish\w*|disappear\w*|been taken|taken|gone)|help(?:s|ed|ing)? (?:himself|herself|themselves) to"
    r"|spend(?:s|ing)? (?:his|her|my|their|people['’]s|dad['’]s|mum['’]s) (?:money|pension|savings|wages|benefits)",
    r"(?:bank|debit|credit) card without|con(?:ned|s)\s(?:me|him|her|them|people)|swindl\w+|fraud(?:ster|ulent)?"
    r"|crooks?|embezzl\w+|scam(?:med|mer)?",
    # violence
    rf"{_HIT}\s{_SOMEBODY}(?!\w|\s(?:chair|at|out|to|up)\b)(?:['’]s\s{_BODY})?",
    rf"{_HIT}\s(?:my|his|her|their|our|{_SOMEBODY}['’]s)\s(?:\w+\s)?(?:{_BODY}|finger|fingers|ear|ears|stomach|eye|foot|feet)",
    rf"(?:slapped|punched|kicked|grabbed|dragged|bruised|beaten|strangled|assaulted|scalded|pushed)\s(?:by|{_SOMEBODY}"
    rf"|out of bed|over|down|around|about|across|in the {_BODY}|on the {_BODY})",
    r"assault\w*|violen(?:t|ce)|batter(?:ed|s|ing)|beat(?:s|en)? up|(?:too |so |very )?rough(?:ed|ly)? (?:up|handled|with (?:me|him|her|them|us|people|mum|dad))|manhandl\w+",
    r"bruis(?:es|ing) (?:on|all|over|to)|black eye|broken (?:arm|wrist|rib|hip)s? (?:and|that) nobody",
    rf"(?:hurt|hurts|hurting|harm\w*)\s(?:people|him|her|them|residents?)|(?:he|she|they|staff)\s(?:hurt|harmed)\s{_SOMEBODY}",
    rf"(?:hurt|harm|hit|kill) {_SOMEBODY} if|handl(?:e|ed|es|ing) {_SOMEBODY} roughly|(?:pulls?|pulled) (?:\w+['’]?s?) hair",
    r"(?:slam(?:s|med)|shut) the \w+ on (?:my|his|her|their)|(?:cuts?|burns?|marks?|scratches) that (?:nobody|no one)",
    # abuse, threats, restraint
    r"abus(?:e|ed|er|ers|es|ing|ive)|molest\w*|rap(?:ed?|ist)|groom(?:ed|ing)|sexual\w*|rude (?:pictures|photos|videos)",
    r"touch(?:ed|es|ing) (?:me|him|her|them|my|his|their)(?!\s(?:heart|soul|feelings?)\b)(?:\s(?:body|bottom|breasts?"
    r"|leg|legs|private parts))?",
    r"cruel(?:ly|ty)?|(?:nasty|horrible|vile|spiteful) to (?:me|him|her|them|us|people)|(?:throw|kick|turn) (?:me|him|her|us"
    r"|them) out if|as a punishment|punish(?:ed|es|ing)?|(?:not|n['’]t|never) (?:feel |feels |felt )?safe(?: (?:there|here|with))?"
    r"|unsafe",
    r"kiss(?:ed|es) (?:me|him|her|them)|teas(?:e|es|ed|ing) (?:me|him|her|them|us|people)|(?:kept|keeps?) (?:me |him |her |them )?in"
    r" (?:my|his|her|their) (?:bed)?rooms? (?:all|for)|(?:they|staff|he|she) drinks? (?:in the office|at work|at night)|(?:beer|drink"
    r"|alcohol|wine|whisky) on (?:his|her|their) breath|found on the floor",
    r"threat(?:s|en\w*)|bull(?:y|ies|ied|ying)|intimidat\w+|(?:called|calls|calling) (?:me|him|her|them|us) names"
    r"|(?:laugh|laughs|laughed|laughing) at (?:me|him|her|them|us)|(?:made|makes?|making) fun of|humiliat\w+|mock(?:s|ed)",
    r"(?:shouts?|shouted|shouting|scream(?:s|ed)?|yell(?:s|ed)?|swore|swears?|swearing) at (?:me|us|him|her|them|my|our"
    r"|people|residents?|staff|everyone|everybody)",
    r"(?:tied|ties) (?:him|her|me|them|his|my|their|up)|(?:locked|locks|shuts?) (?:me|him|her|them|people|us|mum|dad|my \w+)\s(?:in|out|up)",
    r"(?:afraid|scared|frightened|terrified) of (?:the |one |some |a |her |him |them |my |his |that |that man)",
    r"force[- ]?f(?:ed|eed\w*)|(?:drugged|sedated|overmedicated)|too (?:many|much) (?:tablets|pills|medication|medicine)",
    # drink and drugs
    r"(?:was|were|am|is|been|be) (?:shut|locked) in (?:the|a|my|his|her) (?:\w+)|(?:reek|stink|stank|reeks|reeking|stinks|stinking)\s?of"
    r" (?:\w+)|smok(?:e|es|ed|ing) (?:weed|cannabis|dope|drugs)|on drugs",
    r"drunk(?:en)?|smel(?:t|led|ls|ling)\s(?:strongly\s)?of (?:drink|alcohol|beer|whisky|wine|cannabis|weed)|stoned"
    r"|tipsy|hung ?over",
    rf"{_WORKER}\s(?:was|were|is|are|had been|has been)\sdrinking|drinking (?:on duty|at work|on shift|before|while|when)"
    r"|(?:takes?|took|taking|on|high on|deals?|dealing|sells?|selling|sold) drugs",
    # neglect
    r"neglect\w*|starv(?:e|es|ed|ing)|bed ?sores?|pressure (?:sores?|ulcers?)|dehydrat\w+|malnourish\w*|had sores",
    r"left (?:lying|hungry|soiled|without (?:food|water|help|heating|medication|a drink|drink|care)|on the floor"
    r"|(?:sitting )?in (?:(?:a|an|his|her|their|my|the) )?(?:own )?(?:wet|dirty|soiled|pain|urine|mess|dark|cold)(?: \w+)?)",
    r"(?:nobody|no one|did ?n['’]?o?t|not|never|nor) (?:even )?(?:chang|wash|fed|feed|turn|clean|mov|gave|give|toilet)(?:e|ed)?"
    r" (?:me|him|her|them|mum|dad|my \w+)(?: (?:his|her|my|their) (?:insulin|tablets|medicine|medication|pills|inhaler|food|lunch|dinner|tea))?",
    r"leav(?:e|es|ing) (?:me|him|her|them|people|mum|dad) (?:in (?:a |his |her |their |my )?(?:dirty|wet|soiled|own|pain)|hungry|on the floor|without (?:food|water|help))(?: \w+)?",
    r"asleep on (?:duty|shift)|sle(?:pt|eps|eping) on (?:duty|shift)",
    # lies
    r"liars?|lied|(?:is|are|was|were|keep|kept|been) lying (?:to|about)|tells? lies|told (?:me |us )?lies"
    r"|cover(?:ed|s|ing)? (?:it )?up|cover-up|fak(?:ed?|es|ing) (?:the |their |his |her )?(?:notes|records|papers|timesheets?)"
    r"|falsif\w+|corrupt(?:ion)?|criminals?",
    rf"lie[sd]? to {_SOMEBODY}|lie[sd]? to (?:famil\w+|every\w+)|cheat(?:s|ed|ing)?(?! at)|rip(?:s|ped)? (?:me|us|people|her|him|them) off",
    # the same with somebody it happened to, whoever did it
    r"(?:went|gone|goes|going) missing|(?<!a )steals?(?! the show| a (?:glance|look|march|kiss))|stealing|stole(?! the show| our hearts?)",
    r"(?:took|take|takes|taken|taking|use[sd]?|using|spen[dt]s?|withdrew|borrow(?:s|ed)?) (?:(?:money|cash|pounds) )?(?:from )?"
    rf"(?:my|our|his|her|their|{_SOMEBODY}['’]?s) (?:own )?(?:bank |debit |credit )?(?:card|account|money|savings|pension|benefits)",
    rf"(?:was|were|been|got|being) (?:{_HIT}|hurt|attacked|harmed)(?! (?:with|to|for|by (?:a|the) (?:car|bus|news|death|loss)))",
    rf"attack(?:s|ed)? {_SOMEBODY}|rough with \w+|lock(?:s|ed|ing)? {_SOMEBODY} (?:in|out|up|away)"
    r"|locked (?:in|up in) (?:a|the|my|his|her|their) (?:\w+ )?room",
    rf"left {_SOMEBODY} (?:(?:alone|waiting|sitting|lying|crying) )*(?:for hours|all (?:day|night)|without|on the (?:floor|toilet|commode)"
    r"|in (?:pain|wet|soiled|dirty))",
    r"(?:not|n['’]t|never)(?: been)? (?:washed|fed|changed|turned|toileted|given (?:\w+ )?(?:food|tea|lunch|dinner|drink|tablets|medicine|medication|insulin))",
    r"(?:nobody|no one|did not|didn['’]t|would not|wouldn['’]t) (?:help\w*|c[ao]me|call\w*|ring|rang)[^.!?]{0,30}"
    r"(?:fell|fall|pain|floor|ill|chok\w+|bleed\w+|stuck)",
    rf"(?:spat|spits?|screams?|screamed|yells?|yelled|lash(?:es|ed) out) at (?:{_SOMEBODY}|those|the ones)|use[sd]? (?:his|her|their) fists|up my (?:skirt|top|shirt)"
    rf"|(?:leave|leaves|leaving) {_SOMEBODY} (?:sat|sitting|lying)? ?in (?:his|her|their|my) own|dope[sd]? {_SOMEBODY}"
    r"|(?:does|do|will) ?n['’]?o?t (?:change|wash|feed|turn|clean) (?:me|him|her|them|mum|dad)|(?:nobody|no one) (?:feeds|washes|changes|turns)"
    r"|(?:called|calls) (?:me |him |her |them )?(?:stupid|fat|thick|names|lazy|ugly)|goes through (?:my|his|her|their) (?:things|drawers|bag|room)",
    r"(?:shouted|sworn|screamed|laughed|spat) at\b(?! the (?:telly|match|film|screen))|(?:with|has|had|have|covered in) bruises"
    r"|(?:take|took|get|got) (?:off )?(?:my|his|her|their) clothes off|in bed all (?:day|week)|(?:took|takes?|taking) (?:my|his|her|their) money"
    r"|(?:rings|earrings|things|clothes|savings|cards) (?:have|had) (?:all )?(?:gone|vanished|disappeared)(?! (?:up|down|well|to))",
    r"(?:took|take|takes|taken|taking|stole) (?:\w+ )?(?:money|cash|pounds|things) (?:from|out of)|(?:he|she|they|staff|manager) lies?(?=[.!?,]|$)"
    r"|(?:has|had|have|got) (?:\w+ )?bruises|bruised|always drinking|(?:lay|lying|lain|left) on the (?:floor|ground)"
    r"|(?:keep|keeps|kept|hold|holds) my (?:cash|money|card|benefits)(?! (?:in a )?safe)|(?:call|calls) (?:me|him|her|them|us) (?:\w+ )?(?:stupid|fat|thick|lazy|ugly|names)"
    rf"|(?:hurt|hurts|twist\w*) (?:my|his|her|their) {_BODY}|(?i:scared|frightened|afraid|terrified) of (?-i:[A-Z])\w+"
    r"|ignor(?:e|es|ed) the (?:buzzer|bell|alarm)",
    r"wrong (?:tablets?|pills?|medicines?|medication|dose|insulin|meds)|(?:miss(?:ed|es)?|forgot|forgets?|without) (?:my|his|her|their)"
    r" (?:tablets?|pills?|medicines?|medication|insulin|meds|inhaler)|hid (?:it|this) from",
    r"like (?:an )?animals?|like (?:dirt|rubbish|prisoners?|a dog|dogs)",
    rf"(?:{_WORKER}|man|woman|one)\b[^.!?,]{{0,20}} drinks(?=[.!?]|$)",
)  # fmt: skip
_PATTERN: Final = re.compile("|".join(rf"\b(?:{each})\b" for each in _ACCUSES), re.IGNORECASE)
# What takes it back, before it in the same part of the sentence.
_NOT: Final = re.compile(
    r"\b(?:no|not|never|nobody|no one|none|nothing|without|isn['’]?t|aren['’]?t|wasn['’]?t|don['’]?t|doesn['’]?t"
    r"|didn['’]?t|won['’]?t|free (?:of|from)|instead of|stopped|stops?|gave up|given up)\b[^.!?;,]{0,40}$",
    re.IGNORECASE,
)
_BEFORE: Final = 60  # characters in which it may stand
# But with these "nobody" is part of what is said.
_BY_NEGLECT: Final = re.compile(
    r"nobody|no one|did|not|n['’]t|never|nor|left|lied|cover", re.IGNORECASE
)
# Whoever speaks tells of themselves, of a game or a joke: "when I was drunk", "beat me at cards".
_HARMLESS: Final = re.compile(
    r"\b(?:(?:I|we) (?:was|were|am|got|had been) drunk"
    rf"|(?:weather|wind|rain|storm|sun|cold|heat|waves?|news) (?:has )?(?:hit|hits|hitting|beat) {_SOMEBODY}"
    r"|violent (?:storm|wind|weather)|(?:people|women|men|someone|somebody|anyone|those) who (?:has|have|had|was|were) been? ?abused"
    r"|(?:took|takes?) (?:my|our|his|her|their) (?:things|bag|phone|card|watch|cash) (?:and|to|with|for)"
    rf"|(?:beat|beats) {_SOMEBODY} (?:at|in|to)\b"
    r"|I (?:use|used|spend|spent|take|took) my (?:own )?(?:\w+ )?(?:card|account|money|savings|pension|benefits)"
    rf"|push(?:es|ed|ing)? {_SOMEBODY} (?:in|round in) (?:a|his|her|my|their) (?:wheel)?chair"
    r"|(?:report\w*|training (?:on|in|about)|talk\w* about|learn\w* about|course (?:on|in)) (?:abuse|neglect|bullying|violence)"
    r"|robbed (?:in town|on the bus|in the street)"
    r"|touched my (?:wheelchair|chair|frame|things|bag|door)"
    r"|daylight robbery|punched the air|laughed (?:at me|with)?,? and I laughed)",
    re.IGNORECASE,
)


def accusation(text: str) -> str:
    """The first words that accuse somebody, as they stand; "" where none do."""
    return next((match[0] for match in _accusing(text)), "")


def _accusing(text: str) -> Iterator[re.Match[str]]:
    harmless = [match.span() for match in _HARMLESS.finditer(text)]
    for match in _PATTERN.finditer(text):
        within = any(begin <= match.start() and match.end() <= end for begin, end in harmless)
        denied = _NOT.search(
            text, max(0, match.start() - _BEFORE), match.start()
        ) and not _BY_NEGLECT.match(match[0])
        if not (within or denied):
            yield match
