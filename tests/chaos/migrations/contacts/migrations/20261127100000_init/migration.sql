CREATE TABLE contacts (
    id UUID PRIMARY KEY,
    phone TEXT NOT NULL
);
