-- Room for the migrations that are made beside these.
SELECT 1;
