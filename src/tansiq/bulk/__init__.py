"""The same reading and linking over millions of reports, by a pool or a cluster. Nothing stands here yet."""
