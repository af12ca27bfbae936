"""Excel workbooks (.xlsx and its kin): the visible sheets in order, each cell as it is shown.

Each sheet is read in one pass of bounded size. openpyxl knows the formats of numbers, dates and coordinates; its own
reader of workbooks is not used, because it makes a cell for every place of a merged range or a link (a range over the
whole sheet has 17 thousand million) and refuses a workbook for one filter or style it does not expect.
"""

from __future__ import annotations

from qgraph.reading.sheets.reader import see

__all__ = ["see"]
