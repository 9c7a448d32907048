"""Names of records that depend on their content alone."""

from hashlib import sha256

#: `kind/local name`: `person/布林肯`.
Key = str


def fingerprint(*parts: str, digits: int = 8) -> str:
    """Hex digits that identify a record by its content."""
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:digits]
