"""Plain text read: its encoding, its lines, its typewriter habits, its dates."""
