"""`import areas`: the areas of a council, and what falls into each.

The road: `reading` takes the areas out of a table, GeoJSON or YAML; `writing`
puts what is new into content/areas.yml; `start.sorting` says where each location
of the register is; `moving` what that changes; `plan` makes the files of it.
"""

from generator.importers.areas.plan import AreasPlan, plan_areas

__all__ = ["AreasPlan", "plan_areas"]
