"""A Dask cluster of two workers in processes of their own, until input ends.

Run as a program: what the cluster warns of on its way out is not the tests' affair.
Prints the scheduler's address and the workers' process ids.
"""

import sys

from distributed import Client, LocalCluster


def _process_ids(client: Client) -> list[int]:
    workers = client.scheduler_info(n_workers=-1)["workers"]
    found = client.run(_own_id)
    return [found[worker] for worker in sorted(workers)]


def _own_id() -> int:
    import os  # noqa: PLC0415  # it runs on a worker

    return os.getpid()


def main() -> None:
    with (
        LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=""
        ) as cluster,
        Client(cluster) as client,
    ):
        print(client.scheduler.address, *_process_ids(client), flush=True)  # noqa: T201
        sys.stdin.read()


if __name__ == "__main__":
    main()
