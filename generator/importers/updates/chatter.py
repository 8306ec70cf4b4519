"""What else people write: words that change nothing, and words that may change everything.

Beside a strict line any sentence may stand that holds none of the second kind
(it is shown to a person). Beside free words only sentences of the first kind may.
"""

import re
from collections.abc import Collection, Sequence
from typing import Final

from generator.importers.mails.letters import STRUCK
from generator.importers.mails.words import MONTH_NAMES, WEEKDAY_NAMES, listed

# Why a sentence with such a word is for a person to read, by the words.
_REASONS: Final[Sequence[tuple[str, str]]] = (
    (
        "it says what may be, not what is",
        """should could would might may maybe perhaps possibly probably likely unlikely hopefully hoping expect expecting
        expected expects plan planning planned plans think thinking thought guess reckon suppose assume assuming
        soon shortly will shall going due unsure sure tbc tba provisional provisionally potential potentially wish
        imagine looks seems aim aiming aims intend intending tentative eventually depending depends pending
        awaiting interest interested enquiry enquiries hold reserved wonder wondering doubt""",
    ),
    (
        "it says when or until when, in a way that is not plain",
        """if unless until till til when whenever once after before while during except apart only other others
        next later then yet coming upcoming new year christmas easter summer winter autumn spring month months
        weeks end start mid early late temporarily tonight tomorrow""",
    ),
    (
        "it says that something is not so",
        """no not never none nil nothing nobody neither nor nt without cannot longer stopped stop isnt arent wasnt hasnt
        havent dont doesnt didnt wont wouldnt shouldnt couldnt cant hardly barely nearly almost less fewer
        half mostly partly practically virtually basically nope nah""",
    ),
    (
        "it speaks of what was before",
        """was were been had did ago last previously previous formerly used old earlier already recently yesterday
        since former history""",
    ),
    (
        "it takes something back, or puts it right",
        """ignore disregard scrap cancel cancelled correction corrected correcting wrong mistake mistaken error errors
        incorrect inaccurate actually instead amend amended change changed changes changing update updated updating
        remove removed delete deleted replace replaced undo retract withdraw withdrawn oops whoops apologies sorry
        joking joke kidding lol haha yeah right dreams dream ps pps nb edit contradict misread mistyped typo however but although though though
        supersede supersedes superseded swap swapped false untrue rather""",
    ),
    (
        "it tells what is written somewhere else",
        """say says said saying show shows showing shown shown list lists listed listing page website site web entry
        directory down according states stated stating reads put display displayed appear appears advertised quote
        quoted below above attached attachment enclosed spreadsheet example examples eg sample template
        draft test testing format like such line lines write type typed""",
    ),
    (
        "it speaks of places in words that are not plain",
        """place places space spaces room rooms bed beds bedroom bedrooms vacancy vacancies void voids slot slots
        opening openings capacity full availability available occupied occupancy empty vacant free waiting
        waitinglist queue ask filled filling fill taken take taking took gone go left leave leaving leaves move moves
        moving moved admit admission admissions referral referrals refer accept accepting accepts respite closed
        close closing closes closure opened reopen reopening shut booked booking bookings offer offered
        offering now suspended suspension pause paused both all each either double single shared flat flats""",
    ),
)
_REASON_OF: Final = {word: reason for reason, words in reversed(_REASONS) for word in words.split()}
QUESTION: Final = "it asks a question"
_PHONE: Final = re.compile(r"\+?\(?[0-9][0-9 ()-]{7,20}[0-9]")
_LINK: Final = re.compile(
    r"<?(?:https?://|www\.|mailto:)\S{1,500}>?|<?[\w.+-]{1,80}@[\w.-]{1,120}>?", re.IGNORECASE
)

