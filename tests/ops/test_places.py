"""Runtime files stand in one folder, and a socket's path is never too long."""

from pathlib import Path

from cosp.ops import places


def test_data_folder_is_given_or_beside_the_code(tmp_path):
    assert places.data_dir({"COSP_DATA_DIR": str(tmp_path)}) == tmp_path.resolve()
    assert places.data_dir({"COSP_DATA_DIR": ""}) == places.ROOT / "var"


def test_socket_stands_in_the_data_folder_when_its_path_is_short():
    assert places.socket_path(Path("/srv/cosp")) == Path("/srv/cosp/valkey.sock")


def test_socket_of_a_deep_data_folder_stands_in_a_short_one_of_its_own():
    first, second = Path("/srv", "x" * 90, "first"), Path("/srv", "x" * 90, "second")
    paths = {places.socket_path(first), places.socket_path(second)}
    assert len(paths) == 2
    assert all(len(str(path)) <= places.LONGEST_SOCKET_PATH_BYTES for path in paths)
    assert places.socket_path(first) == places.socket_path(first)
