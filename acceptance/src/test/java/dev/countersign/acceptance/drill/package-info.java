/**
 * A company's people get exercises by real mail, with everything in the path of the mail that opens
 * links: who acted is told apart from what did.
 */
@NullMarked
package dev.countersign.acceptance.drill;

import org.jspecify.annotations.NullMarked;
