"""Small files with bytes changed, doubled, cut and put in."""

from __future__ import annotations

from hypothesis import strategies as st

PIECES = (
    b"\x00",
    b"\xff",
    b"\f",
    b"{",
    b"}",
    b"[",
    b"\\",
    b"%",
    b"&",
    b"<",
    b">",
    b"<table><tr><td>",
    b"\\item",
    b"\\begin{a}",
    b"(",
)


@st.composite
def damaged(draw: st.DrawFn, data: bytes) -> bytes:
    """`data` with up to six injuries."""
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        middle = draw(st.sampled_from((b"", data[start:end] * 2, *PIECES)) | st.binary(max_size=4))
        data = data[:start] + middle + data[end:]
    return data
