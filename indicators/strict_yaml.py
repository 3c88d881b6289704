"""The one way to read YAML here: a key given twice is a mistake, not a later value that wins."""

from typing import Any

import yaml

_FastLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _StrictLoader(_FastLoader):  # type: ignore[misc,valid-type]
    """SafeLoader that refuses a key given twice: in definitions that is a lost rule."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key, deep=deep) for key, _ in node.value]
        doubled = sorted({str(key) for key in keys if keys.count(key) > 1})
        if doubled:
            raise yaml.constructor.ConstructorError(
                None, None, f"key given twice: {', '.join(doubled)}", node.start_mark
            )
        return super().construct_mapping(node, deep=deep)


def parse(text: str) -> Any:
    """The content of a YAML text. Raises yaml.YAMLError or, for a day that is none, ValueError."""
    return yaml.load(text, Loader=_StrictLoader)
