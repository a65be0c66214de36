"""Forms as data: their definition, its JSON, conditions, answers as typed and as kept, and what is wrong in them."""
