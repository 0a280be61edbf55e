-- Room for another change.
SELECT 1;
