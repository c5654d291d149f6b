"""Same report, same event, same actor, and where tellings differ. Nothing stands here yet: each telling is an event."""
