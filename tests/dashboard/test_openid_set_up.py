"""Whether people can sign in is said by two files; with one of them alone nobody is let in."""

import shutil
from pathlib import Path

import pytest

from dashboard.serving import openid
from dashboard.serving.openid import check_set_up
from indicators import resources
from indicators.catalogue import load_catalogue
from indicators.workflow.access.roles import RolesError

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("OEFFNUNGSMONITOR_DATA", str(tmp_path))
    monkeypatch.setattr(openid, "get_secrets_auth_section", lambda: {"client_id": "a"})
    return tmp_path


def test_without_secrets_only_the_public_part_runs(folder):
    assert not openid.is_set_up()
    check_set_up(load_catalogue())


def test_with_secrets_alone_the_server_says_that_the_roles_are_missing(folder):
    shutil.copy(DOCS / "secrets.example.toml", resources.secrets_file())

    assert openid.is_set_up()
    with pytest.raises(RolesError, match="Rollen fehlt"):
        check_set_up(load_catalogue())


def test_the_examples_of_the_docs_fit_together(folder):
    shutil.copy(DOCS / "secrets.example.toml", resources.secrets_file())
    shutil.copy(DOCS / "roles.example.toml", resources.roles_file())

    check_set_up(load_catalogue())
