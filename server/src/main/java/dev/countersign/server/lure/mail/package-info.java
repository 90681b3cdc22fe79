/**
 * Reports that come by mail: from a mailbox that is read by IMAP, or handed in by SMTP. Of a mail
 * only the header is looked at here, to know whose report it is and whether it may be answered.
 */
@NullMarked
package dev.countersign.server.lure.mail;

import org.jspecify.annotations.NullMarked;
