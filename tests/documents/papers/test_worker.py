"""A real worker on a real broker: a paper survives the death of who makes it."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import page
import pytest
from django.conf import settings

from cosp.kernel.pdf import fonts
from documents.models import Rendition
from documents.rendering.desk import paper_desk
from documents.services.loading import load_session
from documents.states import RenditionState
from tests.processes import database_url
from tests.servers import wait_until

pytestmark = [pytest.mark.papers, pytest.mark.django_db(transaction=True)]
LONG = 120.0  # seconds; a slow machine that also does other things

ORDER = """
import sys, django
django.setup()
from cosp.celery import app
from documents.services.papers import request_papers
from sessions.models import ConferenceSession
app.control.purge()
request_papers(ConferenceSession.objects.get(number=10), sys.argv[1:], None)
"""


@pytest.fixture
def environment(broker_url, tmp_path, settings):
    """That of a worker on the test's database and broker, with files of its own."""
    settings.MEDIA_ROOT = tmp_path / "files"
    fonts.prepare(settings.DATA_DIR)
    shutil.copytree(settings.DATA_DIR / "fonts", tmp_path / "fonts")
    return {
        **os.environ,
        "DATABASE_URL": database_url(),
        "REDIS_URL": broker_url,
        "COSP_DATA_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "cosp.settings.embedded",
    }


@pytest.fixture
def start_worker(environment):
    """Starts workers of two processes, and ends them with the test."""
    running = []

    def start():
        command = [sys.executable, "-m", "celery", "-A", "cosp", "worker", "-c", "2"]
        worker = subprocess.Popen(
            [*command, "--without-mingle", "--without-gossip", "--loglevel", "ERROR"],
            cwd=settings.BASE_DIR,
            env=environment,
            start_new_session=True,
        )
        running.append(worker)
        return worker

    yield start
    for worker in running:
        if worker.poll() is None:
            os.killpg(worker.pid, signal.SIGKILL)
            worker.wait()


def order(environment, *codes):
    subprocess.run(
        [sys.executable, "-c", ORDER, *codes], cwd=settings.BASE_DIR, env=environment, check=True
    )


def state_of(code):
    return Rendition.objects.get(language=code).state


def files():
    return sorted(path.name for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file())


def children(worker):
    task = Path(f"/proc/{worker.pid}/task/{worker.pid}/children")
    return [int(one) for one in task.read_text().split()]


def finished(code):
    row = Rendition.objects.get(language=code)
    assert row.state == RenditionState.DONE, row.error
    assert page.validate_pdf_bytes(row.file.read(), profile="ua1").failures == []
    assert files() == [Path(row.file.name).name]


def test_paper_of_a_killed_worker_is_made_by_the_next(environment, start_worker):
    session = load_session("cosp10")
    order(environment, "ar")
    worker = start_worker()
    wait_until(lambda: state_of("ar") == RenditionState.RENDERING, LONG)
    os.killpg(worker.pid, signal.SIGKILL)
    worker.wait()
    assert state_of("ar") == RenditionState.RENDERING
    assert files() == []

    start_worker()
    wait_until(lambda: state_of("ar") != RenditionState.RENDERING, LONG)
    finished("ar")
    assert {line.language.code for line in paper_desk(session).lines if line.is_current} == {"ar"}


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="finds the worker's processes in /proc")
def test_paper_of_a_killed_process_is_made_by_another_of_the_same_worker(environment, start_worker):
    load_session("cosp10")
    order(environment, "ar")
    worker = start_worker()
    wait_until(lambda: state_of("ar") == RenditionState.RENDERING, LONG)
    for process in children(worker):
        os.kill(process, signal.SIGKILL)
    begun = Rendition.objects.get(language="ar").started_at
    wait_until(lambda: state_of("ar") == RenditionState.DONE, LONG)
    finished("ar")
    assert Rendition.objects.get(language="ar").started_at > begun
    assert worker.poll() is None
