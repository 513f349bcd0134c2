"""What leaves as HTML: self-contained pages that load nothing and on which no script runs."""

from briefreader.render.html.brief import brief_html
from briefreader.render.html.comparison import comparison_html
from briefreader.render.html.ledger import ledger_html

__all__ = ["brief_html", "comparison_html", "ledger_html"]
