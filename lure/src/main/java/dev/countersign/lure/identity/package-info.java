/**
 * Who wrote a message, as far as it shows: against our contacts and domains, what mail servers
 * checked, and the conversation it claims to belong to.
 */
@NullMarked
package dev.countersign.lure.identity;

import org.jspecify.annotations.NullMarked;
