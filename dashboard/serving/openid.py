"""Whether people can sign in here, and with what: secrets.toml for Streamlit, roles.toml for us."""

from streamlit.auth_util import get_secrets_auth_section
from streamlit.config import set_option

from indicators import resources
from indicators.catalogue import Catalogue
from indicators.workflow.access.roles import check_cities, read_roles

PROVIDER = "default"


def use_own_secrets() -> None:
    """The secrets of this monitor and of no other program of the same account."""
    set_option("secrets.files", [str(resources.secrets_file())])


def is_set_up() -> bool:
    """Whether a provider of identities is named; then people can sign in."""
    return resources.secrets_file().is_file() and bool(get_secrets_auth_section())


def check_set_up(catalogue: Catalogue) -> None:
    """Raises MonitorError where people could sign in but nobody said who may do what."""
    if not is_set_up():
        return
    file = resources.roles_file()
    check_cities(read_roles(file), catalogue.cities.codes, file)
