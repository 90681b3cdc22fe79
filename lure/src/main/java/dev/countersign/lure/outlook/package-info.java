/**
 * Outlook's own forms of a mail, {@code .msg} (MS-OXMSG) and {@code winmail.dat} (MS-OXTNEF): their
 * properties, recipients and attachments, as they stand there. What a mail's fields mean is {@code
 * lure.mail}'s.
 */
@NullMarked
package dev.countersign.lure.outlook;

import org.jspecify.annotations.NullMarked;
