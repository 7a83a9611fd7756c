"""What an editor is told: what is wrong, and the remedies that were tried."""