_NAME: Final = r"(?:[a-z-]{2,20})"
_WHEN: Final = r"(?: (?:today|again|this (?:week|morning|afternoon|month)|on (?:monday|tuesday|wednesday|thursday|friday)))?"
_HARMLESS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:hi|hello|hiya|hey|dear|good morning|good afternoon|good evening|morning|afternoon|evening)(?: (?:there|again|both|all|team|everyone|sir|madam|sir or madam|colleagues|colleague|{_NAME}(?: (?:and )?{_NAME}){{0,2}}))?",
        r"(?:(?:and )?(?:i |we )?(?:really )?hope (?:that )?(?:you|everyone|everybody|all|this|this e ?- ?mail|this email|this message)(?: are| is| finds you)?(?: all)?(?: keeping| doing)?(?: very)? (?:well|ok|okay|good|fine|well today))",
        r"(?:i |we )?hope (?:this|that|it) helps",
        r"(?:i |we )?(?:hope|trust) (?:that )?you (?:are having |are enjoying |have )?(?:a )?(?:lovely|nice|great|good|super|wonderful)? ?(?:day|week|weekend|break|morning|afternoon|evening|holiday)",
        r"(?:how are (?:you|things)(?: doing)?(?: today)?|all well(?: here)?|all good(?: here)?|nice to hear from you)",
        rf"(?:many |very many |lots of |with |big |as ever |as always )?(?:thanks|thank you|thankyou|ta|cheers|thx|tks)(?: so much| very much| a lot| ever so much)?(?: again| indeed| as ever| as always| in advance| all)?(?: for (?:the|your|this|getting in touch|asking|checking|chasing)(?: (?:kind|gentle|friendly|weekly|monthly|useful))?(?: (?:reminder|email|e - mail|mail|message|letter|call|note|chase|nudge|prompt|help|work|patience))?)?(?: {_NAME})?",
        rf"(?:(?:kind|kindest|best|warm|warmest|many|with|with best|with kind|all the) )*(?:regards|wishes|thanks|best|love|rgds|br|kr)(?: {_NAME}){{0,3}}",
        r"(?:all the best|yours|yours sincerely|yours faithfully|yours truly|sincerely|speak (?:to you )?soon|talk soon|take care|bye|bye for now|x+)",
        r"(?:please )?(?:feel free to |do not hesitate to )?(?:let (?:me|us) know|give (?:me|us) a (?:ring|call|shout|bell|buzz)|call|ring|phone|contact|email|shout|get in touch|get back to (?:me|us)|reach out)(?: me| us)?(?:(?: on)? phone)?(?: or (?:email|call|ring)(?: me| us)?)?(?: (?:if|should) (?:you|there is|there are) (?:need|have|want|require|got|any|anything)(?: any| anything)?(?: more| further)?(?: questions| queries| problems| issues| information| info| details)?(?: else| further| more)?)?",
        r"(?:if you (?:have|need|want|require) (?:any|anything)(?: more| further| else)?(?: questions| queries| information| info| details)? (?:please )?(?:just )?(?:let (?:me|us) know|call|ring|email|contact|give (?:me|us) a (?:ring|call|shout)|get in touch|ask)(?: me| us)?(?: on phone)?)",
        r"(?:any (?:questions|queries|problems|issues)(?: at all)? (?:please )?(?:just )?(?:let (?:me|us) know|call|ring|email|shout|contact|give (?:me|us) a (?:ring|call|shout)|get in touch|ask)(?: me| us)?(?: on phone)?)",
        r"(?:please |can you |could you |would you |can you please |could you please |grateful if you could )?(?:please )?(?:kindly )?(?:update|amend|change) (?:the |your |our )?(?:list|website|site|page|directory|records|system|entry|details|information)(?: accordingly)?(?: please)?(?: thanks)?",
        r"(?:(?:please )?(?:find|see) (?:below )?|here (?:is|are) )?(?:(?:our|the|all|current|latest|weekly|up to date) )*(?:vacancies|vacancy|availability|places|voids|position|figures|update)(?: list| position| update)?(?:(?: (?:for|at|across|in))? (?:this week|today|our services|OURS|the week))?(?: is| are)? (?:as follows|as below|listed below|below)",
        r"(?:bore da|prynhawn da|noswaith dda|helo|shwmae|diolch(?: yn fawr)?(?: iawn)?|cofion(?: gorau| cynnes)?|hwyl)",
        r"(?:dzień dobry|dzien dobry|cześć|czesc|dziękuję|dziekuje|pozdrawiam(?: serdecznie)?|z poważaniem|z powazaniem)",
        r"(?:please )?(?:find|see|here is|here are|this is|these are|below is|below are)?(?: below)? ?(?:our |the |my |this )?(?:weekly |monthly |latest |current |regular |quick |week )?(?:availability|vacancy|vacancies|places|place|figures|numbers|update|updates|return|position|situation|list)(?: update| updates| return| list| position| figures)?(?: as requested| below| for you| for this week| for the week| this week| today)?",
        r"(?:(?:our|the|current|weekly|free|latest) )*(?:voids|vacancies|availability|bed state|places)(?: this weeks?| this morning| today)?",
        r"(?:this weeks?|todays|weekly) (?:voids|vacancies|availability|bed state|places|update)",
        r"(?:as requested|as discussed|as promised|as agreed|as you asked|for info|for information|for your information|fyi|update for you|for your records|quick update|just a quick update|update|updates|see below|latest|latest update|a quick one|just a quick one|in answer to your email|in reply to your email|re your email|further to your email|following your email)",
        r"(?:please )?(?:do )?(?:let (?:me|us) know|get in touch|contact (?:me|us)|send (?:me|us)(?: over| through)?|call(?: me| us)?) (?:if you (?:have|know of|get) |with |about )?(?:any|your)?(?: suitable| new| potential| appropriate)? ?(?:referrals?|enquiries)(?: please| our way)?(?: for (?:this|these|it|them))?",
        r"(?:we )?(?:would )?(?:welcome|are (?:happy|open) to (?:receive|take)|look forward to) (?:any |your |new )?(?:suitable )?referrals",
        r"(?:it was |was )?(?:lovely|nice|good|great) to (?:see|meet|speak to|speak with|talk to|chat to|chat with|hear from) you(?: all| both)?(?: today| yesterday| the other day| on [a-z]{3,9}| earlier| last week)?",
        r"(?:have a (?:lovely|good|nice|great|super) (?:day|weekend|week|evening|afternoon|morning|rest of (?:the|your) (?:day|week)))",
        r"(?:that is|thats) (?:all|everything|it|us)(?: for today| from us| from me| for this week)?",
        r"(?:(?:all |other |the |our |all other |all the )*details) (?:(?:is|are|stay|remain) )?(?:still )?(?:all )?(?:the same|unchanged|correct|right|up to date)",
        r"(?:everything else|all else|the rest) (?:is|are|stays|remains) (?:still )?(?:the same|unchanged|correct|right|as it is|as before)",
        r"(?:sent|message sent) from .{0,40}",
        r"(?:(?:our )?(?:places|update|updates|availability|vacancies|the list|news) (?:at|from|for|of) )?OURS",
        rf"(?:this is|it is|its) {_NAME}(?: {_NAME})? (?:here|from .{{0,60}})",
        r"(?:sorry|apologies) for (?:the|my) (?:delay|late reply|slow reply|delay in replying|delayed reply)",
        r"(?:dictated|typed) .{0,30}",
    )
)
_TAIL: Final = re.compile(r"[^.?!]{1,80}")


