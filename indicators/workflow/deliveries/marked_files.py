"""The marked-up copy of a file of a draft."""

import tempfile
from pathlib import Path

from indicators.workflow.acting import Acting
from indicators.workflow.deliveries.delivery_check import Checked
from indicators.workflow.deliveries.drafts import Draft, draft, parcel_of


def markable(found: Draft, checked: Checked) -> list[str]:
    """The files with errors or warnings that the check could read."""
    names = [file.name for file in found.files]
    return [name for name in names if name not in checked.unread and len(checked.of_file(name))]


def marked_file(number: str, name: str, checked: Checked, language: str, acting: Acting) -> bytes:
    """The copy of a file. Raises HandInError for a draft that the person may not see."""
    files = dict(parcel_of(draft(number, acting), acting).files)
    # Reading workbooks takes ten megabytes of a server, and few servers are ever asked to.
    from indicators.workflow.deliveries.marked_copy import marked_copy

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(files[name])
        return marked_copy(path, checked.of_file(name), language)
