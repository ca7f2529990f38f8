"""The documentation site: `sphinx-build -W docs site`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

import transcheck

project = "transcheck"
author = copyright = "The transcheck developers"  # noqa: A001 (Sphinx reads this name)
release = version = transcheck.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx_click", "from_code"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["examples"]
myst_heading_anchors = 3
smartquotes = False  # options begin with two hyphens
default_role = "code"
autodoc_typehints = "signature"
autodoc_member_order = "bysource"
autodoc_class_signature = "separated"
napoleon_use_ivar = True

html_theme = "furo"
html_title = "transcheck"
html_copy_source = html_show_sourcelink = False
