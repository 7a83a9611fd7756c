"""WeasyPrint by itself, in a process of its own: columns.py IN.html OUT.pdf."""

import sys

from weasyprint import HTML

if __name__ == "__main__":
    HTML(sys.argv[1]).write_pdf(sys.argv[2])
