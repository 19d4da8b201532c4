"""A claim that can be read alone: referents put in or left open, dates, and whether it still says something."""
