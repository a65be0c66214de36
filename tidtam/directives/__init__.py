"""Room 6, directives: what a confirmed letter asks, whom it binds, and what each organisation owes by when."""
