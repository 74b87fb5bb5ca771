"""The tokens of a LaTeX file that are still to be set: commands take their arguments from them, and put tokens back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from directory.cv.readers.latex.tokens import Token

EXPANSION = 20  # times a file's tokens, at most; a macro that calls itself stops here
MAX_OPTION = 400  # tokens between brackets


class Source:
    """Tokens, the next one last. `left` counts down the work that the file may make."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.todo = list(tokens[::-1])
        self.left = EXPANSION * len(tokens) + 100_000

    def __iter__(self) -> Iterator[Token]:
        """Token after token, also those put back, while there is any and work is left."""
        while self.todo and self.left > 0:
            self.left -= 1
            yield self.todo.pop()

    def next_is(self, kind: str) -> bool:
        return bool(self.todo) and self.todo[-1].kind == kind

    def skip_space(self) -> None:
        while self.todo and self.todo[-1].kind == "space":
            self.todo.pop()

    def argument(self) -> list[Token]:
        """A group without its braces, or one token."""
        self.skip_space()
        if not self.todo or self.todo[-1].kind in ("par", "begin", "end"):
            return []
        token = self.todo.pop()
        return self.until_closed() if token.kind == "{" else [] if token.kind == "}" else [token]

    def until_closed(self) -> list[Token]:
        depth, found = 1, []
        while self.todo:
            token = self.todo.pop()
            depth += (token.kind == "{") - (token.kind == "}")
            if not depth:
                break
            found.append(token)
        self.left -= len(found)  # groups inside groups are taken again and again
        return found

    def optional(self) -> list[Token] | None:
        """What stands in brackets; None where nothing does."""
        if not self.todo or self.todo[-1].kind != "[":
            return None
        depth, found = 0, []
        for back in range(2, min(len(self.todo), MAX_OPTION) + 1):
            token = self.todo[-back]
            depth += (token.kind == "{") - (token.kind == "}")
            if (token.kind == "]" and not depth) or depth < 0 or token.kind == "par":
                break
            found.append(token)
        else:
            return None
        if depth or self.todo[-back].kind != "]":
            return None
        del self.todo[-back:]
        return found

    def star(self) -> None:
        if self.todo and self.todo[-1].kind == "text" and self.todo[-1].text == "*":
            self.todo.pop()

    def arguments(self, most: int = 9) -> list[list[Token]]:
        """The groups that follow at once."""
        found: list[list[Token]] = []
        while len(found) < most:
            back = 1
            while back <= len(self.todo) and self.todo[-back].kind == "space":
                back += 1
            if back > len(self.todo) or self.todo[-back].kind != "{":
                break
            found.append(self.argument())
        return found

    def put(self, *tokens: Token | Sequence[Token]) -> None:
        """Tokens to be set next, in this order."""
        for token in reversed(tokens):
            if isinstance(token, Token):
                self.todo.append(token)
            else:
                self.todo.extend(reversed(token))
