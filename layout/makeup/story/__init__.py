"""One story made to fit its rectangles."""
