"""How copyright notices, credits, bylines and captions are worded. Data, no rules."""

COPYRIGHT_OPENINGS = (
    r"copyright\b",
    r"copr\.",
    r"©",
    r"\(c\)\s*(?:19|20)\d\d",
    r"all rights reserved\b",
    r"this (?:material|article|story|content) (?:may|must) not be\b",
    r"this (?:material|article|story|content) is (?:protected|subject to) .{0,30}copyright\b",
    r"no part of this\b",
    r"alle rechte vorbehalten\b",
    r"tous droits réservés\b",
    r"todos los derechos reservados\b",
    r"todos os direitos reservados\b",
    r"tutti i diritti riservati\b",
    r"riproduzione riservata\b",
    r"wszelkie prawa zastrzeżone\b",
)
"""How a copyright notice begins."""

COPYRIGHT_ANYWHERE = (
    r"all rights reserved\b",
    r"may not be (?:published|reproduced|copied|distributed|transmitted|cached|rewritten)\b",
    r"reproduction (?:in whole|without)\b",
    r"©\s*(?:copyright\s*)?(?:19|20)\d\d",
    r"\bcopyright\s*(?:©|\(c\))?\s*(?:19|20)\d\d",
)
"""What only a copyright notice says, anywhere in a line."""

DISTRIBUTION_OPENINGS = (
    r"(?:distributed|syndicated) by\b",
    r"(?:content )?provided by\b",
    r"this (?:story|article|report) (?:was|is|has been) (?:originally |first )?published\b",
    r"this (?:story|article|report) (?:was|is|has been) (?:distributed|provided|supplied)\b",
    r"(?:originally|first) (?:published|appeared) (?:by|on|in|at)\b",
    r"this (?:story|article|report) (?:originally|first) appeared\b",
    r"visit .{2,60} at (?:www\.)?[\w-]+\.",
    r"read more (?:of|at) .{2,60} at\b",
)
"""How a line begins that says whose text it is."""

CREDIT_OPENINGS = (
    r"\(?(?:additional )?(?:reporting|writing|editing) by\b",
    r"\(?(?:compiled|written|translated) by\s+(?-i:[A-ZÀ-Þ])",
    r"\(?(?:source|quelle|fuente|fonte|via)\s*:\s*\S",
    r"\(?with (?:material|reporting|files|inputs?) from\b",
    r"\(?mit material (?:von|der)\b",
    r"\(?(?:bericht|redaktion|redigatur)\s*:",
    r".{4,160}\bcontributed (?:to (?:this|the) (?:report|story|article)|(?:local )?reporting)\b",
    r"text\s*:\s*\S",
)
"""How a line begins that credits who wrote or supplied the text."""

BYLINE_OPENINGS = (
    "by",
    "written by",
    "story by",
    "reported by",
    "report by",
    "words by",
    "author",
    "authors",
    "von",
    "par",
    "por",
    "di",
    "door",
    "autor",
    "auteur",
)
"""How a byline begins."""

PHOTO_LABELS = (
    "photos?",
    "photographs?",
    "pictures?",
    "images?",
    "credits?",
    "foto",
    "bild",
    "file",
)
"""What a picture credit is labelled with, as regular expressions."""

CAPTION_OPENINGS = (
    r"file(?: photo)?\s*[:–—-]\s",
    r"(?:image|photo|picture|video)? ?captions?\s*[:,]?\s",
    r"image (?:source|copyright)\s*[:,]?\s",
    r"pictured(?: here| above| left| right)?\s*:",
    r"(?:above|below|left|right|top|from left)\s*:\s",
    r"(?:photos?|photographs?|pictures?|images?|illustration|foto|bild)\s*(?:credits?)?\s*(?::|\bby\b|\bcourtesy\b)\s*\S",
)
"""How a caption begins that names itself as one."""
