-- Whether a mail said that its order is paid: a receipt says it where no other mail did. Mails that went out before said it at
-- their time; their orders get no receipt, for a receipt comes with the payment.
ALTER TABLE "emails" ADD COLUMN "says_paid" BOOLEAN NOT NULL DEFAULT false;
