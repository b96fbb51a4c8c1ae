"""Games on a real Dask cluster: the same bytes as here, whoever is lost."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.cluster import DaskCluster
from support.command import Ran, environment, tabletop
from support.told import FERRY_DECK

pytest.importorskip("distributed", reason="Dask is an extra; the development extra brings it")


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[DaskCluster]:
    """A scheduler without workers."""
    home = tmp_path / "dask"
    home.mkdir()
    with DaskCluster(home) as started:
        yield started


def simulate(home: Path, out: str, *more: str, games: int = 60) -> Ran:
    return tabletop("simulate", FERRY_DECK, "--games", str(games), "--out", out, *more, home=home)


def test_two_workers_give_the_same_bytes_as_this_machine(cluster: DaskCluster, tmp_path: Path) -> None:
    cluster.add_worker()
    cluster.add_worker()
    there = simulate(tmp_path, "there.csv", "--scheduler", cluster.address)
    assert (there.status, there.err) == (0, "")
    assert simulate(tmp_path, "here.csv", "--workers", "1").status == 0
    for ending in ("csv", "md"):
        assert (tmp_path / f"there.{ending}").read_bytes() == (tmp_path / f"here.{ending}").read_bytes()


RUN = """
import json, os, signal, sys
from tabletop.batch.cluster import Cluster
from tabletop.batch.run import run
from tabletop.engine.simulate import Plan
from tabletop.library import load_deck
import tabletop

deck, address, victim, games = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
plan = Plan.of(
    load_deck(deck), ("recruit", "recruit"), turns=3, iterations=1, seed="1", games=games, version=tabletop.__version__
)
rows = []

def take(done):
    if not rows:
        os.kill(victim, signal.SIGKILL)
    rows.append(done.rows)

crew = Cluster(plan, address, print)
outcome = run(plan, crew, take, say=print)
crew.close()
print(json.dumps([outcome.ending, outcome.sentence, "".join(rows)]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX does")
class TestLost:
    def run(self, cluster: DaskCluster, home: Path, victim: subprocess.Popen[bytes], games: int) -> tuple[str, str, str]:
        """How a run ended in which `victim` is killed once the first chunk is done, its sentence, and the rows."""
        done = subprocess.run(
            [sys.executable, "-c", RUN, FERRY_DECK, cluster.address, str(victim.pid), str(games)],
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            cwd=home,
            env=environment(home),
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert done.stderr == ""
        ending, sentence, rows = json.loads(done.stdout.splitlines()[-1])
        return ending, sentence, rows

    def test_what_a_lost_worker_had_is_played_by_another(self, cluster: DaskCluster, tmp_path: Path) -> None:
        victim, _ = cluster.add_worker(), cluster.add_worker()
        ending, _, rows = self.run(cluster, tmp_path, victim, 1500)
        assert ending == "done"
        assert victim.wait(10) == -signal.SIGKILL
        assert simulate(tmp_path, "here.csv", "--workers", "1", games=1500).status == 0
        assert rows == (tmp_path / "here.csv").read_text().partition("\n")[2]

    def test_a_lost_scheduler_ends_the_run_with_what_was_done(self, cluster: DaskCluster, tmp_path: Path) -> None:
        cluster.add_worker()
        ending, sentence, rows = self.run(cluster, tmp_path, cluster.scheduler, 20_000)
        assert ending == "lost"
        assert sentence == f"The connection to the scheduler at {cluster.address} was lost."
        assert rows.startswith("1,1#1,")
        assert rows.endswith("\n")


def test_another_version_of_tabletop_on_a_worker_is_said(cluster: DaskCluster, tmp_path: Path) -> None:
    cluster.add_worker("--preload", "import tabletop; tabletop.__version__ = '0.0.1'")
    ran = simulate(tmp_path, "there.csv", "--scheduler", cluster.address)
    assert ran.status == 1
    assert ran.err.startswith("The worker at tcp://127.0.0.1:")
    assert "has Tabletop 0.0.1, and this is " in ran.err
    assert len(ran.err.splitlines()) == 1
    assert not (tmp_path / "there.csv").exists()
    assert not (tmp_path / "there.csv.new").exists()


IMPATIENT = "import tabletop.batch.cluster as c\nc._WAIT = 0.5"


def test_a_scheduler_without_workers(cluster: DaskCluster, tmp_path: Path) -> None:
    words = ("simulate", FERRY_DECK, "--scheduler", cluster.address)
    ran = tabletop(*words, home=tmp_path, before=IMPATIENT)
    assert ran.status == 1
    assert ran.err == f"The scheduler at {cluster.address} has no workers: start some with `dask worker {cluster.address}`.\n"


def test_nobody_answers(tmp_path: Path) -> None:
    ran = tabletop("simulate", FERRY_DECK, "--scheduler", "tcp://127.0.0.1:9", home=tmp_path, before=IMPATIENT)
    assert ran.status == 1
    assert ran.err.startswith("The scheduler at tcp://127.0.0.1:9 did not answer within ")
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize("address", ["nonsense", "ftp://host:1", "tcp://host", "tcp://host:1/\x1b[31m", "inproc://x:1"])
def test_what_is_no_address(address: str, tmp_path: Path) -> None:
    ran = tabletop("simulate", FERRY_DECK, "--scheduler", address, home=tmp_path)
    assert ran.status == 1
    assert "is no address of a scheduler: write it as tcp://host:8786.\n" in ran.err
    assert "\x1b" not in ran.err


def test_without_dask_it_says_what_to_install(tmp_path: Path) -> None:
    ran = tabletop(
        "simulate", FERRY_DECK, "--scheduler", "tcp://127.0.0.1:9", home=tmp_path, before="sys.modules['distributed'] = None"
    )
    assert ran.status == 1
    assert ran.err.startswith("A cluster needs Dask, which is not here: install it with `pip install 'tabletop[cluster]'`")
