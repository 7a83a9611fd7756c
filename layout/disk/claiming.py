"""An open file claimed: the system's lock (flock(2)), gone with whoever has it."""

import fcntl


def claim(descriptor: int) -> bool:
    """Lock an open file if nobody has; say whether its file system knows locks.

    Raises:
        BlockingIOError: somebody has locked it.
    """
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise
    except OSError:
        return False
    return True
