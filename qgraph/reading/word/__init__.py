"""Word files (.docx and its kin): paragraphs and tables of the body in order, as Word prints them.

python-docx parses the parts; it knows nothing of the numbers Word makes, of tracked changes, of controls and text
boxes, and refuses a file for one dangling relation: so the parts are found and their words put together here.

Headers, footers, comments and tables of contents are left out. Footnotes and endnotes are left out as well, because
their place is neither inside a sentence nor behind the text; that there are some is reported.
"""

from __future__ import annotations

from qgraph.reading.word.reader import see

__all__ = ["see"]
