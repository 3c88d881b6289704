"""Files for running the monitor agree with the program and with each other."""

import re
from pathlib import Path

import pytest

from dashboard.serving.request_limits import MOST_UPLOAD
from indicators.cli.main import commands

ROOT = Path(__file__).parent.parent
DEPLOY = ROOT / "deploy"
PORT = "8501"


def read(name):
    return (DEPLOY / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["oeffnungsmonitor.service", "Containerfile"])
def test_the_command_is_one_that_exists_with_options_that_exist(name):
    (line,) = re.findall(r"^(?:ExecStart=|CMD \[).*serve.*$", read(name), flags=re.M)
    options = {option for one in commands.commands["serve"].params for option in one.opts}

    assert set(re.findall(r"--[a-z]+", line)) <= options
    assert PORT in line


def test_nginx_passes_the_path_on_to_the_port_of_the_service():
    (target,) = re.findall(r"proxy_pass (\S+);", read("nginx.conf"))

    assert target == f"http://127.0.0.1:{PORT}"
    assert "--host 127.0.0.1" in read("oeffnungsmonitor.service")


def test_nginx_allows_what_the_server_allows():
    (size,) = re.findall(r"client_max_body_size (\d+)m;", read("nginx.conf"))

    assert int(size) * 1024**2 == MOST_UPLOAD


def test_every_file_is_explained():
    told = (ROOT / "docs" / "operation.md").read_text(encoding="utf-8")

    for file in DEPLOY.iterdir():
        assert f"../deploy/{file.name}" in told


@pytest.mark.parametrize("paper", ["operation.md", "open-data.md"])
def test_every_file_a_paper_names_exists(paper):
    text = (ROOT / "docs" / paper).read_text(encoding="utf-8")
    named = re.findall(r"`((?:docs|tests|indicators)/[\w./-]+\.\w+)`", text)
    linked = re.findall(r"\]\((?!https?:)([^)#]+)\)", text)

    assert named or linked
    assert [one for one in named if not (ROOT / one).exists()] == []
    assert [one for one in linked if not (ROOT / "docs" / one).exists()] == []
