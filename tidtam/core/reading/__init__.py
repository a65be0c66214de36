"""Reading an official letter: text in, parts with places, confidence and warnings out (docs/reading.md).

`number` and `citation` are the grammars of letter numbers, `deadlines` of time limits. `layout` plans a letter into zones;
`letter`, `addressees`, `duties`, `mentions`, `contacts` and `foot` read one zone each; `checks` finds the faults;
`reader.read` does it all, and `contract.to_json` prints it. What the country knows comes in as `knowledge`.
"""
