"""Many games shared out between processes or machines, and what they came to in files: a table and a balance report.

`run.run` plays a plan with a crew: `crew.Processes` of this machine, or a `cluster.Cluster` of Dask's. A `ledger.Ledger` takes
what is done, in the order of the games; `report.balance_report` says what it means. Nothing in the files hangs on who played: the
same plan gives the same bytes. Nothing is imported here, so that a worker has only what it plays with.
"""