def alarm(keys: Sequence[str]) -> str:
    """Why these words are for a person to read; "" where nothing in them may change what stands beside."""
    if "?" in keys:
        return QUESTION
    if STRUCK in keys:
        return "something in it is struck through, or is no plain letter"
    for key in keys:
        if reason := _REASON_OF.get(key):
            return reason
    if any(key in MONTH_NAMES or key in WEEKDAY_NAMES for key in keys):
        return "it names a day"
    return "it has a number" if any(key.isdigit() for key in keys) else ""


_OF_A_FOOTER: Final = re.compile(
    r"\b(?:confidential\w*|intended|recipients?|addressee|privileged|disclaimer|virus\w*|malware|liab\w+|legally|registered (?:in|office|charity|company|number|address|provider)|company (?:no|number|registration)|charity (?:no|number)|vat (?:no|number|reg\w*)|privacy|gdpr|data protection|environment|before (?:you )?print\w*|monitored|unauthori[sz]ed|scanned|unsubscribe)\b",
    re.IGNORECASE,
)


def is_footer(text: str) -> bool:
    """Whether a paragraph is what stands under every mail of an organisation."""
    return bool(_OF_A_FOOTER.search(text[:5_000]))


# When somebody works and answers, what the house was given, where else it can be met.
_OF_AN_OFFICE: Final = re.compile(
    r"\b(?:working (?:hours|days|pattern|week)|work(?:ing)? flexibl[ey]|flexible working|work part[ -]time|(?:i|we) (?:do not |don't |only )?work (?:on )?(?:mon|tues|wednes|thurs|fri)\w*|(?:respond|respon[sd]es?|repl(?:y|ies)) (?:to|out|when|until|within|as)|out of hours|on[ -]call|complaints?|cqc|care quality commission|awards?|originated|attachments?|website|newsletter|facebook|instagram|linkedin|twitter|since (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_RECRUITING: Final = re.compile(
    r"\b(?:join our team|recruiting|careers?|jobs?|(?:support|care) (?:workers?|assistants?)|apply)\b",
    re.IGNORECASE,
)
_OF_PLACES: Final = frozenset(
    listed("""place places space spaces room rooms bed beds bedroom bedrooms vacancy vacancies void voids full available
    availability waitinglist capacity empty free""")
)
# Whatever may tell that places come, go or are asked for, in any form of the word.
_MAY_TELL: Final = re.compile(
    r"\b(?:places?|vacan|full|fill|rooms?\b|bed|flat|space|avail|capacit|wait|list|take|taking|taken|took|free\b|none\b|nil\b|no\b|gone|going|go\b|goes|went|now\b|those|these|both|one\b|two|three|four|five|six\b|snap|sold|agree|accept|offer|cancel|ignor|wrong|mistake|correct|instead|actual|scrap|sorry|mov|leav|left|lett?ing|lets?\b|die|died|death|pass|admi|occup|void|empty|refer|assess|start|join|discharg|hospital|clos|open|resident|tenant|client)",
    re.IGNORECASE,
)


