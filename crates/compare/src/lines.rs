//! Turns chains into the number of independent lines and the nodes they all pass. Knows nothing of claims.
