"""Open Referral → drafts of packages: services of UK 3.0, UK 1.0 and Outpost, as other directories publish them.

    read_files      files → JSON documents, measured before they are parsed
    gather          documents → each service once, with its organisation
    plan_import     services → the files to write, and the report

What comes in has no award, so nothing of it is listed before somebody has
looked through it and the council has decided.
"""

from generator.importers.open_referral.documents import gather
from generator.importers.open_referral.files import read_files
from generator.importers.open_referral.plan import ReferralPlan, plan_import

__all__ = ["ReferralPlan", "gather", "plan_import", "read_files"]
