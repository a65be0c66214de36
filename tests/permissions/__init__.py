"""Who may do what: every action of every room × every role. A room's cases stand in a module of its name.

A new action is added here by hand: a case says who may do it, and calls it as an officer of each role.
"""
