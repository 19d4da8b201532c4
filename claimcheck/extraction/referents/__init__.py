"""Who and what is meant: people, offices, pronouns, and nouns that point back."""
