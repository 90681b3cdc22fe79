/**
 * Whose an address is: lists that are kept and renewed, and what was answered by which of their
 * versions. How a list is read and judged belongs to {@code intel}.
 */
@NullMarked
package dev.countersign.server.screening;

import org.jspecify.annotations.NullMarked;
