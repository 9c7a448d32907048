"""Words that point back (他, 其, 双方, 该国) and whom they mean."""
