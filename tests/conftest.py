"""How property tests run: alike on every machine and every day, and never against a clock.

`TABLETOP_THOROUGH=1` lets them look for new examples instead, and for more of them where a test says so.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "tabletop",
    deadline=None,
    derandomize=not os.environ.get("TABLETOP_THOROUGH"),
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
)
settings.load_profile("tabletop")
