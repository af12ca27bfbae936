"""Plans that are tables: which columns say what and who, and what each row says."""
