-- After the last instance of release 1 has ended.
SET lock_timeout = '3s';

-- allow drop-object: release 2 neither reads nor writes `phone`
DROP TRIGGER contacts_sync ON contacts;

-- allow drop-object: only the trigger has called it
DROP FUNCTION contacts_sync;

-- allow set-not-null: the validated constraint spares the scan
-- allow drop-column: release 2 neither reads nor writes `phone`
ALTER TABLE contacts
    ALTER COLUMN country_code SET NOT NULL,
    ALTER COLUMN national_number SET NOT NULL,
    DROP COLUMN phone;

-- allow drop-object: NOT NULL says the same
ALTER TABLE contacts DROP CONSTRAINT contacts_parts_check;
