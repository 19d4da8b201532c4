"""One canonical name for every origin over the corpus."""
