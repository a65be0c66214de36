"""Reading an official letter: text in, parts with places, confidence and warnings out (docs/reading.md).

`layout` plans a letter into zones; `letter`, `addressees`, `duties`, `mentions`, `contacts` and `foot` read one zone
each; `checks` finds the faults; `reader.read` does it all, and `contract.to_json` prints it. What the country knows
comes in as `knowledge`; numbers, citations and time limits are read by `core.phrases`.
"""
