"""`python -m hopthon`."""

import sys

from hopthon.cli import main

sys.exit(main())
