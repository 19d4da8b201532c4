"""Who says what: the attributions of a sentence, and the speech that goes on over several."""
