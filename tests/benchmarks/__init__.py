"""Measurements that print figures. `python -m tests.benchmarks NAME` runs one; no test asserts a time.

Each module here has a `main()` that takes no arguments and prints what it measured.
"""
