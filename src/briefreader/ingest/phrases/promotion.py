"""Headings of lists and comments, and what outlets say to sell themselves. Data, no rules."""

LIST_HEADINGS = (
    r"related",
    r"trending(?: now| stories| topics)?",
    r"popular(?: stories| posts| now)?",
    r"top (?:stories|headlines)",
    r"(?:the )?latest(?: news| stories| posts| videos?| headlines)?",
    r"more (?:news|stories|headlines|coverage|like this|from .{2,40}|in .{2,20})",
    r"don['’]t miss(?: (?:this|it|out))?",
    r"must[- ]reads?",
    r"editor['’]?s['’]? (?:picks?|choice)",
    r"up next",
    r"(?:from )?around the web",
    r"promoted",
    r"featured(?: stories| videos?)?",
    r"stripes in 7",
    r"topics?",
    r"tags?",
    r"read (?:more|next|also)",
    r"see also",
    r"also (?:read|in the news)",
    r"most (?:read|popular|viewed|shared)",
    r"you (?:may|might) also like",
    r"recommended(?: for you| stories| reading)?",
    r"related (?:stor(?:y|ies)|articles?|posts?|news|content|topics?|coverage|links?|tags?)",
    r"more on this (?:story|topic)",
    r"what to read next",
    r"(?:mehr zum thema|auch interessant|schlag(?:wörter|worte)|meistgelesen)",
    r"(?:à lire aussi|sur le même (?:sujet|thème)|lea también|noticias relacionadas|leggi anche)",
)
"""Headings of lists of other reports, or of keywords, as whole lines."""

COMMENT_HEADINGS = (
    r"(?:leave|post|add|write) (?:a|your) (?:comment|reply)",
    r"(?:\d+ |all |view )?comments?(?: \(?\d+\)?)?",
    r"join the (?:conversation|discussion)",
    r"kommentare?(?: \(?\d+\)?)?",
    r"commentaires?(?: \(?\d+\)?)?",
    r"comentarios?(?: \(?\d+\)?)?",
)
"""Headings of readers' comments, as whole lines."""

CLOSING_CALLS = (
    r"subscribe(?: (?:here|now|today))?",
    r"sign[- ]?up(?: (?:here|now|today|free))?",
    r"(?:learn|read|find out) more",
    r"(?:click|tap) here",
    r"(?:start|get) (?:a|your) free trial",
    r"donate(?: (?:here|now|today))?",
)
"""What a short line of promotion ends with, without a sentence around it."""

PROMOTION = (
    r"\bdownload\b.{0,30}\bapp\b",
    r"\b(?:our|the)\b.{0,40}\bapp for (?:breaking|the latest|news)\b",
    r"\bnewsletters?\b",
    r"\bdaily e-?mails?\b",
    r"\b(?:in|to) your inbox\b",
    r"\bpush (?:alerts|notifications)\b",
    r"\bunsubscribe\b",
    r"\bclick here for\b",
    r"\bfree trial\b",
)
"""What a promotion of the outlet's own products speaks of, anywhere in a line."""

PROMOTION_VERBS = (r"\bsign[- ]?up\b", r"\bsubscribe\b", r"\bdownload\b", r"\bget\b", r"\bjoin\b")
"""What such a promotion asks the reader to do."""