_OF_A_BILL: Final = re.compile(
    r"(?:£|\b(?:invoices?|remittances?|purchase orders?|po|ref(?:erence)?|account)\b)[ #:.]*(?:(?:no|number)\b)?[ #:.]*[\w/-]*\d[\w/.,-]*",
    re.IGNORECASE,
)


def may_tell(text: str) -> bool:
    """Whether a text may be about places; one that says thank you, or sends a bill, is not."""
    without = _OF_A_BILL.sub("", text)
    return bool(_MAY_TELL.search(without)) or any(
        character.isdigit() or character == "?" for character in without
    )


_TAKING_BACK: Final = frozenset(
    listed(
        "ps pps nb ignore disregard correction actually instead mistake scrap oops cancel sorry wrong"
    )
)


def is_office_note(text: str, keys: Collection[str]) -> bool:
    """Whether a paragraph under a signature says when somebody works, what the house has won, or whom it recruits.

    Args:
        keys: its words.
    """
    words = {*keys}
    if words & _TAKING_BACK or len(text) > 5_000:
        return False
    if _RECRUITING.search(text) and not any(key.isdigit() for key in words):
        return True
    return bool(_OF_AN_OFFICE.search(text)) and not words & _OF_PLACES


def without_numbers(line: str) -> str:
    """The line without telephone numbers, addresses and links, which say nothing of places."""
    return _PHONE.sub(" phone ", _LINK.sub(" ", line))


def is_harmless(keys: Sequence[str]) -> bool:
    """Whether the words are a greeting, thanks and the like, which change nothing."""
    text = " ".join(key for key in keys if key not in _MARKS)
    if not text:
        return True
    if len(keys) > 40:
        return False
    if any(pattern.fullmatch(text) and _names_are_names(keys, pattern) for pattern in _HARMLESS):
        return True
    return "," in keys and all(is_harmless(p.split()) for p in " ".join(keys).split(","))


_MARKS: Final = frozenset(".,;:!-*\"'()x/") | {"..."}


def _names_are_names(keys: Sequence[str], pattern: re.Pattern[str]) -> bool:
    """A pattern that leaves room for somebody's name has none of the words there that say something."""
    if _NAME not in pattern.pattern:
        return True
    allowed = {"all", "both", "not", "was"} if keys[0] in _GREETINGS else {"all"}
    return not any(key in _REASON_OF and key not in allowed for key in keys)


_GREETINGS: Final = frozenset(listed("hi hello hiya hey dear good morning afternoon evening"))
