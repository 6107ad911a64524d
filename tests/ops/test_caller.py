"""Whoever called and went away without a word is noticed."""

import os
import signal

import pytest

from cosp.ops.caller import Caller


@pytest.fixture
def pipe():
    """Both ends of a pipe: reader and writer."""
    reading, writing = os.pipe()
    with os.fdopen(reading) as reader, os.fdopen(writing, "w") as writer:
        yield reader, writer


def make_that_blocks(folder, *signals):
    """The status of a make that holds these signals blocked, where /proc would have it."""
    mask = sum(1 << (one - 1) for one in signals)
    status = folder / str(os.getppid()) / "status"
    status.parent.mkdir()
    status.write_text(f"Name:\tmake\nSigPnd:\t0\nSigBlk:\t{mask:016x}\nSigIgn:\t0\n")


def test_a_reader_who_is_there_is_not_gone(pipe):
    assert not Caller(pipe[1], {}).is_gone()


def test_a_closed_pipe_is_noticed(pipe):
    reader, writer = pipe
    caller = Caller(writer, {})
    reader.close()
    assert caller.is_gone()


def test_a_make_that_goes_on_is_not_gone(pipe, tmp_path):
    make_that_blocks(tmp_path, signal.SIGCHLD)
    assert not Caller(pipe[1], {"MAKELEVEL": "1"}, tmp_path).is_gone()


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGHUP])
def test_a_make_that_was_told_to_end_is_noticed(pipe, tmp_path, sign):
    make_that_blocks(tmp_path, signal.SIGCHLD, sign)
    assert Caller(pipe[1], {"MAKELEVEL": "1"}, tmp_path).is_gone()


def test_only_a_make_that_started_us_counts(pipe, tmp_path):
    make_that_blocks(tmp_path, signal.SIGINT)
    assert not Caller(pipe[1], {}, tmp_path).is_gone()


def test_without_proc_nothing_is_known_of_make(pipe, tmp_path):
    assert not Caller(pipe[1], {"MAKELEVEL": "1"}, tmp_path).is_gone()
