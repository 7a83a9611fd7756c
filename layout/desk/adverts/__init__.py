"""Advertisements read: booked, supplied as PDF, whole pages; and the fillers."""
