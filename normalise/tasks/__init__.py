"""Tasks that a plan assigns and a report tells of: deadlines, status, links."""
