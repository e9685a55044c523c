BEGIN;

-- A code of an authenticator opens the account once: the number of the last half-minute that was used.
ALTER TABLE "User" ADD COLUMN "totpUsedStep" INTEGER;

COMMIT;
