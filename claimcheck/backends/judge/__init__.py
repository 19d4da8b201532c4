"""Who reads pairs: the shipped judges, others of any cross-encoder or language model, and what they run on."""
