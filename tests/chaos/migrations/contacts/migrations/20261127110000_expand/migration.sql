-- Release 1 writes `phone` only, release 2 the new columns only. While both run, the trigger fills what the other one reads.
SET lock_timeout = '3s';

ALTER TABLE contacts
    ADD COLUMN country_code TEXT,
    ADD COLUMN national_number TEXT,
    -- Holds for new rows at once; those from before are filled in batches, and validated by the next migration.
    ADD CONSTRAINT contacts_parts_check CHECK (country_code IS NOT NULL AND national_number IS NOT NULL) NOT VALID;

CREATE FUNCTION contacts_sync() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    has_old_changed BOOLEAN := TG_OP = 'UPDATE' AND NEW.phone IS DISTINCT FROM OLD.phone;
BEGIN
    IF NEW.phone IS NOT NULL AND (NEW.country_code IS NULL OR has_old_changed) THEN
        NEW.country_code := split_part(NEW.phone, ' ', 1);
        NEW.national_number := substr(NEW.phone, strpos(NEW.phone, ' ') + 1);
    ELSE
        NEW.phone := NEW.country_code || ' ' || NEW.national_number;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER contacts_sync BEFORE INSERT OR UPDATE ON contacts FOR EACH ROW EXECUTE FUNCTION contacts_sync();
