"""issue.lock: what an issue was made from and what came of it, kept and compared."""
