"""Search libraries side by side on the same services and the same queries; results.md is what came out."""
