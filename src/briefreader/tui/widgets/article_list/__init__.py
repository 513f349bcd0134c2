"""The list of articles: any number of them, read a page at a time."""

from briefreader.tui.widgets.article_list.article_list import ArticleList
from briefreader.tui.widgets.article_list.pages import PAGE, Pages

__all__ = ["PAGE", "ArticleList", "Pages"]
