CREATE TABLE IF NOT EXISTS customer (
    id UUID PRIMARY KEY,
    name TEXT NOT NULL,
    subscription UUID
);
