"""The Dagster assets: each wires one step of `sources`, `normalise`, `checks` and `warehouse` to its partition; thin.

No rule about reports, words, checks or SQL belongs here, and no job, schedule or command: those are `pipelines`.
"""

import warnings

from dagster import BetaWarning, PreviewWarning

# Partitioned asset checks are a preview feature of the pinned version (docs/decisions/0002).
warnings.filterwarnings("ignore", category=PreviewWarning)
warnings.filterwarnings("ignore", category=BetaWarning)
