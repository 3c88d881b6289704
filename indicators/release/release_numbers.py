"""Numbers of releases: a day, and the order of the day."""


def order_of(number: str) -> tuple[str, int]:
    """What puts numbers in the order in which the releases were made."""
    return number[:10], int(number[11:])


def number_in(file_name: str) -> str:
    """The number of a release by the name of its file."""
    return file_name.removeprefix("release-").removesuffix(".duckdb")
