"""Full-text search over a derived Whoosh index. All of Whoosh is behind this package."""

import warnings

# Whoosh 2.7.4 is older than Python 3.12's warnings about escapes in plain strings; a first
# import without compiled files would print dozens of them.
warnings.filterwarnings("ignore", category=SyntaxWarning, module=r".*\bwhoosh\b")
