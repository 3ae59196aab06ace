"""What a booted stand has to do is told by rules, one function each; its first line is the rule as the report has it, its name
is what --only takes. Each gets the Bench and raises a Fault where the rule does not hold."""

from machine import Fault

SHORT, LONG = [], []  # in the order they run


def rule(text, length="usual"):
    def add(function):
        function.rule = text
        LONG.append(function)
        if length == "short":
            SHORT.append(function)
        function.long_only = length == "long"
        return function
    return add


def expect(truth, finding):
    if not truth:
        raise Fault(finding)
