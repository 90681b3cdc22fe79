/**
 * What happened around people's accounts, in one model, whatever it was read from. Values only: no
 * reading of formats, no deciding.
 */
@NullMarked
package dev.countersign.access.event;

import org.jspecify.annotations.NullMarked;
