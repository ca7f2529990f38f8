"""Whether a text is a machine translation: checkable signs, a calibrated probability, an honest verdict.

See docs/machine-translation.md for what was measured.
"""

from __future__ import annotations

from transcheck.origin.closeness import closeness
from transcheck.origin.detect import detect_origin
from transcheck.origin.evidence import evidence_issues, find_evidence, guess_source

__all__ = ["closeness", "detect_origin", "evidence_issues", "find_evidence", "guess_source"]
