"""Links between the tellings of a ledger, and the events that they make for each reader (release.md, "Linking").

Links are pure functions of two tellings and of shipped knowledge, and belong to nobody. What a reader sees of them is
made of its own rows alone: links between tellings that it sees, as its own blocks admit them, and judgements that it
sees.
"""
