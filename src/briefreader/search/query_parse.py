"""Reads a query by recursive descent into a tree. Knows no index and no library.

Grammar, loosest first; the limits keep the recursion shallow::

    query    = any { any }              all of them: `geneva talks`
    any      = all { "OR" all }         binds its neighbours: `geneva talks OR summit`
    all      = negated { "AND" negated }
    negated  = { "NOT" | "-" } item
    item     = word | quotation | "(" query ")" | field item
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import get_args

from briefreader.errors import QueryError
from briefreader.search.query_fields import VALUE_FIELDS, read_value
from briefreader.search.query_lexer import Lexeme, LexemeKind, lexemes
from briefreader.search.query_tree import And, Node, Not, Or, QueryField
from briefreader.search.query_words import Typed, boosted, read_quotation, read_word

MAX_DEPTH = 30
MAX_CLAUSES = 64

_OPENS: tuple[LexemeKind, ...] = ("word", "quote", "field", "open", "not")


def parse_tree(query: str, *, typing: bool, now: datetime) -> Node | None:
    """Return the tree of `query`, or None if it asks for nothing.

    With `typing`, what is unfinished at the end is closed or left out instead of refused.
    Raises QueryError with the place at fault.
    """
    parser = _Parser(list(lexemes(query)), len(query), typing, now)
    tree = parser.query("text", 0)
    if parser.at("close"):
        parser.refuse("There is no opening bracket before this one; take it out.")
    return tree


@dataclass(slots=True)
class _Parser:
    lexemes: list[Lexeme]
    length: int
    typing: bool
    now: datetime
    place: int = field(default=0)
    clauses: int = field(default=0)
    negative: bool = field(default=False)

    def at(self, *kinds: LexemeKind) -> bool:
        return self.place < len(self.lexemes) and self.lexemes[self.place].kind in kinds

    def take(self) -> Lexeme:
        self.place += 1
        return self.lexemes[self.place - 1]

    @property
    def ended(self) -> bool:
        return self.place >= len(self.lexemes)

    def refuse(self, message: str, lexeme: Lexeme | None = None) -> None:
        at = lexeme or self.lexemes[self.place]
        raise QueryError(message, at.start, max(at.end - at.start, 1))

    def query(self, searched: str, depth: int) -> Node | None:
        parts: list[Node | None] = []
        while not self.ended and not self.at("close"):
            parts.append(self.any(searched, depth))
        return _joined(And, parts)

    def any(self, searched: str, depth: int) -> Node | None:
        parts = [self.all(searched, depth)]
        while self.at("or"):
            if self.operand_behind(self.take()):
                parts.append(self.all(searched, depth))
        return _joined(Or, parts)

    def all(self, searched: str, depth: int) -> Node | None:
        parts = [self.negated(searched, depth)]
        while self.at("and"):
            if self.operand_behind(self.take()):
                parts.append(self.negated(searched, depth))
        return _joined(And, parts)

    def operand_behind(self, operator: Lexeme) -> bool:
        """Tell whether something follows `operator`; refuse a query that ends with it."""
        if self.at(*_OPENS):
            return True
        if self.ended and self.typing:
            return False
        self.refuse(f"Something to look for is missing behind {operator.text}.", operator)
        return False

    def negated(self, searched: str, depth: int) -> Node | None:
        nots = 0
        while self.at("not"):
            nots += 1
            operator = self.take()
            if depth + nots > MAX_DEPTH:
                self.refuse(f"Brackets and NOTs go at most {MAX_DEPTH} deep.", operator)
            if not self.operand_behind(operator):
                return None
        outside = self.negative
        self.negative = outside != bool(nots % 2)
        part = self.item(searched, depth + nots)
        self.negative = outside
        return Not(part) if part is not None and nots % 2 else part

    def item(self, searched: str, depth: int) -> Node | None:
        if self.at("and", "or"):
            operator = self.lexemes[self.place].text
            self.refuse(f"Something to look for is missing before {operator}.")
        lexeme = self.take()
        if lexeme.kind == "open":
            return self.group(lexeme, searched, depth + 1)
        if lexeme.kind == "field":
            return self.fielded(lexeme, depth)
        return self.leaf(lexeme, searched)

    def group(self, opening: Lexeme, searched: str, depth: int) -> Node | None:
        if depth > MAX_DEPTH:
            self.refuse(f"Brackets and NOTs go at most {MAX_DEPTH} deep.", opening)
        part = self.query(searched, depth)
        if self.at("close"):
            closing = self.take()
            return boosted(part, closing.suffix[1:] or None, (closing.start, closing.end))
        if not self.typing:
            self.refuse("This bracket is never closed; write ) where it ends.", opening)
        return part

    def fielded(self, name: Lexeme, depth: int) -> Node | None:
        if self.at("word", "quote", "open"):
            return self.item(name.text, depth)
        if self.at("not"):
            return self.negated(name.text, depth)
        if not (self.ended and self.typing):
            self.refuse(f"Write what to look for behind {name.text}:.", name)
        return None

    def leaf(self, lexeme: Lexeme, searched: str) -> Node | None:
        self.clauses += 1
        if self.clauses > MAX_CLAUSES:
            self.refuse(f"A search takes at most {MAX_CLAUSES} words; leave some out.", lexeme)
        unfinished = self.typing and lexeme.end == self.length
        if lexeme.kind == "quote" and not lexeme.closed and not self.typing:
            self.refuse("This quotation is never closed; write the closing mark.", lexeme)
        place = lexeme.start, lexeme.end
        if searched in VALUE_FIELDS:
            try:
                return read_value(searched, lexeme.text, place, self.now)
            except QueryError:
                if unfinished:
                    return None
                raise
        open_ended = lexeme.kind == "word" or not lexeme.closed
        growing = unfinished and open_ended and not self.negative and lexeme.text[-1:].isalnum()
        typed = Typed(lexeme.text, _text_field(searched), place, growing)
        if lexeme.kind == "quote":
            return read_quotation(typed, lexeme.suffix)
        return read_word(typed)


def _text_field(name: str) -> QueryField:
    known: tuple[QueryField, ...] = get_args(QueryField)
    return next(field for field in known if field == name)


def _joined(kind: type[And] | type[Or], parts: list[Node | None]) -> Node | None:
    """Return `parts` under one node, those of the same kind taken in."""
    known: list[Node] = []
    for part in parts:
        if isinstance(part, kind):
            known.extend(part.parts)
        elif part is not None:
            known.append(part)
    if len(known) < 2:
        return known[0] if known else None
    return kind(tuple(known))
