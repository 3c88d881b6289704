"""Where the archives of everything stand, for pages that lead to them."""

FILES = "/dateien/"
"""What stands before the path of a file of the release in force."""
BUNDLE = "alles/{area}.{language}.zip"
"""The path of the archive about an area, or about an indicator in place of one."""


def bundle_link(label: str, area: str, language: str) -> str:
    """The way to everything about an area, as Markdown."""
    return f"[{label}]({FILES}{BUNDLE.format(area=area, language=language)})"
