"""Backups: everything that cannot be made again, in one verified file, and back."""
