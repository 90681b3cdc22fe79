/**
 * Mail: bytes as they were handed in become messages, within bounds and without failing. Nothing in
 * a message is opened, fetched or resolved here.
 */
@NullMarked
package dev.countersign.lure.mail;

import org.jspecify.annotations.NullMarked;
